import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { Solar } from "lunar-typescript";
import { describe, expect, it } from "vitest";
import { yearTable } from "../../src/exchange/holidays.ts";
import { addDays, weekday } from "../../src/law/dates.ts";
import { RoundsError } from "../../src/law/errors.ts";
import { makeCalendar } from "../../src/law/workdays.ts";

describe("China's calendar of 2026", () => {
  it("has the holidays and the make-up working days of the State Council's notice", async () => {
    const table = await yearTable("cn", 2026);
    expect(table.work).toEqual([
      "2026-01-04",
      "2026-02-14",
      "2026-02-28",
      "2026-05-09",
      "2026-09-20",
      "2026-10-10",
    ]);
    expect(table.off).toHaveLength(33);
    for (const day of ["2026-01-01", "2026-02-16", "2026-02-17", "2026-04-06", "2026-10-01"]) {
      expect(table.off).toContain(day);
    }
    expect(table.off).not.toContain("2026-10-08");
    expect(table.work.every((day) => weekday(day) >= 6)).toBe(true);
  });
  it("counts two working days over New Year", async () => {
    const tables = [await yearTable("CN", 2025), await yearTable("CN", 2026)];
    const calendar = makeCalendar({ tables });
    expect(calendar.addWorkdays("2025-12-31", 2)).toBe("2026-01-05");
    expect(calendar.isWorkday("2026-01-04")).toBe(true);
  });
  it("a year whose notice is not out has the days that the law closes", async () => {
    const { off, work } = await yearTable("CN", 2050);
    expect(work).toEqual([]);
    expect(off).toEqual([
      "2050-01-01",
      "2050-01-22",
      "2050-01-23",
      "2050-01-24",
      "2050-01-25",
      "2050-04-04",
      "2050-05-01",
      "2050-05-02",
      "2050-06-23",
      "2050-09-30",
      "2050-10-01",
      "2050-10-02",
      "2050-10-03",
    ]);
    expect((await yearTable("CN", 1999)).off).toEqual([]);
  });
});

describe("the lunar calendar", () => {
  it("knows New Year, Mid-Autumn and the leap month", async () => {
    const tables = [await yearTable("CN", 2025), await yearTable("CN", 2026)];
    const { lunarOf } = makeCalendar({ tables });
    expect(lunarOf("2026-02-16")).toBe("12-29");
    expect(lunarOf("2026-02-17")).toBe("01-01");
    expect(lunarOf("2026-09-25")).toBe("08-15");
    expect(lunarOf("2025-07-24")).toBe("06-30");
    expect(lunarOf("2025-07-25")).toBe("L06-01");
    expect(lunarOf("2025-08-08")).toBe("L06-15");
    expect(lunarOf("2025-08-23")).toBe("07-01");
  });
  it("agrees with the library on every day of years with leap months and without", async () => {
    for (const year of [1985, 2017, 2020, 2023, 2025, 2026, 2033, 2034]) {
      const { lunar } = await yearTable("CN", year);
      const asked = lunar.map((_, index) => {
        const [y, m, d] = addDays(`${year}-01-01`, index).split("-").map(Number);
        const day = Solar.fromYmd(y ?? 0, m ?? 0, d ?? 0).getLunar();
        const [month, inMonth] = [Math.abs(day.getMonth()), day.getDay()].map((n) =>
          `${n}`.padStart(2, "0"),
        );
        return `${day.getMonth() < 0 ? "L" : ""}${month}-${inMonth}`;
      });
      expect(lunar).toEqual(asked);
      expect(lunar).toHaveLength(year % 4 === 0 ? 366 : 365);
    }
  });
});

describe("other countries", () => {
  it("have their public holidays, whole days only, and no lunar calendar", async () => {
    const germany = await yearTable("DE", 2026);
    expect(germany).toMatchObject({ year: 2026, work: [], lunar: [] });
    expect(germany.off).toContain("2026-10-03");
    expect(germany.off).toContain("2026-04-06");
    expect(germany.off).not.toContain("2026-02-16");
    expect((await yearTable("DE-BY", 2026)).off).toContain("2026-01-06");
    expect(germany.off).not.toContain("2026-01-06");
    const iceland = await yearTable("IS", 2026);
    expect(iceland.off).toContain("2026-12-25");
    expect(iceland.off).not.toContain("2026-12-24");
  });
  it("a feast of several days closes all of them, over the end of a year too", async () => {
    const saudi = await yearTable("SA", 2026);
    for (const day of ["2026-03-19", "2026-03-20", "2026-03-21", "2026-03-22"]) {
      expect(saudi.off).toContain(day);
    }
    const newYear = (await yearTable("SA", 2007)).off.filter((day) => day.startsWith("2007-01"));
    expect(newYear).toEqual(["2007-01-01", "2007-01-02"]);
    expect((await yearTable("SA", 2006)).off.at(-1)).toBe("2006-12-31");
  });
  it.each(["ZZ", "DE-XX", "China", ""])("%j is a mistake in the settings", async (country) => {
    await expect(yearTable(country, 2026)).rejects.toBeInstanceOf(RoundsError);
    await expect(yearTable(country, 2026)).rejects.toMatchObject({ code: "bad-settings" });
  });
});

describe("bundled", () => {
  it("the tables are the same in every time zone of the process", async () => {
    const entry = fileURLToPath(new URL("../../src/exchange/holidays.ts", import.meta.url));
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      format: "esm",
      platform: "node",
      write: false,
    });
    const ask = `
      const tables = [];
      for (const year of [2025, 2026]) {
        for (const country of ["CN", "US", "NZ", "SA"]) tables.push(await yearTable(country, year));
      }
      console.log(new Date(2026, 5, 1).getTimezoneOffset());
      console.log(JSON.stringify(tables));`;
    const program = `${outputFiles[0]?.text}\n${ask}`;
    const answers = [];
    for (const TZ of ["UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Apia"]) {
      const child = promisify(execFile)(process.execPath, ["--input-type=module"], {
        env: { TZ },
        maxBuffer: 10_000_000,
      });
      child.child.stdin?.end(program);
      answers.push((await child).stdout.split("\n"));
    }
    expect(answers.map(([offset]) => offset)).toEqual(["0", "-480", "420", "-780"]);
    expect(new Set(answers.map(([, tables]) => tables)).size).toBe(1);
    expect(JSON.parse(answers[0]?.[1] ?? "[]")).toHaveLength(8);
  });
});
