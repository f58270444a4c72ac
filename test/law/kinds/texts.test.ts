import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RoundsError } from "../../../src/law/errors.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../../src/law/kinds/texts.ts";
import { say } from "../../../src/law/words.ts";
import { callResults } from "../../../src/nouns/call/choices.ts";
import { cycles, grades, kinds, sources, stages } from "../../../src/nouns/customer/choices.ts";
import { moveKinds } from "../../../src/nouns/move/move.ts";
import { methods } from "../../../src/nouns/payment/fields.ts";
import { roles } from "../../../src/nouns/staff/staff.ts";
import { visitKinds } from "../../../src/nouns/visit/visit.ts";
import { badValue, inFile, typed } from "./support.ts";

const tables = [
  callResults,
  cycles,
  grades,
  kinds,
  sources,
  stages,
  moveKinds,
  methods,
  roles,
  visitKinds,
];

describe("texts", () => {
  test("spaces around a typed text are not meant; a file is taken at its word", () => {
    const text = textKind();
    expect(typed(text, "  金虹 商行 ")).toBe("金虹 商行");
    expect(inFile(text, " a ")).toEqual({ value: " a ", reports: [] });
    expect(inFile(text, ["a"]).value).toBeUndefined();
  });

  test("a text that must look like something says what", () => {
    const monthDay = textKind({ pattern: /^\d\d-\d\d$/, wanted: say("a month and day", "月日") });
    expect(typed(monthDay, "08-15")).toBe("08-15");
    expect(typed(monthDay, "15 August")).toEqual(badValue);
    expect(inFile(monthDay, "15 August").reports).toEqual(['"15 August" is not a month and day']);
  });

  test("what is typed comes out as it is shown", () => {
    const text = textKind();
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (one) => {
        const value = text.parse(one, { today: "2026-11-22", digits: 2 });
        expect(typed(text, text.show(value, "zh"))).toBe(value);
        expect(inFile(text, text.file(value)).value).toBe(value);
      }),
    );
  });

  test("a reference is the id of another noun's record", () => {
    const owner = refKind("staff");
    expect(owner.refers).toBe("staff");
    expect(typed(owner, " chen-jie ")).toBe("chen-jie");
  });
});

describe("choices", () => {
  test("every choice is understood by its code and its label in both languages, in any width", () => {
    for (const choices of tables) {
      const kind = choiceKind(choices);
      for (const { value, label } of choices) {
        for (const word of [value, label.en, label.zh, value.toUpperCase(), ` ${label.en} `]) {
          expect(typed(kind, word), word).toBe(value);
        }
        const wide = [...value].map((c) =>
          c > "!" ? String.fromCharCode(c.charCodeAt(0) + 65248) : c,
        );
        expect(typed(kind, wide.join("")), value).toBe(value);
        expect([kind.show(value, "en"), kind.show(value, "zh")]).toEqual([label.en, label.zh]);
        expect(inFile(kind, kind.file(value))).toEqual({ value, reports: [] });
      }
    }
  });

  test("no code or label stands for two choices", () => {
    for (const choices of tables) {
      for (const language of ["en", "zh"] as const) {
        const labels = choices.map((choice) => choice.label[language]);
        expect(new Set(labels).size).toBe(choices.length);
      }
    }
  });

  test("a beginning is enough when it means one choice only", () => {
    const stage = choiceKind(stages);
    expect(typed(stage, "nego")).toBe("negotiating");
    expect(typed(stage, "意向")).toBe("interested");
    expect(typed(stage, "n")).toEqual(badValue);
    expect(typed(stage, "")).toEqual(badValue);
    expect(typed(choiceKind(kinds), "chain")).toBe("chain");
  });

  test("a wrong choice names the right ones", () => {
    expect(() => choiceKind(grades).parse("D", { today: "2026-11-22", digits: 2 })).toThrow(
      '"D" is not one of: A, B, C',
    );
  });

  test("in Chinese the right ones are named by label and code", () => {
    try {
      choiceKind(cycles).parse("daily", { today: "2026-11-22", digits: 2 });
      expect.unreachable();
    } catch (error) {
      expect((error as RoundsError).text.zh).toBe(
        "“daily”不可用；可填：每月一次 monthly、每两月一次 bimonthly、每季度一次 quarterly",
      );
    }
  });

  test("the trade's older words are still understood, never shown", () => {
    const cycle = choiceKind(cycles);
    const words = ["单月拜访", "双月拜访", "季度拜访"];
    expect(words.map((word) => typed(cycle, word))).toEqual(["monthly", "bimonthly", "quarterly"]);
    expect(cycle.show("bimonthly", "zh")).toBe("每两月一次");
  });

  test("a file holds the code: a label is understood, and the code to write is told", () => {
    expect(inFile(choiceKind(stages), "意向客户")).toEqual({
      value: "interested",
      reports: ['write "interested" instead of "意向客户"'],
    });
    expect(inFile(choiceKind(stages), "bogus").value).toBeUndefined();
    expect(inFile(choiceKind(stages), ["new"]).reports).toHaveLength(1);
  });

  test("R-CUS-14: customers are graded A, B or C", () => {
    expect(grades.map(({ value }) => value)).toEqual(["A", "B", "C"]);
    expect(typed(choiceKind(grades), "b")).toBe("B");
  });

  test("R-CUS-18: where the relationship stands, in the trade's words", () => {
    const stage = choiceKind(stages);
    const words = ["已合作", "意向客户", "在谈客户", "长远性"];
    expect(words.map((word) => typed(stage, word))).toEqual([
      "cooperating",
      "interested",
      "negotiating",
      "long-term",
    ]);
  });

  test("R-CUS-27: the channels by which customers are found", () => {
    const source = choiceKind(sources);
    const words = ["行业展会", "报刊杂志", "网络", "行业协会", "商场抄牌", "合作伙伴介绍"];
    expect(words.map((word) => typed(source, word))).toEqual([
      "exhibition",
      "press",
      "internet",
      "association",
      "mall",
      "partner",
    ]);
  });

  test("R-VIS-16: the kinds of visit are told apart", () => {
    const words = "样本拜访 客户拜访 异动走访 提升客户 解释策略 落实指导 临时性工作".split(" ");
    const codes = "sample cycle anomaly uplift explanation guidance other".split(" ");
    expect(words.map((word) => typed(choiceKind(visitKinds), word))).toEqual(codes);
  });

  test("R-COM-47: how a call ended", () => {
    const words = ["寄送资料", "再次致电", "已约见", "无意向"];
    const codes = ["send-material", "call-again", "appointment", "no-interest"];
    expect(words.map((word) => typed(choiceKind(callResults), word))).toEqual(codes);
  });
});

describe("yes and no", () => {
  test("in both languages", () => {
    for (const text of ["yes", "Y", "true", "1", "是", "对", "有", " YES ", "ｙ", "１"]) {
      expect(typed(yesNoKind, text), text).toBe(true);
    }
    for (const text of ["no", "N", "false", "0", "否", "不", "无", "０"]) {
      expect(typed(yesNoKind, text), text).toBe(false);
    }
    for (const text of ["", "maybe", "2", "yesno"]) {
      expect(typed(yesNoKind, text), text).toEqual(badValue);
    }
  });

  test("shown, understood again; written, read again", () => {
    for (const value of [true, false]) {
      for (const language of ["en", "zh"] as const) {
        expect(typed(yesNoKind, yesNoKind.show(value, language))).toBe(value);
      }
      expect(inFile(yesNoKind, String(yesNoKind.file(value)))).toEqual({ value, reports: [] });
    }
    expect(inFile(yesNoKind, "perhaps").value).toBeUndefined();
  });
});
