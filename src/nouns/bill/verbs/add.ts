import { addDays } from "../../../law/dates.ts";
import { fromMicro, grouped, toMicro } from "../../../law/decimal.ts";
import { RoundsError } from "../../../law/errors.ts";
import { switchKind } from "../../../law/kinds/texts.ts";
import { fromMinor } from "../../../law/money.ts";
import { fold } from "../../../law/names.ts";
import { field } from "../../../law/noun.ts";
import { taxedPaper } from "../../../law/tax.ts";
import { say } from "../../../law/words.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { countedLine } from "../../order/priced.ts";
import { productNames } from "../../product/names.ts";
import { product } from "../../product/product.ts";
import { type Purchase, purchase } from "../../purchase/purchase.ts";
import { acceptedMicro, receiptsOf } from "../../receipt/facts.ts";
import { type Supplier, supplier } from "../../supplier/supplier.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type Bill, type BillLine, bill } from "../bill.ts";
import { matchOf } from "../matching.ts";
import { matchNotes } from "../view.ts";

const { supplier: who, purchase: order, code, date, due, lines, freight, notes } = bill.fields;
const { taxRate, pricesIncludeTax, amount } = bill.fields;

/** What of an order was accepted and is on no invoice yet, as lines at the order's prices. */
async function openLines(record: Purchase, { book }: Context): Promise<readonly BillLine[]> {
  const rest = acceptedMicro(await receiptsOf(book, record));
  const bills = await book.whereSince(bill, {
    field: "purchase",
    value: record.id,
    since: record.date,
  });
  for (const line of bills.flatMap((one) =>
    one.purchase === record.id ? (one.lines ?? []) : [],
  )) {
    rest.set(line.product, (rest.get(line.product) ?? 0) - toMicro(line.quantity));
  }
  const taken = new Map<string, number>();
  return record.lines.flatMap((line) => {
    const left = (rest.get(line.product) ?? 0) - (taken.get(line.product) ?? 0);
    const micro = Math.min(toMicro(line.quantity), Math.max(0, left));
    taken.set(line.product, (taken.get(line.product) ?? 0) + micro);
    if (micro === 0) return [];
    const { product: id, unit, price, per, discount, taxRate: rate } = line;
    const told = Object.entries({ unit, per, discount, taxRate: rate });
    const given = Object.fromEntries(told.filter(([, value]) => value !== undefined));
    return [{ product: id, quantity: fromMicro(micro), price, ...given }];
  });
}

/** The same number of the same supplier is the same paper. @throws RoundsError already-there */
async function assertNew(
  number: string | undefined,
  seller: Supplier,
  { book }: Context,
): Promise<void> {
  if (number === undefined) return;
  const twin = (await book.find(bill, number)).find(
    ({ record, by }) =>
      by === "exact" &&
      record.supplier === seller.id &&
      fold(String(record.code ?? "")) === fold(number),
  );
  if (!twin) return;
  throw new RoundsError(
    "already-there",
    say(
      `invoice ${number} of ${seller.name} is entered already: ${twin.record.id}`,
      `${seller.name} 的发票 ${number} 已登记：${twin.record.id}`,
    ),
  );
}

export const verb = defineVerb({
  summary: say(
    "enter a supplier's invoice and match it with order and receipt",
    "登记供应商发票，核对订单与收货",
  ),
  examples: [
    "rounds bill add longjing-chaye --amount 1200 --code 00123456 --due +30d",
    'rounds bill add longjing-chaye --line "TEA-LJ250 x 10 @ 88" --tax-rate 13% --code 00123457',
  ],
  arguments: { supplier: { ...who, required: undefined } },
  flags: {
    purchase: order,
    code,
    line: lines,
    received: field(switchKind, say("All that was received and not billed", "取已收未开票的货物")),
    amount: { ...amount, required: undefined },
    freight,
    taxRate,
    pricesIncludeTax,
    date,
    due: { ...due, required: undefined },
    notes,
  },
  writes: true,
  async run(context, { line, received, supplier: named, purchase: orderId, ...told }) {
    const { book, me } = context;
    const of = orderId === undefined ? undefined : await book.get(purchase, orderId);
    const id = named ?? of?.supplier;
    if (id === undefined || (of && of.supplier !== id)) {
      throw new RoundsError(
        id === undefined ? "missing-value" : "bad-usage",
        id === undefined
          ? say("missing: the supplier, or --purchase", "缺少：供应商，或 --purchase")
          : say(`${orderId} is not of this supplier`, `${orderId} 不属于该供应商`),
      );
    }
    const seller = await book.get(supplier, id);
    await assertNew(told.code, seller, context);
    const counted: BillLine[] = received && of ? [...(await openLines(of, context))] : [];
    for (const one of line ?? []) {
      counted.push(countedLine(one, await book.get(product, one.product)));
    }
    const terms = {
      taxRate: told.taxRate ?? of?.taxRate,
      pricesIncludeTax: told.pricesIncludeTax ?? of?.pricesIncludeTax,
    };
    const record = {
      ...told,
      ...terms,
      id: await book.newId(bill, told),
      supplier: seller.id,
      purchase: of?.id,
      owner: me,
      ...(counted.length > 0 ? { lines: counted } : {}),
      amount: amountOf({ ...told, ...terms, lines: counted }, book.digits),
      due: told.due ?? addDays(told.date, daysToPay(of, seller, context)),
    } satisfies Bill;
    assertAgrees(bill, record, book.digits);
    const match = await matchOf(record, book);
    const { currency } = book.settings;
    return {
      steps: [{ do: "create", noun: bill, record }],
      receipt: say(
        `added invoice ${record.id}: ${seller.name}, ${currency} ${grouped(record.amount)}, due ${record.due}`,
        `已登记发票 ${record.id}：${seller.name}，${currency} ${grouped(record.amount)}，${record.due} 到期`,
      ),
      notes: matchNotes(record, match, await productNames(book)),
    };
  },
});

/** The days to pay: the order's own, else the supplier's, else the firm's usual ones. */
function daysToPay(of: Purchase | undefined, seller: Supplier, { book }: Context): number {
  return Number(of?.payDays ?? seller.payDays ?? book.settings.limits.billDays);
}

/** What lines and freight come to with tax, or the amount that was typed. */
function amountOf(
  told: {
    readonly amount?: string | undefined;
    readonly lines: readonly BillLine[];
    readonly freight?: string | undefined;
    readonly taxRate?: string | undefined;
    readonly pricesIncludeTax?: boolean | undefined;
  },
  digits: number,
): string {
  if (told.amount !== undefined) return told.amount;
  if (told.lines.length > 0) return fromMinor(taxedPaper(told, digits).grossMinor, digits);
  throw new RoundsError(
    "missing-value",
    say("missing: --amount or --line", "缺少：--amount 或 --line"),
    {
      hint: say(
        "of what was received of an order: --purchase PO… --received",
        "按订单已收货物开列：--purchase 采购订单号 --received",
      ),
    },
  );
}
