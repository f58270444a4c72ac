import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { filesIn, put, Stage } from "./stage.ts";

vi.mock("node:fs", async () => (await import("./layer.ts")).layered());

let stage: Stage;

beforeAll(() => {
  stage = new Stage();
});
afterAll(() => stage.remove());

describe("a clock that jumps back", () => {
  test("every id is given once, nothing is lost, and undo takes back what was written last", async () => {
    const folder = stage.book();
    const days = [
      "2026-11-23",
      "2026-11-20",
      "2026-11-23",
      "2026-10-31",
      "2026-11-23",
      "2026-11-20",
    ];
    const ids: string[] = [];
    for (const [index, day] of days.entries()) {
      const at = `--today ${day} --ids`;
      const moved = await stage.succeed(folder, `stock in TEA ${index + 1} --warehouse main ${at}`);
      const seen = await stage.succeed(folder, `visit log blue-door --notes ${index} ${at}`);
      ids.push(moved.trim(), seen.trim());
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(await stage.succeed(folder, "stock show --format csv")).toContain(",21,");
    const log = Object.entries(filesIn(folder)).filter(([path]) => path.startsWith("changes/"));
    const changes = log
      .flatMap(([, text]) => text.trim().split("\n"))
      .map((line) => JSON.parse(line).id);
    expect(changes).toHaveLength(ids.length);
    expect(new Set(changes).size).toBe(ids.length);
    expect(await stage.command(folder, "check")).toEqual({ stdout: "", stderr: "", code: 0 });
    expect(await stage.succeed(folder, "undo --today 2026-11-20")).toContain("--notes 5");
  });
});

describe("a lock", () => {
  const owner = { pid: 4_194_305, started: "2026-11-22T09:00:00+01:00", what: "rounds x" };

  test("whose owner has died is no hindrance; what it was writing is cleared away", async () => {
    const folder = stage.book();
    const { hostname } = await import("node:os");
    put(folder, ".rounds/lock", `${JSON.stringify({ ...owner, host: hostname() })}\n`);
    await stage.succeed(folder, "stock in TEA 1 --warehouse main --wait 0");
    expect(await stage.command(folder, "check")).toEqual({ stdout: "", stderr: "", code: 0 });
  });

  test("of another machine is respected: exit 5, who has it, how to be rid of it", async () => {
    const folder = stage.book();
    const text = `${JSON.stringify({ ...owner, host: "elsewhere" })}\n`;
    put(folder, ".rounds/lock", text);
    const ran = await stage.command(folder, "stock in TEA 1 --warehouse main --wait 0");
    expect(ran).toMatchObject({ code: 5, stdout: "" });
    expect(ran.stderr).toContain("elsewhere");
    expect(ran.stderr).toContain(join(folder, ".rounds/lock"));
    expect(readFileSync(join(folder, ".rounds/lock"), "utf8")).toBe(text);
    // Who only reads needs no lock.
    await stage.succeed(folder, "stock show");
  });
});
