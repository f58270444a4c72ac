import { afterEach, describe, expect, test } from "vitest";
import { rounds } from "../cli/program.ts";
import { removePlaces, team } from "./team.ts";

afterEach(removePlaces);

describe("one person at two machines", () => {
  test("two papers of one id are told apart by check --fix, and the next sync brings it all", async () => {
    const two = await team();
    await two.rounds("iwan", "stock", "in", "tea", "5", "--warehouse", "main");
    const cwd = two.at("lan", "data");
    await rounds(["stock", "in", "tea", "7", "--warehouse", "main", "--as", "iwan"], two.place, {
      cwd,
    });
    await two.rounds("iwan", "sync");
    expect((await two.rounds("lan", "sync")).code).toBe(1);
    const fixed = await two.rounds("lan", "check", "--fix");
    expect(fixed.stdout).not.toContain("lost-entry");
    expect(fixed.code).toBe(0);
    const { code, stderr } = await two.rounds("lan", "sync");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(await two.git("lan", "git status --porcelain")).toBe("");
    expect((await two.rounds("iwan", "sync")).code).toBe(0);
    expect((await two.rounds("iwan", "check")).stdout).toBe("");
  });
});
