import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { calendarFeed, uidsOf } from "../../src/commands/calendar-feed.ts";
import type { Duty } from "../../src/law/duty.ts";
import { same } from "../../src/law/words.ts";
import { context, dueWith, duty, today } from "./duty-support.ts";

const long = "确认补货数量，".repeat(20);
const late = duty("cycle-visit", "2026-11-18", { who: "chen-jie", about: "东河九州酒店" });
const next = duty("next-step", "2026-11-24", {
  who: "chen-jie",
  about: "石浦, 宝丰; 副食",
  what: same(`${long}\nback\\slash`),
});

async function feed(duties: readonly Duty[], language: "en" | "zh" = "zh"): Promise<string> {
  return (await calendarFeed(context(language), dueWith(duties, "chen-jie"))).text;
}

/** The lines as a calendar reads them, unfolded. */
function unfolded(text: string): string[] {
  return text.replaceAll("\r\n ", "").split("\r\n");
}

describe("a calendar feed", () => {
  test("R-REM-05: an all-day event on the due day with an alarm; what is overdue goes on until today", async () => {
    const lines = unfolded(await feed([late, next]));
    expect(lines.filter((line) => /^(DTSTART|DTEND)/.test(line))).toEqual([
      "DTSTART;VALUE=DATE:20261118",
      "DTEND;VALUE=DATE:20261123",
      "DTSTART;VALUE=DATE:20261124",
      "DTEND;VALUE=DATE:20261125",
    ]);
    expect(lines.filter((line) => line.startsWith("TRIGGER"))).toEqual([
      "TRIGGER;RELATED=START:PT9H",
    ]);
    expect(lines).toContain("TRANSP:TRANSPARENT");
    expect(lines).toContain("CATEGORIES:跟进");
  });
  test("lines are at most 75 octets, end as RFC 5545 says, and characters that mean something are escaped", async () => {
    const text = await feed([next]);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of text.split("\r\n")) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain("�");
    }
    const lines = unfolded(text);
    expect(lines).toContain("X-WR-CALNAME:青禾堂\\, 杭州\\; 茶 · 陈洁");
    expect(lines).toContain("SUMMARY:下一步 石浦\\, 宝丰\\; 副食");
    expect(lines).toContain(`DESCRIPTION:${long}\\nback\\\\slash\\n${next.command}`);
    expect(lines.at(-1)).toBe("");
    expect(lines.at(-2)).toBe("END:VCALENDAR");
  });
  test("the same day gives the same bytes, in every time zone", async () => {
    const zone = process.env.TZ;
    const found = new Set<string>();
    for (const one of ["UTC", "America/Los_Angeles", "Asia/Shanghai", "Pacific/Kiritimati"]) {
      process.env.TZ = one;
      found.add(await feed([late, next]));
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(found.size).toBe(1);
    expect([...found][0]).toContain(`DTSTAMP:${today.replaceAll("-", "")}T000000Z`);
  });
  test("an event keeps its name when its day moves, and no two have the same", () => {
    const moved = { ...next, due: "2026-12-01", from: "2026-12-01" };
    expect(uidsOf([next])).toEqual(uidsOf([moved]));
    expect(uidsOf([late, next])[1]).toBe(uidsOf([next])[0]);
    const birthdays = [
      duty("birthday", today, { part: "王芳" }),
      duty("birthday", today, { part: "李强" }),
      duty("birthday", today, { part: "李强" }),
    ];
    expect(new Set(uidsOf([...birthdays, late, next])).size).toBe(5);
    expect(uidsOf(birthdays)[1]).toBe(uidsOf(birthdays.slice(1))[0]);
  });
  test("everybody's events say whose they are", async () => {
    const { text } = await calendarFeed(context("en"), dueWith([next]));
    expect(unfolded(text)).toContain("SUMMARY:next step: 石浦\\, 宝丰\\; 副食 (陈洁)");
  });
});

const khal = spawnSync("khal", ["--version"], { encoding: "utf8" });
const missing = khal.error !== undefined || khal.status !== 0;
if (missing) console.info("skipped: khal is not installed, the calendar feed is not read by it");

test.skipIf(missing)(
  "khal reads the feed; a moved date moves the event",
  async () => {
    const home = mkdtempSync(join(tmpdir(), "rounds-khal-"));
    const [days, config, file] = ["days", "config", "feed.ics"].map((name) => join(home, name));
    const formats = ["timeformat = %H:%M", "dateformat = %Y-%m-%d", "longdateformat = %Y-%m-%d"];
    const both = ["datetimeformat", "longdatetimeformat"].map((name) => `${name} = %Y-%m-%d %H:%M`);
    mkdirSync(days ?? "");
    writeFileSync(
      config ?? "",
      ["[calendars]", "[[rounds]]", `path = ${days}`, "[locale]", ...formats, ...both, ""].join(
        "\n",
      ),
    );
    const run = (...words: string[]): string => {
      const env = { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home };
      const all = ["-c", config ?? "", ...words];
      const utf8 = { LC_ALL: "C.UTF-8" };
      return execFileSync("khal", all, { encoding: "utf8", env: { ...env, ...utf8 } });
    };
    const listed = (from: string): string[] =>
      run("list", "--format", "{start-date} {end-date} {title}", from, "10d")
        .split("\n")
        .filter((line) => /^\d{4}-\d\d-\d\d \d/.test(line));
    const take = async (duties: readonly Duty[]): Promise<void> => {
      writeFileSync(file ?? "", await feed(duties));
      run("import", "--batch", "-a", "rounds", file ?? "");
    };
    try {
      await take([late, next]);
      expect(readdirSync(days ?? "")).toHaveLength(2);
      expect(listed("2026-11-24")).toEqual(["2026-11-24 2026-11-24 下一步 石浦, 宝丰; 副食"]);
      expect(listed("2026-11-22")[0]).toBe("2026-11-18 2026-11-22 拜访 东河九州酒店");
      await take([{ ...next, due: "2026-11-30" }]);
      expect(readdirSync(days ?? "")).toHaveLength(2);
      expect(listed("2026-11-24")).toEqual(["2026-11-30 2026-11-30 下一步 石浦, 宝丰; 副食"]);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
  20_000,
);
