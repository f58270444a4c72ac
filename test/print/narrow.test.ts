import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { say } from "../../src/law/words.ts";
import { print } from "../../src/print/print.ts";
import type { TableView } from "../../src/print/view.ts";
import { screen } from "./samples.ts";

const table = async (view: TableView, width?: number) => print(view, "table", screen(width));

const duties: TableView = {
  shape: "list",
  title: say("Due", "待办"),
  columns: [
    { key: "when", label: say("When", "期限"), weight: 9 },
    { key: "what", label: say("To do", "内容"), weight: 9, wrap: true, least: 30 },
    { key: "who", label: say("Who", "负责人"), weight: 5 },
    { key: "days", label: say("Days overdue", "逾期天数"), weight: 8, align: "right" },
  ],
  rows: [
    {
      when: "overdue 3d",
      what: "ship SO261122D-mei-lin: 48 SNK-HD80, 6 TEA-LJ250",
      who: "Mei Lin",
      days: 3,
    },
    { when: "today", what: "寄样品给锦红商行，并确认补货的数量和送货日期", who: "Mei Lin" },
  ],
};

describe("where room is scarce", () => {
  test("a text that wraps goes on below itself, whole; labels stand on the rule", async () => {
    expect(await table(duties, 60)).toMatchInlineSnapshot(`
      "Due

                                                              Days
      When        To do                           Who      overdue
      ────────────────────────────────────────────────────────────
      overdue 3d  ship SO261122D-mei-lin: 48      Mei Lin        3
                  SNK-HD80, 6 TEA-LJ250
      today       寄样品给锦红商行，并确认补货的  Mei Lin
                  数量和送货日期

      2 rows
      "
    `);
  });

  test("lesser columns leave before a text gets narrower than its least", async () => {
    expect(await table(duties, 60)).toContain("Mei Lin");
    expect(await table(duties, 59)).toMatch(/Not shown for lack of room: Who\./);
    const modest = duties.columns.map((one) => (one.key === "what" ? { ...one, least: 20 } : one));
    expect(await table({ ...duties, columns: modest }, 59)).toContain("Mei Lin");
  });

  test("off a terminal nothing is wrapped", async () => {
    const lines = (await table(duties)).split("\n");
    expect(lines[2]).toMatch(/^When .* Days overdue$/);
    expect(lines[4]).toContain("ship SO261122D-mei-lin: 48 SNK-HD80, 6 TEA-LJ250");
    expect(lines.length).toBe(2 + 2 + 2 + 3);
  });

  const papers = (more: object): TableView => ({
    ...duties,
    columns: [
      { key: "id", label: say("Id", "编号"), weight: 2 },
      { key: "order", label: say("Order", "订单"), weight: 1, ...more },
      { key: "name", label: say("Name", "名称"), weight: 9 },
    ],
    rows: [
      { id: "shangrao-guangxin-shipin-shangmao", order: "SO261122D-chen-jie-liang", name: "a" },
    ],
  });

  test("an id is shown whole or its column leaves, even the only one", async () => {
    expect(await table(papers({ whole: true }), 65)).toContain(" SO261122D-chen-jie-liang ");
    const narrow = await table(papers({ whole: true }), 64);
    expect(narrow).toContain("shangrao-guangxin-shipin-shangmao");
    expect(narrow).toContain("Not shown for lack of room: Order.");
    expect(await table(papers({}), 64)).toContain(" SO261122D-chen-jie-lia… ");
    const [id] = papers({}).columns;
    const alone = await table({ ...papers({}), columns: id ? [id] : [] }, 20);
    expect(alone).toContain("shangrao-guangxin-sh\nipin-shangmao\n");
  });

  test("what cannot fit even alone leaves, whatever its weight", async () => {
    const view = papers({});
    const columns = view.columns.map((one) => ({ ...one, weight: one.key === "id" ? 9 : 3 }));
    const lines = await table({ ...view, columns }, 30);
    expect(lines).toContain("SO261122D-chen-jie-liang");
    expect(lines).toContain("Not shown for lack of room:\nId.");
  });
});

const texts = fc.array(
  fc.string({ unit: fc.constantFrom(...Array.from("ab 锦红é9，-")), maxLength: 60 }),
  {
    minLength: 1,
    maxLength: 6,
  },
);

describe("every text that wraps", () => {
  test("is there in full, under its label, and no line is wider than the screen", async () => {
    const width = fc.integer({ min: 24, max: 100 });
    await fc.assert(
      fc.asyncProperty(texts, width, async (values, columns) => {
        const rows = values.map((what) => ({ when: "today", what, who: "Z", days: 3 }));
        const lines = (await table({ ...duties, rows }, columns)).split("\n");
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        const rule = lines.findIndex((line) => line.startsWith("─"));
        const body = lines.slice(rule + 1, lines.indexOf("", rule));
        const letters = (text: string) => text.replace(/today| [Z3](?= |$)| /gm, "");
        const all = values.map((value) => value.replaceAll(" ", "")).join("");
        expect(letters(body.join("\n")).replaceAll("\n", "")).toBe(all);
      }),
    );
  });
});
