import { say, type Text } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import { contract } from "../contract/contract.ts";
import { customer } from "../customer/customer.ts";
import { wordColumn } from "../generic/tables.ts";
import type { Context } from "../verb.ts";
import { type Trip, tripPapers } from "./trip.ts";

/** One paper for one customer: the one that is there, or the command that makes it. */
export interface KitPaper {
  readonly customer: string;
  readonly name: string;
  readonly paper: string;
  readonly id: string | undefined;
  readonly command: string;
}

type Newest = ReadonlyMap<string, string>;

/** The newest paper of each customer: by its day. */
function newest(
  all: readonly { readonly id: string; readonly customer: string; readonly date: string }[],
): Newest {
  const found = new Map<string, { id: string; date: string }>();
  for (const { id, customer: who, date } of all) {
    if (date >= (found.get(who)?.date ?? "")) found.set(who, { id, date });
  }
  return new Map([...found].map(([who, { id }]) => [who, id]));
}

/** Statement, contract, dunning letter, lawyer's letter and visit receipt (R-COL-19, R-VIS-40). */
export async function kitOf({ book }: Pick<Context, "book">, record: Trip): Promise<KitPaper[]> {
  const known = await book.some(customer, record.customers);
  const own = <T extends { readonly customer: string }>(all: readonly T[]): T[] =>
    all.filter((one) => record.customers.includes(one.customer));
  const letters = await lettersOf(book);
  const statements = await statementsOf(book);
  const contracts = own(await book.live(contract)).map(({ id, customer: who, date }) => ({
    ...{ id, customer: who, date: date ?? "" },
  }));
  const of = (kind: string): Newest => newest(own(letters).filter((one) => one.kind === kind));
  const there: Readonly<Record<string, Newest>> = {
    statement: newest(own(statements)),
    contract: newest(contracts),
    "dunning-letter": of("dunning"),
    "lawyers-letter": of("lawyer"),
    "visit-receipt": of("visit-receipt"),
  };
  return record.customers.flatMap((who) =>
    (record.papers ?? []).map((paper) => {
      const id = there[paper]?.get(who);
      const name = known.get(who)?.name ?? who;
      return { customer: who, name, paper, id, command: commandOf(paper, who, id) };
    }),
  );
}

function commandOf(paper: string, who: string, id: string | undefined): string {
  if (id !== undefined) return `rounds print ${id}`;
  const make: Readonly<Record<string, string>> = {
    statement: `rounds statement add ${who}`,
    "dunning-letter": `rounds letter write ${who}`,
    "lawyers-letter": `rounds letter write ${who} --kind lawyer`,
    "visit-receipt": `rounds letter write ${who} --kind visit-receipt`,
    contract: `rounds contract list --customer ${who}`,
  };
  return make[paper] ?? "";
}

async function lettersOf(book: Context["book"]) {
  if (!book.hasFolder("letters")) return [];
  const { letter } = await import("../letter/letter.ts");
  return (await book.live(letter)).filter(({ cancelled }) => !cancelled);
}

async function statementsOf(book: Context["book"]) {
  if (!book.hasFolder("statements")) return [];
  const { statement } = await import("../statement/statement.ts");
  return (await book.live(statement)).map(({ id, customer: who, to }) => ({
    ...{ id, customer: who, date: to },
  }));
}

const paperWords: ReadonlyMap<string, Text> = new Map(
  tripPapers.map(({ value, label }) => [value as string, label] as const),
);

export function kitView(record: Trip, kit: readonly KitPaper[]): TableView {
  const missing = kit.filter(({ id }) => id === undefined).length;
  return {
    shape: "list",
    title: say(`papers for ${record.id}`, `${record.id} 上门资料`),
    columns: [
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 10 },
      wordColumn({ key: "paper", label: say("Paper", "资料"), weight: 9 }, paperWords),
      { key: "id", label: say("Number", "编号"), weight: 8 },
      { key: "command", label: say("Type next", "下一步命令"), weight: 6, wrap: true, least: 30 },
    ],
    hidden: [{ key: "customer", label: say("Customer id", "客户 ID") }],
    rows: kit.map((one) => ({ ...one })),
    notes:
      missing === 0
        ? [say("all is there", "资料齐全")]
        : [say(`missing: ${missing}`, `尚缺 ${missing} 份`)],
  };
}
