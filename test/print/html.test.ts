import { describe, expect, test } from "vitest";
import { say } from "../../src/law/words.ts";
import { print } from "../../src/print/print.ts";
import type { PageView, TableView } from "../../src/print/view.ts";

const screen = { language: "en", colour: false, width: undefined } as const;
const label = say("A", "甲");

function table(more: Partial<TableView> = {}): TableView {
  return {
    shape: "report",
    title: say("stock", "库存"),
    columns: [
      { key: "name", label: say("Name", "名称") },
      { key: "value", label: say("Value", "金额"), align: "right" },
    ],
    rows: [{ name: "Tea", value: "12.50" }],
    ...more,
  };
}

describe("a report as an HTML page (R-FRM-40, R-FRM-41)", () => {
  test("is a whole page for A4 with heading, period, rows, totals and notes", async () => {
    const view = table({
      from: "2026-11-01",
      to: "2026-11-30",
      totals: { value: "12.50" },
      notes: [say("all of it", "全部")],
    });
    const html = await print(view, "html", screen);
    expect(html.startsWith('<!doctype html>\n<html lang="en">')).toBe(true);
    expect(html).toContain("@page { size: A4; margin");
    expect(html).toContain("<h1>Stock<small>2026-11-01 .. 2026-11-30</small></h1>");
    expect(html).toContain('<thead><tr><th>Name</th><th class="r">Value</th></tr></thead>');
    expect(html).toContain('<tr><td>Tea</td><td class="r">12.50</td></tr>');
    expect(html).toContain('<tfoot><tr><td>Total</td><td class="r">12.50</td></tr></tfoot>');
    expect(html).toContain("<p>all of it</p>");
  });

  test("says in Chinese what it says in Chinese, and what there is where nothing is", async () => {
    const html = await print(table({ rows: [] }), "html", { ...screen, language: "zh" });
    expect(html).toContain('<html lang="zh">');
    expect(html).toContain("<p>没有记录。</p>");
  });

  test("lays the sheet across where there are many columns", async () => {
    const columns = Array.from({ length: 9 }, (_, at) => ({ key: `c${at}`, label }));
    expect(await print(table({ columns }), "html", screen)).toContain("size: A4 landscape");
  });

  test("nothing in the data is read as HTML, wherever it stands", async () => {
    const evil = `<script>alert("x")</script>&'`;
    const text = say(evil, evil);
    const safe = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;";
    const rows = [{ name: evil, value: `a\nb` }];
    const inside = table({
      title: text,
      columns: [
        { key: "name", label: text },
        { key: "value", label },
      ],
      rows,
      totals: { name: evil },
      notes: [text],
      groups: { key: "name", heading: () => text },
    });
    const page: PageView = {
      shape: "page",
      title: text,
      facts: [{ key: "f", label: text, value: evil }],
      sections: [inside, table({ rows, empty: text })],
      details: [{ title: text, facts: [{ key: "g", label: text, value: evil }] }],
      notes: [text],
      record: {},
    };
    const html = String(await print(page, "html", screen));
    expect(html).not.toContain("<script");
    expect(html.split(safe).length).toBeGreaterThan(9);
    expect(html).toContain("a<br>b");
  });
});
