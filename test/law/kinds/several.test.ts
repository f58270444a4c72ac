import { describe, expect, test } from "vitest";
import { severalKind } from "../../../src/law/kinds/several.ts";
import { watchLists } from "../../../src/nouns/customer/fields/classes.ts";

const kind = severalKind(watchLists);
const reading = { today: "2026-11-22", digits: 2 };

describe("several of a list", () => {
  test("R-CUS-23: watch lists are typed by code or label and kept as codes, in one order", () => {
    expect(kind.parse("VIP，重点跟踪", reading)).toEqual(["key-tracking", "vip"]);
    expect(kind.show(["key-tracking", "vip"], "zh")).toBe("重点跟踪、VIP");
    expect(kind.show(["key", "new"], "en")).toBe("key customer, new customer");
  });

  test("what is none of them is refused, in a command as in a file", () => {
    expect(() => kind.parse("key,best", reading)).toThrow(/"best" is not one of/);
    const found: string[] = [];
    expect(kind.read(["vip", "best"], (_, text) => found.push(text.en), 2)).toEqual(["vip"]);
    expect(found).toHaveLength(1);
  });
});
