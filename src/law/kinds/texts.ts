import { RoundsError } from "../errors.ts";
import { badValue, type Choice, type Kind, type MergeRule } from "../kind.ts";
import { say, type Text, withArticle } from "../words.ts";

interface TextOptions {
  readonly name?: string;
  readonly merge?: MergeRule;
  readonly pattern?: RegExp;
  readonly wanted?: ReturnType<typeof say>;
  /** Several lines of text: on a terminal it is written in the person's editor. */
  readonly long?: boolean;
}

const oneText = say("one piece of text", "一段文字");

/** A line or a paragraph of text; `pattern` says what it must look like. */
export function textKind(options: TextOptions = {}): Kind<string> {
  const wanted = options.wanted ?? oneText;
  const fits = (text: string): boolean => !options.pattern || options.pattern.test(text);
  return {
    name: options.name ?? "text",
    placeholder: options.name ?? "text",
    align: "left",
    merge: options.merge ?? "replace",
    ...(options.long ? { long: true } : {}),
    parse: (text) => {
      const told = text.trim();
      // Blanks alone say nothing: a reason must be one.
      const isBlank = told === "" && text !== "";
      return fits(told) && !isBlank ? told : badValue(text, wanted);
    },
    read(value, report) {
      if (typeof value !== "string") {
        report([], say(`this must be ${wanted.en}`, `这里应是${wanted.zh}`));
        return undefined;
      }
      if (!fits(value))
        report([], say(`"${value}" is not ${wanted.en}`, `“${value}”不是${wanted.zh}`));
      return value;
    },
    show: (value) => value,
    file: (value) => value,
    cell: (value) => value,
    schema: () =>
      options.pattern ? { type: "string", pattern: options.pattern.source } : { type: "string" },
  };
}

/** How a typed word is compared with codes and labels: full width and capitals do not count. */
function fold(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** What may be typed: the codes, in Chinese with their words, which may be typed as well. */
export function fillingsOf(choices: readonly Choice[]): Text {
  const zh = choices.map(({ value, label }) =>
    label.zh === value ? value : `${label.zh} ${value}`,
  );
  return say(choices.map(({ value }) => value).join(", "), zh.join("、"));
}

/** What may be typed, where that leaves room for what it means. */
function brief(codes: string): string {
  return codes.length <= 16 ? codes : "choice";
}

/** One of a fixed list of codes; typed by code, label in either language, or a unique beginning. */
export function choiceKind<const C extends readonly Choice[]>(
  choices: C,
): Kind<C[number]["value"]> {
  type Value = C[number]["value"];
  const codes = choices.map((choice) => choice.value);
  const fillings = fillingsOf(choices);
  const unfit = (shown: string): Text =>
    say(`"${shown}" is not one of: ${fillings.en}`, `“${shown}”不可用；可填：${fillings.zh}`);
  const find = (text: string): Value | undefined => {
    const key = fold(text);
    const same = (c: Choice): boolean =>
      [c.value, c.label.en, c.label.zh, ...(c.also ?? [])].map(fold).includes(key);
    const exact = choices.find(same);
    if (exact) return exact.value;
    const starts = choices.filter((c) =>
      [c.value, c.label.en, c.label.zh].some((word) => key !== "" && fold(word).startsWith(key)),
    );
    return starts.length === 1 ? starts[0]?.value : undefined;
  };
  return {
    name: "choice",
    placeholder: brief(codes.join("|")),
    align: "left",
    merge: "replace",
    parse(text) {
      const known = find(text);
      if (known !== undefined) return known;
      throw new RoundsError("bad-value", unfit(text), { candidates: codes });
    },
    read(value, report) {
      if (typeof value === "string" && codes.includes(value)) return value;
      const known = typeof value === "string" ? find(value) : undefined;
      const shown = typeof value === "string" ? value : "…";
      report(
        [],
        known
          ? say(`write "${known}" instead of "${shown}"`, `“${shown}”应写作“${known}”`)
          : unfit(shown),
        known ? "label-for-code" : "bad-value",
      );
      return known;
    },
    show: (value, language) => choices.find((c) => c.value === value)?.label[language] ?? value,
    file: (value) => value,
    cell: (value) => value,
    schema: () => ({ enum: codes }),
    choices,
  };
}

/** Yes or no; typed in either language. */
export const yesNoKind: Kind<boolean> = {
  name: "yes-no",
  placeholder: "yes|no",
  align: "left",
  merge: "replace",
  parse: (text) => yesNo(text) ?? badValue(text, say("yes or no", "“是”或“否”"), ["yes", "no"]),
  read(value, report) {
    const known = typeof value === "string" ? yesNo(value) : undefined;
    if (known === undefined)
      report([], say("this must be true or false", "这里应是 true 或 false"));
    return known;
  },
  show: (value, language) => (language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no"),
  file: (value) => value,
  cell: (value) => value,
  schema: () => ({ type: "boolean" }),
};

/** A flag that is there or not, without a value: `--all`. */
export const switchKind: Kind<boolean> = { ...yesNoKind, placeholder: "" };

function yesNo(text: string): boolean | undefined {
  const key = fold(text);
  if (["yes", "y", "true", "1", "是", "对", "有"].includes(key)) return true;
  if (["no", "n", "false", "0", "否", "不", "无"].includes(key)) return false;
  return undefined;
}

/** The id of a record of another noun; names are resolved at the edge before a rule sees them. */
export function refKind(noun: string): Kind<string> {
  return {
    ...textKind({ name: noun }),
    merge: "replace",
    refers: noun,
    schema: () => ({ type: "string", description: `id of ${withArticle(noun)}` }),
  };
}
