import { say } from "../../src/law/words.ts";
import type { Cell, PageView, Screen, TableView } from "../../src/print/view.ts";

/** Thousands set apart, as a money column prints them. */
export function money(value: Cell): string {
  return value === null || value === undefined
    ? ""
    : String(value).replace(/\B(?=(\d{3})+(?=\.))/g, ",");
}

/** A screen in English, colourless, of the given width. */
export function screen(width: number | undefined, more: Partial<Screen> = {}): Screen {
  return { language: "en", colour: false, width, ...more };
}

/** A report with Chinese, emoji sequences, marks of their own, a very long name, bars and trends. */
export const aging: TableView = {
  shape: "report",
  title: say("Receivables by age", "应收账款账龄"),
  from: "2026-11-01",
  to: "2026-11-30",
  columns: [
    { key: "id", label: say("Customer id", "客户编号"), weight: 6 },
    { key: "name", label: say("Name", "名称"), weight: 9 },
    { key: "grade", label: say("Grade", "等级"), weight: 3 },
    { key: "due", label: say("Oldest due", "最早到期"), weight: 6 },
    { key: "state", label: say("State", "状态"), weight: 7 },
    { key: "balance", label: say("Balance", "余额"), align: "right", weight: 9, format: money },
    { key: "share", label: say("Share", "占比"), draw: "bar" },
    { key: "trend", label: say("Trend", "走势"), draw: "spark", weight: 2 },
  ],
  rows: [
    {
      id: "jinhong-shanghang",
      name: "杭州锦红商行有限公司",
      grade: "A",
      due: "2026-10-03",
      state: "overdue 51 days",
      balance: "128000.00",
      share: "128000.00",
      trend: ["1", "4", "3", "6", "8", "7"],
    },
    {
      id: "muller-soehne",
      name: "Mu\u0308ller & So\u0308hne GmbH",
      grade: "B",
      due: "2026-11-20",
      state: "open",
      balance: "9120.50",
      share: "9120.50",
      trend: ["4", "4", "3", "2", "1", "0"],
    },
    {
      id: "cafe-zoe",
      name: "Café Zoë 👩‍🍳 🇫🇷",
      grade: "B",
      due: null,
      state: "open",
      balance: "-350.00",
      share: "-350.00",
      trend: ["0", "0", "3", "2", "1", "5"],
    },
    {
      id: "northumberland",
      name: "The Extraordinarily Long-Named Trading Company of Upper Northumberland",
      grade: "C",
      due: "2026-12-11",
      state: "open",
      balance: "64000.00",
      share: "64000.00",
      trend: [],
    },
  ],
  totals: { balance: "200770.50" },
  notes: [say("Days count from the due date on.", "天数自到期日起算。")],
};

/** One customer on a page, with facts of every kind and two tables, one of them empty. */
export const customer: PageView = {
  shape: "page",
  title: say("Jinhong Trading", "锦红商行"),
  facts: [
    { key: "id", label: say("Id", "编号"), value: "jinhong-shanghang" },
    { key: "phone", label: say("Phone", "电话"), value: "+86 571 8888 6666" },
    { key: "key", label: say("Key account", "重点客户"), value: true },
    { key: "fax", label: say("Fax", "传真"), value: null },
    { key: "site", label: say("Site", "网站"), value: "" },
    { key: "tags", label: say("Tags", "标签"), value: ["wholesale", "茶叶"] },
    { key: "balance", label: say("Balance", "余额"), value: "128000.00", format: money },
    {
      key: "note",
      label: say("Note", "备注"),
      value:
        "Deliver before nine; the gate on the north side is closed on Mondays, so ring twice.\n老板娘姓王，喜欢龙井，每次拜访带一点新样品给她看看，不要空手去；催款要有耐心。\n",
    },
  ],
  sections: [
    {
      shape: "list",
      title: say("Open invoices", "未结发票"),
      columns: [
        { key: "id", label: say("Invoice", "发票") },
        { key: "rest", label: say("Open", "未付"), align: "right", format: money },
      ],
      rows: [
        { id: "IV261103A-lan", rest: "86000.00" },
        { id: "IV261110B-lan", rest: "42000.00" },
      ],
      totals: { rest: "128000.00" },
    },
    {
      shape: "list",
      title: say("Complaints", "投诉"),
      columns: [{ key: "id", label: say("Complaint", "投诉") }],
      rows: [],
      empty: say("No complaints.", "没有投诉。"),
    },
  ],
  notes: [say("Last visit 2026-11-18.", "最近拜访：2026-11-18。")],
  record: { id: "jinhong-shanghang", phone: "+86 571 8888 6666", balance: "128000.00" },
};
