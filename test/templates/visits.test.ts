import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readChecklist } from "../../src/exchange/checklists.ts";
import { stepCodes } from "../../src/nouns/visit/steps.ts";
import { temporaryFolder } from "../book/support.ts";

const home = join(import.meta.dirname, "../..");
const folder = join(home, "templates/visits");
const places = { book: "/nowhere", home };
const names = readdirSync(folder).map((name) => name.replace(/\.yaml$/, ""));

describe("the checklists of visits", () => {
  test.each(names)("%s says everything in both languages, each point once", async (name) => {
    const { title, items } = await readChecklist(name, places);
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    for (const { en, zh } of [title, ...items.flatMap(({ label, does }) => [label, does])]) {
      expect(en).toMatch(/^[ -~]+$/);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
  });

  test.each<[string, number]>([
    ["R-VIS-21 to R-VIS-28: eight steps of a visit · steps", 8],
    ["R-VIS-08: seven phases of the talk · phases", 7],
    ["R-VIS-09: six checks before a joint visit · checks", 6],
    ["R-VIS-17, R-VIS-18, R-VIS-19, R-VIS-20: before leaving · kit", 6],
    ["R-VIS-07: conduct in a talk · conduct", 5],
    ["R-VIS-10, R-VIS-11, R-VIS-33, R-VIS-34, R-VIS-35, R-VIS-46: the month · month", 10],
    ["R-VIS-37: the day · day", 3],
    ["R-VIS-04, R-VIS-05: the first approach · approach", 4],
    ["R-VIS-29, R-VIS-30, R-VIS-31: after the visits · after", 5],
  ])("%s", async (title, count) => {
    const name = title.split(" · ")[1] ?? "";
    expect((await readChecklist(name, places)).items).toHaveLength(count);
    expect(readFileSync(join(folder, `${name}.yaml`), "utf8")).toMatch(/R-VIS-\d\d/);
  });

  test("a firm's own list takes the place of ours; one language is enough", async () => {
    const book = temporaryFolder();
    mkdirSync(join(book, "templates/visits"), { recursive: true });
    const own = join(book, "templates/visits/steps.yaml");
    writeFileSync(own, "title: Our way\nitems:\n  - { key: smile, zh: 微笑 }\n");
    const { title, items } = await readChecklist("steps", { book, home });
    expect(title).toEqual({ en: "Our way", zh: "Our way" });
    expect(items).toMatchObject([{ key: "smile", label: { en: "微笑", zh: "微笑" } }]);
    writeFileSync(own, "title: x\nitems:\n  - zh: 微笑\n");
    await expect(readChecklist("steps", { book, home })).rejects.toMatchObject({
      code: "unreadable",
    });
  });

  test.each<[readonly string[], readonly string[]]>([
    [
      ["farewell", "greet"],
      ["greet", "farewell"],
    ],
    [
      ["问候", "look at the shelf"],
      ["greet", "display"],
    ],
    [
      ["1-3", "8", "2"],
      ["greet", "display", "inform", "farewell"],
    ],
  ])("steps are ticked by code, name or number: %s", async (typed, codes) => {
    expect(stepCodes(typed, await readChecklist("steps", places))).toEqual(codes);
  });

  test("a step that is not on the list is refused with those that are", async () => {
    const steps = await readChecklist("steps", places);
    expect(() => stepCodes(["dance"], steps)).toThrow("not a step of the list");
    expect(() => stepCodes(["9"], steps)).toThrow("not a step of the list");
  });
});
