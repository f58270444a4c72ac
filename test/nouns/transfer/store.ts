import { makeBook, temporaryFolder } from "../../book/support.ts";
import { Clerk, type Told, type Typed } from "../clerk.ts";

export const today = "2026-11-23";
export const products = ["tea", "cup"] as const;
export const warehouses = ["main", "shop"] as const;

/** What a store begins with of each product. */
export const opening = 40;

/** A firm with a storekeeper, a head of production, a clerk of finance, two warehouses. */
export function storeBook(settings = "", more: Readonly<Record<string, string>> = {}): Clerk {
  const entry = (product: string, letter: string): string =>
    `${JSON.stringify({
      ...{ id: `MV261101${letter}-mo`, date: "2026-11-01", kind: "opening", product },
      ...{ warehouse: "main", quantity: String(opening), price: "10" },
    })}\n`;
  const files = {
    "rounds.yaml": `format: 1\nname: Store\ncurrency: CNY\n${settings}`,
    "staff/iwan.yaml": "name: Iwan\nrole: sales\n",
    "staff/mo.yaml": "name: Mo\nrole: storekeeper\n",
    "staff/lan.yaml": "name: Lan\nrole: production\n",
    "staff/xu.yaml": "name: Xu\nrole: bookkeeper\n",
    "staff/dan.yaml": "name: Dan\nrole: director\n",
    "customers/blue-door.yaml": "name: Blue Door\nowner: iwan\n",
    "products/tea.yaml":
      "name: Tea\nunit: tin\nprice: 20\nunits:\n  - unit: box\n    quantity: 12\n",
    "products/cup.yaml": "name: Cup\nunit: piece\nprice: 12.5\n",
    "warehouses/main.yaml": "name: Main\nkeeper: mo\n",
    "warehouses/shop.yaml": "name: Shop\nbins:\n  - A-1\n  - B-2\n",
    "moves/2026-11.mo.jsonl": entry("tea", "A") + entry("cup", "B"),
    ...more,
  };
  return new Clerk(makeBook(temporaryFolder(), files), "iwan");
}

/** A command as the storekeeper gives it, or somebody else. */
export function by(clerk: Clerk, me = "mo") {
  return (path: string, typed: Typed = {}): Promise<Told> => clerk.tell({ path, typed, today, me });
}

/** A command that may be refused; then why. */
export function dared(clerk: Clerk, me = "mo") {
  return (path: string, typed: Typed = {}): Promise<Told | string> =>
    clerk.dare({ path, typed, today, me });
}
