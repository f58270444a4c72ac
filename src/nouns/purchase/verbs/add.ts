import { grouped } from "../../../law/decimal.ts";
import { RoundsError } from "../../../law/errors.ts";
import { groupsKind } from "../../../law/kinds/groups.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { taxedPaper } from "../../../law/tax.ts";
import { same, say, type Text } from "../../../law/words.ts";
import { typedFields } from "../../generic/add.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { paperTerms } from "../../order/terms.ts";
import { supplier } from "../../supplier/supplier.ts";
import { defineVerb } from "../../verb.ts";
import { type AskedLine, dearer, lotNotes, pricedPurchase } from "../pricing.ts";
import { purchase } from "../purchase.ts";
import { orderedSteps, requestedLines } from "../requested.ts";
import { supplierNotes } from "../rules.ts";

const { supplier: who, lines: lined, ...flags } = purchase.fields;
const typed = typedFields({ ...purchase, fields: flags }) as typeof flags;

export const verb = defineVerb({
  summary: say("write a purchase order (a draft until it is sent)", "新建采购订单（下达前为草稿）"),
  examples: [
    'rounds purchase add longjing-chaye --line "TEA-LJ250 x 40 @ 88" --promised +7d --warehouse main',
  ],
  arguments: { supplier: who },
  flags: {
    ...typed,
    lines: { ...lined, required: false as const },
    requisition: field(
      groupsKind(
        {
          which: field(refKind("requisition"), say("Requisition", "采购申请"), { required: true }),
        },
        {
          example: same("RQ261122A"),
          parse: (text) => (text.includes("=") ? undefined : { which: text.trim() }),
          show: ({ which }) => which,
        },
      ),
      say("From requisitions", "采购申请单号"),
      { help: say("takes their goods that are not ordered yet", "取其中尚未下单的商品") },
    ),
  },
  writes: true,
  async run(context, { requisition: asking = [], ...input }) {
    const { book } = context;
    const { digits, settings } = book;
    const seller = await book.get(supplier, input.supplier);
    const ids = asking.map(({ which }) => which);
    const asked = typedOver(await requestedLines(context, ids), input.lines ?? []);
    if (asked.length === 0) {
      throw new RoundsError("missing-value", say("missing: --line", "缺少：--line（明细）"), {
        hint: say(
          '--line "TEA-01 x 10", or --requisition RQ… for what was asked for',
          "--line “货号 x 10”，或 --requisition 采购申请单号",
        ),
      });
    }
    const { currency, taxRate, pricesIncludeTax, ...rest } = input;
    const terms = paperTerms(
      { currency: currency ?? seller.currency, taxRate, pricesIncludeTax },
      settings,
    );
    const lines = await pricedPurchase(asked, {
      supplier: seller,
      day: input.date,
      currency: terms.currency,
      book,
    });
    const payDays = input.payDays ?? seller.payDays;
    const record = { ...rest, ...terms, ...(payDays === undefined ? {} : { payDays }), lines };
    assertAgrees(purchase, record, digits);
    const id = await book.newId(purchase, record);
    const own = record.currency ?? settings.currency;
    const total = grouped(fromMinor(taxedPaper(record, digits).grossMinor, digits));
    return {
      steps: [
        { do: "create", noun: purchase, record: { ...record, id } },
        ...(await orderedSteps(context, { id, date: input.date, lines })),
      ],
      receipt: say(
        `added purchase order ${id}: ${seller.name}, ${own} ${total}`,
        `已新建采购订单 ${id}：${seller.name}，${own} ${total}`,
      ),
      notes: [
        ...dearer(lines).map(dearerNote),
        ...(await lotNotes(lines, { supplier: seller, day: input.date, book })),
        ...supplierNotes({ ...record, id }, seller, { digits, currency: own }),
        say(`next: rounds purchase send ${id}`, `下一步：rounds purchase send ${id}`),
      ],
    };
  },
});

/** What was asked for, with what is typed of the same product in its place; the rest is added. */
function typedOver(asked: readonly AskedLine[], typed: readonly AskedLine[]): AskedLine[] {
  const rest = [...typed];
  const merged = asked.map((line) => {
    const at = rest.findIndex(({ product }) => product === line.product);
    const [own] = at < 0 ? [] : rest.splice(at, 1);
    const { due, requisition, order } = line;
    return own ? { due, ...own, requisition, order } : line;
  });
  return [...merged, ...rest];
}

function dearerNote({ product, price, agreed }: ReturnType<typeof dearer>[number]): Text {
  return say(
    `${product}: ${price} is above the price agreed (${agreed})`,
    `${product}：单价 ${price} 高于协议价 ${agreed}`,
  );
}
