import { afterEach, expect, test } from "vitest";
import { removePlaces, team } from "./team.ts";

afterEach(removePlaces);

test("R-WHS-04: one order received in two clones: whichever is chosen, its goods came in once", async () => {
  const two = await team();
  const fine = async (who: string, ...words: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await two.rounds(who, ...words);
    expect({ words, code, said: code === 0 ? "" : stdout + stderr }).toMatchObject({ code: 0 });
    return stdout;
  };
  await fine("iwan", "supplier", "add", "Hill");
  await fine("iwan", "purchase", "add", "hill", "--line", "TEA x 10 @ 4");
  const id = (await fine("iwan", "purchase", "list", "--ids")).trim();
  await fine("iwan", "purchase", "send", id);
  await fine("iwan", "sync");
  await fine("lan", "sync");
  await fine("iwan", "receive", id);
  await fine("lan", "receive", id);
  await fine("iwan", "sync");
  const merged = await two.rounds("lan", "sync");
  expect(merged.code).not.toBe(0);
  expect(merged.stdout + merged.stderr).toContain("Closed (closed)");
  expect(await fine("lan", "resolve", "--take", "theirs")).toMatch(/GR\d{6}A-lan is cancelled/);
  await fine("lan", "sync");
  expect(await fine("lan", "check", "--strict")).toBe("");
  const stock = JSON.parse(await fine("lan", "stock", "show", "--json"));
  expect(stock.rows.map((row: { onHand: string }) => row.onHand)).toEqual(["10"]);
  const receipts = JSON.parse(await fine("lan", "goods-receipt", "list", "--json"));
  expect(receipts.map((row: { state: string }) => row.state).sort()).toEqual(["cancelled", "done"]);
});
