import { expect, test } from "vitest";
import { verb } from "../../../../src/nouns/project/verbs/date.ts";
import type { Context } from "../../../../src/nouns/verb.ts";

test("whoever is asked is asked for the day too, unless it is done", async () => {
  const needs = (input: Parameters<NonNullable<typeof verb.needs>>[1]) =>
    verb.needs?.({} as Context, input);
  expect(await needs({ what: "投标" })).toEqual(["on"]);
  expect(await needs({ what: "投标", on: "2026-12-10" })).toEqual([]);
  expect(await needs({ what: "投标", done: true })).toEqual([]);
});
