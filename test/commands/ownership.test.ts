import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makePlace, type Place, type Ran, rounds, smallBook, writeFiles } from "../cli/program.ts";

let place: Place;

beforeAll(() => {
  place = makePlace();
  const { "rounds.yaml": settings = "", ...rest } = smallBook;
  writeFiles(place.folder, {
    ...rest,
    "rounds.yaml": `${settings}reading: own\n`,
    "staff/lan.yaml": "name: Lan Weber\nrole: manager\n",
    "staff/mei.yaml": "name: Mei Ortiz\nrole: sales\nregions: [ north ]\n",
    "customers/red-gate.yaml": "name: Red Gate\nowner: mei\nregion: north\n",
    "customers/old-mill.yaml": "name: Old Mill\nregion: north\n",
    "customers/white-inn.yaml": "name: White Inn\nowner: mei\nregion: south\nphone: 0571-77\n",
    "events/tasting.yaml": `name: Tasting
date: 2026-11-30
timetable: texts
owner: lan
guests:
- customer: blue-door
  host: iwan
- customer: red-gate
  host: mei
- customer: white-inn
  host: iwan
`,
  });
});

afterAll(() => place.remove());

/** Gives a command in somebody's name. */
function as(who: string, line: string): Promise<Ran> {
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word);
  return rounds([...(words as string[]), "--as", who], place);
}

describe("people read only their own customers", () => {
  test("R-ARC-06, R-VAR-13: a list leaves out others' customers and says how many", async () => {
    const own = await as("iwan", "customer list --ids");
    expect(own.stdout.split("\n").filter(Boolean)).toEqual(["blue-door", "old-mill"]);
    expect(own.stderr).toContain("left out: 2 customers of others");
    const all = await as("lan", "customer list --ids");
    expect(all.stdout.split("\n").filter(Boolean)).toHaveLength(4);
    expect(all.stderr).toBe("");
  });

  test("R-ARC-06: nor are they shown, found or exported, nor the papers about them", async () => {
    const shown = await as("iwan", "customer show red-gate");
    expect(shown.code).toBe(7);
    expect(shown.stderr).toContain("ask Lan Weber");
    expect((await as("iwan", "find 'red gate'")).stdout).toContain("nothing found");
    expect((await as("iwan", "customer grade --suggest")).stdout).not.toContain("Red Gate");
    expect((await as("iwan", "customer export")).stdout).not.toContain("Red Gate");
    expect((await as("mei", "visit plan red-gate --date 2026-11-27")).code).toBe(0);
    expect((await as("mei", "visit list --ids")).stdout).toContain("VS261127A-mei");
    expect((await as("iwan", "visit list --ids")).stdout).toBe("");
    expect((await as("iwan", "history")).stdout).not.toContain("VS261127A-mei");
  });

  test("R-ARC-06, R-OWN-11: of a guest list everybody reads the own guests and those hosted", async () => {
    const shown = await as("iwan", "event show tasting --json");
    expect(shown.stdout).toContain("blue-door");
    expect(shown.stdout).toContain("white-inn");
    expect(shown.stdout).not.toContain("red-gate");
    expect(shown.stderr).toContain("of others");
    expect((await as("iwan", "event export")).stdout).not.toContain("red-gate");
    expect((await as("iwan", "find red-gate")).stdout).toContain("nothing found");
    expect((await as("iwan", "today --staff all")).stdout).not.toContain("red-gate");
    expect((await as("lan", "event show tasting --json")).stdout).toContain("red-gate");
  });

  test.each([
    ["customer edit white-inn --phone 0571-88"],
    ["customer edit white-inn --clear phone"],
    ["customer merge blue-door white-inn"],
    ["customer remove white-inn"],
    ["customer grade white-inn --suggest"],
  ])("R-ARC-08: others' files are not changed, merged or removed: %s", async (line) => {
    const refused = await as("iwan", `${line} --dry-run`);
    expect(refused.code).toBe(7);
    expect(refused.stderr).toContain("ask Lan Weber");
    expect(refused.stdout + refused.stderr).not.toContain("0571-77");
  });

  test("R-OWN-16: everybody may add to any file, warned whose it is", async () => {
    const logged = await as("iwan", "call log red-gate --notes 'asked for Mei'");
    expect(logged.code).toBe(0);
    expect(logged.stderr).toContain("Red Gate is a customer of Mei Ortiz's");
    expect((await as("iwan", "customer edit red-gate --phone 0571-1")).code).toBe(0);
    expect((await as("mei", "call log red-gate --result nobody")).stderr).not.toContain(
      "customer of",
    );
  });
});

describe("whose a customer is", () => {
  test("R-OWN-03: only the manager takes a customer from somebody, and says why", async () => {
    const edited = await as("iwan", "customer edit red-gate --owner iwan");
    expect(edited.code).toBe(7);
    expect(edited.stderr).toContain("Red Gate: somebody else's customer");
    const silent = await as("lan", "customer edit red-gate --owner iwan");
    expect(silent.stderr).toContain("rounds customer assign red-gate --to iwan --why");
    expect((await as("lan", "customer assign red-gate --to iwan")).stderr).toContain("Mei Ortiz");
    const done = await as("lan", "customer assign red-gate --to iwan --why 'lives next door'");
    expect(done.stdout).toContain("Red Gate is Iwan Petrov's now");
    const told = await as("lan", "customer owner red-gate --json");
    expect(JSON.parse(told.stdout).owners).toMatchObject([
      { from: "mei", to: "iwan", by: "lan", why: "lives next door" },
    ]);
  });

  test("R-OWN-01, R-OWN-02: who collects owns; the change log proves who was first", async () => {
    expect((await as("iwan", "customer add 'Tea Garden' --phone 0571-8800777")).code).toBe(0);
    const again = await as("mei", "customer add 'Tea Garden' --phone 0571-8800777 --yes");
    expect(again.code).toBe(0);
    const { stdout } = await as("lan", "customer owner tea-garden-2 --json");
    const { owner, records } = JSON.parse(stdout);
    expect(owner).toBe("mei");
    expect(records).toMatchObject([
      { id: "tea-garden", by: "iwan" },
      { id: "tea-garden-2", by: "mei" },
    ]);
    for (const one of records) expect(one.hash).toMatch(/^[0-9a-f]{64}$/);
    const page = await as("lan", "customer owner tea-garden-2");
    expect(page.stdout).toContain("rounds customer assign tea-garden-2 --to iwan");
  });

  test("R-CUS-14: a grade that is as the rule says is explained, and nothing is asked", async () => {
    expect((await as("lan", "customer grade old-mill C --yes")).code).toBe(0);
    const same = await as("lan", "customer grade old-mill --suggest --no-input");
    expect(same.code).toBe(0);
    expect(same.stdout).toContain("Old Mill is C already, as the rule says");
    expect(same.stdout + same.stderr).toContain("turnover of 12 months: ");
    expect(same.stderr).not.toContain("--yes");
  });

  test("R-OWN-07, R-OWN-05: the manager gives what is nobody's by territory, seen first", async () => {
    expect((await as("mei", "customer assign --unowned --to mei --yes")).code).toBe(7);
    const shown = await as("lan", "customer assign --unowned --by territory");
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(/Old Mill +north +Mei Ortiz/);
    expect(shown.stderr).toContain("--yes");
    expect((await as("lan", "customer assign --unowned --by territory --yes")).code).toBe(0);
  });

  test("R-OWN-09: a handover takes the open visits along and stays in the history", async () => {
    const shown = await as("lan", "customer handover mei iwan --left --why 'moves away'");
    expect(shown.stdout).toContain("VS261127A-mei");
    const line = "customer handover mei iwan --left --why 'moves away' --yes";
    expect((await as("lan", line)).stdout).toContain("Mei Ortiz has left");
    const visits = await as("lan", "visit list --format json");
    expect(JSON.parse(visits.stdout)).toMatchObject([{ id: "VS261127A-mei", by: "iwan" }]);
    const { stdout } = await as("lan", "customer owner old-mill --json");
    expect(JSON.parse(stdout).owners.at(-1)).toMatchObject({ from: "mei", to: "iwan" });
    expect((await as("lan", "customer handover iwan mei")).stderr).toContain("not here");
  });
});

describe("grades", () => {
  test("R-CUS-14: a wrong grade is refused with what is allowed; a right one is told why", async () => {
    const wrong = await as("iwan", "customer grade blue-door D");
    expect(wrong.code).not.toBe(0);
    expect(wrong.stderr).toContain("A, B, C");
    expect((await as("iwan", "customer grade blue-door")).stderr).toContain("which grade?");
    const right = await as("iwan", "customer grade blue-door B --why 'wants tea in spring'");
    expect(right.stdout).toContain("Blue Door is B now");
    const shown = await as("iwan", "customer grade blue-door --suggest");
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(/urgency +nothing says so +0/);
  });
});
