import { hash } from "../../book/disk.ts";
import { parseLine } from "../../book/entry-lines.ts";
import { parseDayId } from "../../book/ids.ts";
import type { LoggedChange, LoggedStep } from "../../book/journal.ts";
import type { Ledger } from "../../book/ledger.ts";
import type { FileConflict } from "../../book/merge.ts";
import type { Step } from "../../law/change.ts";
import { sameValue } from "../../law/merge-values.ts";
import type { Noun } from "../../law/noun.ts";
import { holdingReversals } from "../../law/reversal.ts";
import { say, type Text } from "../../law/words.ts";
import { entriesAbout, takingBack } from "../../nouns/generic/reverse.ts";
import { nounOf, topics } from "../../nouns/index.ts";
import type { Context } from "../../nouns/verb.ts";
import type { OpenFile } from "./open-files.ts";
import type { Repository } from "./repository.ts";

/** A step of a change that wrote the record of an open file. */
interface Wrote {
  readonly change: LoggedChange;
  readonly step: LoggedStep;
}

/** Who made what a side has, and what loses with it. */
export interface Makers {
  /** The changes that led from the base to what a side has, the last first. */
  chain(conflict: FileConflict, side: Side): readonly LoggedChange[];
  /** The text of a file of the book as a side had it before the merge. */
  text(side: Side, path: string): string;
}

type Side = "ours" | "theirs";

/** A change that loses, and whose it is. */
export interface Loser {
  readonly change: LoggedChange;
  readonly side: Side;
}

/** Reads from the change log who made what both sides of an open file have. */
export function makersOf(
  { kind }: OpenFile,
  { ledger, repository }: { ledger: Ledger; repository: Repository },
): Makers {
  const text = (side: Side, path: string): string => {
    const head = side === "ours" ? "HEAD" : "MERGE_HEAD";
    const ran = repository.run(["cat-file", "blob", `${head}:${repository.prefix}${path}`]);
    return ran.code === 0 ? ran.stdout : "";
  };
  if (kind.is !== "record") return { chain: () => [], text };
  const { noun, id } = kind;
  const all = ledger
    .holding(JSON.stringify(id))
    .flatMap((change) =>
      change.steps
        .filter((step) => step.noun === noun.name && step.id === id)
        .map((step): Wrote => ({ change, step })),
    )
    .sort((a, b) => (a.change.at > b.change.at ? -1 : a.change.at < b.change.at ? 1 : 0));
  return {
    text,
    chain(conflict, side) {
      const { base } = conflict;
      const walk = conflict.what === "field" ? byValue : byHash;
      const found = walk(all, { ...conflict, to: conflict[side] });
      // Where both sides say the same, each has a change of its own.
      const alike = sameValue(conflict.ours, conflict.theirs) && !sameValue(conflict.ours, base);
      if (!alike || side === "ours") return found;
      const rest = all.filter(({ change }) => !found.includes(change));
      return walk(rest, { ...conflict, to: conflict[side] });
    },
  };
}

interface Way {
  readonly name: string;
  readonly base: unknown;
  readonly to: unknown;
}

/** From the value of a field back to its base, change by change; the newest stand first. */
function byValue(all: readonly Wrote[], { name, base, to }: Way): readonly LoggedChange[] {
  const found: LoggedChange[] = [];
  let target = to ?? null;
  for (const { change, step } of all) {
    if (sameValue(target, base ?? null)) break;
    const values = step.do === "settle" ? undefined : step.fields?.[name];
    if (!values || !sameValue(values[1], target)) continue;
    found.push(change);
    target = values[0] ?? null;
  }
  return found;
}

/** From the whole text of a file back to its base, told by the hashes that the log keeps. */
function byHash(all: readonly Wrote[], { base, to }: Way): readonly LoggedChange[] {
  if (typeof to !== "string") return [];
  const short = (text: string): string => hash(text).slice(0, 16);
  const first = typeof base === "string" ? short(base) : undefined;
  const found: LoggedChange[] = [];
  let target = short(to);
  for (const { change, step } of all) {
    if (target === first) break;
    if (step.do === "create" && step.hash?.startsWith(target)) return [...found, change];
    if (!step.hashes || step.hashes[1] !== target) continue;
    found.push(change);
    target = step.hashes[0];
  }
  return found;
}

/** The changes that lose with what is given up: all of them whose value is not what was chosen. */
export function losersOf(
  file: OpenFile,
  chosen: ReadonlyMap<string, unknown>,
  makers: Makers,
): readonly Loser[] {
  const lost = new Map<LoggedChange, Loser>();
  for (const conflict of file.conflicts) {
    const now = chosen.get(conflict.name);
    const wins = (["ours", "theirs"] as const).find((side) => sameValue(conflict[side], now));
    const kept = wins ? makers.chain(conflict, wins) : [];
    for (const side of ["ours", "theirs"] as const) {
      if (side === wins) continue;
      for (const change of makers.chain(conflict, side))
        if (!kept.includes(change)) lost.set(change, { change, side });
    }
  }
  return [...lost.values()];
}

export interface TakenBack {
  readonly steps: readonly Step[];
  readonly notes: readonly Text[];
  /** Entries that got another id: "MV261123A-iwan → MV261123C-iwan". */
  readonly renamed: readonly string[];
}

/** Takes back the entries that changes appended and that count still: moves of lost shipments. */
export async function entriesBack(
  losers: readonly Loser[],
  { book, makers }: Pick<Context, "book"> & { readonly makers: Makers },
): Promise<TakenBack> {
  const sides = new Map<string, Map<string, Side>>();
  for (const { change, side } of losers) {
    for (const step of change.steps) {
      if (step.do !== "append" || !topics[step.noun]?.noun) continue;
      sides.set(step.noun, (sides.get(step.noun) ?? new Map()).set(step.id, side));
    }
  }
  const { steps, notes } = await receiptsBack(losers, book);
  const renamed: string[] = [];
  for (const [name, wanted] of sides) {
    const noun = await nounOf(name);
    const apart = new Apart(noun, { book, makers });
    const list: string[] = [];
    for (const [id, side] of wanted) {
      const count = (await book.where(noun, "id", id)).length;
      if (count === 1) list.push(id);
      if (count < 2) continue;
      const taken = await apart.take(id, side);
      notes.push(taken ? takenBy(taken.fresh, taken.by) : twins(noun, id));
      if (taken) renamed.push(`${id} → ${taken.fresh}`);
    }
    const holding = holdingReversals(await entriesAbout(noun, list, book));
    const take = await takingBack(noun, list, { book });
    for (const id of list) {
      if (holding(id)) continue;
      const { step } = await take(id);
      steps.push(step);
      notes.push(takenBy(id, step.entry.id));
    }
    steps.push(...apart.steps());
  }
  return { steps, notes, renamed };
}

/** A goods receipt that lost brought nothing: its moves are taken back, and it says so itself. */
async function receiptsBack(
  losers: readonly Loser[],
  book: Context["book"],
): Promise<{ readonly steps: Step[]; readonly notes: Text[] }> {
  const steps: Step[] = [];
  const notes: Text[] = [];
  const made = losers.flatMap(({ change }) => change.steps);
  for (const one of made) {
    if (one.do !== "create" || one.noun !== "goods-receipt") continue;
    const noun = await nounOf(one.noun);
    const record = await book.maybe(noun, one.id);
    if (!record || record.cancelled !== undefined) continue;
    const why = "received in two copies of the book · 两份账册重复收货";
    steps.push({ do: "set", noun, id: one.id, fields: { cancelled: { date: book.today, why } } });
    notes.push(say(`${one.id} is cancelled`, `${one.id} 已作废`));
  }
  return { steps, notes };
}

function takenBy(id: string, by: string): Text {
  return say(`${id} is taken back by ${by}`, `${id} 已由 ${by} 冲销`);
}

/** Takes back entries whose id another one bears: that of the losing side gets its own first. */
class Apart {
  private readonly noun: Noun;
  private readonly book: Context["book"];
  private readonly makers: Makers;
  private readonly texts = new Map<string, string>();

  constructor(noun: Noun, { book, makers }: Pick<Context, "book"> & { readonly makers: Makers }) {
    this.noun = noun;
    this.book = book;
    this.makers = makers;
  }

  /** Undefined where the line of that side cannot be told, or is in the file of another person. */
  async take(id: string, side: Side): Promise<{ fresh: string; by: string } | undefined> {
    const { noun, book } = this;
    const parts = parseDayId(id);
    if (!parts || (await book.where(noun, "reverses", id)).length > 0) return undefined;
    const path = `${noun.folder}/${parts.month}.${parts.author}.jsonl`;
    const text = this.texts.get(path) ?? book.text(path);
    const line = this.makers
      .text(side, path)
      .split("\n")
      .find((one) => parseLine(one)?.id === id);
    const entry = line === undefined ? undefined : parseLine(line);
    if (line === undefined || !entry || !text.split("\n").includes(line)) return undefined;
    const fresh = await book.newId(noun, entry);
    if (parseDayId(fresh)?.author !== parts.author) return undefined;
    const own = { ...entry, id: fresh };
    const by = await book.newId(noun, entry);
    const back = { ...own, ...noun.reverse?.(own as never), id: by };
    const at = text.lastIndexOf(line);
    const before = `${text.slice(0, at)}${JSON.stringify(own)}${text.slice(at + line.length)}`;
    this.texts.set(path, `${before}${JSON.stringify(back)}\n`);
    return { fresh, by };
  }

  steps(): readonly Step[] {
    return [...this.texts].map(([path, text]) => ({ do: "file", noun: this.noun, path, text }));
  }
}

function twins(noun: Noun, id: string): Text {
  return say(
    `${id} stands more than once and was not taken back: see rounds ${noun.name} list, and set right by hand what was given up`,
    `${id} 重复出现，未自动冲销：请查看 rounds ${noun.name} list，并手工更正已放弃的部分`,
  );
}
