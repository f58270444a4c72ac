import type { IsoDate } from "../../law/dates.ts";
import { type Decimal, fromMicro, grouped, toMicro } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import type { Column, Row, TableView } from "../../print/view.ts";
import { figureColumn, wordColumn } from "../generic/tables.ts";
import { type Move, moveKinds } from "./move.ts";
import type { PartyOf } from "./parties.ts";

/** One movement with the balance after it; millionths. */
interface Posting {
  readonly move: Move;
  readonly inMicro: number;
  readonly outMicro: number;
  readonly balanceMicro: number;
}

/** An account of goods over a period: opening + in - out = closing; millionths. */
export interface Account {
  readonly openingMicro: number;
  readonly postings: readonly Posting[];
  readonly inMicro: number;
  readonly outMicro: number;
  readonly closingMicro: number;
}

/**
 * The account of moves of one product, given by date, over a period (R-WHS-12). What takes back an
 * earlier move stands with a minus on that move's side, so that in and out say what really moved.
 */
export function accountOf(
  moves: readonly Move[],
  {
    from = "",
    to = "9999-12-31",
    broughtMicro = 0,
  }: {
    from?: IsoDate | undefined;
    to?: IsoDate | undefined;
    /** What lay there before the first of the moves. */
    broughtMicro?: number;
  },
): Account {
  let openingMicro = broughtMicro;
  let balanceMicro = broughtMicro;
  let [allIn, allOut] = [0, 0];
  const postings: Posting[] = [];
  for (const move of moves) {
    if (move.date > to) continue;
    const micro = toMicro(move.quantity);
    balanceMicro += micro;
    if (move.date < from) {
      openingMicro += micro;
      continue;
    }
    const isIn = micro > 0 !== (move.reverses !== undefined);
    const [inMicro, outMicro] = isIn ? [micro, 0] : [0, -micro];
    allIn += inMicro;
    allOut += outMicro;
    postings.push({ move, inMicro, outMicro, balanceMicro });
  }
  return {
    openingMicro,
    postings,
    inMicro: allIn,
    outMicro: allOut,
    closingMicro: balanceMicro,
  };
}

export interface LedgerFacts {
  /** By date; of one product and warehouse where these are named. */
  readonly moves: readonly Move[];
  /** What lay there of each product before the first of the moves, in millionths. */
  readonly brought?: ReadonlyMap<string, number> | undefined;
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly product?: string | undefined;
  readonly warehouse?: string | undefined;
  /** How people call a record: "product:tea-01", "warehouse:main", "staff:iwan", "supplier:…". */
  readonly calls: ReadonlyMap<string, string>;
  /** Who is on the other side of a move, where that is not a supplier it names. */
  readonly partyOf?: PartyOf | undefined;
}

const kindWords = new Map<string, Text>([
  ...moveKinds.map(({ value, label }) => [value as string, label] as const),
  ["brought-forward", say("brought forward", "期初结存")],
  ["carried-forward", say("carried forward", "本期合计及结存")],
]);

/** The receipt-and-issue ledger (出入库明细账): product by product, with balances carried on. */
export function ledgerView(facts: LedgerFacts): TableView {
  const { from, to, calls, product, warehouse } = facts;
  const perProduct = new Map<string, Move[]>();
  for (const [id, micro] of facts.brought ?? []) if (micro !== 0) perProduct.set(id, []);
  for (const move of facts.moves) {
    const known = perProduct.get(move.product);
    if (known) known.push(move);
    else perProduct.set(move.product, [move]);
  }
  const called = (id: string): string => calls.get(`product:${id}`) ?? id;
  const accounts = [...perProduct]
    .map(([id, moves]) => {
      const broughtMicro = facts.brought?.get(id) ?? 0;
      return { id, name: called(id), account: accountOf(moves, { from, to, broughtMicro }) };
    })
    .filter(({ id, account }) => id === product || account.postings.length > 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const [only] = accounts;
  const proof = accounts.length === 1 && only ? [accountNote(only.account)] : [];
  return {
    shape: "report",
    title: ledgerTitle(facts),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    columns: [
      ...(product === undefined
        ? [{ key: "name", label: say("Product", "产品"), weight: 9 } satisfies Column]
        : []),
      ...ledgerColumns(calls),
      ...(warehouse === undefined ? [placesColumn(calls)] : []),
    ],
    hidden: [
      { key: "id", label: say("Move", "流水号") },
      { key: "product", label: say("Product id", "产品 ID") },
      { key: "lot", label: say("Lot", "批号") },
      { key: "bin", label: say("Bin", "库位") },
      { key: "reverses", label: say("Takes back", "冲销") },
    ],
    rows: accounts.flatMap(({ id, name, account }) =>
      accountRows(account, facts).map((row) => ({ name, product: id, ...row })),
    ),
    notes: [...proof, ...hiddenNote(perProduct.size - accounts.length)],
    empty: say("No movements.", "没有出入库记录。"),
  };
}

function ledgerTitle({ product, warehouse, calls }: LedgerFacts): Text {
  const goods = product === undefined ? "" : (calls.get(`product:${product}`) ?? product);
  const place = warehouse === undefined ? "" : (calls.get(`warehouse:${warehouse}`) ?? warehouse);
  const of = [goods, place].filter(Boolean).join(" · ");
  return of === ""
    ? say("Receipt and issue ledger", "出入库明细账")
    : say(`Receipt and issue ledger of ${of}`, `出入库明细账：${of}`);
}

function hiddenNote(count: number): Text[] {
  if (count === 0) return [];
  return [
    say(
      `Not shown: ${count} without movements in the period.`,
      `另有 ${count} 种产品在此期间没有出入库，未列出。`,
    ),
  ];
}

export function ledgerColumns(calls: ReadonlyMap<string, string>): Column[] {
  return [
    { key: "date", label: say("Date", "日期"), weight: 9 },
    { key: "paper", label: say("Paper", "单据号"), weight: 7 },
    wordColumn({ key: "kind", label: say("Kind", "类型"), weight: 7 }, kindWords),
    { key: "party", label: say("From or to", "往来单位"), weight: 4 },
    figureColumn("in", say("In", "入库"), 8),
    figureColumn("out", say("Out", "出库"), 8),
    figureColumn("balance", say("Balance", "结存"), 9),
    namesColumn({ key: "by", label: say("By", "经手人"), weight: 3 }, { noun: "staff", calls }),
    { key: "why", label: say("Why", "事由"), weight: 2 },
  ];
}

/** A column of ids of staff or warehouses, read as their names. */
function namesColumn(
  { key, label, weight }: Pick<Column, "key" | "label" | "weight">,
  { noun, calls }: { noun: string; calls: ReadonlyMap<string, string> },
): Column {
  return {
    key,
    label,
    weight,
    format: (value) => (value ? (calls.get(`${noun}:${String(value)}`) ?? String(value)) : ""),
  };
}

function placesColumn(calls: ReadonlyMap<string, string>): Column {
  const column = { key: "warehouse", label: say("Warehouse", "仓库"), weight: 5 };
  return namesColumn(column, { noun: "warehouse", calls });
}

/** Opening balance where there is a time before, each movement, then sums and closing balance. */
function accountRows(account: Account, facts: Omit<LedgerFacts, "moves">): Row[] {
  const { from, to } = facts;
  const { openingMicro, postings, inMicro, outMicro, closingMicro } = account;
  const last = to ?? postings.at(-1)?.move.date;
  const opening = { date: from, kind: "brought-forward", balance: fromMicro(openingMicro) };
  const closing = {
    date: last,
    kind: "carried-forward",
    in: fromMicro(inMicro),
    out: fromMicro(outMicro),
    balance: fromMicro(closingMicro),
  };
  return [
    ...(from === undefined ? [] : [opening]),
    ...postings.map((posting) => postingRow(posting, facts)),
    closing,
  ];
}

export function postingRow(
  { move, inMicro, outMicro, balanceMicro }: Posting,
  { calls, partyOf }: Omit<LedgerFacts, "moves">,
): Row {
  const { id, date, paper, kind, warehouse, by, why, supplier, reverses, lot, bin } = move;
  return {
    id,
    date,
    paper,
    kind,
    party:
      supplier === undefined ? partyOf?.(move) : (calls.get(`supplier:${supplier}`) ?? supplier),
    in: quantity(inMicro),
    out: quantity(outMicro),
    balance: fromMicro(balanceMicro),
    warehouse,
    by,
    why,
    lot,
    bin,
    reverses,
  };
}

/** Nothing at all on the side where nothing moved. */
function quantity(micro: number): Decimal | undefined {
  return micro === 0 ? undefined : fromMicro(micro);
}

/** The account in one sentence that can be added up. */
function accountNote(account: Account): Text {
  const { openingMicro, inMicro, outMicro, closingMicro } = account;
  const [opening, came, left, closing] = [openingMicro, inMicro, outMicro, closingMicro].map(
    (micro) => grouped(fromMicro(micro)),
  );
  return say(
    `Opening ${opening} + in ${came} - out ${left} = closing ${closing}.`,
    `期初 ${opening} + 入库 ${came} - 出库 ${left} = 期末 ${closing}。`,
  );
}
