import { isDeepStrictEqual } from "node:util";
import type { Step } from "../../law/change.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import { fieldNamed, wordsKind } from "../../law/kinds/groups.ts";
import { type AnyStored, callOf, type Fields, field, type Noun } from "../../law/noun.ts";
import { say, withArticle } from "../../law/words.ts";
import { type Context, defineVerb, type Verb } from "../verb.ts";
import { typedFields } from "./add.ts";
import { assertAgrees } from "./agree.ts";
import { assertReads } from "./reading.ts";
import { assertFloor, assertFree, takeBack } from "./reverse.ts";
import { recordArgument } from "./show.ts";

/** Every field as an optional flag: what is not given stays as it is. */
function optional(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, one]) => [
      key,
      { ...one, required: false, initial: undefined, ask: false },
    ]),
  );
}

const clearFlag = field(wordsKind, say("Fields to empty", "要清空的字段"), {
  help: say("--clear phone,fax", "--clear phone,fax"),
});

/** New values over old: what can be gathered is added to, an emptied field goes. */
function edited(
  noun: Noun,
  record: AnyStored,
  typed: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const changed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(typed)) {
    const was = record[key];
    const kind = noun.fields[key]?.kind;
    const adds = kind?.gather && was !== undefined && value !== undefined;
    changed[key] = adds ? kind.gather?.([was, value]) : value;
  }
  const emptied = Object.keys(changed).filter((key) => changed[key] === undefined);
  return { ...changed, ...cleared(noun, emptied) };
}

/** Refuses to change what is fixed as the record stands, and a reversal altogether. */
function assertOpen(noun: Noun, record: AnyStored, fields: readonly string[]): void {
  if (record.reverses !== undefined) {
    refuse(say(`${record.id} takes back another entry`, `${record.id} 是冲销分录，不能修改`));
  }
  const { fields: fixed, why } = noun.fixed?.(record as never) ?? { fields: [], why: say("", "") };
  const wrong = fields.filter((key) => fixed.includes(key));
  if (wrong.length === 0) return;
  const names = wrong.map((key) => noun.fields[key]?.label.zh ?? key).join("、");
  refuse(say(`${wrong.join(", ")}: ${why.en}`, `${names}：${why.zh}`));
}

/** Is something that was written no longer there, or only what is new added to it? */
function isLost(was: unknown, now: unknown): boolean {
  if (was === undefined || isDeepStrictEqual(was, now)) return false;
  if (typeof was !== "object" || typeof now !== "object" || was === null || now === null)
    return true;
  if (Array.isArray(was)) {
    const all: readonly unknown[] = Array.isArray(now) ? now : [];
    return !was.every((one) => all.some((each) => isDeepStrictEqual(one, each)));
  }
  return Object.entries(was).some(([key, one]) => isLost(one, (now as typeof was)[key as never]));
}

function clearable(noun: Noun): string[] {
  return Object.keys(noun.fields).filter((key) => {
    const { required, kept } = noun.fields[key] ?? {};
    return !required && !kept;
  });
}

function cleared(noun: Noun, keys: readonly string[]): Record<string, undefined> {
  const empty: Record<string, undefined> = {};
  for (const typed of keys) {
    const key = fieldNamed(noun.fields, typed) ?? typed;
    const one = noun.fields[key];
    if (!one || one.required || one.kept) {
      throw new RoundsError(
        "bad-value",
        one
          ? say(`${key} must not be empty`, `${one.label.zh}不能为空`)
          : say(
              `${withArticle(noun.label.en)} has no field "${key}"`,
              `${noun.label.zh}没有字段“${key}”`,
            ),
        { candidates: clearable(noun) },
      );
    }
    empty[key] = undefined;
  }
  return empty;
}

/** A record is set in place; an entry is never touched: it is taken back and written anew. */
async function steps(
  noun: Noun,
  record: AnyStored,
  { fields, book }: { fields: Record<string, unknown>; book: Context["book"] },
): Promise<Step[]> {
  if (noun.shape === "record") return [{ do: "set", noun, id: record.id, fields }];
  assertFree(noun, record);
  const back = await takeBack(noun, record, { book });
  const anew = { ...record, ...fields };
  return [back, { do: "append", noun, entry: { ...anew, id: await book.newId(noun, anew) } }];
}

/** That a change voids the approval of what was changed. */
async function voided(
  context: Context,
  noun: Noun,
  change: { readonly was: AnyStored; readonly now: AnyStored },
) {
  if (!noun.approval) return [];
  return (await import("../approval/gate.ts")).voidNotes(context, noun, change);
}

/** What a noun makes of typed values: those it gives are set as they are, not added to. */
export type Prepare = (
  record: AnyStored,
  typed: Readonly<Record<string, unknown>>,
  book: Context["book"],
) => Promise<Readonly<Record<string, unknown>>>;

export function editVerb(noun: Noun, prepare?: Prepare): Verb {
  return defineVerb({
    summary: say(`change ${withArticle(noun.label.en)}`, `修改${noun.label.zh}`),
    examples: [],
    arguments: recordArgument(noun),
    flags: { ...optional(typedFields(noun)), clear: clearFlag } as Fields & {
      clear: typeof clearFlag;
    },
    writes: true,
    async run(context, input) {
      const { book } = context;
      const { which: id, clear, ...typed } = input as Record<string, unknown> & { which: string };
      const record: AnyStored = await book.get(noun, id);
      const asked: Record<string, unknown> = {
        ...edited(noun, record, typed),
        ...(await prepare?.(record, typed, book)),
        ...cleared(noun, (clear as readonly string[] | undefined) ?? []),
      };
      if (Object.keys(asked).length === 0) {
        throw new RoundsError(
          "bad-usage",
          say("nothing to change was given", "没有给出要修改的内容"),
          {
            hint: say(
              `rounds ${noun.name} edit --help lists the fields`,
              `字段见 rounds ${noun.name} edit --help`,
            ),
          },
        );
      }
      const call = callOf(noun, record);
      const fields = Object.fromEntries(
        Object.entries(asked).filter(([key, value]) => !isDeepStrictEqual(value, record[key])),
      );
      if (Object.keys(fields).length === 0) {
        const same = say(`${call} is like that already`, `${call} 无需修改，内容相同`);
        return { steps: [], receipt: same };
      }
      if (Object.keys(fields).some((key) => isLost(record[key], fields[key]))) {
        await assertReads(context, noun, record);
      }
      assertOpen(noun, record, Object.keys(fields));
      assertAgrees(noun, { ...record, ...fields }, book.digits);
      const made = await steps(noun, record, { fields, book });
      await assertFloor(made, { book });
      const notes = await voided(context, noun, { was: record, now: { ...record, ...fields } });
      return {
        steps: made,
        notes,
        receipt: say(
          `changed ${noun.label.en} ${call}: ${Object.keys(fields).join(", ")}`,
          `已修改${noun.label.zh} ${call}：${Object.keys(fields)
            .map((key) => noun.fields[key]?.label.zh ?? key)
            .join("、")}`,
        ),
      };
    },
  });
}
