import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mendOwnFile } from "../../src/exchange/own-yaml.ts";
import { readSchemes } from "../../src/exchange/schemes.ts";
import type { DutyFacts } from "../../src/law/duty.ts";
import { openSteps, type Scheme } from "../../src/law/scheme.ts";
import { withDefaults } from "../../src/law/settings.ts";
import { makeCalendar } from "../../src/law/workdays.ts";
import type { Call } from "../../src/nouns/call/call.ts";
import { problemDuties, returnDuties } from "../../src/nouns/call/return-duties.ts";
import { temporaryFolder } from "../book/support.ts";
import { writeFiles } from "../cli/program.ts";

const home = join(import.meta.dirname, "../..");
const read = async (id: string, book = home): Promise<Scheme> => {
  const [scheme] = await readSchemes([id], { home, book });
  if (!scheme) throw new Error(id);
  return scheme;
};
const paper = { about: "X1", customer: "jinhong", day: "2026-11-01" };
const windows = (scheme: Scheme, made: readonly Call[] = []) =>
  openSteps(scheme, paper, { made, today: paper.day, overDays: 14 }).map(({ from, to }) => [
    from,
    to,
  ]);

describe("the presets", () => {
  test("R-SVC-03, R-REM-20, R-VAR-01: 7DC is called on day 7, outlets on day 10 after the invoice", async () => {
    const own = await read("7dc");
    expect(own).toMatchObject({ trigger: "signed", exceptCustomers: ["distributor"] });
    expect(windows(own)).toEqual([["2026-11-08", "2026-11-11"]]);
    const outlet = await read("7dc-outlet");
    expect(outlet).toMatchObject({ trigger: "invoice", customers: ["distributor"] });
    expect(windows(outlet)).toEqual([["2026-11-11", "2026-11-11"]]);
  });

  test("R-SVC-04, R-REM-20: 3DC is called 3 to 5 days after a repair", async () => {
    const repair = await read("3dc");
    expect(repair).toMatchObject({ trigger: "service", services: ["repair"] });
    expect(windows(repair)).toEqual([["2026-11-04", "2026-11-06"]]);
  });

  test("R-SVC-20, R-REM-21, R-VAR-02: after-sales calls on day 3 to 7, then 8 to 14 days later", async () => {
    const after = await read("after-sales");
    expect(windows(after)).toEqual([["2026-11-04", "2026-11-08"]]);
    const first = { ...callOf("2026-11-05"), scheme: "after-sales" };
    expect(windows(after, [first])).toEqual([["2026-11-13", "2026-11-19"]]);
  });

  test("R-SVC-01, R-REM-22: installations are called about after 2 to 3 days", async () => {
    expect(windows(await read("installation"))).toEqual([["2026-11-03", "2026-11-04"]]);
  });

  test("R-SVC-08, R-SVC-10, R-SVC-36: the contact plan: day 7, a month, a quarter by the director's office, a year", async () => {
    const plan = await read("contact-plan");
    const whole = { ...plan, steps: plan.steps.map((one) => ({ ...one, share: undefined })) };
    expect(windows(whole).map(([from]) => from)).toEqual([
      ...["2026-11-08", "2026-12-01", "2027-02-01", "2027-11-01"],
    ]);
    expect(plan.steps[2]).toMatchObject({ role: "director", share: 20 });
  });

  test("R-SVC-09, R-SVC-33: a sample of each month, one in ten", async () => {
    const sample = await read("monthly-sample");
    const whole = { ...sample, steps: sample.steps.map((one) => ({ ...one, share: undefined })) };
    expect(windows(whole)).toEqual([["2026-11-15", "2026-12-15"]]);
    expect([sample.role, sample.steps[0]?.share]).toEqual(["service", 10]);
  });

  test("a firm's own scheme stands before the program's, and one that says too little is refused", async () => {
    const book = temporaryFolder();
    const text =
      "name: {en: ours, zh: 本公司}\ntrigger: invoice\nsteps:\n- {en: a, zh: a, from: 2d, to: 4d}\n";
    writeFiles(book, {
      "templates/schemes/3dc.yaml": text,
      "templates/schemes/bad.yaml": "name: x\n",
    });
    expect(windows(await read("3dc", book))).toEqual([["2026-11-03", "2026-11-05"]]);
    await expect(read("bad", book)).rejects.toMatchObject({
      code: "bad-settings",
      details: { where: { file: "templates/schemes/bad.yaml", line: 1 }, hint: mendOwnFile },
    });
    writeFiles(book, { "templates/schemes/torn.yaml": "name: {en: a, zh: b}\nsteps: [\n" });
    await expect(read("torn", book)).rejects.toMatchObject({ details: { where: { line: 3 } } });
    await expect(read("4dc", book)).rejects.toMatchObject({ code: "bad-settings" });
  });
});

function callOf(date: string, told: Partial<Call> = {}): Call {
  return { id: "CL1", customer: "jinhong", about: "X1", step: 1, result: "reached", date, ...told };
}

const { limits } = withDefaults({ format: 1, name: "x", currency: "CNY" });
const facts = (today: string): DutyFacts => ({
  today,
  calendar: makeCalendar({}),
  limits,
  digits: 2,
});
const names = { nameOf: () => "金虹商行", ownerOf: () => "wu", schemes: [] };

describe("return calls as duties", () => {
  test("R-REM-20, R-SVC-07, R-SVC-41, R-OWN-14, R-VAR-11: a call is due to the role of the scheme, else to whose customer it is", async () => {
    const scheme = await read("3dc");
    const told = { begun: [{ ...paper, noun: "service" }], calls: [], ...names };
    const [duty] = returnDuties(scheme, { ...told, hasRole: () => false }, facts("2026-11-04"));
    expect(duty).toMatchObject({
      ...{ rule: "return-call", who: "wu", from: "2026-11-04", due: "2026-11-06" },
      command: "rounds call log jinhong --about X1 --scheme 3dc --step 1",
    });
    const [service] = returnDuties(scheme, { ...told, hasRole: () => true }, facts("2026-11-04"));
    expect(service).toMatchObject({ who: undefined, role: "service" });
    expect(returnDuties(scheme, { ...told, hasRole: () => true }, facts("2026-11-03"))).toEqual([]);
  });

  test("R-COM-01: a call that reached nobody leaves the step open", async () => {
    const scheme = await read("3dc");
    const open = (result: Call["result"]) => {
      const calls = [callOf("2026-11-05", { result, scheme: "3dc" })];
      const told = { begun: [{ ...paper, noun: "service" }], calls, ...names, hasRole: () => true };
      return returnDuties(scheme, told, facts("2026-11-05")).length;
    };
    expect(open("nobody")).toBe(1);
    expect(open("reached")).toBe(0);
  });

  test("several deliveries to one customer ask for one call, about the newest", async () => {
    const begun = ["2026-11-01", "2026-11-02"].map((day, n) => ({
      ...{ noun: "order", about: `X${n}`, customer: "jinhong", day },
    }));
    const told = { begun, calls: [], ...names, hasRole: () => false };
    const duties = returnDuties(await read("7dc"), told, facts("2026-11-10"));
    expect(duties.map(({ id }) => id)).toEqual(["X1"]);
  });
});

describe("problems raised in a return call", () => {
  const raised = callOf("2026-11-05", { by: "wu", scheme: "3dc", problem: "still leaks" });
  const due = (...calls: readonly Call[]) =>
    problemDuties(calls, names, facts("2026-11-05")).map(({ rule, due, who, role }) => ({
      ...{ rule, due, who, role },
    }));

  test("R-SVC-21, R-REM-23, R-VAR-16: what is not answered goes to the supervisor within two days", () => {
    expect(due(raised)).toEqual([
      { rule: "return-problem", due: "2026-11-07", who: "wu", role: undefined },
    ]);
    expect(due({ ...raised, reported: "2026-11-06" })).toMatchObject([
      { rule: "return-solution", role: "manager" },
    ]);
  });

  test("R-SVC-21, R-REM-23: once it is known what to do, the customer is told the same day", () => {
    const known = { ...raised, reported: "2026-11-06", solution: "2026-11-08" };
    expect(due(known)).toMatchObject([{ rule: "return-answer", due: "2026-11-08", who: "wu" }]);
  });

  test("one that was answered at once, or in a later call about it, is done with", () => {
    expect(due({ ...raised, solved: true })).toEqual([]);
    expect(due(raised, callOf("2026-11-06", { id: "CL2", about: "CL1", solved: true }))).toEqual(
      [],
    );
    const before = callOf("2026-11-04", { id: "CL0", solved: true });
    expect(due(before, raised)).toHaveLength(1);
  });

  test("R-SVC-11, R-SVC-38: a low score asks for the same", () => {
    const low = callOf("2026-11-05", { by: "wu", scores: { repair: "2", time: "5" } });
    expect(problemDuties([low], names, facts("2026-11-05"))[0]?.what.en).toContain("repair 2");
    expect(due({ ...low, scores: { repair: "4" } })).toEqual([]);
  });
});
