import type { Reading } from "../../law/kind.ts";
import { dateKind, priceKind, quantityKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { field, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";

/** What was found of one product at the customer's: stock and next month's demand, R-VIS-15. */
export const goodFields = {
  product: field(refKind("product"), say("Product", "产品"), { required: true }),
  stock: field(quantityKind(), say("Stock", "现有库存")),
  demand: field(quantityKind(), say("Demand next month", "下月需求")),
  tag: field(priceKind, say("Price on the tag", "标价")),
  price: field(priceKind, say("Price asked", "实际售价")),
};

export type Good = Values<typeof goodFields>;

/** What is looked at in a shop: R-VIS-22, R-VIS-44, R-CUS-51. */
const findingKinds = [
  { value: "display", label: say("display", "陈列") },
  { value: "tag", label: say("price tag", "价签") },
  { value: "illegal", label: say("goods that must not be sold", "违规商品") },
  { value: "competitor", label: say("competitor", "竞品") },
  { value: "opinion", label: say("opinion", "意见建议") },
  { value: "change", label: say("changed data", "资料变动") },
  { value: "other", label: say("other", "其他") },
] as const;

export const findingFields = {
  kind: field(choiceKind(findingKinds), say("Kind", "类别"), { required: true }),
  text: field(textKind(), say("Finding", "情况"), { required: true }),
};

export type VisitFinding = Values<typeof findingFields>;

/** "tag: two are missing": the kind before the colon; without one it is something else. */
function parseFinding(text: string, reading: Reading): VisitFinding | undefined {
  if (/^\s*(kind|text|类别|情况)\s*=/i.test(text)) return undefined;
  const [, kind = "", rest = ""] = /^\s*([\p{L}-]+)\s*[:：]\s*(.+)$/su.exec(text) ?? [];
  const known = findingKinds.some(
    ({ value, label }) => value === kind.toLowerCase() || label.zh === kind || label.en === kind,
  );
  return known
    ? { kind: findingFields.kind.kind.parse(kind, reading), text: rest.trim() }
    : { kind: "other", text: text.trim() };
}

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经办人"));
const why = field(textKind(), say("Why", "原因"), { required: true });
const digest = field(textKind(), say("Of", "内容摘要"));
const signature = same("date=2026-11-22, by=iwan");
/** A signature as people read it: the digest is for the program. */
const signed = {
  example: signature,
  show: ({ date, by: who, why: reason }: { date: string; by?: string; why?: string }): string =>
    [date, who, reason].filter(Boolean).join(" · "),
};

/** One product of a flag that is given again for each: "TEA-01=12". */
const amountFields = {
  product: field(refKind("product"), say("Product", "产品"), { required: true }),
  quantity: field(quantityKind(), say("Quantity", "数量"), { required: true }),
};
const askedFields = {
  product: field(refKind("product"), say("Product", "产品"), { required: true }),
  price: field(priceKind, say("Price", "价格"), { required: true }),
};

export type Amount = Values<typeof amountFields>;
export type Asked = Values<typeof askedFields>;

const pairShape = /^(?<product>[^=]+?)\s*(?:=|\s[x×*]?\s*)\s*(?<figure>[\d０-９][^\s]*)$/u;

/** "TEA-01=12" and "TEA-01 12"; undefined when it is written out. */
function pair(text: string): { product: string; figure: string } | undefined {
  const { product, figure } = pairShape.exec(text.trim())?.groups ?? {};
  return product && figure && !/^product$/i.test(product) ? { product, figure } : undefined;
}

export const amountsKind = groupsKind(amountFields, {
  example: same("TEA-01=12"),
  parse(text, reading) {
    const typed = pair(text);
    if (!typed) return undefined;
    const quantity = amountFields.quantity.kind.parse(typed.figure, reading);
    return { product: typed.product, quantity };
  },
  show: ({ product, quantity }) => `${product}=${quantity}`,
});

export const pricesKind = groupsKind(askedFields, {
  example: same("TEA-01=128"),
  parse(text, reading) {
    const typed = pair(text);
    if (!typed) return undefined;
    return { product: typed.product, price: askedFields.price.kind.parse(typed.figure, reading) };
  },
  show: ({ product, price }) => `${product}=${price}`,
});

/** What was found at a visit that was made. */
export const foundFields = {
  steps: field(wordsKind, say("Steps done", "已完成步骤"), {
    flag: "step",
    help: say("rounds visit checklist steps lists them", "步骤见 rounds visit checklist steps"),
  }),
  goods: field(
    groupsKind(goodFields, {
      example: same("product=TEA-01, stock=3, demand=12"),
    }),
    say("Stock and demand", "库存与需求"),
    { flag: "good" },
  ),
  findings: field(
    groupsKind(findingFields, {
      example: say("tag: two are missing", "价签: 缺两张"),
      parse: parseFinding,
    }),
    say("Findings", "检查情况"),
    { flag: "finding", merge: "union" },
  ),
  analysis: field(textKind({ merge: "both" }), say("Analysis", "情况分析")),
  rating: field(wholeKind({ least: "1", most: "5" }), say("Rating 1 to 5", "客户评定（1-5）"), {
    list: 2,
    merge: "conflict",
  }),
  bring: field(wordsKind, say("To take along", "携带物品"), {
    help: say("samples, tags, papers of this visit", "本次要带的样品、价签、资料"),
  }),
};

/**
 * What becomes of a plan. `approved` and `rejected` are how older versions wrote down what now
 * stands in `approvals`: they are read and no more written.
 */
export const planFields = {
  approved: field(groupKind({ date: on, by, digest }, signed), say("Approved", "已批准"), {
    kept: true,
  }),
  rejected: field(groupKind({ date: on, by, why, digest }, signed), say("Rejected", "已驳回"), {
    kept: true,
  }),
  moved: field(
    groupsKind(
      {
        date: on,
        by,
        from: field(dateKind, say("From", "原计划日期"), { required: true }),
        to: field(dateKind, say("To", "改为"), { required: true }),
        why,
      },
      { example: same("date=2026-11-22, from=2026-11-24, to=2026-11-26, why=...") },
    ),
    say("Moved", "改期"),
    { kept: true },
  ),
};

/**
 * The minutes of a talk (R-VIS-02, R-VIS-03). By when they are to be written is a fact of the
 * visit: it was decided when the visit was logged, and such a visit stays open until then.
 */
export const minutesFields = {
  minutesDue: field(dateKind, say("Minutes due", "纪要期限"), { kept: true, merge: "conflict" }),
  taker: field(refKind("staff"), say("Note taker", "记录人")),
  minutes: field(
    groupKind(
      { date: on, by, text: field(textKind(), say("Text", "内容"), { required: true }) },
      { example: signature },
    ),
    say("Minutes", "会谈纪要"),
    { kept: true },
  ),
  reviewed: field(
    groupKind({ date: on, by, digest }, signed),
    say("Minutes reviewed", "纪要已审阅"),
    { kept: true },
  ),
  sent: field(
    groupKind({ date: on, by, to: field(textKind(), say("To", "发给")) }, { example: signature }),
    say("Minutes sent", "纪要已发送"),
    { kept: true },
  ),
  received: field(
    groupKind(
      { date: on, by, from: field(textKind(), say("Confirmed by", "确认人")) },
      { example: signature },
    ),
    say("Receipt confirmed", "客户已确认收到"),
    { kept: true },
  ),
};
