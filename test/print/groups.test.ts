import { describe, expect, test } from "vitest";
import { same } from "../../src/law/words.ts";
import { print } from "../../src/print/print.ts";
import type { TableView } from "../../src/print/view.ts";

const view: TableView = {
  shape: "list",
  title: same("fruit"),
  columns: [
    { key: "name", label: same("Name"), weight: 9 },
    { key: "colour", label: same("Colour"), weight: 9 },
    { key: "hint", label: same("Hint"), weight: 1, whole: true },
  ],
  rows: [
    { kind: "stone", name: "plum", colour: "blue", hint: "eat the plum" },
    { kind: "stone", name: "cherry", colour: "red", hint: "eat the cherry" },
    { kind: "stone", name: "peach", colour: "red", hint: "" },
    { kind: "pome", name: "apple", colour: "red", hint: "cut the apple in four" },
  ],
  groups: {
    key: "kind",
    heading: (value, rows) => same(`${value} ×${rows.length}`),
    below: { key: "hint", each: (row) => String(row.colour) },
  },
};
const screen = (width: number) => ({ language: "en", colour: false, width }) as const;

describe("rows in groups", () => {
  test("stand below a line that names them, all columns in one line with each other", async () => {
    expect(await print(view, "table", screen(60))).toBe(`Fruit

Name    Colour  Hint
─────────────────────────────────────
stone ×3
plum    blue    eat the plum
cherry  red     eat the cherry
peach   red

pome ×1
apple   red     cut the apple in four

4 rows
`);
  });
  test("a column without room stands below the first row of each kind", async () => {
    expect(await print(view, "table", screen(24))).toBe(`Fruit

Name    Colour
──────────────
stone ×3
plum    blue
  → eat the plum
cherry  red
  → eat the cherry
peach   red

pome ×1
apple   red
  → cut the apple in
four

4 rows
`);
  });
  test("are tables of their own as Markdown, and plain rows for programs", async () => {
    const md = await print(view, "md", screen(80));
    expect(md).toContain("### stone ×3\n\n| Name | Colour | Hint |");
    expect(md).toContain("### pome ×1\n\n| Name | Colour | Hint |\n| --- | --- | --- |\n| apple |");
    expect(await print(view, "csv", screen(80))).toBe(
      "name,colour,hint\nplum,blue,eat the plum\ncherry,red,eat the cherry\npeach,red,\napple,red,cut the apple in four\n",
    );
  });
});
