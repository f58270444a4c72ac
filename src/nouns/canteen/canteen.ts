import type { Reading } from "../../law/kind.ts";
import { dateKind, moneyKind, priceKind, quantityKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored, type Values } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { canteenAgrees, canteenFixed, canteenSettled, canteenUnfinished } from "./states.ts";

/** The papers of the canteen's money (R-CAN-01 to R-CAN-07). */
const canteenKinds = [
  { value: "funds", label: say("money fetched", "领款") },
  { value: "advance", label: say("advance", "备用金") },
  { value: "voucher", label: say("purchase voucher", "采购凭证") },
  { value: "count", label: say("count", "盘点") },
] as const;

/** Who signs a voucher, in this order (R-CAN-05, R-PUR-07, R-APR-27). */
export const seats = [
  { value: "seller", label: say("seller", "销货方"), also: ["卖方", "供货人"] },
  { value: "manager", label: say("canteen manager", "经手人（食堂管理员）"), also: ["经手人"] },
  { value: "cook", label: say("cook", "验收人（厨师）"), also: ["验收人", "厨师"] },
  { value: "leader", label: say("leader in charge", "主管领导"), also: ["领导"] },
] as const;

export type Seat = (typeof seats)[number]["value"];

const positive = quantityKind({ least: "0.000001" });

const boughtFields = {
  item: field(textKind(), say("Item", "品名"), { required: true }),
  quantity: field(positive, say("Quantity", "数量"), { required: true }),
  unit: field(textKind(), say("Unit", "单位")),
  price: field(priceKind, say("Price", "单价"), { required: true }),
  property: field(yesNoKind, say("Property", "财产"), {
    help: say("equipment that stays: the property ledger", "炊具设备等，计入财产明细账"),
  }),
};

export type Bought = Values<typeof boughtFields>;

const boughtShape =
  /^(?<item>.+?)\s*(?:[x×*]\s*|\s)(?<quantity>\d[\d.,]*)\s*(?<unit>\p{L}[^\s\d@/=-]*)?\s*@\s*(?<price>\S+)$/iu;

/** "cabbage x 20 kg @ 1.50": item, quantity, unit and price. */
function parseBought(text: string, reading: Reading): Bought | undefined {
  if (text.includes("=")) return undefined;
  const typed = boughtShape.exec(text.normalize("NFKC").trim())?.groups;
  if (!typed?.item || !typed.quantity || !typed.price) return undefined;
  return {
    item: typed.item,
    quantity: positive.parse(typed.quantity, reading),
    ...(typed.unit ? { unit: typed.unit } : {}),
    price: priceKind.parse(typed.price, reading),
  };
}

function showBought({ item, quantity, unit, price, property }: Bought): string {
  return `${item} x ${quantity}${unit ? ` ${unit}` : ""} @ ${price}${property ? " *" : ""}`;
}

const on = field(dateKind, say("On", "日期"), { required: true });

const signatureFields = {
  seat: field(choiceKind(seats), say("Signs as", "签字栏"), { required: true }),
  date: on,
  by: field(refKind("staff"), say("Staff member", "签字人")),
  name: field(textKind(), say("Name", "姓名")),
};

export type Signature = Values<typeof signatureFields>;

export const countedFields = {
  item: field(textKind(), say("Item", "品名"), { required: true }),
  book: field(quantityKind({}), say("Book quantity", "账面数"), { required: true }),
  counted: field(quantityKind(), say("Counted", "实盘数"), { required: true }),
};

export type Counted = Values<typeof countedFields>;

export const canteen = defineNoun({
  name: "canteen",
  label: say("canteen paper", "食堂单据"),
  plural: say("canteen papers", "食堂单据"),
  folder: "canteen",
  shape: "record",
  naming: { by: "day", prefix: "VO", date: "date" },
  fields: {
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      initial: ({ today }) => today,
    }),
    kind: field(choiceKind(canteenKinds), say("Kind", "类型"), { required: true, list: 9 }),
    amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), {
      list: 9,
      merge: "conflict",
      help: say("of a voucher: what its lines come to", "采购凭证为明细合计"),
    }),
    manager: field(refKind("staff"), say("Canteen manager", "食堂管理员"), {
      list: 6,
      merge: "conflict",
    }),
    seller: field(textKind(), say("Seller", "销货方"), { list: 7 }),
    paper: field(textKind(), say("Paper", "单据号"), { list: 4 }),
    advance: field(refKind("canteen"), say("Paid from the advance", "所用备用金"), { list: 5 }),
    lines: field(
      groupsKind(boughtFields, {
        example: say("cabbage x 20 kg @ 1.50", "白菜 x 20 公斤 @ 1.50"),
        parse: parseBought,
        show: showBought,
      }),
      say("Lines", "明细"),
      { flag: "line" },
    ),
    signatures: field(
      groupsKind(signatureFields, {
        example: say("seat=cook, date=2026-11-22, by=wu", "seat=cook, date=2026-11-22, by=wu"),
      }),
      say("Signatures", "签字"),
      { kept: true, merge: "union" },
    ),
    wrong: field(textKind(), say("What is wrong", "验收不符"), { kept: true }),
    cleared: field(
      groupKind(
        {
          date: on,
          by: field(refKind("staff"), say("By", "经办")),
          returned: field(moneyKind(), say("Given back", "退回金额"), { required: true }),
        },
        { example: say("date=2026-11-22, returned=12.50", "date=2026-11-22, returned=12.50") },
      ),
      say("Cleared", "结清"),
      { kept: true },
    ),
    cash: field(moneyKind({ least: "0" }), say("Cash counted", "实点现金"), { merge: "conflict" }),
    book: field(moneyKind(), say("Cash by the book", "账面现金"), { kept: true, flag: "by-book" }),
    counted: field(
      groupsKind(countedFields, {
        by: "item",
        example: say("item=wok, book=3, counted=2", "item=炒锅, book=3, counted=2"),
      }),
      say("Property counted", "财产盘点"),
      { kept: true },
    ),
    by: field(refKind("staff"), say("By", "经办人"), { list: 4, initial: ({ me }) => me }),
    why: field(textKind(), say("Why", "原因")),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  agree: canteenAgrees,
  fixed: canteenFixed,
  unfinished: canteenUnfinished,
  settled: canteenSettled,
});

export type CanteenPaper = Stored<typeof canteen>;
