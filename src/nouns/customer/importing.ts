import type { SameAs, SameHit, SamePolicy } from "../../exchange/same-as.ts";
import { choiceKind } from "../../law/kinds/texts.ts";
import { fold } from "../../law/names.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import type { Context } from "../verb.ts";
import { cardOf } from "./card.ts";
import { customer } from "./customer.ts";
import { twinText } from "./entering.ts";
import { isSure, weightOf } from "./likeness.ts";
import { soundsFor } from "./sounds.ts";
import { type Twin, Twins } from "./twins.ts";

const policies = [
  { value: "skip", label: say("leave the row out", "略过") },
  { value: "update", label: say("update who is there", "更新现有客户") },
  { value: "add", label: say("add another one", "仍然新增") },
] as const;

/** What to do with rows whose customer is there already, however the name is written: R-CUS-33. */
export const duplicatesFlag = field(
  choiceKind(policies),
  say("Customers who are there already", "已存在的客户如何处理"),
  { help: say("without it, nothing is imported where there are any", "省略时，如有则不导入") },
);

interface Rows {
  readonly policy: Exclude<SamePolicy, "refuse"> | undefined;
  /** All cells, by which it is told whether Chinese is to be heard. */
  readonly cells: Iterable<string>;
}

/** Finds whom the rows of an import mean, by number, telephone and name. */
export async function sameCustomers(
  { book }: Pick<Context, "book">,
  { policy, cells }: Rows,
): Promise<SameAs> {
  const records = new Map((await book.all(customer)).map((one) => [one.id, one]));
  const cards = [...records.values()].map((one) => cardOf(one.id, one));
  const twins = new Twins(await soundsFor([...cards.flatMap(({ names }) => names), ...cells]));
  for (const card of cards) twins.add(card);
  const redirects = await book.redirects();
  const update = (id: string, values: Readonly<Record<string, unknown>>) =>
    aliasFor(records.get(id), values.name);
  return {
    noun: customer,
    policy: policy ?? "refuse",
    look(values): SameHit | undefined {
      const { id } = values;
      const now = typeof id === "string" ? (redirects?.of(id) ?? id) : undefined;
      if (now !== undefined && now !== id) {
        const text = say(`${String(id)} was merged into ${now}`, `${String(id)} 已并入 ${now}`);
        return { id: now, text, sure: true, update: (row) => update(now, row) };
      }
      const card = cardOf("", values);
      const best = bestOf(twins.of(card));
      if (!best) return undefined;
      const sure = isSure(best.likenesses, best.card, card);
      const known = best.card.id;
      return { id: known, text: twinText(best), sure, update: (row) => update(known, row) };
    },
    learn: (id, values) => twins.add(cardOf(id, values)),
  };
}

function bestOf(twins: readonly Twin[]): Twin | undefined {
  return twins.reduce<Twin | undefined>(
    (best, one) => (best && weightOf(best.likenesses) >= weightOf(one.likenesses) ? best : one),
    undefined,
  );
}

/** The book's name stays; that of the table becomes another one. */
function aliasFor(
  record: { readonly name: string; readonly aliases?: readonly string[] | undefined } | undefined,
  name: unknown,
): Record<string, unknown> {
  if (!record || typeof name !== "string") return {};
  const { aliases = [] } = record;
  const isKnown = [record.name, ...aliases].some((one) => fold(one) === fold(name));
  return { name: record.name, ...(isKnown ? {} : { aliases: [...aliases, name] }) };
}
