import { beforeEach, describe, expect, test } from "vitest";
import { aboutCustomer, newestFirst, pickLines } from "../../src/cli/about.ts";
import { resolveName } from "../../src/cli/resolve.ts";
import type { RoundsError } from "../../src/law/errors.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { product } from "../../src/nouns/product/product.ts";
import { visit } from "../../src/nouns/visit/visit.ts";
import { bookWith, openBook, writeRecord } from "../book/book-support.ts";

let root: string;
const made = { id: "VS261102A-wu-tao", customer: "kangle", date: "2026-11-02" };
const planned = { id: "VS261120A-wu-tao", customer: "kangle", planned: "2026-11-27" };

beforeEach(() => {
  root = bookWith(customer, [
    { id: "kangle", name: "康乐便利" },
    { id: "linli", name: "邻里家居" },
  ]);
  for (const one of [made, planned]) writeRecord(root, visit, one);
});

const silent = () => ({ book: openBook(root), echo: () => undefined });

describe("a paper that is called by its customer", () => {
  test("is looked for among the papers of that customer, the newest first", async () => {
    const found = await aboutCustomer(visit, "klbl", openBook(root));
    expect(found.map(({ record }) => record.id)).toEqual([planned.id, made.id]);
    expect(await aboutCustomer(visit, "邻里", openBook(root))).toEqual([]);
    expect(await aboutCustomer(product, "康乐便利", openBook(root))).toEqual([]);
  });

  test("is never guessed where nobody can be asked: the refusal names those there are", async () => {
    const error = await resolveName(visit, "康乐便利", silent()).then(
      () => undefined,
      (thrown: RoundsError) => thrown,
    );
    expect(error?.code).toBe("not-found");
    expect(error?.details.candidates).toEqual([
      `${planned.id} (2026-11-27)`,
      `${made.id} (2026-11-02)`,
    ]);
  });

  test("is picked by a person, even where there is only one", async () => {
    const shown: string[] = [];
    const pick = async (_: unknown, matches: readonly { record: { id: string } }[]) => {
      shown.push(...matches.map(({ record }) => record.id));
      return matches[0]?.record as never;
    };
    expect(await resolveName(visit, "康乐", { ...silent(), pick })).toBe(planned.id);
    expect(shown).toEqual([planned.id, made.id]);
  });
});

test("a paper is listed with its day and its customer's name, the newest first", async () => {
  const lineOf = await pickLines(visit, openBook(root));
  expect(newestFirst(visit, [made, planned]).map(lineOf)).toEqual([
    `${planned.id}  2026-11-27  康乐便利`,
    `${made.id}  2026-11-02  康乐便利`,
  ]);
  expect((await pickLines(customer, openBook(root)))({ id: "linli", name: "邻里家居" })).toBe(
    "邻里家居  linli",
  );
});
