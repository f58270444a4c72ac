import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { standing } from "../../../src/law/reversal.ts";
import { type Call, call } from "../../../src/nouns/call/call.ts";
import { callResults, callTopics } from "../../../src/nouns/call/choices.ts";
import { attempts, logCall, nextOpening, triedText } from "../../../src/nouns/call/rules.ts";
import type { Customer } from "../../../src/nouns/customer/customer.ts";
import { applied, entries, notes, refusal } from "../support.ts";

const today = "2026-11-22";
const limits = { callMinutes: 5, talkMinutes: 30 };
const customer: Customer = { id: "jinhong", name: "金虹商行", nextStep: "call", nextDate: today };
const results = callResults.map(({ value }) => value);
const made = (all: readonly Call["result"][]): Call[] =>
  all.map((result, index) => ({ id: `CL${index}`, date: today, customer: "jinhong", result }));
const log = (told: Partial<Call> & { done?: boolean }, calls: readonly Call[] = []) =>
  logCall(
    { date: today, result: "reached", ...told },
    { customer, calls, today, id: "CL261122A-iwan", limits },
  );

describe("calls", () => {
  test("R-COM-01: every attempt is kept, and how often in a row nobody was reached is told", () => {
    const change = log({ result: "nobody" }, made(["reached", "nobody", "nobody", "nobody"]));
    expect(entries<Call>(change)).toMatchObject([{ result: "nobody", customer: "jinhong" }]);
    expect(notes(change)).toContain("tried 4 times, nobody reached");
    const table: [Call["result"][], number][] = [
      [[], 0],
      [["nobody"], 1],
      [["nobody", "nobody"], 2],
      [["nobody", "reached"], 0],
      [["nobody", "call-again", "nobody"], 1],
    ];
    for (const [all, count] of table) expect(attempts(made(all)), all.join()).toBe(count);
  });

  test("R-FUP-41: a call without a result counts, one that reached somebody ends the count", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...results)), fc.nat({ max: 6 }), (before, tries) => {
        const all = [...before, "reached" as const, ...Array(tries).fill("nobody" as const)];
        expect(attempts(made(all))).toBe(tries);
      }),
    );
  });

  test("R-FUP-01: the means, the day, the result, the person and the details stay together", () => {
    const told = {
      channel: "wechat",
      result: "send-material",
      contact: "王芳",
      minutes: 5,
      notes: "asked for the price list",
      by: "iwan",
    } as const;
    expect(entries<Call>(log(told))).toEqual([
      { id: "CL261122A-iwan", customer: "jinhong", date: today, ...told },
    ]);
  });

  test("R-COM-08: what to begin with the next time is kept with the call", () => {
    const [entry] = entries<Call>(log({ opening: "ask how the sample tasted" }));
    expect(entry?.opening).toBe("ask how the sample tasted");
    expect(call.fields.opening.label.zh).toBe("下次开场");
  });

  test("one that was taken back does not count, neither does its opposite", () => {
    const [first, second] = made(["nobody", "nobody"]) as [Call, Call];
    const back = { ...second, ...call.reverse?.(second as never), id: "CL9" } as Call;
    expect(back.reverses).toBe("CL1");
    expect(attempts([first, second, back])).toBe(1);
    expect(standing([first, second, back])).toEqual([first]);
  });

  test("moves the next step as a visit does", () => {
    expect(applied(customer, log({ done: true }))).toMatchObject({
      nextStep: undefined,
      nextDate: undefined,
    });
    expect(applied(customer, log({ next: "visit", nextDate: "2026-12-01" }))).toMatchObject({
      nextStep: "visit",
      nextDate: "2026-12-01",
    });
    expect(notes(log({}))[0]).toContain("still open: call");
    expect(entries<Call>(log({ done: true }))[0]).not.toHaveProperty("done");
  });

  test("is not logged ahead of its day", () => {
    expect(refusal(() => log({ date: "2026-11-23" }))).toContain("still to come");
  });

  test("R-COM-01: not in and in a meeting are attempts too, whoever answered", () => {
    const all = made(["reached", "away", "meeting", "nobody"]);
    expect(attempts(all)).toBe(3);
    expect(notes(log({ result: "away", answered: "assistant" }, all))).toContain(
      "tried 4 times, nobody reached",
    );
    expect(triedText(0)).toBeUndefined();
    expect(triedText(4)?.zh).toBe("已连续 4 次未接通");
  });

  test("R-COM-48: the assistant who answered is kept as the person spoken with", () => {
    const [entry] = entries<Call>(log({ answered: "assistant", contact: "小李" }));
    expect(entry).toMatchObject({ answered: "assistant", contact: "小李" });
  });

  test("R-COM-08: the next opening is shown until somebody was reached", () => {
    const [first, ...rest] = made(["reached", "nobody", "nobody"]) as [Call, Call, Call];
    const opened = { ...first, opening: "ask how the sample tasted" };
    expect(nextOpening([opened, ...rest])).toBe("ask how the sample tasted");
    expect(nextOpening([opened, ...rest, ...made(["reached"])])).toBeUndefined();
    expect(notes(log({ result: "nobody" }, [opened, ...rest]))).toContain(
      "next time begin with: ask how the sample tasted",
    );
  });

  test("R-COM-02: about five minutes are enough", () => {
    expect(notes(log({ minutes: 5, done: true }))).toEqual([]);
    expect(notes(log({ minutes: 7, done: true }))).toEqual(["7 minutes; a call takes about 5"]);
  });

  test("R-COM-41, R-VAR-16: what is not solved in thirty minutes gets a day for the next call", () => {
    const [note] = notes(log({ minutes: 31, done: true }));
    expect(note).toContain("--next-date");
    const agreed = { minutes: 31, next: "call", nextDate: "2026-11-25" };
    expect(notes(log(agreed))).toEqual(["31 minutes; a call takes about 5"]);
  });

  test("R-FUP-39: topics are kept by their codes in whatever language they were typed", () => {
    const [entry] = entries<Call>(log({ topics: ["使用体验", "campaign", "返利"] }));
    expect(entry?.topics).toEqual(["experience", "campaign", "返利"]);
    expect(callTopics.map(({ value }) => value)).toHaveLength(8);
  });

  test("R-FUP-40: the second follow-up is warned not to repeat the topics of the first", () => {
    const before = made(["reached", "nobody"]).map((one, index) =>
      index === 0 ? { ...one, topics: ["experience"] } : one,
    );
    const told = notes(log({ topics: ["experience", "needs"], done: true }, before));
    expect(told).toEqual([
      `spoken of on ${today} already: experience with the product; a second follow-up brings other topics`,
    ]);
    expect(notes(log({ topics: ["needs"], done: true }, before))).toEqual([]);
  });

  test("R-FUP-47: the closing argument used is kept by its code", () => {
    const [entry] = entries<Call>(log({ argument: ["动销", "own words"] }));
    expect(entry?.argument).toEqual(["sell-through", "own words"]);
  });

  test("R-COM-04: every channel of the list can be told", () => {
    const words = "电话 微信 QQ TM MSN Skype WhatsApp 短信 信函 传真 邮件 网站 登门".split(" ");
    const codes = "phone wechat qq tm msn skype whatsapp message letter fax email website home";
    const reading = { today, digits: 2 };
    expect(words.map((word) => call.fields.channel.kind.parse(word, reading))).toEqual(
      codes.split(" "),
    );
  });

  test("R-COM-28: a call to who does not want to be called is warned of", () => {
    const refusing = { ...customer, optOut: ["phone"] } as const;
    const facts = { customer: refusing, calls: [], today, id: "CL1", limits };
    const told = (channel: "phone" | "wechat") =>
      notes(logCall({ date: today, result: "reached", channel, done: true }, facts));
    expect(told("phone")).toEqual(["金虹商行 does not want to be contacted like this"]);
    expect(told("wechat")).toEqual([]);
  });

  test("R-COM-03: what goes out to who may be fishing for information is refused", () => {
    const fishing = { ...customer, suspicion: "suspected" } as const;
    const facts = { customer: fishing, calls: [], today, id: "CL1", limits };
    const send = (material: "price" | "brochure") => () =>
      logCall({ date: today, result: "send-material", material }, facts);
    expect(refusal(send("price"))).toContain("fishing");
    expect(refusal(send("brochure"))).toBeUndefined();
  });
});
