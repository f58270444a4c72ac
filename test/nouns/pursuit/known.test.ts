import { describe, expect, test } from "vitest";
import { offeredStage } from "../../../src/nouns/pursuit/known.ts";
import { shipped } from "./support.ts";

describe("whoever is asked for a stage", () => {
  const ask = async (stage?: string) => {
    const told: string[] = [];
    const pursuit = stage === undefined ? [] : [{ pipeline: "sales", stage, from: "2026-11-01" }];
    const warn = ({ zh }: { zh: string }): void => void told.push(zh);
    const { stage: offered } = offeredStage(await shipped("sales"), pursuit, {
      warn,
      language: "zh",
    });
    return { told: told.join(), offered };
  };

  test("is told which there are and where the customer stands, and offered the next", async () => {
    expect(await ask()).toEqual({
      told: "销售流程：搜集资料、电话拜访、上门拜访、跟单、签约、收款、维护关系、长期培育、流失",
      offered: "搜集资料",
    });
    const later = await ask("phone");
    expect(later.told).toMatch(/；当前：电话拜访$/);
    expect(later.offered).toBe("上门拜访");
  });

  test("is offered none where only putting off or giving up comes next", async () => {
    for (const stage of ["care", "later"]) expect((await ask(stage)).offered).toBeUndefined();
  });
});
