import type { Book } from "../book/book.ts";
import { closing } from "../book/closings.ts";
import { monthOfFile } from "../book/entry-lines.ts";
import type { Change, ClosingDraft } from "../law/change.ts";
import { addMonths, monthOf } from "../law/dates.ts";
import { grouped } from "../law/decimal.ts";
import { refuse } from "../law/errors.ts";
import { fromMinor, toMinor } from "../law/money.ts";
import { type AnyStored, field, isPaper, type Noun } from "../law/noun.ts";
import { say, type Text } from "../law/words.ts";
import { Costs } from "../nouns/closing/cost.ts";
import { costMethodOf, methodAt } from "../nouns/closing/methods.ts";
import {
  columnMinor,
  MonthEnd,
  type Unfinished,
  unfinishedPapers,
} from "../nouns/closing/month-end.ts";
import { allNouns } from "../nouns/index.ts";
import { capText } from "../nouns/invoice/cap.ts";
import { type Context, defineVerb } from "../nouns/verb.ts";
import { monthKind } from "./closing/month.ts";
import { paperMonth } from "./closing/opening.ts";

const nextMonth = (month: string): string => monthOf(addMonths(`${month}-01`, 1));

/** The months to be closed: from the first one that is open up to the one named. */
function openMonths(
  book: Book,
  { month, live, nouns }: { month: string; live: Live; nouns: readonly Noun[] },
): string[] {
  const files = nouns.filter(({ shape }) => shape === "entry").flatMap((noun) => book.paths(noun));
  const papers = [...live.values()].flatMap((records) => records.map(({ id }) => paperMonth(id)));
  const first = book.closedMonth
    ? nextMonth(book.closedMonth)
    : ([...files.map(monthOfFile), ...papers].flatMap((one) => one ?? []).sort()[0] ?? month);
  const months: string[] = [];
  for (let one = first; one <= month; one = nextMonth(one)) months.push(one);
  return months;
}

type Live = ReadonlyMap<Noun, readonly AnyStored[]>;

async function liveRecords(book: Book, nouns: readonly Noun[]): Promise<Live> {
  const live = new Map<Noun, readonly AnyStored[]>();
  for (const noun of nouns) {
    if (isPaper(noun)) live.set(noun, await book.live(noun));
  }
  return live;
}

/** Volumes without their closing: it was taken away, and must not be made anew beside them. */
function assertNothingLost(book: Book): void {
  const lost = book.boundMonths.filter((month) => !book.closedMonths.includes(month));
  if (lost.length === 0) return;
  refuse(
    say(
      `${lost.join(", ")} was closed before: volumes/ is there, the closing is not`,
      `${lost.join("、")} 曾经结账：volumes/ 仍在，结账记录缺失`,
    ),
    say(
      `bring closings/ back from git or a copy, then: rounds check --trust`,
      "请从 git 或备份恢复 closings/，然后运行：rounds check --trust",
    ),
  );
}

/** Balances cannot be carried on from what cannot be read. */
function assertSound(book: Book): void {
  const bad = book.problems.filter(({ level }) => level === "error");
  const [first] = bad;
  if (!first) return;
  refuse(
    say(
      `${bad.length} findings stand in the way, the first in ${first.where.file}: ${first.text.en}`,
      `账册中有 ${bad.length} 处问题，第一处在 ${first.where.file}：${first.text.zh}`,
    ),
    say("mend them first: rounds check --strict", "请先处理：rounds check --strict"),
  );
}

const mostListed = 20;

function refuseUnfinished(month: string, papers: readonly Unfinished[]): never {
  const lines = papers.slice(0, mostListed).map(({ noun, id, why }) => ({
    en: `  ${noun.label.en} ${id}: ${why.en}`,
    zh: `  ${noun.label.zh} ${id}：${why.zh}`,
  }));
  const more = papers.length - lines.length;
  const rest = more > 0 ? [{ en: `  … ${more} more`, zh: `  …… 另 ${more} 张` }] : [];
  const list = [...lines, ...rest];
  const count = papers.length === 1 ? "one paper is" : `${papers.length} papers are`;
  refuse(
    say(
      `${month} cannot be closed yet, ${count} unfinished:\n${list.map(({ en }) => en).join("\n")}`,
      `${month} 还不能结账，有 ${papers.length} 张单据未完成：\n${list.map(({ zh }) => zh).join("\n")}`,
    ),
  );
}

/** What a closing adds up to: the sum of a column of sections, in the smallest unit. */
function total(
  draft: ClosingDraft,
  { sections, column, digits }: { sections: readonly string[]; column: string; digits: number },
): string {
  const rows = sections.flatMap((one) => draft.sections[one] ?? []);
  return grouped(fromMinor(columnMinor(rows, column, digits), digits));
}

/** What all goods are worth at cost, those on the road between warehouses too; smallest unit. */
function goodsMinor({ sections }: ClosingDraft, digits: number): number {
  const costs = new Costs(methodAt(sections.costs ?? []));
  costs.bring((name) => sections[name] ?? []);
  const products = new Set((sections.costs ?? []).map(({ product = "" }) => product));
  return [...products].reduce((sum, one) => sum + costs.minorOf(one, digits), 0);
}

function receipt(drafts: readonly ClosingDraft[], digits: number): { told: Text; notes: Text[] } {
  const [first, last] = [drafts[0]?.month ?? "", drafts.at(-1)];
  const month = last?.month ?? "";
  const papers = drafts
    .flatMap(({ binds }) => binds)
    .reduce((sum, { records }) => sum + records.length, 0);
  const told =
    first === month
      ? say(`closed ${month}: ${papers} papers bound`, `已结账 ${month}：归档 ${papers} 张单据`)
      : say(
          `closed ${first} to ${month}, ${drafts.length} months: ${papers} papers bound`,
          `已结账 ${first} 至 ${month}，共 ${drafts.length} 个月：归档 ${papers} 张单据`,
        );
  if (!last) return { told, notes: [] };
  const stock = grouped(fromMinor(goodsMinor(last, digits), digits));
  const owed = total(last, { sections: ["receivables"], column: "owed", digits });
  const cash = total(last, { sections: ["cash", "accounts"], column: "received", digits });
  return {
    told,
    notes: [
      say(
        `at the end of ${month}: stock at cost ${stock}, receivables ${owed}, received so far ${cash}`,
        `${month} 月末：库存成本 ${stock}，应收 ${owed}，累计收款 ${cash}`,
      ),
      say(
        `to print next: rounds report movements --period ${month}`,
        `接着打印：rounds report movements --period ${month}`,
      ),
    ],
  };
}

/** Was more owed at the end of a month than the firm allows? R-COL-04 */
function capNote(draft: ClosingDraft | undefined, { settings, digits }: Book): Text | undefined {
  const { receivableCap } = settings;
  if (draft === undefined || receivableCap === undefined) return undefined;
  const owing = draft.sections.receivables ?? [];
  const balanceMinor = columnMinor(owing, "owed", digits) - columnMinor(owing, "credit", digits);
  return capText(draft.month, { capMinor: toMinor(receivableCap, digits), balanceMinor, digits });
}

/** In which month each paper was named last by an entry that is not locked yet. */
async function touchedPapers(book: Book, nouns: readonly Noun[]): Promise<Map<string, string>> {
  const touched = new Map<string, string>();
  for (const noun of nouns) {
    for (const { of, balance } of noun.sums ?? []) {
      if (!balance.papers) continue;
      for (const entry of (await book.live(noun)) as readonly AnyStored[]) {
        const month = String(entry.date).slice(0, 7);
        for (const [id] of of(entry as never, book.digits)) {
          if (month > (touched.get(id) ?? "")) touched.set(id, month);
        }
      }
    }
  }
  return touched;
}

async function closeMonths(context: Context, month: string): Promise<Change> {
  const { book, today, progress } = context;
  const { digits } = book;
  if (month >= monthOf(today)) {
    refuse(
      say(`${month} is not over yet`, `${month} 尚未结束`),
      say("a month is closed when it is over", "月份结束后方可结账"),
    );
  }
  if (book.closedMonth !== undefined && month <= book.closedMonth) {
    refuse(
      say(
        `everything up to ${book.closedMonth} is closed already`,
        `${book.closedMonth} 及以前月份已结账`,
      ),
      say("what was closed: rounds closing list", "已结月份：rounds closing list"),
    );
  }
  const nouns = await allNouns();
  assertNothingLost(book);
  const live = await liveRecords(book, nouns);
  assertSound(book);
  const papers = unfinishedPapers(live, { month, monthOf: paperMonth });
  if (papers.length > 0) refuseUnfinished(month, papers);
  const opening = book.opening();
  const lastTouched = await touchedPapers(book, nouns);
  const methodOf = await costMethodOf(book);
  const books = new MonthEnd({
    nouns,
    opening,
    digits,
    live,
    lastTouched,
    monthOf: paperMonth,
    methodOf,
  });
  const months = openMonths(book, { month, live, nouns });
  const drafts: ClosingDraft[] = [];
  for (const [index, one] of months.entries()) {
    for (const noun of nouns) {
      const period = { from: `${one}-01`, to: `${one}-31` };
      if (noun.shape === "entry") books.add(noun, await book.between(noun, period));
    }
    assertSound(book);
    drafts.push(books.draft(one));
    progress((index + 1) / (months.length + 1));
  }
  const { told, notes } = receipt(drafts, digits);
  const capped = capNote(drafts.at(-1), book);
  return {
    steps: drafts.map((draft) => ({ do: "close", noun: closing, draft })),
    receipt: told,
    notes: capped ? [...notes, capped] : notes,
    back: say(
      `to open it again: rounds reopen ${month} --why "..."`,
      `反结账：rounds reopen ${month} --why "原因"`,
    ),
  };
}

export const verb = defineVerb({
  summary: say(
    "close a month: carry its balances, bind what is settled, lock it",
    "月末结账：结转余额、归档已结单据、锁定当月",
  ),
  examples: [],
  arguments: {
    month: field(monthKind, say("Month", "月份"), {
      required: true,
      initial: ({ today }) => monthOf(addMonths(`${monthOf(today)}-01`, -1)),
    }),
  },
  writes: true,
  // Figures are carried under the ids that entries name: taking back a merge changes none.
  run: (context, { month }) => context.book.asWritten(() => closeMonths(context, month)),
});
