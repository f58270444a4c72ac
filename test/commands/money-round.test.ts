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

describe("statements after a month is closed", () => {
  test("what was invoiced and paid in the closed month can still be stated", async () => {
    const { fine, say } = firmOf("", "2026-10-05");
    await fine("invoice add blue-door --amount 500 --date 2026-09-01 --due 2026-10-01");
    await fine("collect blue-door 100 --date 2026-09-20");
    await fine("close 2026-09 --yes", "2026-10-05", "lan");
    await fine("statement add blue-door");
    await fine("statement add blue-door --kind detailed --from 2026-09-01 --to 2026-09-30");
    const shown = await fine("statement show ST261005B");
    expect(shown).toMatch(/Balance:\s+400\.00/);
    // A statement of its own day is still none of a closed month.
    expect((await say("statement add blue-door --date 2026-09-30")).code).not.toBe(0);
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

  test("a written letter that is paid is to be cancelled, and not sent", async () => {
    const { fine } = await written();
    expect(await fine("today")).toContain("letter send LT261127A");
    await fine("collect blue-door 500");
    expect(await fine("today")).not.toContain("LT261127A");
    const plan = await fine("letter plan");
    expect(plan).toMatch(/Blue Door\s+cancel .*0\.00\s+all that LT261127A-iwan asks for is paid/);
    expect(plan).toContain("rounds letter cancel LT261127A-iwan --why paid");
    expect(await fine("letter due")).toMatch(/Blue Door\s+cancel/);
    // Another debt of the same customer changes nothing about it.
    await fine("invoice add blue-door --amount 300 --date 2026-08-01 --due 2026-09-05");
    expect(await fine("letter plan --customer blue-door")).toMatch(/Blue Door\s+cancel/);
    await fine("letter cancel LT261127A-iwan --why paid");
    expect(await fine("letter plan")).not.toContain("cancel");
  });

  test("what a promise or credit holds back is not asked to be sent meanwhile", async () => {
    const { fine } = await written();
    await fine("payment-promise add blue-door 500 --by 2026-12-02");
    expect(await fine("letter plan")).toMatch(/Blue Door\s+promised/);
    expect(await fine("today")).not.toContain("letter send");
    await fine("collect blue-door 500 --ahead");
    expect(await fine("letter plan")).toMatch(/Blue Door\s+covered/);
    expect(await fine("today")).not.toContain("letter send");
  });

  test("a letter that awaits approval is not asked to be sent", async () => {
    const { fine } = await written(
      "approvals:\n- { noun: letter, steps: [{ by: [ manager ] }] }\n",
    );
    expect(await fine("today --staff all")).not.toContain("letter send");
    expect((await fine("today --staff all")).match(/approve LT261127A/g)).toHaveLength(1);
    const plan = await fine("letter plan");
    expect(plan).toContain("waits for approval");
    expect(plan).not.toMatch(/Blue Door\s+send/);
    await fine("approve LT261127A", undefined, "wei");
    expect(await fine("today --staff all")).toContain("letter send LT261127A");
  });
});

describe("papers that want an approval", () => {
  const steps = "steps: [{ by: [ manager ] }] }\n";

  test("whoever writes one is told who signs it, not to send it", async () => {
    const own = `approvals:\n- { noun: letter, ${steps}- { noun: statement, ${steps}`;
    const { fine } = firmOf(own);
    await fine("invoice add blue-door --amount 500 --date 2026-08-01 --due 2026-09-01");
    for (const line of [
      "letter write blue-door --kind lawyer",
      "letter write blue-door --kind visit-receipt",
      "statement add blue-door",
    ]) {
      const said = await fine(line);
      expect(said, line).toMatch(/to be approved by .*Wei/);
      expect(said, line).not.toContain(" send ");
    }
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

describe("one debtor, one line", () => {
  test("an invoice that is overdue yields to the step of its customer's case", async () => {
    const { fine } = firmOf("");
    await fine("invoice add blue-door --amount 500 --date 2026-08-01 --due 2026-09-01");
    await fine("invoice add blue-door --amount 80 --date 2026-11-01 --due 2026-11-27");
    await fine("invoice add red-gate --amount 70 --date 2026-08-01 --due 2026-09-01");
    expect(await fine("today")).toContain("rounds collect blue-door 500");
    await fine("collect next blue-door");
    const day = await fine("today");
    expect(day).not.toContain("rounds collect blue-door 500");
    expect(day).toContain("blue-door --answer");
    // What is not overdue, and who has no case, are asked for as before.
    expect(day).toContain("rounds collect blue-door 80");
    expect(day).toContain("rounds collect red-gate 70");
    expect(await fine("report overdue")).toContain("500.00");
    await fine("collection plan blue-door call --on 2026-12-01");
    expect(await fine("today")).not.toContain("blue-door 500");
    await fine("collect blue-door 500");
    expect(await fine("today")).toContain("rounds collect blue-door 80");
  });
});

describe("a promise that was not kept", () => {
  async function broken() {
    const book = firmOf("");
    const { fine } = book;
    await fine("invoice add blue-door --amount 500 --date 2026-08-01 --due 2026-09-01");
    await fine("collect next blue-door", "2026-11-01");
    await fine("promise pay blue-door 500 --by 2026-11-16 --date 2026-11-10", "2026-11-10");
    expect(await fine("today")).toContain("nothing came");
    return book;
  }

  test("is over once the customer was talked to in its case", async () => {
    const { fine } = await broken();
    await fine("collect log blue-door --answer evasion --date 2026-11-18", "2026-11-18");
    const day = await fine("today");
    expect(day).not.toContain("nothing came");
    expect(day.match(/500\.00 overdue/g)).toHaveLength(1);
  });

  test("is over once the customer owes no more than it has to get", async () => {
    const { fine } = await broken();
    await fine("collect blue-door 510");
    await fine("invoice add blue-door --amount 10 --date 2026-11-27");
    expect(await fine("today")).not.toContain("nothing came");
  });
});

describe("money that is expected", () => {
  test("what is disputed is not expected until the dispute is settled", async () => {
    const { fine } = firmOf("");
    await fine("invoice add blue-door --amount 500 --date 2026-11-01 --due 2026-11-30");
    await fine("dispute add IV261101A 120 --why broken");
    const expected = "report expected --by item --format csv";
    expect(await fine(expected)).toMatch(/IV261101A-iwan,.*\b380\.00/);
    await fine("dispute settle DI261127A withdrawn --how agreed");
    expect(await fine(expected)).toMatch(/IV261101A-iwan,.*\b500\.00/);
    await fine("dispute add IV261101A 500 --why 'all of it'");
    expect(await fine(expected)).not.toContain("IV261101A");
  });
});

describe("days of an account that are closed", () => {
  const box = "account add Box --kind cash --closes day --opening 0 --opening-date 2026-11-01";

  async function closed() {
    const book = firmOf("");
    await book.fine(box);
    await book.fine("invoice add blue-door --amount 500 --date 2026-08-01 --due 2026-09-01");
    return book;
  }

  test("a bank line of such a day is confirmed as no new payment", async () => {
    const { fine, say } = await closed();
    await fine("bank-line add 2026-11-26 --amount 500 --account box --payer 'Blue Door'");
    await fine("bank-line add 2026-11-27 --amount 20 --account box --payer 'Red Gate'");
    await fine("account close 2026-11-26 --account box --counted 0");
    for (const line of ["BK261126A --customer blue-door", "BK261126A", "--certain"]) {
      const { code, error } = await say(`bank-line confirm ${line}`, undefined, "lan");
      expect(code, line).not.toBe(0);
      expect(error, line).toContain("Box is closed up to 2026-11-26");
    }
  });

  test("a cheque does not bounce on such a day", async () => {
    const { fine, say } = await closed();
    await fine("cheque add blue-door 500 --due 2026-11-20 --number 77");
    await fine("cheque bank CQ261127A --account box --date 2026-11-20");
    await fine("account close 2026-11-26 --account box --counted 500");
    const back = "cheque bounce CQ261127A --why unpaid";
    const early = await say(`${back} --date 2026-11-26`);
    expect(early.code).not.toBe(0);
    expect(early.error).toContain("Box is closed up to 2026-11-26");
    await fine(back);
  });
});

describe("an account that is compared with the bank after the month was closed", () => {
  const bank = "account add Bank --kind bank --closes month --opening 1000";

  test("is so on its own day, up to the end of that month, and asked for no more", async () => {
    const { fine, say } = firmOf("", "2026-10-12");
    await fine(`${bank} --opening-date 2026-08-31`);
    await fine("close 2026-09 --yes", undefined, "lan");
    expect(await fine("today", undefined, "lan")).toContain("reconcile 2026-09");
    await fine("account reconcile bank 2026-09 --balance 1000", undefined, "lan");
    expect(await fine("today", undefined, "lan")).not.toContain("reconcile 2026-09");
    expect(await fine("account-closing list --format csv")).toMatch(/2026-10-12,2026-09-30/);
    expect((await say("account reconcile bank 2026-09 --balance 1000")).error).toContain(
      "closed up to 2026-09-30",
    );
    // The days after it are open.
    await fine("account out bank 20 --class bank-fee --date 2026-10-01");
    await fine("check --strict --trust");
    await fine("close 2026-10 --yes", "2026-11-03", "lan");
    await fine("check --strict --trust");
    await fine("account reconcile bank 2026-10 --balance 980", "2026-11-03", "lan");
    await fine("undo", "2026-11-03", "lan");
    expect(await fine("today", "2026-11-03", "lan")).toContain("reconcile 2026-10");
  });
});

describe("money that comes back into the book", () => {
  /** A payment was taken back, and its invoice is settled by a credit note since. */
  async function settled() {
    const book = firmOf("");
    await book.fine("invoice add blue-door --amount 400 --date 2026-11-01");
    await book.fine("collect blue-door 100 --date 2026-11-20");
    await book.fine("payment remove PY261120A --why wrong");
    await book.fine("invoice reverse IV261101A --why wrong");
    return book;
  }

  test("settles nothing that was settled otherwise meanwhile", async () => {
    const { fine, say } = await settled();
    const { code, error } = await say("payment remove PY261120B --why 'it did come'");
    expect([code, error]).toEqual([7, expect.stringContaining("IV261101A-iwan: 0.00 is open")]);
    expect(error).toContain("rounds collect blue-door 100.00");
    await fine("collect blue-door 100.00");
    await fine("check --strict");
  });

  test("not by undo either", async () => {
    const { fine, say } = await settled();
    const { code, error } = await say("undo CH261127C --yes");
    expect([code, error]).toEqual([7, expect.stringContaining("IV261101A-iwan: 0.00 is open")]);
    await fine("check --strict");
  });

  test("what is still open is settled by it again", async () => {
    const { fine } = firmOf("");
    await fine("invoice add blue-door --amount 400 --date 2026-11-01");
    await fine("collect blue-door 100 --date 2026-11-20");
    await fine("payment remove PY261120A --why wrong");
    await fine("invoice credit IV261101A --amount 300 --why less");
    await fine("payment remove PY261120B --why 'it did come'");
    expect(await fine("invoice list --open --ids")).toBe("");
    await fine("check --strict");
  });
});
