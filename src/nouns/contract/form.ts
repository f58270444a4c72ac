import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { customer } from "../customer/customer.ts";
import { firmOf } from "../form/complete.ts";
import type { FormContent, FormFacts, FormParty, FormTable, FormText } from "../form/data.ts";
import { type PricedLine, paperAmounts, pricedTable, wholeAmount } from "../form/goods.ts";
import {
  customerParty,
  fact,
  fieldFacts,
  fieldTexts,
  formTable,
  money,
  numberHeading,
  personFact,
} from "../form/parts.ts";
import type { FormOf } from "../form/sources.ts";
import { product } from "../product/product.ts";
import { clauseKinds } from "./choices.ts";
import { type Clause, type Contract, contract } from "./contract.ts";
import { countedLines } from "./lines.ts";
import { stagesMinor } from "./states.ts";

/** The contract as both sides sign it: parties, goods, payment stages, clauses (R-ORD-01). */
async function contractSheet(record: Contract, facts: FormFacts): Promise<FormContent> {
  const { language, book } = facts;
  const who = await book.get(customer, record.customer);
  const buyer = { label: say("Party A, the buyer", "甲方（买方）"), language, isTaxed: true };
  const counted = countedLines(record.lines);
  const keys = ["title", "kind", "start", "end", "noticeDays", "quote"];
  const texts = ["terms", "transportNeeds", "installationNeeds"];
  return {
    number: record.code ?? record.id,
    date: record.signed?.date ?? record.date,
    parties: [customerParty(who, buyer), ownParty(facts)],
    facts: [
      ...fieldFacts(contract.fields, record, { keys, language }),
      ...(await personFact("owner", contract.fields.owner.label, { id: record.owner, facts })),
    ],
    tables: [
      ...((record.lines ?? []).length > 0 ? [await goods(record, facts)] : []),
      ...stages(record, facts),
    ],
    ...(record.amount !== undefined
      ? wholeAmount(record.amount, record, facts)
      : counted.length > 0
        ? paperAmounts({ ...record, lines: counted }, facts)
        : {}),
    texts: [
      ...(await clauses(record.clauses ?? [], facts)),
      ...fieldTexts(contract.fields, record, { keys: texts, language }),
    ],
    isPaid: true,
  };
}

/** The firm as the other side of its own contract. */
function ownParty({ book, language }: FormFacts): FormParty {
  const firm = firmOf(book.settings, language, false);
  const name = fact("name", say("Name", "名称"), { value: firm.name, language });
  const keys = ["address", "phone", "taxNumber"];
  return {
    key: "firm",
    label: say("Party B, the seller", "乙方（卖方）")[language],
    facts: [...name, ...firm.facts.filter(({ key }) => keys.includes(key))],
  };
}

/** The goods; of those without limit only the price is agreed. */
async function goods(record: Contract, facts: FormFacts): Promise<FormTable> {
  const lines = record.lines ?? [];
  const priced = lines.map((line): PricedLine => ({ ...line, quantity: line.quantity ?? "1" }));
  const table = await pricedTable(priced, record, facts);
  const open = say("as ordered", "按订单")[facts.language];
  const rows = table.rows.map((row, at) =>
    lines[at]?.quantity === undefined ? { ...row, quantity: open, amount: "" } : row,
  );
  return { ...table, rows, title: contract.fields.lines.label[facts.language] };
}

function stages(record: Contract, { language, book }: FormFacts): readonly FormTable[] {
  const all = record.stages ?? [];
  if (all.length === 0) return [];
  const amounts = stagesMinor(record, book.digits);
  const shown = contract.fields.stages.kind.inside ?? {};
  const label = (key: string) => shown[key]?.label ?? say(key, key);
  const rows = all.map((one, at) => ({
    number: String(at + 1),
    name: one.name,
    date: one.date,
    condition: one.condition,
    share: one.share === undefined ? "" : shown.share?.kind.show(one.share, language),
    amount: money(fromMinor(amounts[at] ?? 0, book.digits)),
  }));
  const headings = {
    number: numberHeading,
    name: { label: label("name") },
    date: { label: label("date") },
    condition: { label: label("condition") },
    share: { label: label("share"), align: "right" },
    amount: { label: label("amount"), align: "right" },
  } as const;
  return [formTable("stages", headings, { rows, language, title: contract.fields.stages.label })];
}

/** The main clauses, numbered, each under what it is about. */
async function clauses(
  all: readonly Clause[],
  { book, language }: FormFacts,
): Promise<readonly FormText[]> {
  const inside = contract.fields.clauses.kind.inside ?? {};
  const products = await book.some(
    product,
    all.flatMap((one) => one.product ?? []),
  );
  return all.map((one, at) => {
    const about = clauseKinds.find(({ value }) => value === one.about)?.label[language];
    const goods = one.product === undefined ? undefined : products.get(one.product)?.name;
    const amount = one.amount === undefined ? undefined : money(one.amount);
    const rate = one.rate === undefined ? undefined : inside.rate?.kind.show(one.rate, language);
    return {
      key: `clause-${at + 1}`,
      label: `${at + 1}. ${capital(about ?? one.about)}`,
      text: [one.text, goods ?? one.product, amount, rate].filter(Boolean).join(" · "),
    };
  });
}

/** A heading begins with a capital letter. */
function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

export const forms = {
  contract: { make: contractSheet },
} satisfies Readonly<Record<string, FormOf<Contract>>>;
