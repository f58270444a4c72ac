import type { IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { billPayment } from "../bill/payment.ts";
import { payment } from "../payment/payment.ts";
import type { Context } from "../verb.ts";
import { type Account, account } from "./account.ts";
import { accountClosing } from "./closing.ts";
import { cashEntry } from "./entry.ts";

type Book = Context["book"];

/** What is in each account by the book at the end of a day, or now; smallest unit. */
export async function accountBalances(
  book: Book,
  accounts: readonly Account[],
  day?: IsoDate,
): Promise<ReadonlyMap<string, number>> {
  const sum = (noun: typeof payment | typeof billPayment | typeof cashEntry, name: string) =>
    day === undefined ? book.sums(noun, name) : book.sumsAt(noun, name, day);
  const came = await sum(payment, "accountIn");
  const went = await sum(billPayment, "accountOut");
  const moved = await sum(cashEntry, "accountMoved");
  return new Map(
    accounts.map((one) => {
      const { id } = one;
      const flow = (came.get(id) ?? 0) - (went.get(id) ?? 0) + (moved.get(id) ?? 0);
      return [id, openingMinor(one, { day, digits: book.digits }) + flow];
    }),
  );
}

/** What was in an account when its book begins; nothing before that day. */
export function openingMinor(
  { opening, openingDate = "" }: Pick<Account, "opening" | "openingDate">,
  { day, digits }: { readonly day: IsoDate | undefined; readonly digits: number },
): number {
  if (opening === undefined || (day !== undefined && day < openingDate)) return 0;
  return toMinor(opening, digits);
}

/** The last day up to which an account is closed: its cash was counted or its month compared. */
export async function closedUpTo(book: Book, id: string): Promise<IsoDate | undefined> {
  if (!book.hasFolder(accountClosing.folder) && book.closedMonth === undefined) return undefined;
  return (await book.latest(accountClosing, "closedDay")).get(id);
}

/**
 * Money may be entered in an account from the day after its opening balance, and not in days that
 * were closed. @throws RoundsError refused
 */
export async function assertAccountOpen(
  book: Book,
  { account: id, date }: { readonly account?: string | undefined; readonly date: IsoDate },
): Promise<Account | undefined> {
  if (id === undefined) return undefined;
  const one = await book.get(account, id);
  if (one.stopped) {
    refuse(
      say(`${one.name} is no longer used`, `${one.name} 已停用`),
      say(
        `to use it again: rounds account edit ${id} --stopped no`,
        `恢复使用：rounds account edit ${id} --stopped no`,
      ),
    );
  }
  if (date <= (one.openingDate ?? "")) {
    refuse(
      say(
        `the book of ${one.name} begins after ${one.openingDate}: ${date} is in its opening balance`,
        `${one.name} 自 ${one.openingDate} 日终起登记，${date} 的款项已含在期初余额中`,
      ),
      say(
        `give a later day, or: rounds account edit ${one.id} --opening AMOUNT --opening-date DAY`,
        `请用之后的日期，或调整期初：rounds account edit ${one.id} --opening 金额 --opening-date 日期`,
      ),
    );
  }
  const closed = await closedUpTo(book, id);
  if (closed !== undefined && date <= closed) {
    throw new RoundsError(
      "refused",
      say(`${one.name} is closed up to ${closed}`, `${one.name} 已结账至 ${closed}`),
      {
        hint: say(
          `date it later, or open the day again: rounds account-closing list --account ${id}`,
          `请用之后的日期，或先删除结账：rounds account-closing list --account ${id}`,
        ),
      },
    );
  }
  return one;
}

/** An amount as it is told in receipts. */
export function told(book: Book, minor: number): string {
  return `${book.settings.currency} ${grouped(fromMinor(minor, book.digits))}`;
}
