import type { Change, Step } from "../../law/change.ts";
import { toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { Context } from "../verb.ts";
import { type BankLine, bankLine } from "./bank-line.ts";
import { type LineMark, lineMark, newLines } from "./twins.ts";

type Created = Step & { readonly do: "create" };

/** Leaves out of an import the statement lines that are in the book already, and says how many. */
export async function withoutTwins(
  { book }: Pick<Context, "book">,
  change: Change,
): Promise<Change> {
  const isLine = (step: Step): step is Created =>
    step.do === "create" && step.noun.name === bankLine.name;
  const read = change.steps.filter(isLine);
  const days = read.map(({ record }) => String(record.date)).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return change;
  const markOf = (line: BankLine): LineMark => lineMark(line, toMinor(line.amount, book.digits));
  const known = (await book.between(bankLine, { from, to })).map(markOf);
  const fresh = new Set(
    newLines(read, { markOf: ({ record }) => markOf(record as BankLine), known }),
  );
  const twins = read.length - fresh.size;
  if (twins === 0) return change;
  const count = fresh.size;
  return {
    ...change,
    steps: change.steps.filter((step) => !isLine(step) || fresh.has(step)),
    receipt: say(
      `${count} bank statement ${count === 1 ? "line" : "lines"} added`,
      `新增银行流水 ${count} 笔`,
    ),
    notes: [
      ...(change.notes ?? []),
      say(
        twins === 1
          ? "1 line was there already: left out"
          : `${twins} lines were there already: left out`,
        `${twins} 笔已导入过，略过`,
      ),
    ],
  };
}
