import { badValue, type Choice, type Kind } from "../kind.ts";
import { say } from "../words.ts";
import { wordsKind } from "./groups.ts";
import { choiceKind } from "./texts.ts";

/** Several of a fixed list of codes; typed with commas, merged as a set. */
export function severalKind<const C extends readonly Choice[]>(
  choices: C,
): Kind<readonly C[number]["value"][]> {
  type Value = C[number]["value"];
  const one = choiceKind(choices);
  const codes: readonly Value[] = choices.map(({ value }) => value);
  const inOrder = (found: readonly Value[]): readonly Value[] =>
    codes.filter((code) => found.includes(code));
  return {
    ...wordsKind,
    name: "several",
    parse(text, reading) {
      const words = wordsKind.parse(text, reading);
      if (words.length === 0) badValue(text, say("one of the choices", "可选值"), codes);
      return inOrder(words.map((word) => one.parse(word, reading)));
    },
    read(value, report, digits) {
      const words = wordsKind.read(value, report, digits);
      const known = words?.flatMap((word, at) => {
        const inside: typeof report = (path, text, code) => report([at, ...path], text, code);
        return one.read(word, inside, digits) ?? [];
      });
      return known && inOrder(known);
    },
    show: (value, language) =>
      value.map((each) => one.show(each, language)).join(language === "zh" ? "、" : ", "),
    file: (value) => value,
    cell: (value) => value,
    schema: () => ({ type: "array", items: { enum: codes }, uniqueItems: true }),
    example: say(
      choices
        .slice(0, 2)
        .map(({ label }) => label.en)
        .join(", "),
      choices
        .slice(0, 2)
        .map(({ label }) => label.zh)
        .join("、"),
    ),
  };
}
