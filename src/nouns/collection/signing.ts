import type { IsoDate } from "../../law/dates.ts";
import { refuse } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import { say, type Text } from "../../law/words.ts";
import { letter } from "../letter/letter.ts";
import { statement } from "../statement/statement.ts";
import { statementState } from "../statement/states.ts";

/** What is looked at of a letter or a statement that a customer is said to have signed. */
interface Signable {
  readonly id: string;
  readonly customer: string;
  readonly date: IsoDate;
  readonly sent?: { readonly date: IsoDate } | undefined;
  readonly cancelled?: object | undefined;
}

export interface Signing {
  readonly customer: string;
  readonly name: string;
  readonly date: IsoDate;
  /** The paper lay before the customer: it need not have gone out before. */
  readonly onSite?: boolean;
}

/**
 * Only what went to a customer, or lay before it, can be signed by it.
 * @throws RoundsError refused
 */
export function assertSignable(paper: Signable, { customer, name, date, onSite }: Signing): void {
  const { id, sent } = paper;
  const noun = id.startsWith("LT") ? "letter" : "statement";
  if (paper.customer !== customer) refuse(say(`${id} is not of ${name}`, `${id} 不是 ${name} 的`));
  if (paper.cancelled) refuse(say(`${id} is cancelled`, `${id} 已作废`));
  if (!sent && !onSite) {
    refuse(say(`${id} was not sent yet`, `${id} 尚未发出`), firstSent(id, noun));
  }
  const since = sent?.date ?? paper.date;
  if (date < since) refuse(say(`${date} is before ${since}`, `${date} 早于 ${since}`));
}

function firstSent(id: string, noun: string): Text {
  if (noun === "letter") {
    return say(`first: rounds letter send ${id}`, `请先运行：rounds letter send ${id}`);
  }
  return say(
    `first: rounds statement send ${id}; signed at the customer's: rounds statement answer ${id} --via on-site`,
    `请先运行：rounds statement send ${id}；现场签字：rounds statement answer ${id} --via on-site`,
  );
}

/**
 * What was signed, as it is kept: a letter or a statement of the book by its whole number, any
 * other paper by its own words. @throws RoundsError not-found, refused
 */
export async function signedPaper(book: Facts, typed: string, told: Signing): Promise<string> {
  if (!/^(ST|LT)\d{6}/i.test(typed)) return typed;
  const isLetter = typed.toUpperCase().startsWith("LT");
  const [found] = await book.find(isLetter ? letter : statement, typed);
  const id = found?.record.id ?? typed;
  if (isLetter) assertSignable(await book.get(letter, id), told);
  else {
    const record = await book.get(statement, id);
    const onSite = told.onSite === true || statementState(record) === "signed";
    assertSignable(record, { ...told, onSite });
  }
  return id;
}
