import type { Change, Step } from "../../law/change.ts";
import type { IsoDate } from "../../law/dates.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { assertNotAhead } from "../move/rules.ts";
import type { Context } from "../verb.ts";
import { type Account, account } from "./account.ts";
import { accountBalances, closedUpTo, told } from "./balance.ts";
import { overShort } from "./classes.ts";
import { type AccountClosing, accountClosing, adjustedMinor, type ClosingItem } from "./closing.ts";
import { cashEntry } from "./entry.ts";

/** The account that is meant: the one named, else the only cash box. */
export async function cashBox(book: Context["book"], named: string | undefined): Promise<Account> {
  if (named !== undefined) return book.get(account, named);
  const boxes = (await book.all(account)).filter((one) => one.kind === "cash" && !one.stopped);
  const [only] = boxes;
  if (only && boxes.length === 1) return only;
  if (boxes.length === 0) {
    refuse(
      say("there is no cash box yet", "尚无现金账户"),
      say(
        "first: rounds account add NAME --kind cash",
        "请先新增：rounds account add 名称 --kind cash",
      ),
    );
  }
  throw new RoundsError(
    "missing-value",
    say("which cash box: --account", "请指明账户：--account"),
    {
      candidates: boxes.map(({ id }) => id),
    },
  );
}

async function assertNotClosed(
  { book, today }: Pick<Context, "book" | "today">,
  one: Account,
  day: IsoDate,
): Promise<void> {
  assertNotAhead(day, today);
  if (day <= (one.openingDate ?? "")) {
    refuse(
      say(
        `the book of ${one.name} begins after ${one.openingDate}`,
        `${one.name} 自 ${one.openingDate} 日终起登记`,
      ),
      say(
        `give a later day, or: rounds account edit ${one.id} --opening AMOUNT --opening-date DAY`,
        `请用之后的日期，或调整期初：rounds account edit ${one.id} --opening 金额 --opening-date 日期`,
      ),
    );
  }
  const closed = await closedUpTo(book, one.id);
  if (closed === undefined || day > closed) return;
  refuse(
    say(`${one.name} is closed up to ${closed}`, `${one.name} 已结账至 ${closed}`),
    say(
      `what was closed: rounds account-closing list --account ${one.id}`,
      `结账记录：rounds account-closing list --account ${one.id}`,
    ),
  );
}

interface DayTold {
  readonly date: IsoDate;
  readonly counted: string;
  readonly why?: string | undefined;
  readonly by?: string | undefined;
  readonly notes?: string | undefined;
}

interface Difference {
  readonly date: IsoDate;
  readonly counted: string;
  /** By the book, counted, and what is between them, as amounts are told. */
  readonly by: string;
  readonly there: string;
  readonly over: string;
  readonly isOver: boolean;
}

/** Nobody said why the cash is not what it should be. */
function refuseDifference({ id, name }: Account, told: Difference): never {
  const { date, counted, by, there, over, isOver } = told;
  const rest = isOver
    ? say(`${over} too much`, `长款 ${over}`)
    : say(`${over} is missing`, `短款 ${over}`);
  const again = `rounds account close ${date} --account ${id} --counted ${counted} --why`;
  refuse(
    say(
      `${name} should hold ${by} on ${date}, ${there} was counted: ${rest.en}`,
      `${name} ${date} 账面 ${by}，实盘 ${there}，${rest.zh}`,
    ),
    say(
      `enter what is missing, or book the difference: ${again} "..."`,
      `请补记漏记的收支；如确有差额：${again} "原因"`,
    ),
  );
}

/**
 * The cash of a day was counted: the day is closed with what there is. What is over or short is
 * booked, with the reason, so that the next day begins with what lies in the box.
 */
export async function closeDay(context: Context, one: Account, typed: DayTold): Promise<Change> {
  const { book } = context;
  const { date, counted, why, ...rest } = typed;
  await assertNotClosed(context, one, date);
  const bookMinor = (await accountBalances(book, [one], date)).get(one.id) ?? 0;
  const overMinor = toMinor(counted, book.digits) - bookMinor;
  const [by, there] = [told(book, bookMinor), told(book, bookMinor + overMinor)];
  const over = told(book, Math.abs(overMinor));
  if (overMinor !== 0 && why === undefined) {
    refuseDifference(one, { date, counted, by, there, over, isOver: overMinor > 0 });
  }
  const steps: Step[] = [];
  let entry: string | undefined;
  if (overMinor !== 0) {
    const kind = overMinor > 0 ? ("in" as const) : ("out" as const);
    const amount = fromMinor(Math.abs(overMinor), book.digits);
    const values = { date, kind, account: one.id, amount, class: overShort.value, what: why };
    entry = await book.newId(cashEntry, values);
    const staff = rest.by === undefined ? {} : { by: rest.by };
    steps.push({ do: "append", noun: cashEntry, entry: { ...values, ...staff, id: entry } });
  }
  const record: AccountClosing = {
    ...rest,
    id: await book.newId(accountClosing, { date }),
    account: one.id,
    date,
    kind: "day",
    balance: fromMinor(bookMinor, book.digits),
    counted,
    ...(entry === undefined ? {} : { entry, why }),
  };
  steps.push({ do: "create", noun: accountClosing, record });
  return {
    steps,
    receipt: say(
      `${one.name} is closed for ${date}: ${there}`,
      `${one.name} ${date} 已日结，余额 ${there}`,
    ),
    notes:
      entry === undefined
        ? []
        : [
            say(
              `${over} booked as ${overShort.label.en}: ${entry}`,
              `${over} 已记入${overShort.label.zh}：${entry}`,
            ),
          ],
  };
}

interface MonthTold {
  readonly to: IsoDate;
  readonly balance: string;
  readonly items?: readonly ClosingItem[] | undefined;
  readonly by?: string | undefined;
  readonly notes?: string | undefined;
}

/**
 * A month of an account is compared with the bank's balance: both, put right by what only one of
 * them has, must be the same (银行存款余额调节表, R-COL-40). Of a month that the firm has closed it
 * is told on the day on which it is done: the bank's paper often comes later than the closing.
 */
export async function reconcileMonth(
  context: Context,
  one: Account,
  typed: MonthTold,
): Promise<Change> {
  const { book, today } = context;
  const { to, balance: bank, items = [], ...rest } = typed;
  await assertNotClosed(context, one, to);
  const bookMinor = (await accountBalances(book, [one], to)).get(one.id) ?? 0;
  const isLate = to.slice(0, 7) <= (book.closedMonth ?? "");
  const date = isLate ? today : to;
  const record: AccountClosing = {
    ...rest,
    id: await book.newId(accountClosing, { date }),
    account: one.id,
    date,
    ...(isLate ? { upTo: to } : {}),
    kind: "month",
    balance: fromMinor(bookMinor, book.digits),
    counted: bank,
    ...(items.length === 0 ? {} : { items }),
  };
  const put = adjustedMinor({ balance: record.balance, counted: bank, items }, book.digits);
  const [ours, theirs, both] = [bookMinor, toMinor(bank, book.digits), put.bookMinor].map((minor) =>
    told(book, minor),
  );
  if (put.bookMinor !== put.bankMinor) {
    const off = told(book, Math.abs(put.bookMinor - put.bankMinor));
    refuse(
      say(
        `on ${to} the book says ${ours}, the bank ${theirs}: ${off} is not explained`,
        `${to} 账面 ${ours}，对账单 ${theirs}，尚有 ${off} 未说明`,
      ),
      say(
        'name what only one of them has: --item "book-in, amount=500, what=..."; what is missing in the book: rounds account in / out',
        '请列出未达账项：--item "book-in, amount=500, what=..."；账上漏记的请先补记：rounds account in／out',
      ),
    );
  }
  return {
    steps: [{ do: "create", noun: accountClosing, record }],
    receipt: say(
      `${one.name} is reconciled up to ${to}: ${both}`,
      `${one.name} 已对账至 ${to}：调节后余额 ${both}`,
    ),
    notes: [
      say(
        `book ${ours}, bank ${theirs}, in one of them only: ${items.length}`,
        `账面 ${ours}，对账单 ${theirs}，未达账项 ${items.length} 笔`,
      ),
    ],
  };
}
