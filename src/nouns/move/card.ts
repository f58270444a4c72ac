import { type Decimal, fromMicro, grouped } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import type { Fact, PageView, Row } from "../../print/view.ts";
import { type Account, accountOf, type LedgerFacts, ledgerColumns, postingRow } from "./ledger.ts";
import type { Move } from "./move.ts";
import type { Goods, Place } from "./reports.ts";

export interface CardFacts extends LedgerFacts {
  readonly goods: Goods & { readonly specification?: string | undefined };
  readonly warehouses: readonly Place[];
}

/** The stock card (库存卡) of a product: a table per place where it ever lay (R-WHS-13). */
export function cardView(facts: CardFacts): PageView {
  const { goods, moves, calls, warehouse } = facts;
  const places = facts.warehouses
    .filter((place) => warehouse === undefined || place.id === warehouse)
    .flatMap((place) => partsOf(place, moves))
    .filter(({ place, account }) => place.id === warehouse || account.postings.length > 0);
  const micro = places.reduce((sum, { account }) => sum + account.closingMicro, 0);
  const rowsOf = (account: Account): Row[] =>
    account.postings.map((posting) => postingRow(posting, facts));
  const { id, name, sku, specification, unit, minimum } = goods;
  return {
    shape: "page",
    title: say(`Stock card ${name}`, `库存卡 ${name}`),
    facts: cardFacts(goods, fromMicro(micro)),
    sections: places.map(({ title, account }) => ({
      shape: "list",
      title,
      columns: ledgerColumns(calls),
      rows: rowsOf(account),
      totals: {
        in: fromMicro(account.inMicro),
        out: fromMicro(account.outMicro),
        balance: fromMicro(account.closingMicro),
      },
      empty: say("No movements.", "没有出入库记录。"),
    })),
    record: {
      id,
      name,
      sku,
      specification,
      unit,
      minimum,
      onHand: fromMicro(micro),
      places: places.map(({ place, bin, lot, account }) => ({
        warehouse: place.id,
        ...(bin === undefined ? {} : { bin }),
        ...(lot === undefined ? {} : { lot }),
        onHand: fromMicro(account.closingMicro),
        moves: rowsOf(account),
      })),
    },
  };
}

/** A card of its own for each bin and lot of a warehouse, where goods lie in such. */
interface CardPart {
  readonly place: Place;
  readonly bin?: string | undefined;
  readonly lot?: string | undefined;
  readonly title: Text;
  readonly account: Account;
}

function partsOf(place: Place, moves: readonly Move[]): CardPart[] {
  const parts = new Map<string, Move[]>();
  for (const one of moves) {
    if (one.warehouse !== place.id) continue;
    const key = `${one.bin ?? ""}|${one.lot ?? ""}`;
    const known = parts.get(key);
    if (known) known.push(one);
    else parts.set(key, [one]);
  }
  if (parts.size === 0) parts.set("|", []);
  return [...parts.values()].map((own): CardPart => {
    const { bin, lot } = own[0] ?? {};
    const named = (words: readonly (string | undefined)[]): string =>
      words.filter((word) => word !== undefined).join(" · ");
    const title = say(
      named([place.name, bin && `bin ${bin}`, lot && `lot ${lot}`]),
      named([place.name, bin && `库位 ${bin}`, lot && `批号 ${lot}`]),
    );
    return { place, bin, lot, title, account: accountOf(own, {}) };
  });
}

function cardFacts(goods: CardFacts["goods"], onHand: Decimal): Fact[] {
  const figure: Fact["format"] = (value) => grouped(String(value));
  const facts: Fact[] = [
    { key: "id", label: say("Id", "编号"), value: goods.id },
    { key: "sku", label: say("SKU", "货号"), value: goods.sku },
    { key: "specification", label: say("Specification", "规格"), value: goods.specification },
    { key: "unit", label: say("Unit", "单位"), value: goods.unit },
    { key: "minimum", label: say("Minimum", "最低库存"), value: goods.minimum, format: figure },
    { key: "onHand", label: say("On hand", "现存"), value: onHand, format: figure },
  ];
  return facts.filter((fact) => fact.value !== undefined);
}
