import type { Call } from "./call.ts";

interface LowScore {
  readonly item: string;
  readonly score: number;
}

/** A call in which something was amiss: a problem raised, or an item scored low. */
export interface Problem {
  readonly call: Call;
  readonly low: readonly LowScore[];
}

/** The scores of a call, as numbers. */
export function scoresOf({ scores = {} }: Pick<Call, "scores">): readonly LowScore[] {
  return Object.entries(scores).map(([item, score]) => ({ item, score: Number(score) }));
}

/** All calls in which something was amiss, with the scores that are no more than a limit. */
function problems(calls: readonly Call[], lowScore: number): readonly Problem[] {
  return calls.flatMap((call) => {
    const low = scoresOf(call).filter(({ score }) => score <= lowScore);
    return call.problem !== undefined || low.length > 0 ? [{ call, low }] : [];
  });
}

/** Those that were neither answered in the call itself nor in a later one about it. */
export function openProblems(calls: readonly Call[], lowScore: number): readonly Problem[] {
  const answers = calls.filter((one) => one.solved && one.about !== undefined);
  const isAnswered = ({ id, about, date, solved }: Call): boolean =>
    solved === true ||
    answers.some(
      (one) => one.about === id || (one.about === about && one.date >= date && one.id !== id),
    );
  return problems(calls, lowScore).filter(({ call }) => !isAnswered(call));
}
