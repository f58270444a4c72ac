import { addDays } from "../../../law/dates.ts";
import { grouped } from "../../../law/decimal.ts";
import { RoundsError } from "../../../law/errors.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { switchKind } from "../../../law/kinds/texts.ts";
import { fromMinor } from "../../../law/money.ts";
import { fold } from "../../../law/names.ts";
import { field } from "../../../law/noun.ts";
import { taxedPaper } from "../../../law/tax.ts";
import { say } from "../../../law/words.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { productNames } from "../../product/names.ts";
import { type Purchase, purchase } from "../../purchase/purchase.ts";
import { type Supplier, supplier } from "../../supplier/supplier.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type Bill, type BillLine, bill } from "../bill.ts";
import { enteredLines, openLines } from "../entering.ts";
import { matchOf } from "../matching.ts";
import { ordersOf } from "../orders.ts";
import { matchNotes } from "../view.ts";

const { supplier: who, code, date, due, lines, freight, notes } = bill.fields;
const { taxRate, pricesIncludeTax, amount } = bill.fields;

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

/** The orders that are named, each once, in their order. */
async function namedOrders(
  ids: readonly string[],
  { book }: Context,
): Promise<readonly Purchase[]> {
  const orders: Purchase[] = [];
  for (const id of new Set(ids)) orders.push(await book.get(purchase, id));
  return orders;
}

/** Whose invoice it is: all orders in it are his. @throws RoundsError where they are not */
function supplierOf(named: string | undefined, orders: readonly Purchase[]): string {
  const id = named ?? orders[0]?.supplier;
  if (id === undefined) {
    throw new RoundsError(
      "missing-value",
      say("missing: the supplier, or --purchase", "缺少：供应商，或 --purchase"),
    );
  }
  const other = orders.find((one) => one.supplier !== id);
  if (!other) return id;
  throw new RoundsError(
    "bad-usage",
    say(`${other.id} is not of this supplier`, `${other.id} 不属于该供应商`),
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
    purchase: field({ ...wordsKind, refers: "purchase" }, say("Purchase orders", "采购订单"), {
      help: say("several with commas", "多张用逗号分隔"),
    }),
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
  async run(context, { line, received, supplier: whose, purchase: named = [], ...told }) {
    const { book, me } = context;
    const orders = await namedOrders([...named, ...ordersOf({ lines: line })], context);
    const [of] = orders;
    const id = supplierOf(whose, orders);
    const seller = await book.get(supplier, id);
    await assertNew(told.code, seller, context);
    const counted: readonly BillLine[] = [
      ...(received ? await openLines(orders, book) : []),
      ...(await enteredLines(line ?? [], { orders, supplier: seller, date: told.date, book })),
    ];
    if (orders.length > 1 && counted.length === 0) {
      throw new RoundsError(
        "missing-value",
        say("several orders: which goods of them?", "多张订单合开一票，须列明细"),
        {
          hint: say(
            `--line "PRODUCT x 10", or all that was received and not billed: --received`,
            `--line "产品 x 10"，或取已收未开票的全部货物：--received`,
          ),
        },
      );
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
