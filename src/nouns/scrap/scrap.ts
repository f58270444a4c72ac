import type { Book } from "../../book/book.ts";
import { type Approvable, approvalFields } from "../../law/approval.ts";
import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { groupKind, groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import { madeFields, parseMade } from "../finished/finished.ts";
import type { GoodsLine } from "../move/papers.ts";
import { goodsKind } from "../order/fields/tracking.ts";
import { isScrapOpen, type ScrapFacts, scrapBound, scrapFixed, scrapSettled } from "./states.ts";

const on = field(dateKind, say("On", "日期"), { required: true });
const by = field(refKind("staff"), say("By", "经办人"));

interface Written {
  readonly lines?: readonly GoodsLine[];
  readonly value?: string;
}

const scrapApproval: Approvable = {
  matters: ["warehouse", "why", "lines", "parts"],
  owners: ({ owner, responsible }: { readonly owner?: string; readonly responsible?: string }) => [
    owner,
    responsible,
  ],
  waits: isScrapOpen,
  done: ({ booked }: ScrapFacts) => (booked ? say("scrapped", "报废") : undefined),
  facts: {
    value: {
      label: say("value at cost", "报废金额（成本）"),
      outside: true,
      of: async ({ lines = [], value }: Written, { book }) =>
        book === undefined
          ? value
          : (await import("./value.ts")).costValue({ book: book as Book }, lines),
    },
    warehouse: {
      label: say("warehouse", "仓库"),
      of: ({ warehouse }: { readonly warehouse?: string }) => warehouse,
    },
  },
};

/**
 * Goods that are good for nothing any more (报废单), why, what they had cost, and which of their
 * parts can be used again (R-WHS-24, R-PUR-06).
 */
export const scrap = defineNoun({
  name: "scrap",
  label: say("scrap note", "报废单"),
  plural: say("scrap notes", "报废单"),
  folder: "scraps",
  shape: "record",
  naming: { by: "day", prefix: "SP", date: "date" },
  fields: {
    code: field(textKind(), say("Paper number", "单据编号"), { find: "code" }),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      list: 8,
      initial: ({ today }) => today,
    }),
    warehouse: field(refKind("warehouse"), say("Warehouse", "仓库"), { required: true, list: 6 }),
    why: field(textKind(), say("Why", "报废原因"), { required: true, list: 7 }),
    lines: field(goodsKind, say("Lines", "明细"), { required: true }),
    parts: field(
      groupsKind(madeFields, { example: same("CUP-W08 x 2 @ 3"), parse: parseMade }),
      say("Parts that are used again", "可利用配件"),
      { flag: "part" },
    ),
    value: field(moneyKind({ least: "0" }), say("Value at cost", "成本金额"), {
      list: 5,
      kept: true,
    }),
    owner: field(refKind("staff"), say("Written by", "填单人"), {
      list: 4,
      initial: ({ me }) => me,
    }),
    responsible: field(refKind("staff"), say("Responsible", "责任人"), { list: 3 }),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    booked: field(
      groupKind({ date: on, by }, { example: same("date=2026-11-22, by=iwan") }),
      say("Scrapped", "报废出库"),
      { kept: true, merge: "conflict" },
    ),
    cancelled: field(
      groupKind(
        { date: on, by, why: field(textKind(), say("Why", "原因"), { required: true }) },
        { example: say("date=2026-11-22, why=repaired", "date=2026-11-22, why=已修复") },
      ),
      say("Cancelled", "取消"),
      { kept: true, merge: "conflict" },
    ),
    ...approvalFields,
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  approval: scrapApproval,
  settled: scrapSettled,
  fixed: scrapFixed,
  bound: scrapBound,
  call: (record: { id: string; code?: string }) => record.code ?? record.id,
});

export type Scrap = Stored<typeof scrap>;
