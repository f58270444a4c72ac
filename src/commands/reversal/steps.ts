import { isDeepStrictEqual } from "node:util";
import { hash } from "../../book/disk.ts";
import { recordPath } from "../../book/ids.ts";
import type { LoggedChange, LoggedStep } from "../../book/journal.ts";
import type { Ledger } from "../../book/ledger.ts";
import { type Rewrite, textBefore } from "../../book/splice.ts";
import type { Step } from "../../law/change.ts";
import { invariant, refuse } from "../../law/errors.ts";
import type { AnyStored, Noun } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { type TakeBack, takingBack } from "../../nouns/generic/reverse.ts";
import { nounOf, topics } from "../../nouns/index.ts";
import type { Context } from "../../nouns/verb.ts";
import { isShared, withoutMine } from "./shared.ts";

/** A record as it will be after the steps so far; no text where the fields alone are known. */
interface Draft {
  readonly text?: string | undefined;
  readonly values?: AnyStored;
}

/** Entries that count again, with what they name: what took them back is taken back. */
export type Revived = readonly (readonly [noun: Noun, entry: AnyStored])[];

export interface Opposite {
  readonly steps: readonly Step[];
  readonly revived: Revived;
}

/** The steps that bring things back to where they were before a change. */
class Reversal {
  private readonly context: Context;
  private readonly ledger: Ledger;
  private readonly change: LoggedChange;
  private readonly drafts = new Map<string, Draft>();
  private readonly entries = new Map<string, TakeBack>();

  constructor(change: LoggedChange, { context, ledger }: { context: Context; ledger: Ledger }) {
    this.change = change;
    this.context = context;
    this.ledger = ledger;
  }

  async opposite(): Promise<Opposite> {
    const steps: Step[] = [];
    const revived: (readonly [Noun, AnyStored])[] = [];
    for (const step of this.change.steps) assertReversible(step);
    await this.readEntries();
    for (const step of this.change.steps.toReversed()) {
      const noun = await nounOf(step.noun);
      if (step.do !== "append") {
        const back = await this.ofRecord(step, noun);
        if (back) steps.push(back);
        continue;
      }
      const taken = await this.entries.get(noun.name)?.(step.id);
      invariant(taken, "the entries of a change have been looked up");
      steps.push(taken.step);
      if (taken.entry.reverses !== undefined) revived.push([noun, taken.entry]);
    }
    return { steps, revived };
  }

  /** Looks up all entries at once: an import may have written a hundred thousand. */
  private async readEntries(): Promise<void> {
    const ids = new Map<string, string[]>();
    for (const step of this.change.steps) {
      if (step.do !== "append") continue;
      const known = ids.get(step.noun);
      if (known) known.push(step.id);
      else ids.set(step.noun, [step.id]);
    }
    for (const [name, list] of ids) {
      this.entries.set(name, await takingBack(await nounOf(name), list, this.context));
    }
  }

  private async ofRecord(step: LoggedStep, noun: Noun): Promise<Step | undefined> {
    const { id } = step;
    const key = `${noun.name}:${id}`;
    const draft = this.drafts.get(key) ?? { text: this.textOf(noun, id) };
    if (step.do === "remove") {
      const text = step.text ?? "";
      if (draft.text !== undefined || draft.values) this.moved(step);
      this.drafts.set(key, { text });
      return { do: "restore", noun, id, text };
    }
    if (draft.text === undefined && !draft.values) await this.gone(noun, step);
    if (step.do === "create") {
      const isSame = draft.text !== undefined && hash(draft.text) === step.hash;
      if (!isSame && (step.hash !== undefined || draft.text === undefined)) this.moved(step);
      this.drafts.set(key, {});
      return { do: "remove", noun, id };
    }
    return this.ofText(step, noun, draft);
  }

  /** Puts back what stood in the file to the byte, if it is as the change left it. */
  private async ofText(step: LoggedStep, noun: Noun, draft: Draft): Promise<Step | undefined> {
    const { id, hashes, splice } = step;
    const key = `${noun.name}:${id}`;
    const rewrite: Rewrite | undefined = hashes && splice && { hashes, splice };
    const before =
      draft.text !== undefined && rewrite ? textBefore(draft.text, rewrite) : undefined;
    if (before !== undefined) {
      this.drafts.set(key, { text: before });
      return step.do === "file"
        ? { do: "file", noun, path: recordPath(noun, id) ?? id, text: before }
        : { do: "text", noun, id, text: before };
    }
    if (step.do === "file" || noun.shape === "entry") this.moved(step);
    return this.byFields(step, noun, draft);
  }

  /** Other fields have changed since, or an older version wrote this line: field by field. */
  private async byFields(step: LoggedStep, noun: Noun, draft: Draft): Promise<Step | undefined> {
    const { id } = step;
    const changed = Object.entries(step.fields ?? {});
    if (changed.length === 0) return undefined;
    const { text } = draft;
    const { book } = this.context;
    const values = draft.values ?? (await book.reread(noun, id, text ?? ""));
    const fields: Record<string, unknown> = {};
    for (const [key, [from, to]] of changed) {
      if (isDeepStrictEqual(values[key] ?? null, to)) {
        fields[key] = from ?? undefined;
        continue;
      }
      const rest = withoutMine(noun.fields[key], { from, to, now: values[key] }, book.digits);
      if (!rest) return this.changedSince(step, noun, key);
      fields[key] = rest.value;
    }
    this.drafts.set(`${noun.name}:${id}`, { values: { ...values, ...fields } });
    return { do: "set", noun, id, fields };
  }

  /** Refuses, as a field is no longer as the change left it; a newer change of it comes first. */
  private changedSince(step: LoggedStep, noun: Noun, key: string): never {
    const { id } = step;
    const field = noun.fields[key];
    const newer = this.newer(step, (one) => key in (one.fields ?? {}));
    // Of what two people added, each takes back a part: sending them to one another leads nowhere.
    if (newer && !(field && isShared(field))) refuseFor(id, newer);
    const label = field?.label ?? same(key);
    return refuse(
      say(
        `${label.en} (${key}) of ${id} has been changed since, by hand or by a merge`,
        `${id} 的${label.zh}（${key}）之后被手工修改或合并过`,
      ),
      say(
        `set it right: rounds ${noun.name} edit ${id}; what happened: rounds history ${id}`,
        `请直接更正：rounds ${noun.name} edit ${id}；查看经过：rounds history ${id}`,
      ),
    );
  }

  /** The newest change that stands and has a certain step about the same record. */
  private newer(
    { id, noun }: LoggedStep,
    isWanted: (step: LoggedStep) => boolean,
  ): LoggedChange | undefined {
    const { at, id: own } = this.change;
    const touching = this.ledger.holding(JSON.stringify(id));
    const place = touching.findIndex((one) => one.id === own && one.at === at);
    return touching.findLast(
      (one, index) =>
        (one.at > at || (one.at === at && index > place)) &&
        one.undoes === undefined &&
        one.steps.some(
          (step) => step.do !== "settle" && step.id === id && step.noun === noun && isWanted(step),
        ) &&
        !this.ledger.undone(one),
    );
  }

  private textOf(noun: Noun, id: string): string | undefined {
    return this.context.book.textIfAny(recordPath(noun, id) ?? id);
  }

  private async gone(noun: Noun, step: LoggedStep): Promise<never> {
    const { id } = step;
    const { book } = this.context;
    const bound = await book.maybe(noun, id);
    if (!bound) return this.moved(step);
    const last = book.closedMonth ?? "";
    return refuse(
      say(`${id} has been bound when its month was closed`, `${id} 已随结账归档`),
      say(
        `if it must be changed: rounds reopen ${last} --why "...", the last month first`,
        `确需改动时，从最后一个月开始反结账：rounds reopen ${last} --why "原因"`,
      ),
    );
  }

  /** Refuses, naming the newer change that is in the way. */
  private moved(step: LoggedStep): never {
    const { id, noun, do: did } = step;
    const isNew = did === "create";
    const newer = this.newer(step, () => true);
    if (newer) refuseFor(id, newer);
    return refuse(
      say(`${id} has been changed since, by hand or by a merge`, `${id} 之后被手工修改或合并过`),
      isNew
        ? say(
            `to remove it all the same: rounds ${noun} remove ${id}`,
            `如仍要删除：rounds ${noun} remove ${id}`,
          )
        : say(
            `see what happened: rounds history ${id}; then set it right: rounds ${noun} edit ${id}`,
            `查看经过：rounds history ${id}；再行更正：rounds ${noun} edit ${id}`,
          ),
    );
  }
}

function refuseFor(id: string, newer: LoggedChange): never {
  refuse(
    say(`${id} has been changed since: ${newer.verb}`, `${id} 之后又有改动：${newer.verb}`),
    say(
      `take back the newer change first: rounds undo ${newer.id}`,
      `请先撤销较新的变更：rounds undo ${newer.id}`,
    ),
  );
}

function refuseSettled({ id, noun, fields }: LoggedStep): never {
  const keys = Object.keys(fields ?? {}).join(", ");
  return refuse(
    say(
      `what was decided about a merge is not taken back by undo (${id})`,
      `合并时的选择不能用 undo 撤销（${id}）`,
    ),
    topics[noun]?.noun && keys !== ""
      ? say(
          `set ${keys} as it should be: rounds ${noun} edit ${id}; rounds history ${id} tells what was given up`,
          `请把 ${keys} 改为应有的值：rounds ${noun} edit ${id}；已放弃的内容见 rounds history ${id}`,
        )
      : say(
          `correct it by hand; the change log tells what was given up`,
          `请直接更正；已放弃的内容见变更日志`,
        ),
  );
}

function assertReversible(step: LoggedStep): void {
  if (step.do === "settle") refuseSettled(step);
  if (step.do === "close" || step.do === "reopen") {
    const month = step.id;
    refuse(
      step.do === "close"
        ? say(`closing ${month} is not taken back by undo`, `${month} 的结账不能用 undo 撤销`)
        : say(
            `opening ${month} again is not taken back by undo`,
            `${month} 的反结账不能用 undo 撤销`,
          ),
      step.do === "close"
        ? say(
            `to open it again, after later ones: rounds reopen ${month} --why …`,
            `如需反结账（先反结其后的月份）：rounds reopen ${month} --why …`,
          )
        : say(`to close it again: rounds close ${month}`, `如需再次结账：rounds close ${month}`),
    );
  }
  const isKnown = ["create", "set", "remove", "append", "file"].includes(step.do);
  if (isKnown && topics[step.noun]?.noun) return;
  refuse(
    say(
      `this version of rounds does not know what "${step.do} ${step.noun}" did`,
      `此版本的 rounds 不认识操作“${step.do} ${step.noun}”`,
    ),
    say("take it back with the version that made it", "请用写入它的版本撤销"),
  );
}

/**
 * The opposite of a change, its last step first. Refused where something newer stands in the way.
 * @throws RoundsError
 */
export function opposite(
  change: LoggedChange,
  desk: { context: Context; ledger: Ledger },
): Promise<Opposite> {
  return new Reversal(change, desk).opposite();
}
