import type { Change } from "../../../law/change.ts";
import { RoundsError, refuse } from "../../../law/errors.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { refKind, switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertAccountOpen } from "../../account/balance.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { type Account, accountOf, namedOwed } from "../../payment/known.ts";
import { allocate } from "../../payment/rules.ts";
import { assertOnce } from "../../payment/twice.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type BankLine, bankLine } from "../bank-line.ts";
import { afterwards, assertOpenLine, confirmed, factsAfter, together } from "../confirming.ts";
import { lineOf, matchFacts, openLines } from "../known.ts";
import { propose } from "../matching.ts";

/** All lines that are certain, one after the other, each seeing what those before settle. */
async function confirmCertain({ book, me }: Context): Promise<Change> {
  let facts = await matchFacts(book);
  const { digits } = facts;
  const accounts = new Map<string, Account>();
  const done: (Change & { readonly line: BankLine })[] = [];
  const locked: RoundsError[] = [];
  for (const record of await openLines(book)) {
    const { proposals, isCertain } = propose(lineOf(record, digits), facts);
    const [first] = proposals;
    if (!first || !isCertain) continue;
    const bar = first.is === "payment" ? undefined : await barOf(record, book);
    if (bar) {
      locked.push(bar);
      continue;
    }
    const account = accounts.get(first.customer) ?? (await accountOf(first.customer, book));
    const change = await confirmed(record, first, { book, by: me, account });
    accounts.set(first.customer, afterwards(account, change));
    facts = factsAfter(facts, first);
    const { payment: _, ...made } = change;
    done.push({ ...made, line: record });
  }
  if (done.length === 0) {
    if (locked[0]) throw locked[0];
    refuse(
      say("no line is certain", "没有可确定的流水"),
      say("one by one: rounds bank-line match", "请逐笔确认：rounds bank-line match"),
    );
  }
  const change = together(done, { digits, currency: book.settings.currency });
  return { ...change, notes: [...(change.notes ?? []), ...locked.map(({ text }) => text)] };
}

/** No money comes in on a day that is to come or that its account is closed for. */
async function assertMayCome({ date, account }: BankLine, book: Context["book"]): Promise<void> {
  assertNotAhead(date, book.today);
  await assertAccountOpen(book, { account, date });
}

/** Why a line cannot become a payment, if it cannot. */
async function barOf(record: BankLine, book: Context["book"]): Promise<RoundsError | undefined> {
  try {
    await assertMayCome(record, book);
    return undefined;
  } catch (error) {
    if (error instanceof RoundsError) return error;
    throw error;
  }
}

interface Named {
  readonly customer?: string | undefined;
  readonly invoice?: readonly string[] | undefined;
  readonly payment?: string | undefined;
}

/** One line, as it was told or else as it is best matched. */
async function confirmOne(record: BankLine, named: Named, context: Context): Promise<Change> {
  const { book, me } = context;
  const line = lineOf(record, book.digits);
  const { proposals } = propose(line, await matchFacts(book));
  const [first, second] = proposals.filter(
    (one) =>
      (named.customer === undefined || one.customer === named.customer) &&
      (named.payment === undefined || one.paper === named.payment) &&
      (named.invoice === undefined || one.is === "new"),
  );
  if (named.customer === undefined && (!first || first.score === second?.score)) {
    refuse(
      say(`it is not clear whose ${record.id} is`, `无法确定 ${record.id} 的付款客户`),
      say(
        `say it: rounds bank-line confirm ${record.id} --customer CUSTOMER`,
        `请指明：rounds bank-line confirm ${record.id} --customer 客户`,
      ),
    );
  }
  if (first?.is !== "payment") await assertMayCome(record, book);
  if (first && first.is !== "new") {
    const { payment: _, ...change } = await confirmed(record, first, { book, by: me });
    return change;
  }
  const id = named.customer ?? first?.customer ?? "";
  const account = await accountOf(id, book);
  const owed = named.invoice ? namedOwed(named.invoice, account) : undefined;
  const told = owed ?? (first ? undefined : account.owed);
  const allocations = told
    ? allocate(line.minor, told, book.digits).allocations
    : (first?.allocations ?? []);
  const reference = record.reference ?? record.id;
  await assertOnce({ date: record.date, amount: record.amount, reference }, account.payer, context);
  const proposal = { is: "new" as const, customer: id, paper: undefined, allocations };
  const { payment: _, ...change } = await confirmed(record, proposal, { book, by: me, account });
  return change;
}

export const verb = defineVerb({
  summary: say("a line is this customer's payment", "认领流水：确认为客户收款"),
  examples: ["rounds bank-line confirm --certain", "rounds bank-line confirm BK261120C"],
  arguments: { which: field(refKind("bank-line"), say("Line", "流水")) },
  flags: {
    certain: field(switchKind, say("All that are certain", "认领全部确定的")),
    customer: field(refKind("customer"), say("Customer", "客户"), {
      help: say("default: the best match", "默认：最匹配的客户"),
    }),
    invoice: field({ ...wordsKind, refers: "invoice" }, say("Invoices to settle", "核销的应收单")),
    payment: field(refKind("payment"), say("It is this payment", "即此收款记录")),
  },
  writes: true,
  async run(context, { which, certain, ...named }) {
    if (certain === true && which === undefined) return confirmCertain(context);
    if (certain === true || which === undefined) {
      throw new RoundsError(
        "bad-usage",
        say("name one line, or all: --certain", "请指明一笔流水，或用 --certain"),
        { hint: say("rounds bank-line match", "rounds bank-line match") },
      );
    }
    const record = await context.book.get(bankLine, which);
    assertOpenLine(record, context.book.digits);
    return confirmOne(record, named, context);
  },
});
