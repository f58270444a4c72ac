import { isDeepStrictEqual } from "node:util";
import type { WholeCheck, WholeDesk } from "../../book/check.ts";
import { ClosingFile, closingPath, lastDay } from "../../book/closings.ts";
import { monthOfFile } from "../../book/entry-lines.ts";
import { recordPath } from "../../book/ids.ts";
import { sealFindings, volumeFindings } from "../../book/seals.ts";
import { asText, volumeFiles } from "../../book/survey.ts";
import { parseVolume, recordOf } from "../../book/volumes.ts";
import type { BalanceRow } from "../../law/change.ts";
import type { Found } from "../../law/check.ts";
import { RoundsError } from "../../law/errors.ts";
import { soundGroup } from "../../law/kinds/groups.ts";
import { type AnyStored, isPaper, type Noun } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { balanceFindings } from "../../nouns/closing/checks.ts";
import type { MethodOf } from "../../nouns/closing/cost.ts";
import { methodAt } from "../../nouns/closing/methods.ts";
import { MonthEnd, sectionNames } from "../../nouns/closing/month-end.ts";
import { nothingBefore, paperMonth } from "./opening.ts";

/** Volumes hold what they held when their month was closed. */
export const volumesCheck: WholeCheck = {
  name: "volumes",
  find: async (desk) => [...volumeFindings(desk), ...(await forged(desk))],
};

/**
 * Files that stand in the way of what is bound: only a paper that entries named again may live
 * beside its volume, and says what it said there.
 */
async function forged({ book, shelf, nouns }: WholeDesk): Promise<Found[]> {
  const found: Found[] = [];
  const named = new Set(nouns.flatMap(({ sums = [] }) => sums.map((one) => one.balance.papers)));
  for (const noun of nouns) {
    if (!isPaper(noun)) continue;
    const bound = new Map<string, { readonly file: string; readonly record: AnyStored }>();
    for (const file of volumeFiles(noun.folder, shelf).reverse()) {
      for (const line of parseVolume(shelf.text(file))) {
        bound.set(line.id, { file, record: recordOf(line) });
      }
    }
    const live = bound.size > 0 ? await book.asWritten(() => book.live(noun)) : [];
    for (const record of live) {
      const one = bound.get(record.id);
      const path = recordPath(noun, record.id);
      if (!one || path === undefined) continue;
      const kept = noun.fixed?.(one.record as never).fields ?? [];
      const differs = kept.filter((key) => !isDeepStrictEqual(record[key], one.record[key]));
      if (named.has(noun) && differs.length === 0) continue;
      const text = say(
        `${record.id} is bound in ${one.file}${differs.length > 0 ? `, with another ${differs.join(", ")}` : ""}`,
        `${record.id} 已归档于 ${one.file}${differs.length > 0 ? `，内容不同：${differs.join("、")}` : ""}`,
      );
      found.push({ code: "bound-twice", at: { file: path }, text });
    }
  }
  return found;
}

/** Nothing of the closed months has been changed since, were it one byte. */
export const sealsCheck: WholeCheck = {
  name: "seals",
  find: ({ book, nouns, ...desk }) =>
    sealFindings(desk, {
      log: book.log().holding('"noun":"closing"'),
      folders: nouns.filter(({ shape }) => shape === "entry").map(({ folder }) => folder),
    }),
};

/** The last closing says what all entries and papers up to its month come to. */
export const balancesCheck: WholeCheck = {
  name: "balances",
  async find(desk): Promise<readonly Found[]> {
    const { month } = desk.closings;
    if (month === undefined) return [];
    const told = readable(month, desk);
    if (!told) return [];
    const { sections } = await desk.book.asWritten(() => reckon(month, desk));
    // A closing of before costs were carried says them by its stock alone.
    const names = sectionNames.filter((name) => name !== "costs" || told.rows(name).length > 0);
    const rows = Object.fromEntries(names.map((name) => [name, told.rows(name)]));
    const lines = told.text.split("\n");
    const lineOf = (row: BalanceRow): number => lines.indexOf(`  - ${JSON.stringify(row)}`) + 1;
    return balanceFindings(rows, sections, { file: closingPath(month), lineOf });
  },
};

/** The closing of a month; undefined where it cannot be read, which another check tells. */
function readable(month: string, { shelf }: WholeDesk): ClosingFile | undefined {
  try {
    const path = closingPath(month);
    const file = new ClosingFile(path, shelf.text(path));
    for (const name of file.sections) file.rows(name);
    return file;
  } catch (error) {
    if (error instanceof RoundsError) return undefined;
    throw error;
  }
}

/** Those that fit their definition; what is wrong with the others is told by other checks. */
function sound(noun: Noun, all: readonly AnyStored[], digits: number): readonly AnyStored[] {
  return all.filter(
    ({ id: _, ...values }) => soundGroup(noun.fields, asText(values), digits) !== undefined,
  );
}

/** A month's end from nothing but entries and papers, as if no month had ever been closed. */
async function reckon(month: string, desk: WholeDesk) {
  const { book, nouns } = desk;
  const { digits } = book;
  const live = new Map<Noun, readonly AnyStored[]>();
  for (const noun of nouns) {
    if (!isPaper(noun)) continue;
    live.set(noun, sound(noun, await book.all(noun), digits));
  }
  let methodOf: MethodOf = () => "average";
  const options = { nouns, opening: nothingBefore, digits, live, monthOf: paperMonth };
  const end = new MonthEnd({ ...options, methodOf: (product) => methodOf(product) });
  for (const noun of nouns.filter(({ shape }) => shape === "entry")) {
    const months = new Set(book.paths(noun).map(monthOfFile));
    for (const one of [...months].filter((each) => each <= month).sort()) {
      const period = { from: `${one}-01`, to: lastDay(one) };
      methodOf = methodAt(readable(one, desk)?.rows("costs") ?? []);
      end.add(noun, sound(noun, await book.between(noun, period), digits));
    }
  }
  return end.draft(month);
}
