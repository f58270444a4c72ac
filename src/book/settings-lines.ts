import type { Field } from "../law/noun.ts";
import { type Settings, settingFields } from "../law/settings.ts";
import { join, type Language, same, say, type Text } from "../law/words.ts";
import { encode } from "./codec.ts";

/** A setting as rounds.yaml of a new book explains it. */
export interface Explained {
  readonly why: Text;
  /** Lines as they stand; one that begins with # waits to be switched on. */
  readonly lines: readonly string[];
}

const fields: Readonly<Record<string, Field>> = settingFields;

/** The settings that none of the parts explains, as their definitions tell them. */
export function otherSettings(
  parts: readonly Explained[],
  { language, ...settings }: Settings & { readonly language: Language },
): readonly Explained[] {
  const lines = parts.flatMap((one) => one.lines);
  const isTold = (key: string): boolean =>
    lines.some((line) => line.startsWith(`${key}:`) || line.startsWith(`# ${key}:`));
  const usual = new Map<string, unknown>(Object.entries(settings));
  return Object.entries(fields)
    .filter(([key]) => !isTold(key))
    .map(([key, one]) => {
      const value = usual.get(key) ?? sampleOf(one, language);
      const text = encode({ [key]: one }, { [key]: value }).trimEnd();
      return { why: whyOf(one), lines: text.split("\n").map((line) => `# ${line}`) };
    });
}

/** A value as a person might type it: the sample of the setting, else what its kind has for one. */
function sampleOf({ kind, sample }: Field, language: Language): unknown {
  const first = kind.choices?.[0]?.value ?? kind.placeholder.split("|")[0] ?? "";
  const typed = (sample ?? kind.example ?? same(first))[language];
  return kind.parse(typed, { today: "", digits: 2 });
}

/** What it decides, and between what. */
function whyOf({ label, help, kind: { choices } }: Field): Text {
  const between = choices?.map(({ value, label: told }) =>
    value === told.en
      ? say(value, `${value} ${told.zh}`)
      : say(`${value} (${told.en})`, `${value} ${told.zh}`),
  );
  const more = [help, between && join(between, say(", ", "、"))].filter((one) => one !== undefined);
  return more.reduce((told, one) => say(`${told.en}: ${one.en}`, `${told.zh}：${one.zh}`), label);
}
