import { attachmentOf } from "../../../exchange/attachments.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say, type Text } from "../../../law/words.ts";
import { voidNotes } from "../../approval/gate.ts";
import { assertDraws, freelyPriced } from "../../contract/on-order.ts";
import { recordArgument } from "../../generic/show.ts";
import { invoicedNotes } from "../../invoice/after-amending.ts";
import { invoice } from "../../invoice/invoice.ts";
import { productNames } from "../../product/names.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { amendOrder } from "../amending.ts";
import type { Line } from "../fields/lines.ts";
import { addedMinor, creditOf } from "../gate.ts";
import { goodsNotes } from "../goods-notes.ts";
import { type Order, order } from "../order.ts";
import { assertWithinPolicy } from "../price-check.ts";
import { relined } from "../relined.ts";

/** The typed lines with what the order agreed for them, or the list's price. */
async function fullLines(
  record: Order,
  typed: readonly Line[],
  { book }: Context,
): Promise<readonly Line[]> {
  const products = new Set(typed.map(({ product }) => product));
  const all = await relined(record, typed, book);
  return [...products].flatMap((product) => all.find((line) => line.product === product) ?? []);
}

/** What is to be known of an amended order: prices, credit, lead times, what is short. */
async function notesOn(record: Order, was: Order, context: Context): Promise<readonly Text[]> {
  const { book, today } = context;
  const left = await assertDraws(record, context);
  const freely = await freelyPriced(record, context);
  const prices = await assertWithinPolicy(freely, { book, noun: order.name });
  const adds = await addedMinor(record, book);
  const isMore = adds > (await addedMinor(was, book));
  const credit = isMore ? await creditOf(context, record, adds) : undefined;
  return [
    ...(await voidNotes(context, order, { was, now: record })),
    ...left,
    ...prices,
    ...(credit?.texts ?? []),
    ...(await goodsNotes(context, record, today)),
  ];
}

/** After a refill the list of goods is gone through with the customer again: R-ORD-22. */
function listNotes({ id, amendments = [] }: Order): readonly Text[] {
  const kinds = amendments.at(-1)?.kinds ?? [];
  if (!kinds.includes("more") && !kinds.includes("add")) return [];
  return [
    say(
      `check the list of goods with the customer again: rounds print ${id} --form proforma`,
      `请与客户重新核对货物清单：rounds print ${id} --form proforma`,
    ),
  ];
}

export const verb = defineVerb({
  summary: say(
    "change a confirmed order, with the reason and who asked",
    "变更已确认的订单，注明原因与提出方",
  ),
  examples: [
    'rounds order amend SO261112A-chen-jie --line "TEA-LJ250 x 2" --why "opens a bar" --asked-by 王芳',
    'rounds order amend SO261112A-chen-jie --promised +14d --why "not ready" --asked-by 王芳',
  ],
  arguments: recordArgument(order),
  flags: {
    line: { ...order.fields.lines, flag: undefined, required: undefined },
    drop: field(refKind("product"), say("Product no longer wanted", "取消的产品")),
    replace: field(refKind("product"), say("Product replaced by that of --line", "被替换的产品")),
    promised: { ...order.fields.promised, ask: false },
    structure: field(textKind(), say("Structure or packing from now on", "结构或包装变更为")),
    why: field(textKind(), say("Why", "原因"), { required: true }),
    askedBy: field(textKind(), say("Asked for by", "提出方"), { required: true }),
    paper: field(textKind(), say("File of the written request", "书面申请文件")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, line, drop, paper, ...told }) {
    const { book, me, folder } = context;
    const record = await book.get(order, which);
    const lines = line ? await fullLines(record, line, context) : undefined;
    const kept = paper === undefined ? undefined : attachmentOf(paper, { book: book.root, folder });
    const change = amendOrder(
      record,
      {
        ...told,
        by: me,
        ...(lines ? { lines } : {}),
        ...(drop === undefined ? {} : { drop: [drop] }),
        paper: kept,
      },
      {
        nameOf: await productNames(book),
        needsPaper: book.settings.changesNeedPaper === true,
      },
    );
    const [step] = change.steps;
    const after: Order = { ...record, ...(step?.do === "set" ? step.fields : {}) };
    const invoices = await book.where(invoice, "order", record.id);
    const notes = [
      ...(await notesOn(after, record, context)),
      ...listNotes(after),
      ...invoicedNotes(after, invoices, book.digits),
    ];
    return { ...change, notes };
  },
});
