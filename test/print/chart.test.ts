import { describe, expect, test } from "vitest";
import { bar, inAscii, sparkline } from "../../src/print/chart.ts";

describe("without UTF-8", () => {
  test("bars, sparklines and lines are ASCII and as wide as they were", () => {
    const drawn = `${bar(6.3, 10, 10)} ${sparkline([0, 1, 2, 3, 4, 5, 6, 7])} ───`;
    const plain = inAscii(drawn);
    expect(plain).toBe("######- __--==## ---");
    expect(plain).toHaveLength(drawn.length);
    expect(inAscii("茶 90 %")).toBe("茶 90 %");
  });
});
