import { expect, test } from "vitest";
import { decodeRoster, encodeRoster, remembered, survey } from "../../src/book/roster.ts";
import { Shelf } from "../../src/book/shelf.ts";
import { order } from "../../src/nouns/order/order.ts";
import { bookWith, tick, writeRecord } from "./book-support.ts";

const paper = (id: string, date: string) => ({ id, customer: "a", date, lines: [] });

test("a month's folder that changed while it was read is looked into again, not forgotten", async () => {
  const root = bookWith(order, [paper("SO261031A-iwan", "2026-10-31")]);
  writeRecord(root, order, paper("SO261101A-iwan", "2026-11-01"));
  tick(root);
  const shelf = new Shelf(root, 2, undefined);
  shelf.clock.begin();
  // Somebody else writes at this very moment: the folder above stays as it was.
  writeRecord(root, order, paper("SO261102A-iwan", "2026-11-02"));
  const found = await survey(order, shelf, undefined);
  const fitting = { digits: 2, size: 0, sum: 0 };
  const kept = encodeRoster(
    remembered(found, shelf, () => false),
    fitting,
  );
  tick(root);
  writeRecord(root, order, paper("SO261103A-iwan", "2026-11-03"));
  const known = decodeRoster(kept, fitting);
  const again = await survey(order, new Shelf(root, 2, undefined), known);
  expect(found.paths).toHaveLength(3);
  expect(again.paths).toEqual([...found.paths, "orders/2026-11/SO261103A-iwan.yaml"]);
});
