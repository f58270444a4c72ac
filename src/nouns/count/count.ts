import { approvalFields } from "../../law/approval.ts";
import { dateKind, priceKind, quantityKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored, type Values } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { approvalFacts } from "./approving.ts";
import { countAgrees, countBound, countFixed, countSettled, countUnfinished } from "./states.ts";

/** Whose fault a difference is: R-WHS-21. */
export const faults = [
  { value: "counting", label: say("counting error", "盘点差错"), also: ["人为误差"] },
  { value: "handling", label: say("receipt, issue or storage", "收发保管不当"), also: ["保管"] },
  { value: "paper", label: say("paper not entered", "单据漏记") },
  { value: "natural", label: say("natural loss", "自然损耗") },
  { value: "other", label: say("other", "其他") },
] as const;

/** Which class a product has by what was used of it in a year: A is counted most often. */
export const cycles = [
  { value: "abc", label: say("all classes as they are due", "按 ABC 周期") },
  { value: "a", label: say("class A", "A 类") },
  { value: "b", label: say("class B", "B 类") },
  { value: "c", label: say("class C", "C 类") },
] as const;

const placeFields = {
  product: field(refKind("product"), say("Product", "产品"), { required: true }),
  warehouse: field(refKind("warehouse"), say("Warehouse", "仓库"), { required: true }),
  bin: field(textKind(), say("Bin", "库位")),
  lot: field(textKind(), say("Lot", "批号")),
};

const frozenFields = {
  ...placeFields,
  book: field(quantityKind({}), say("Book quantity", "账面数"), { required: true }),
};

/** A place to be counted, with what the book said when the stocktake was started. */
export type Frozen = Values<typeof frozenFields>;

export const differenceFields = {
  ...placeFields,
  book: field(quantityKind({}), say("Book quantity", "账面数"), { required: true }),
  counted: field(quantityKind({}), say("Counted quantity", "实盘数"), { required: true }),
  date: field(dateKind, say("Counted on", "盘点日"), { required: true }),
  cost: field(priceKind, say("Unit cost", "单位成本")),
  why: field(textKind(), say("Reason", "原因")),
  fault: field(choiceKind(faults), say("Cause", "性质")),
  person: field(refKind("staff"), say("Person responsible", "实物责任人")),
};

/** What the book said of a place at the moment it was counted, what was counted, and why. */
export type Difference = Values<typeof differenceFields>;

const ended = {
  date: field(dateKind, say("On", "日期"), { required: true }),
  by: field(refKind("staff"), say("By", "经办人")),
};

const dated = same("date=2026-11-22, by=iwan");

/**
 * A stocktake: what the book said of each place of its scope as of a day, and once all is counted
 * the differences, their reasons and their booking. What was counted are entries of their own
 *. R-WHS-18 to R-WHS-21.
 */
export const count = defineNoun({
  name: "count",
  label: say("stocktake", "盘点单"),
  plural: say("stocktakes", "盘点单"),
  folder: "counts",
  shape: "record",
  naming: { by: "day", prefix: "SC", date: "date" },
  fields: {
    date: field(dateKind, say("As of", "盘点基准日"), {
      required: true,
      list: 9,
      merge: "conflict",
      initial: ({ today }) => today,
    }),
    warehouses: field(wordsKind, say("Warehouses", "盘点仓库"), { list: 7, merge: "conflict" }),
    category: field(textKind(), say("Category", "类别"), { list: 5, merge: "conflict" }),
    products: field(wordsKind, say("Products", "盘点产品"), { list: 3, merge: "conflict" }),
    cycle: field(choiceKind(cycles), say("Cycle", "循环盘点"), { list: 4, merge: "conflict" }),
    blind: field(yesNoKind, say("Blind", "盲盘"), { list: 3, merge: "conflict" }),
    recountAbove: field(
      textKind({
        name: "threshold",
        pattern: /^\d+(\.\d+)?%?$/,
        wanted: say("a quantity like 5 or a share like 3%", "5 这样的数量或 3% 这样的比例"),
      }),
      say("Recount above", "差异超过则复盘"),
      { merge: "conflict", help: say("a quantity, or 3% of the book", "数量，或账面数的 3%") },
    ),
    by: field(refKind("staff"), say("Organised by", "组织人"), {
      list: 6,
      initial: ({ me }) => me,
    }),
    places: field(
      groupsKind(frozenFields, { example: same("product=tea, warehouse=main, book=40") }),
      say("Places and book quantities", "盘点范围与账面数"),
      { flag: "place", merge: "conflict" },
    ),
    after: field(wordsKind, say("Started after", "在此之后开始"), {
      kept: true,
      merge: "conflict",
    }),
    differences: field(
      groupsKind(differenceFields, {
        example: same("product=tea, warehouse=main, book=40, counted=38, date=2026-11-22"),
      }),
      say("Differences", "盘点差异"),
      { kept: true, merge: "conflict" },
    ),
    uncounted: field(wordsKind, say("Left uncounted", "未盘，按账面保留"), {
      kept: true,
      merge: "conflict",
    }),
    resulted: field(groupKind(ended, { example: dated }), say("Result worked out", "结果核算"), {
      kept: true,
      merge: "conflict",
    }),
    booked: field(groupKind(ended, { example: dated }), say("Booked", "入账"), {
      kept: true,
      merge: "conflict",
    }),
    cancelled: field(
      groupKind(
        { ...ended, why: field(textKind(), say("Why", "原因"), { required: true }) },
        { example: say("date=2026-11-22, why=wrong scope", "date=2026-11-22, why=范围有误") },
      ),
      say("Cancelled", "作废"),
      { kept: true, merge: "conflict" },
    ),
    ...approvalFields,
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  agree: countAgrees,
  unfinished: countUnfinished,
  settled: countSettled,
  bound: countBound,
  fixed: countFixed,
  approval: {
    matters: ["differences", "uncounted"],
    owners: (record: { readonly by?: string }) => [record.by],
    waits: ({ resulted, booked, cancelled }: CountEnds) =>
      resulted !== undefined && !booked && !cancelled,
    done: (record: CountEnds) => (record.booked ? say("booked", "入账") : undefined),
    facts: approvalFacts,
  },
  call: (record: { readonly id: string }) => record.id,
});

interface CountEnds {
  readonly resulted?: unknown;
  readonly booked?: unknown;
  readonly cancelled?: unknown;
}

export type Count = Stored<typeof count>;
