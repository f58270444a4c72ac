import type { AnyStored } from "../law/noun.ts";
import { say } from "../law/words.ts";
import type { Draft } from "./draft.ts";
import type { Gathered } from "./gathered.ts";
import type { SameAs, SameHit } from "./same-as.ts";

interface Meeting {
  readonly sameAs: SameAs;
  /** The id that the table gives the row. */
  readonly idText: string | undefined;
  /** The records of the book, by id. */
  readonly known: ReadonlyMap<string, AnyStored>;
  /** The rows before. */
  readonly drafts: readonly Draft[];
  readonly gathered: Gathered;
}

/**
 * Does a row mean a record that is there under another name, or a row before it? One that only may
 * is told of and imported as somebody new.
 */
export function meetSame(draft: Draft, meeting: Meeting): boolean {
  const { sameAs, idText, gathered } = meeting;
  const { spot, values } = draft;
  const hit = sameAs.look({ ...values, id: idText });
  if (!hit) return false;
  if (sameAs.policy === "refuse" && hit.sure) {
    const text = say(`is there already: ${hit.text.en}`, `已存在：${hit.text.zh}`);
    const where = { file: spot.table.name, line: spot.row.line };
    gathered.mistakes.push({ where, text, same: true });
    draft.bad = true;
    return true;
  }
  const isNew = !hit.sure || sameAs.policy === "add";
  const did = isNew ? added : sameAs.policy === "skip" ? skipped : updated;
  const where = `${spot.table.name}:${spot.row.line}`;
  gathered.same(say(`${where}: ${did.en}: ${hit.text.en}`, `${where}：${did.zh}：${hit.text.zh}`));
  return !isNew && stand(draft, hit, meeting);
}

/** Lets a row stand for the record that it means; false where there is none after all. */
function stand(draft: Draft, hit: SameHit, { sameAs, known, drafts }: Meeting): boolean {
  const { values } = draft;
  const isSkipped = sameAs.policy === "skip";
  const before = drafts.find(({ id }) => id === hit.id);
  const record = known.get(hit.id);
  if (before) {
    draft.id = hit.id;
    if (!isSkipped) fill(before.values, values);
  } else if (record) {
    draft.record = record;
    if (!isSkipped) draft.more = hit.update(values);
  } else return false;
  draft.same = isSkipped || before !== undefined;
  return true;
}

function fill(values: Record<string, unknown>, more: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(more)) values[key] ??= value;
}

const added = say("added, but may be there already", "已新增，但可能已存在");
const skipped = say("skipped, as it is there already", "已略过（已存在）");
const updated = say("updated who is there already", "已更新现有客户");
