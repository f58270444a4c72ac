import { RoundsError } from "../errors.ts";
import { badValue, type Called, type Kind, type Path, type Reading, type Report } from "../kind.ts";
import { fold } from "../names.ts";
import type { Field, Fields, Values } from "../noun.ts";
import { say, type Text } from "../words.ts";
import { pairs, shortAndPairs } from "./pairs.ts";

/** Several texts; typed with commas (， and 、 too), merged as a set. */
export const wordsKind: Kind<readonly string[]> = {
  name: "words",
  placeholder: "a,b",
  align: "left",
  merge: "union",
  parse: (text) => split(text),
  read(value, report) {
    if (typeof value === "string") return split(value);
    if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value;
    report([], say("this must be a list of words", "这里应是一组词"));
    return undefined;
  },
  show: (value) => value.join(", "),
  file: (value) => value,
  cell: (value) => value,
  schema: () => ({ type: "array", items: { type: "string" }, uniqueItems: true }),
};

function split(text: string): string[] {
  return [...new Set(text.split(/[,，、]/).map((word) => word.trim()))].filter(Boolean);
}

/** Whatever a team wants to keep beside our fields: keys of their own, values as text. */
export const moreKind: Kind<Readonly<Record<string, unknown>>> = {
  name: "more",
  placeholder: "key=value",
  align: "left",
  merge: "replace",
  parse: (text) => pairs(text),
  gather: (parts) => Object.assign({}, ...parts) as Record<string, unknown>,
  read(value, report) {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
    report([], say("this must be a map of the team's own fields", "这里应是自定字段的键值"));
    return undefined;
  },
  show: (value) =>
    Object.entries(value)
      .map(([key, one]) => `${key}: ${typeof one === "string" ? one : JSON.stringify(one)}`)
      .join(", "),
  file: (value) => value,
  cell: (value) => JSON.stringify(value),
  schema: () => ({ type: "object" }),
};

interface GroupOptions<F extends Fields> {
  /** A short way to type one element, for example a line of an order. */
  readonly parse?: (text: string, reading: Reading) => Values<F> | undefined;
  readonly show?: (value: Values<F>) => string;
  readonly example: Text;
  /** The field by which one of several is known: typed again it adds to that one. */
  readonly by?: keyof F & string;
}

/** One set of fields inside a record: who confirmed and when. */
export function groupKind<F extends Fields>(fields: F, options: GroupOptions<F>): Kind<Values<F>> {
  const keys = Object.keys(fields);
  const wanted = say(`something like "${options.example.en}"`, `“${options.example.zh}”这样的写法`);
  const show = (value: Values<F>, language: "en" | "zh", called?: Called): string => {
    if (options.show) return options.show(value);
    const all = value as Record<string, unknown>;
    return keys
      .filter((key) => all[key] !== undefined)
      .map((key) => told(fields[key] as Field, all[key], { language, called }))
      .join(" · ");
  };
  return {
    name: "group",
    placeholder: "details",
    align: "left",
    merge: "conflict",
    parse(text, reading) {
      const mixed = options.parse && shortAndPairs(text);
      const begun = mixed && options.parse?.(mixed.short, reading);
      if (begun) return parseGroup(fields, pairs(mixed.rest, ""), { reading, begun });
      const short = options.parse?.(text, reading);
      if (short) return short;
      const isPairs = /[=＝：:]/.test(text);
      // Where there is a short way to type it, that is what was meant.
      if (!isPairs && (options.parse || text.trim() === "")) badValue(text, wanted);
      return parseGroup(fields, pairs(text, keys[0]), { reading });
    },
    read: (value, report, digits) => readGroup(fields, value, { report, digits }) as Values<F>,
    show,
    file: (value) => fileGroup(fields, value),
    cell: (value) => show(value, "en"),
    schema: () => groupSchema(fields),
    example: options.example,
    inside: fields,
  };
}

interface Telling {
  readonly language: "en" | "zh";
  readonly called: Called | undefined;
}

/** One record or several that a value names, as people call them. */
export function calledText(noun: string, value: unknown, called: Called): string {
  const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
  return ids.map((id) => called(noun, String(id)) ?? String(id)).join(", ");
}

/** A value as it stands among others without its label: yes and no say nothing alone. */
function told({ kind, label }: Field, value: unknown, to: Telling): string {
  const { language, called } = to;
  if (kind.refers !== undefined && called) return calledText(kind.refers, value, called);
  if (typeof value !== "boolean") return kind.show(value, language, called);
  const name = language === "en" ? label.en.toLowerCase() : label.zh;
  return value ? name : say(`${name}: no`, `${name}：否`)[language];
}

/** Several of a group: contacts, lines of an order, shipments. Typed by giving the flag again. */
export function groupsKind<F extends Fields>(
  fields: F,
  options: GroupOptions<F>,
): Kind<readonly Values<F>[]> {
  const one = groupKind(fields, options);
  return {
    name: "groups",
    placeholder: "details",
    align: "left",
    merge: "conflict",
    parse: (text, reading) => [one.parse(text, reading)],
    read(value, report, digits) {
      if (!Array.isArray(value)) {
        report([], say("this must be a list", "这里应是一个列表"));
        return undefined;
      }
      return value.flatMap((each, index) => {
        const inner: Report = (path, text, code) => report([index, ...path], text, code);
        const known = one.read(each, inner, digits);
        return known === undefined ? [] : [known];
      });
    },
    show: (value, language, called) =>
      value.map((each) => one.show(each, language, called)).join("; "),
    file: (value) => value.map((each) => one.file(each)),
    cell: (value) => value.map((each) => String(one.cell(each))),
    schema: () => ({ type: "array", items: one.schema() }),
    gather: (parts) => (options.by ? together(parts.flat(), options.by) : parts.flat()),
    many: true,
    example: options.example,
    inside: fields,
  };
}

/** Groups of which those that are called the same become one; what is said later counts. */
function together<V extends object>(all: readonly V[], by: string): readonly V[] {
  const known = new Map<unknown, V>();
  for (const [at, one] of all.entries()) {
    const called = (one as Readonly<Record<string, unknown>>)[by];
    const key = typeof called === "string" ? fold(called) : at;
    const was = known.get(key);
    known.set(key, was ? { ...was, ...one } : one);
  }
  return [...known.values()];
}

function parseGroup<F extends Fields>(
  fields: F,
  typed: Record<string, string>,
  { reading, begun }: { readonly reading: Reading; readonly begun?: object },
): Values<F> {
  const found: Record<string, unknown> = { ...begun };
  for (const [key, text] of Object.entries(typed)) {
    const name = fieldNamed(fields, key);
    if (!name) {
      throw new RoundsError(
        "bad-value",
        say(`there is no field "${key}" here`, `这里没有“${key}”字段`),
        { candidates: Object.keys(fields) },
      );
    }
    found[name] = (fields[name] as Field).kind.parse(text, reading);
  }
  for (const [name, field] of Object.entries(fields)) {
    if (field.required && found[name] === undefined) {
      throw new RoundsError(
        "missing-value",
        say(`${name} is missing in "${Object.values(typed).join(", ")}"`, `缺少${field.label.zh}`),
      );
    }
  }
  return found as Values<F>;
}

/** The field a person means by its key or its label in either language. */
export function fieldNamed(fields: Fields, typed: string): string | undefined {
  const key = typed.trim().toLowerCase();
  const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter}`);
  return Object.entries(fields).find(([name, field]) =>
    [name, dashed(name), field.label.en, field.label.zh, ...(field.headers ?? [])].some(
      (word) => word.toLowerCase() === key,
    ),
  )?.[0];
}

interface ReadingFile {
  readonly report: Report;
  readonly digits: number;
}

/**
 * Reads a map from a file by its fields. Unknown keys are reported and left out, a missing
 * required field is reported; whatever can be used is returned.
 */
export function readGroup(
  fields: Fields,
  value: unknown,
  { report, digits }: ReadingFile,
): Record<string, unknown> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    report([], say("this must be a map of fields", "这里应是一组“字段: 值”"));
    return undefined;
  }
  const found: Record<string, unknown> = {};
  for (const [key, one] of Object.entries(value as Record<string, unknown>)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field) {
      report([key], say(`unknown field "${key}"`, `未知字段“${key}”`), "unknown-field");
    } else if (!isNothing(one)) {
      const inner: Report = (path: Path, text, code) => report([key, ...path], text, code);
      const known = field.kind.read(one, inner, digits);
      if (known !== undefined) found[key] = known;
    }
  }
  for (const [key, field] of Object.entries(fields)) {
    if (field.required && isNothing((value as Record<string, unknown>)[key])) {
      report([], say(`the field "${key}" is missing`, `缺少字段“${key}”`));
    }
  }
  return found;
}

/** The same where nothing at all is wrong; else undefined. */
export function soundGroup(
  fields: Fields,
  value: unknown,
  digits: number,
): Record<string, unknown> | undefined {
  let isSound = true;
  const report = (): void => {
    isSound = false;
  };
  const found = readGroup(fields, value, { report, digits });
  return isSound ? found : undefined;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** A record as plain data for its file, in the definition's order of keys. */
export function fileGroup(fields: Fields, value: object): Record<string, unknown> {
  const all = value as Record<string, unknown>;
  const plain: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    if (all[key] !== undefined) plain[key] = field.kind.file(all[key]);
  }
  return plain;
}

/** The JSON Schema of a map of fields, for editors. */
export function groupSchema(fields: Fields): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    properties[key] = { title: field.label.en, ...field.kind.schema() };
  }
  const required = Object.entries(fields)
    .filter(([, field]) => field.required)
    .map(([key]) => key);
  return {
    type: "object",
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}
