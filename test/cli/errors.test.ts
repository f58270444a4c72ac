import { describe, expect, test } from "vitest";
import { errorText } from "../../src/cli/errors.ts";
import { RoundsError } from "../../src/law/errors.ts";
import { choiceKind } from "../../src/law/kinds/texts.ts";
import { say } from "../../src/law/words.ts";

describe("the candidates of an error", () => {
  const refused = (candidates: readonly string[]): string =>
    errorText(
      new RoundsError("not-found", say('no customer "jin"', "找不到客户“jin”"), { candidates }),
      "zh",
    );

  test("stand in a line of their own", () => {
    expect(refused(["jinhong (金虹商行)"])).toBe(
      "rounds: 找不到客户“jin”\n  可选：jinhong (金虹商行)\n",
    );
    expect(refused([])).toBe("rounds: 找不到客户“jin”\n");
  });

  test("are said where the message only has a longer word that begins alike", () => {
    const error = new RoundsError("bad-usage", say("no flag --roles", "不认识选项 --roles"), {
      candidates: ["--role"],
    });
    expect(errorText(error, "zh")).toBe("rounds: 不认识选项 --roles\n  可选：--role\n");
  });

  test("are not said twice where the message has them all", () => {
    const kind = choiceKind([{ value: "first", label: say("first visit", "初次拜访") }]);
    expect(() => kind.parse("second", { today: "2026-11-23", digits: 2 })).toThrow(RoundsError);
    try {
      kind.parse("second", { today: "2026-11-23", digits: 2 });
    } catch (error) {
      const told = errorText(error as RoundsError, "zh");
      expect(told).toBe("rounds: “second”不可用；可填：初次拜访 first\n");
    }
  });
});
