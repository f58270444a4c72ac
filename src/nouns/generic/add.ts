import type { Change } from "../../law/change.ts";
import { RoundsError } from "../../law/errors.ts";
import { textKind } from "../../law/kinds/texts.ts";
import { fold } from "../../law/names.ts";
import { callOf, type Fields, type Find, field, type Noun } from "../../law/noun.ts";
import { say, withArticle } from "../../law/words.ts";
import { type Context, defineVerb, NeedsYes, type Verb } from "../verb.ts";
import { assertAgrees } from "./agree.ts";

/** The field a new record is named by: its name, else the first that must be given. */
function firstField(noun: Noun): string | undefined {
  const entries = Object.entries(noun.fields);
  const named = entries.find(([, field]) => field.find === "name");
  return (named ?? entries.find(([, field]) => field.required && !field.initial))?.[0];
}

/** The fields that may be typed: all but those that rules keep. */
export function typedFields(noun: Noun): Fields {
  return Object.fromEntries(Object.entries(noun.fields).filter(([, field]) => !field.kept));
}

/** Something to add: the record of a noun with what a person typed, everything else initial. */
export async function addition(
  noun: Noun,
  values: Readonly<Record<string, unknown>>,
  facts: {
    book: {
      newId: (n: Noun, v: Readonly<Record<string, unknown>>) => Promise<string>;
      digits: number;
    };
  },
): Promise<Change> {
  assertAgrees(noun, values, facts.book.digits);
  const { id: own } = values;
  const id = typeof own === "string" ? own : await facts.book.newId(noun, values);
  const record = { ...values, id };
  const call = callOf(noun, record);
  const named = call === record.id ? record.id : `${call} (${record.id})`;
  return {
    steps: [
      noun.shape === "entry"
        ? { do: "append", noun, entry: record }
        : { do: "create", noun, record },
    ],
    receipt: say(`added ${noun.label.en} ${named}`, `已新增${noun.label.zh}：${named}`),
  };
}

/** A number belongs to one record; the same name twice may be a mistake and wants a yes. */
async function assertNew(
  { noun, unique }: { readonly noun: Noun; readonly unique: readonly Find[] },
  values: Readonly<Record<string, unknown>>,
  { book, yes }: Context,
): Promise<void> {
  if (noun.naming.by !== "slug") return;
  for (const [key, { find, label }] of Object.entries(noun.fields)) {
    const value = values[key];
    if (typeof value !== "string" || !find || !unique.includes(find)) continue;
    const twin = (await book.find(noun, value)).find(
      ({ record, by }) => by === "exact" && fold(String(record[key] ?? "")) === fold(value),
    );
    if (!twin) continue;
    const { id } = twin.record;
    const told = say(
      `there is already ${withArticle(noun.label.en)} with the ${label.en.toLowerCase()} ${value}: ${id}`,
      `${label.zh}为 ${value} 的${noun.label.zh}已存在：${id}`,
    );
    if (find === "code") throw new RoundsError("already-there", told);
    if (!yes)
      throw new NeedsYes(say(`${told.en}. Add another one?`, `${told.zh}。仍要新增一个吗？`));
  }
}

/** `unique`: by what a record is known that is there already, where its noun does not see to it. */
export function addVerb(noun: Noun, unique: readonly Find[] = ["code", "name"]): Verb {
  const fields = typedFields(noun);
  const first = firstField(noun);
  const { [first ?? ""]: named, ...rest } = fields;
  const flags: Fields = noun.naming.by === "slug" ? { ...rest, id: idField } : rest;
  return defineVerb({
    summary: say(`add ${withArticle(noun.label.en)}`, `新增${noun.label.zh}`),
    examples: exampleOf[noun.name] ?? [],
    arguments: first && named ? { [first]: named } : {},
    flags,
    writes: true,
    async run(context, input) {
      await assertNew({ noun, unique }, input, context);
      return addition(noun, input, context);
    },
  });
}

/** An id of one's own instead of one made from the name. */
const idField = field(
  textKind({
    name: "id",
    pattern: /^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u,
    wanted: say("an id: small letters, digits and hyphens", "编号（小写字母、数字与连字符）"),
  }),
  say("Id", "编号"),
  { help: say("made from the name when not given", "省略时由名称生成") },
);

const exampleOf: Readonly<Record<string, readonly string[]>> = {
  staff: ['rounds staff add "Iwan Petrov" --role sales --email iwan@example.com'],
  customer: [
    'rounds customer add "Blue Door Café" --grade A --kind retailer --phone 0571-88001234',
    'rounds customer add 临江小筑 --contact "name=王芳, title=采购经理, mobile=13800000000, decides=yes"',
  ],
  supplier: ['rounds supplier add "Green Hill Tea" --phone 0571-86000000'],
  product: [
    'rounds product add "Green tea 250 g" --sku TEA-250 --unit box --price 48 --minimum 20',
  ],
  event: [
    'rounds event add "Tea evening" --date 2026-12-05 --place "West Lake store" --kind knowledge --goal 20',
  ],
  service: ['rounds service add jinhong --kind repair --item "tea machine" --date yesterday'],
  meeting: ['rounds meeting add visit --notes "offer a small trial first"'],
  warehouse: ['rounds warehouse add "North store" --code NORTH'],
};
