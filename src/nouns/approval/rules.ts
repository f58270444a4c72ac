import type { Act } from "../../law/approval.ts";
import type { Change } from "../../law/change.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import type { AnyStored, Noun } from "../../law/noun.ts";
import { join, same, say, type Text, toType } from "../../law/words.ts";
import type { Staff } from "../staff/staff.ts";
import { roleOf, seatedAs, seatName, stepName } from "./seats.ts";
import type { Standing } from "./standing.ts";

/** Whoever signs or refuses a paper, and what is known of it. */
export interface Signing {
  readonly noun: Noun;
  readonly record: AnyStored;
  readonly standing: Standing;
  readonly people: readonly Staff[];
  readonly me: string | undefined;
  readonly today: string;
  /** How people call the paper: "SO261122A-iwan (Bon app')". */
  readonly called: string;
}

/** Who may sign what is open, in words: "sales manager: Wang Fang (wang-fang)". */
export function waitsFor({ steps }: Standing, people: readonly Staff[]): Text {
  const open = steps.filter(({ state }) => state === "open");
  const seats = open.flatMap((one) => one.seats);
  return join(
    seats.map(({ word, people: may }) => {
      const seat = seatName(word, people);
      const names = may.map(({ id, name }) => `${name} (${id})`);
      return names.length === 0
        ? say(`${seat.en}: nobody can`, `${seat.zh}：无人可签`)
        : say(`${seat.en}: ${names.join(", ")}`, `${seat.zh}：${names.join("、")}`);
    }),
  );
}

/** What is to be done where nobody can sign what is open; undefined where somebody can. */
export function wayOn({ steps, owners }: Standing): Text | undefined {
  const seats = steps.filter(({ state }) => state === "open").flatMap((one) => one.seats);
  if (seats.length === 0 || seats.some((seat) => seat.people.length > 0)) return undefined;
  const [owner = "STAFF"] = owners;
  const [{ word } = { word: "ROLE" }] = seats;
  const role = roleOf(word);
  const leads = toType(`rounds staff edit ${owner} --manager STAFF`);
  if (role === undefined) {
    return say(`a manager signs instead: ${leads.en}`, `可由上级代签：${leads.zh}`);
  }
  return say(
    `somebody else must hold the role, or lead them: rounds staff edit STAFF --role ${role}; ${leads.en}`,
    `须另有人担任该岗位，或指定其上级：rounds staff edit 员工 --role ${role}；${leads.zh}`,
  );
}

/** A seat that somebody may sign in, for himself or for somebody who is away. */
export interface MySeat {
  readonly step: string;
  readonly seat: string;
  readonly for: string | undefined;
}

/** The open seats that somebody may sign in: of steps that allow no second one, the first. */
export function mySeats({ standing, people, me, today }: Signing): readonly MySeat[] {
  const { steps, owners } = standing;
  const found: MySeat[] = [];
  for (const { step, state, seats, used } of steps) {
    if (state !== "open") continue;
    for (const { word } of seats) {
      if (
        found.length > 0 &&
        (!step.twice || (step.need !== "all" && found.at(-1)?.step === step.key))
      )
        continue;
      const seated = seatedAs(word, { people, owners, used }, { me, today });
      if (seated) found.push({ step: step.key, seat: word, for: seated.for });
    }
  }
  return found;
}

/** Why whoever asks may not sign, with who may. */
function refuseToSign({ standing, record, people, me, called }: Signing): never {
  const { state, steps, owners } = standing;
  if (state === "unneeded") {
    refuse(
      say(`${called} needs no approval`, `${called} 无需审批`),
      say("what does: rounds help approvals", "审批规则见：rounds help approvals"),
    );
  }
  const signed = steps.flatMap((one) => one.signed);
  if (state === "approved") {
    const names = signed.map(({ by, date }) => `${by} ${date}`).join(", ");
    refuse(say(`${called} is approved: ${names}`, `${called} 已批准：${names}`));
  }
  const who = waitsFor(standing, people);
  const ask = wayOn(standing) ?? say(`may sign: ${who.en}`, `可签批：${who.zh}`);
  if (owners.includes(me ?? "")) {
    refuse(say("nobody approves a paper of his own", "不能审批自己的单据"), ask);
  }
  const mine = signed.find(({ by }) => by === me);
  if (mine) {
    refuse(
      say(
        `you signed ${record.id} on ${mine.date} (${mine.step}); what is open is for somebody else`,
        `你已于 ${mine.date} 签批 ${record.id}（${mine.step}），余下步骤须由他人签批`,
      ),
      ask,
    );
  }
  refuse(say(`${record.id} is not for you to approve`, `${record.id} 不由你审批`), ask);
}

/**
 * Refuses a paper that is over or not finished yet: there is nothing to sign. What was done without
 * its approval may still be signed: `check` asks for it.
 */
function assertWaits({ noun, record, called }: Signing): void {
  if (noun.approval?.waits(record as never) !== false) return;
  if (noun.approval.done?.(record as never)) return;
  refuse(say(`${called} waits for no approval any more`, `${called} 已不在审批阶段`));
}

/** The acts by which somebody signs what is open for him. @throws RoundsError refused */
export function approvingActs(signing: Signing, why?: string): readonly Act[] {
  const { standing, me, today } = signing;
  if (standing.state !== "unneeded") assertWaits(signing);
  const seats = mySeats(signing);
  if (seats.length === 0 || me === undefined) refuseToSign(signing);
  return seats.map(({ step, seat, for: absent }) => ({
    ...{ date: today, by: me, act: "approved" as const, step, seat },
    ...(absent === undefined ? {} : { for: absent }),
    ...(why === undefined ? {} : { why }),
    ...(standing.round === 0 ? {} : { round: standing.round }),
    digest: standing.digest,
  }));
}

/** The record with further acts. */
export function withActs({ noun, record }: Pick<Signing, "noun" | "record">, acts: readonly Act[]) {
  const approvals = [...((record.approvals ?? []) as readonly Act[]), ...acts];
  return { do: "set" as const, noun, id: record.id, fields: { approvals } };
}

/** What approving comes to; `after` is how it stands with the new acts. */
export function approveChange(signing: Signing, acts: readonly Act[], after: Standing): Change {
  const { called, people } = signing;
  const { noun } = signing;
  const isOneOf = after.steps.length > 1;
  const keys = [...new Set(acts.map(({ step }) => step))];
  const names = join(keys.map((key) => stepName(key, people)));
  const steps = isOneOf ? say(`: ${names.en}`, `：${names.zh}`) : same("");
  const away = acts.find((one) => one.for !== undefined)?.for;
  const absent = people.find(({ id }) => id === away)?.name ?? away;
  const stood = absent === undefined ? say("", "") : say(` for ${absent}`, `（代 ${absent}）`);
  const who = waitsFor(after, people);
  const [why] = acts.flatMap((one) => one.why ?? []);
  return {
    steps: [withActs(signing, acts)],
    ...(why === undefined ? {} : { why }),
    receipt: say(
      `approved ${noun.label.en} ${called}${steps.en}${stood.en}`,
      `已批准${noun.label.zh} ${called}${steps.zh}${stood.zh}`,
    ),
    notes: after.state === "approved" ? [] : [say(`waits for ${who.en}`, `待 ${who.zh} 签批`)],
  };
}

/** Words for the owner as the one to whom a paper goes back. */
const ownerWords: ReadonlySet<string> = new Set(["owner", "负责人", "start"]);

/**
 * Refuses a paper with a reason and sends it back: to its owner, or to a step that it has passed,
 * which is then signed anew with all that come after it (R-APR-30).
 */
export function rejectChange(
  signing: Signing,
  told: { readonly why: string; readonly to?: string | undefined },
): Change {
  const { standing, record, me, today, called } = signing;
  if (standing.state !== "unneeded") assertWaits(signing);
  const mine = refusingSeat(signing);
  if (!mine || me === undefined) refuseToSign(signing);
  const to = ownerWords.has(told.to ?? "owner") ? undefined : told.to;
  const passed = standing.steps
    .filter(({ state }) => state !== "later")
    .map(({ step }) => step.key);
  if (to !== undefined && !passed.includes(to)) {
    throw new RoundsError(
      "bad-value",
      say(`there is no earlier step "${to}"`, `此前没有步骤“${to}”`),
      {
        candidates: ["owner", ...passed],
      },
    );
  }
  const absent = mine.for;
  const act: Act = {
    ...{ date: today, by: me, act: "rejected", step: mine.step, why: told.why },
    ...(absent === undefined ? {} : { for: absent }),
    ...(to === undefined ? {} : { to }),
    ...(standing.round === 0 ? {} : { round: standing.round }),
    digest: standing.digest,
  };
  const owner = signing.people.find(({ id }) => id === standing.owners[0])?.name;
  const back =
    to === undefined ? say(owner ?? "its owner", owner ?? "负责人") : stepName(to, signing.people);
  return {
    steps: [withActs(signing, [act])],
    why: told.why,
    receipt: say(
      `rejected ${signing.noun.label.en} ${called}, back to ${back.en}: ${told.why}`,
      `已驳回${signing.noun.label.zh} ${called}，退回 ${back.zh}：${told.why}`,
    ),
    notes:
      to === undefined
        ? [
            say(
              `it is approved anew once it is changed: rounds ${signing.noun.name} edit ${record.id}`,
              `修改后重新审批：rounds ${signing.noun.name} edit ${record.id}`,
            ),
          ]
        : [],
  };
}

/** The step in which somebody may refuse: one that is open, or one that was signed before. */
function refusingSeat({ standing, people, me, today }: Signing): MySeat | undefined {
  const { steps, owners } = standing;
  const facts = { people, owners, used: new Set<string>() };
  for (const { step, state } of [...steps].reverse()) {
    if (state === "later") continue;
    for (const word of step.by) {
      const seated = seatedAs(word, facts, { me, today });
      if (seated) return { step: step.key, seat: word, for: seated.for };
    }
  }
  return undefined;
}
