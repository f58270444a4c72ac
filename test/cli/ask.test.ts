import { beforeEach, describe, expect, test, vi } from "vitest";
import { askForm } from "../../src/cli/ask.ts";
import { chinese } from "../../src/cli/asking-words.ts";
import { refKind, textKind } from "../../src/law/kinds/texts.ts";
import { field } from "../../src/law/noun.ts";
import { same, say } from "../../src/law/words.ts";
import { defineVerb } from "../../src/nouns/verb.ts";

interface Question {
  readonly message: string;
  readonly default?: string;
}

const { asked, answers } = vi.hoisted(() => ({
  asked: [] as Question[],
  answers: [] as string[],
}));

vi.mock("inquirer", () => ({
  default: {
    prompt: async ([question]: readonly Question[]) => {
      if (question) asked.push(question);
      return { answer: answers.shift() ?? "" };
    },
  },
}));

const text = (name: string) => field(textKind(), same(name), { ask: true });
const verb = defineVerb({
  summary: say("log a visit", "记录拜访"),
  examples: [],
  arguments: { customer: field(refKind("customer"), same("customer"), { required: true }) },
  flags: { kind: text("kind"), stock: field(textKind(), same("stock")), notes: text("notes") },
  form: true,
  run: async () => ({ shape: "text", text: "" }),
});

const form = (given: Readonly<Record<string, unknown>>) =>
  askForm(verb, given, {
    book: undefined,
    check: async () => undefined,
    reading: { today: "2026-11-23", digits: 2 },
    language: "zh",
    offer: async ({ customer }) => (customer === undefined ? {} : { kind: `as ${customer}` }),
    needs: async ({ kind }) => (kind === "sample" ? ["stock"] : []),
    short: false,
  });

beforeEach(() => {
  asked.length = 0;
  answers.length = 0;
});

describe("a form learns from its own answers", () => {
  test("what the book knows of the customer is offered, whether typed before or answered", async () => {
    answers.push("jinhong");
    await form({});
    expect(asked.find(({ message }) => message.startsWith("kind"))?.default).toBe("as jinhong");
    asked.length = 0;
    await form({ customer: "moxiang" });
    expect(asked.find(({ message }) => message.startsWith("kind"))?.default).toBe("as moxiang");
  });

  test("what an answer makes necessary is asked in its place, and once", async () => {
    answers.push("jinhong", "sample", "12", "all well");
    const { values } = await form({});
    expect(asked.map(({ message }) => message)).toEqual([
      "customer",
      "kind（可空）",
      "stock",
      "notes（可空）",
    ]);
    expect(values).toEqual({ customer: "jinhong", kind: "sample", stock: "12", notes: "all well" });
  });

  test("going back asks the question before again", async () => {
    answers.push("jinhong", "<", "moxiang", "cycle", "fine");
    expect((await form({})).values).toEqual({ customer: "moxiang", kind: "cycle", notes: "fine" });
  });
});

test("a search without a hit says so in Chinese", () => {
  expect(chinese.style.error("No results found")).toContain("没有找到");
  expect(chinese.style.error("“x”不是日期")).toContain("“x”不是日期");
});
