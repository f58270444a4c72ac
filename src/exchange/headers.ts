import { RoundsError } from "../law/errors.ts";
import { fold, nearest } from "../law/names.ts";
import type { Field, Fields, Noun } from "../law/noun.ts";
import { refersTo } from "../law/references.ts";
import { say, type Text, withArticle } from "../law/words.ts";
import { type Mistake, mistakesError, withCandidates } from "./mistakes.ts";
import type { Mapping, PlanStep, Source, TextSource } from "./plan.ts";
import { cellOf, type Table } from "./rows.ts";

export interface HeaderWishes {
  /** Columns that are left out. */
  readonly skip: readonly string[];
  /** Fields by which a record that is there is known; empty: id, else number, else name. */
  readonly key: readonly string[];
}

const idHeaders = ["id", "编号"].map(fold);

/** All words by which a field's column may be called: its key, labels, other headers, its flag. */
function headersOf(key: string, { label, headers, flag }: Field): readonly string[] {
  return [key, label.en, label.zh, ...(headers ?? []), ...(flag ? [flag] : [])];
}

/** The field that a word means, in either language; spaces, case, marks and a unit do not count. */
function fieldCalled(fields: Fields, word: string): string | undefined {
  const wanted = fold(word);
  const called = (isBare: boolean): string | undefined =>
    Object.entries(fields).find(([key, field]) =>
      headersOf(key, field).some((one) => fold(isBare ? bare(one) : one) === wanted),
    )?.[0];
  return called(false) ?? called(true);
}

/** A label without its unit: "账期（天）" is called "账期" in many a table. */
function bare(label: string): string {
  return label.replace(/\s*[（(][^（()）]*[）)]$/, "");
}

/**
 * The step that a table's own headers say: each column is a field, called by its key or its label
 * in English or Chinese; "contacts.phone" is a field of the first of a group. `file` is the table's
 * name among the tables. @throws RoundsError bad-value naming every column nobody knows
 */
export function stepOfHeaders(
  noun: Noun,
  { file, table }: { file: string; table: Table },
  wishes: HeaderWishes,
): PlanStep {
  const fields: Record<string, Source> = {};
  const groups = new Map<string, Record<string, Source>>();
  const mistakes = new Map<string, Mistake>();
  const isSkipped = (header: string): boolean =>
    wordsOf(header).every((word) =>
      wishes.skip.some((one) =>
        table.headers.includes(one) ? one === word : fold(one) === fold(word),
      ),
    );
  let id: TextSource | undefined;
  for (const header of table.headers) {
    if (header === "" || isSkipped(header)) continue;
    const source: TextSource = { is: "column", column: header };
    const key = fieldCalled(noun.fields, header);
    const inner = key === undefined ? innerField(noun.fields, header) : undefined;
    const twice = key !== undefined && Object.hasOwn(fields, key);
    if (key !== undefined && !twice) fields[key] = source;
    else if (inner) groups.set(inner.group, { ...groups.get(inner.group), [inner.key]: source });
    else if (!twice && !id && idHeaders.includes(fold(header))) id = source;
    else mistakes.set(header, unknown(header, { noun, table, twice: twice ? key : undefined }));
  }
  for (const [group, mapping] of groups) fields[group] ??= groupSource(noun, group, mapping);
  if (mistakes.size > 0) throw mistakesError([...mistakes.values()], skipHint(mistakes.keys()));
  const key = keyOf(noun, { fields, hasId: id !== undefined, table, wished: wishes.key });
  return { noun, file, key, fields, ...(id ? { id } : {}), onlyWhen: [], skipWhen: [] };
}

function innerField(fields: Fields, header: string): { group: string; key: string } | undefined {
  const [before = "", after, ...rest] = header.split(".");
  if (after === undefined || rest.length > 0) return undefined;
  const group = fieldCalled(fields, before);
  const inside = group === undefined ? undefined : fields[group]?.kind.inside;
  const key = inside && fieldCalled(inside as Fields, after);
  return group !== undefined && key !== undefined ? { group, key } : undefined;
}

function groupSource(noun: Noun, group: string, mapping: Mapping): Source {
  if (noun.fields[group]?.kind.many) return { is: "list", items: [mapping], when: [] };
  return { is: "group", fields: mapping };
}

function unknown(
  header: string,
  { noun, table, twice }: { noun: Noun; table: Table; twice: string | undefined },
): Mistake {
  const where = { file: table.name, line: 1 };
  if (twice !== undefined) {
    const text = say(
      `"${header}" is a second column for ${twice}`,
      `“${header}”与另一列同指 ${twice}`,
    );
    return { where, text };
  }
  const all = Object.entries(noun.fields).flatMap(([key, field]) => headersOf(key, field));
  const words = new Map(all.reverse().map((word) => [fold(word), word])).values();
  const text = say(
    `${withArticle(noun.label.en)} has no field "${header}"`,
    `${noun.label.zh}没有字段“${header}”`,
  );
  return { where, text: withCandidates(text, nearest(header, words)) };
}

/** How to leave columns out; a header may hold anything, so it is quoted for the shell. */
function skipHint(headers: Iterable<string>): Text {
  const list = `'${[...headers].join(",").replaceAll("'", "'\\''")}'`;
  return say(`to leave them out: --skip-columns ${list}`, `如需略过：--skip-columns ${list}`);
}

/** A header as `--skip-columns` can say it: one with commas in it is several words there. */
function wordsOf(header: string): string[] {
  return header.split(/[,，、]/);
}

interface Keys {
  readonly fields: Mapping;
  readonly hasId: boolean;
  readonly table: Table;
  readonly wished: readonly string[];
}

/** The fields by which rows are known: those wished for, else the id, a number, a name. */
function keyOf(noun: Noun, { fields, hasId, table, wished }: Keys): string[] {
  const candidates = Object.keys(fields).filter((key) => {
    const field = noun.fields[key];
    return field !== undefined && !refersTo({ field }, noun.name);
  });
  if (wished.length > 0) return wished.map((word) => wishedKey(word, { noun, candidates, hasId }));
  if (hasId) return ["id"];
  const by = (find: string): string | undefined =>
    candidates.find((key) => noun.fields[key]?.find === find && isFilled(key, { fields, table }));
  const found = by("code") ?? (noun.shape === "record" ? by("name") : undefined);
  if (found !== undefined) return [found];
  if (noun.shape === "entry" || noun.repeats) return [];
  throw new RoundsError(
    "missing-value",
    say(
      `by which columns is ${withArticle(noun.label.en)} known that is already there?`,
      `请说明凭哪些列识别已有的${noun.label.zh}`,
    ),
    { hint: say("for example: --key customer,date", "例如：--key customer,date") },
  );
}

function wishedKey(
  word: string,
  { noun, candidates, hasId }: { noun: Noun; candidates: readonly string[]; hasId: boolean },
): string {
  if (hasId && idHeaders.includes(fold(word))) return "id";
  const key = fieldCalled(noun.fields, word);
  if (key !== undefined && candidates.includes(key)) return key;
  throw new RoundsError(
    "bad-value",
    say(`--key: "${word}" is no column of the table`, `--key：表中没有“${word}”列`),
    { candidates: hasId ? ["id", ...candidates] : candidates },
  );
}

/** A number that only some rows have cannot tell all of them apart. */
function isFilled(key: string, { fields, table }: { fields: Mapping; table: Table }): boolean {
  const source = fields[key];
  return (
    source?.is === "column" &&
    table.rows.every((row) => cellOf(table, row, source.column) !== undefined)
  );
}
