import { describe, expect, test } from "vitest";
import { filesOf, makePlace, rounds, smallBook, writeFiles } from "../cli/program.ts";

const zones = ["UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Apia"];

/** A short working day around the end of a month, a leap day and both changes of the clocks. */
const commands: readonly (readonly string[])[] = [
  ["visit", "plan", "blue-door", "--date", "+1d", "--today", "2024-02-28"],
  ["visit", "log", "blue-door", "--next", "call", "--next-date", "eom", "--today", "2024-02-29"],
  ["stock", "in", "TEA", "10", "--date", "yesterday", "--today", "2026-03-29"],
  ["order", "add", "blue-door", "--line", "TEA x 4", "--promised", "+5d", "--today", "2026-10-24"],
  ["order", "confirm", "SO261024A", "--today", "2026-10-25"],
  ["order", "ship", "SO261024A", "--line", "TEA x 1", "--expected", "+3d", "--today", "2026-10-31"],
  ["invoice", "add", "--order", "SO261024A", "--today", "2026-11-01"],
  ["collect", "blue-door", "5", "--date", "last friday", "--today", "2026-12-31"],
  ["today", "--days", "30", "--today", "2026-11-01"],
  ["today", "--days", "400", "--today", "2026-12-31", "--json"],
  ["invoice", "list", "--overdue", "--today", "2026-12-02"],
  ["invoice", "list", "--period", "last month", "--today", "2026-12-01"],
  ["report", "overdue", "--today", "2027-01-01"],
  ["order", "track", "SO261024A", "--today", "2026-12-31"],
  ["stock", "ledger", "--period", "2026Q1", "--today", "2026-12-31"],
  ["customer", "show", "blue-door", "--today", "2026-12-31"],
  ["remind", "--today", "2027-01-01"],
  ["check", "--today", "2027-01-01"],
];

interface Seen {
  readonly output: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

/** The day of a change is the day that was named; its time of day is the clock's. */
function withoutTimes(text: string): string {
  return text.replace(/("at":"\d{4}-\d{2}-\d{2})T[^"]*"/g, '$1"');
}

/** What a day's work prints and writes on a machine in some time zone. */
async function dayIn(zone: string, settings: string): Promise<Seen> {
  const place = makePlace();
  try {
    writeFiles(place.folder, { ...smallBook, "rounds.yaml": settings });
    const env = { TZ: zone, ROUNDS_AS: "iwan" };
    const output: string[] = [];
    for (const words of commands) {
      const { stdout, stderr, code } = await rounds(words, place, { env });
      output.push(`$ ${words.join(" ")}\n${stdout}${stderr}[${code}]`);
    }
    const files = Object.entries(filesOf(place.folder));
    return {
      output,
      files: Object.fromEntries(files.map(([path, text]) => [path, withoutTimes(text)])),
    };
  } finally {
    place.remove();
  }
}

const plain = "format: 1\nname: Juniper Trading\ncurrency: EUR\nlanguage: en\n";

describe("the same day in every time zone", () => {
  for (const [name, settings] of [
    ["a book with a time zone", `${plain}timezone: Europe/Berlin\n`],
    ["a book without one", plain],
  ] as const) {
    test.concurrent(`${name}: the same words, the same files, byte for byte`, async ({
      expect,
    }) => {
      const [first, ...others] = await Promise.all(zones.map((zone) => dayIn(zone, settings)));
      expect(first?.output.filter((one) => !/\[0\]$/.test(one))).toEqual([]);
      expect(Object.keys(first?.files ?? {}).length).toBeGreaterThan(10);
      for (const other of others) expect(other).toEqual(first);
    });
  }

  // Midnight may strike between two of the commands: then once more.
  test("the clock's day is the day of the book's time zone, not of the machine's", {
    retry: 1,
  }, async () => {
    const place = makePlace();
    try {
      const days = new Set<string>();
      for (const zone of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
        writeFiles(place.folder, { ...smallBook, "rounds.yaml": `${plain}timezone: ${zone}\n` });
        for (const machine of ["UTC", "Pacific/Apia"]) {
          const env = { TZ: machine, ROUNDS_TODAY: "" };
          const { stdout } = await rounds(["today"], place, { env });
          days.add(`${zone} ${/\d{4}-\d{2}-\d{2}/.exec(stdout)?.[0]}`);
        }
      }
      // 25 hours apart: never the same day, and each the same from both machines.
      expect(days.size).toBe(2);
      expect(new Set([...days].map((one) => one.split(" ")[1])).size).toBe(2);
    } finally {
      place.remove();
    }
  });

  test("a change is logged with the offset of the book's time zone, summer and winter", async () => {
    const place = makePlace();
    try {
      writeFiles(place.folder, {
        ...smallBook,
        "rounds.yaml": `${plain}timezone: Asia/Shanghai\n`,
      });
      await rounds(["visit", "log", "blue-door", "--as", "iwan"], place, { env: { TZ: "UTC" } });
      const [log] = Object.entries(filesOf(place.folder)).filter(([path]) => /^changes/.test(path));
      expect(JSON.parse(log?.[1] ?? "").at).toMatch(/^2026-11-23T\d{2}:\d{2}:\d{2}\+08:00$/);
    } finally {
      place.remove();
    }
  });
});
