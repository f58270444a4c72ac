import { describe, expect, test } from "vitest";
import { firmOf } from "./money-kit.ts";

const levels =
  "dunning:\n- { name: reminder, rule: net, days: 7 }\n- { name: second, rule: net, days: 21 }\n";

describe("statements of a day that is past", () => {
  test("a due date that was extended later is told as it was on that day", async () => {
    const { fine } = firmOf("");
    await fine("invoice add blue-door --amount 500 --date 2026-08-01 --due 2026-09-01");
    await fine("repayment add blue-door --until 2026-12-31", "2026-11-10");
    await fine("repayment grant RP261110A", "2026-11-10", "wei");
    await fine("statement add blue-door --to 2026-11-09");
    const before = await fine("print ST261127A --form statement");
    expect(before).toContain("2026-09-01");
    expect(before).not.toContain("2026-12-31");
    await fine("statement add blue-door --to 2026-11-10");
    expect(await fine("print ST261127B --form statement")).toContain("2026-12-31");
    await fine("statement add blue-door --kind activity --from 2026-08-01 --to 2026-11-09");
    expect(await fine("statement show ST261127C --json")).toContain('"due": "2026-09-01"');
  });
});

describe("letters for what is owed", () => {
  async function written(own = "") {
    const book = firmOf(levels + own);
    await book.fine("invoice add blue-door --amount 500 --date 2026-08-01 --due 2026-09-01");
    await book.fine("letter write blue-door");
    return book;
  }

  test("what has been paid since is not asked for any more", async () => {
    const { fine, say } = await written();
    await fine("collect blue-door 500");
    const { code, error } = await say("letter send LT261127A");
    expect(code).not.toBe(0);
    expect(error).toContain("all that LT261127A-iwan asks for is paid");
    expect(error).toContain("rounds letter cancel LT261127A");
  });

  test("what has been credited since is not asked for either; a part of it still is", async () => {
    const { fine, say } = await written();
    await fine("invoice credit IV260801A --amount 200 --why returned");
    await fine("letter send LT261127A --dry-run");
    await fine("invoice credit IV260801A --amount 300 --why returned");
    expect((await say("letter send LT261127A")).error).toContain("is paid");
  });

  test("a letter that awaits approval is not asked to be sent", async () => {
    const { fine } = await written(
      "approvals:\n- { noun: letter, steps: [{ by: [ manager ] }] }\n",
    );
    expect(await fine("today --staff all")).not.toContain("letter send");
    expect((await fine("today --staff all")).match(/approve LT261127A/g)).toHaveLength(1);
    await fine("approve LT261127A", undefined, "wei");
    expect(await fine("today --staff all")).toContain("letter send LT261127A");
  });
});

describe("what was signed", () => {
  test("only a statement that went out, or lay before the customer, is signed", async () => {
    const { fine, say } = firmOf("");
    await fine("invoice add blue-door --amount 500 --date 2026-08-01 --due 2026-09-01");
    await fine("collect next blue-door");
    await fine("statement add blue-door");
    const early = await say("collection sign blue-door ST261127A");
    expect(early.code).not.toBe(0);
    expect(early.error).toContain("ST261127A-iwan was not sent");
    expect(early.error).toContain("rounds statement send ST261127A");
    await fine("statement send ST261127A");
    await fine("collection sign blue-door ST261127A");
    await fine("collection sign blue-door 'our dunning letter of May'");
  });
});

describe("people and papers are called as people call them", () => {
  test("cases, visits, lists, disputes, letters and statements name people", async () => {
    const { fine } = firmOf(levels);
    await fine("invoice add blue-door --amount 500 --date 2026-08-01 --due 2026-09-01");
    await fine("collect next blue-door");
    await fine("collection reconcile blue-door 500 --with lan");
    await fine("collect log blue-door --answer delay");
    await fine("collection report blue-door --to wei --what 'puts us off'");
    const page = await fine("collection show blue-door");
    expect(page).toContain("Wei");
    expect(page).not.toMatch(/[ ·] (wei|iwan|lan)\b/);
    await fine("trip add blue-door,red-gate --date 2026-11-28 --people iwan,wei");
    const trips = await fine("trip list");
    expect(trips).toContain("Blue Door, Red Gate");
    expect(trips).toContain("Iwan, Wei");
    const shown = await fine("trip show TP261128A");
    expect(shown).toContain("Iwan (iwan), Wei (wei)");
  });
});

describe("a flag without its value", () => {
  test("is told to lack it, whatever kind of flag it is", async () => {
    const { say } = firmOf("");
    for (const line of [
      "trip result TP1 blue-door refused --told",
      "invoice add blue-door --amount",
      "trip result TP1 blue-door refused --told --notes x",
    ]) {
      const { code, error } = await say(line);
      expect(code, line).toBe(2);
      expect(error, line).toMatch(/--(told|amount) needs a value/);
    }
    const { error } = await say("trip result TP1 blue-door refused yes --notes x");
    expect(error).toContain("more words than this command takes");
  });
});
