import { move } from "../../../src/nouns/move/move.ts";
import { makeBook, temporaryFolder } from "../../book/support.ts";
import { Clerk } from "../clerk.ts";

/** What lies where at the beginning, in millionths. */
export const openings = { "tea|main": 40e6, "cup|main": 40e6, "tea|shop": 6e6 };

/** A firm of three with two warehouses and two products; Mo answers for the goods. */
export function countBook(settings = ""): Clerk {
  const entry = (id: string, product: string, warehouse: string, quantity: string): string => {
    const price = product === "tea" ? "10" : "3";
    const told = { id, date: "2026-11-01", kind: "opening", product, warehouse, quantity, price };
    return `${JSON.stringify(told)}\n`;
  };
  const files = {
    "rounds.yaml": `format: 1\nname: Count\ncurrency: CNY\n${settings}`,
    "staff/iwan.yaml": "name: Iwan\nrole: sales\n",
    "staff/lan.yaml": "name: Lan\nrole: manager\n",
    "staff/mo.yaml": "name: Mo\nrole: storekeeper\n",
    "products/tea.yaml": "name: Tea\nsku: TEA\nunit: tin\nprice: 20\n",
    "products/cup.yaml": "name: Cup\nsku: CUP\nunit: piece\nprice: 12.5\n",
    "warehouses/main.yaml": "name: Main\nkeeper: mo\n",
    "warehouses/shop.yaml": "name: Shop\n",
    "moves/2026-11.mo.jsonl": [
      entry("MV261101A-mo", "tea", "main", "40"),
      entry("MV261101B-mo", "cup", "main", "40"),
      entry("MV261101C-mo", "tea", "shop", "6"),
    ].join(""),
  };
  return new Clerk(makeBook(temporaryFolder(), files), "iwan");
}

/** What the book says lies where, in millionths. */
export async function stockIn(clerk: Clerk, today: string): Promise<Record<string, number>> {
  return Object.fromEntries(await (await clerk.book(today)).sums(move, "stock"));
}
