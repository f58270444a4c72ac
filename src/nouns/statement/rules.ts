import type { Change, Step } from "../../law/change.ts";
import type { IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor } from "../../law/money.ts";
import { say, type Text } from "../../law/words.ts";
import { signedNotes } from "../letter/rules.ts";
import { type Account, tellAccount } from "./account.ts";
import type { StatementKind } from "./choices.ts";
import { type Statement, statement } from "./statement.ts";

interface Told {
  readonly date: IsoDate;
  readonly by: string | undefined;
}

function set(id: string, fields: Readonly<Record<string, unknown>>): Step {
  return { do: "set", noun: statement, id, fields };
}

/** Only what was said. */
function known<T extends object>(told: T): T {
  return Object.fromEntries(Object.entries(told).filter(([, one]) => one !== undefined)) as T;
}

interface Asked {
  readonly customer: string;
  readonly kind: StatementKind;
  readonly date: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly owner?: string | undefined;
  readonly notes?: string | undefined;
}

interface MakeFacts {
  readonly account: Account;
  readonly name: string;
  readonly currency: string;
  readonly newId: (values: { readonly date: IsoDate }) => Promise<string>;
}

/** Writes down what a customer owes and why, with a number, so that it can be answered. */
export async function makeStatement(asked: Asked, facts: MakeFacts): Promise<Change> {
  const { account, name, currency, newId } = facts;
  const { from, to, kind, ...rest } = asked;
  if (to > asked.date) refuse(say("it ends after its own date", "截至日晚于制单日期"));
  if (from > to) refuse(say("it ends before it begins", "截至日早于起始日"));
  const { digits } = account;
  const { openingMinor, balanceMinor, lines } = tellAccount(account, { kind, from, to });
  if (lines.length === 0 && balanceMinor === 0 && openingMinor === 0) {
    refuse(
      say(`there is nothing to state with ${name}`, `${name} 在此期间无往来且无余额`),
      say(
        `another period: rounds statement add ${asked.customer} --kind activity --from ${from.slice(0, 4)}-01-01`,
        `换一个期间：rounds statement add ${asked.customer} --kind activity --from ${from.slice(0, 4)}-01-01`,
      ),
    );
  }
  const record: Statement = {
    ...known(rest),
    id: await newId(asked),
    kind,
    ...(kind === "open" ? {} : { from, opening: fromMinor(openingMinor, digits) }),
    to,
    balance: fromMinor(balanceMinor, digits),
    lines,
  };
  const { id } = record;
  const amount = `${currency} ${grouped(fromMinor(balanceMinor, digits))}`;
  return {
    steps: [{ do: "create", noun: statement, record }],
    receipt: say(
      `made statement ${id}: ${name} owes ${amount} as of ${to}`,
      `已制对账单 ${id}：${name} 截至 ${to} 余额 ${amount}`,
    ),
    notes: [
      say(
        `print: rounds print ${id} --to .pdf · sent: rounds statement send ${id}`,
        `打印：rounds print ${id} --to .pdf · 发出后：rounds statement send ${id}`,
      ),
    ],
  };
}

function assertLive({ id, cancelled }: Statement): void {
  if (cancelled) refuse(say(`${id} is cancelled`, `${id} 已作废`));
}

/** It went out: from here on a written reply is awaited (R-COL-13, R-REM-34). */
export function sendStatement(
  record: Statement,
  told: Told & Pick<NonNullable<Statement["sent"]>, "via" | "to" | "number">,
): Change {
  assertLive(record);
  const { id, sent, date } = record;
  if (sent) refuse(say(`${id} was sent on ${sent.date}`, `${id} 已于 ${sent.date} 发出`));
  if (told.date < date) {
    refuse(
      say(`${told.date} is before its date (${date})`, `${told.date} 早于制单日期（${date}）`),
    );
  }
  return {
    steps: [set(id, { sent: known(told) })],
    receipt: say(`sent ${id}`, `已发出 ${id}`),
    notes: [
      say(
        `the written reply: rounds statement answer ${id} --signer NAME --file signed.pdf`,
        `收到书面回复后：rounds statement answer ${id} --signer 姓名 --file 签字件.pdf`,
      ),
    ],
  };
}

export interface AnswerTold extends Told {
  readonly via: NonNullable<Statement["answered"]>["via"];
  readonly signer?: string | undefined;
  /** What they have more in their books than we; below zero: less. */
  readonly difference?: string | undefined;
  readonly text?: string | undefined;
  readonly path?: string | undefined;
  readonly sha256?: string | undefined;
}

/**
 * The customer answered: it agrees, or names a difference, which is to be cleared. On site it may
 * be signed without having been sent. An oral answer does not do for the written one.
 */
export function answerStatement(
  record: Statement,
  told: AnswerTold,
  { limitationYears }: { readonly limitationYears: number },
): Change {
  assertLive(record);
  const { id, sent, answered, date } = record;
  if (!sent && told.via !== "on-site") {
    refuse(
      say(`${id} was not sent yet`, `${id} 尚未发出`),
      say(
        `first: rounds statement send ${id}; signed at the customer's: --via on-site`,
        `请先运行：rounds statement send ${id}；现场签字请加 --via on-site`,
      ),
    );
  }
  if (answered && answered.via !== "oral") {
    refuse(
      say(`${id} was answered on ${answered.date}`, `${id} 已于 ${answered.date} 回复`),
      say(
        "a later answer belongs to a new statement: rounds statement add",
        "后续回复请另制对账单：rounds statement add",
      ),
    );
  }
  const first = sent?.date ?? date;
  if (told.date < first)
    refuse(say(`${told.date} is before ${first}`, `${told.date} 早于 ${first}`));
  const isZero = told.difference === undefined || /^-?0(\.0+)?$/.test(told.difference);
  const { difference, ...rest } = told;
  const answer = known({ ...rest, agreed: isZero, ...(isZero ? {} : { difference }) });
  return {
    steps: [set(id, { answered: answer })],
    receipt: isZero
      ? say(`${id} is agreed`, `${id} 对账相符`)
      : say(
          `${id} differs by ${grouped(difference ?? "")}`,
          `${id} 差异 ${grouped(difference ?? "")}`,
        ),
    notes: answerNotes(record, { ...told, isZero }, limitationYears),
  };
}

function answerNotes(
  { id }: Statement,
  told: AnswerTold & { readonly isZero: boolean },
  years: number,
): readonly Text[] {
  if (!told.isZero) {
    return [
      say(
        `look into it, then: rounds statement clear ${id} --how "…"`,
        `核对差异后：rounds statement clear ${id} --how "处理结果"`,
      ),
      say(
        "what is in dispute is not dunned: rounds dispute add INVOICE AMOUNT",
        "有争议的款项暂不催收：rounds dispute add 应收单 金额",
      ),
    ];
  }
  if (told.via === "oral") {
    return [say("the written reply is still awaited", "仍须取得书面回复")];
  }
  return signedNotes({ path: told.path ?? "", date: told.date }, years);
}

/** Why a difference was there and what was done about it. */
export function clearStatement(record: Statement, told: Told & { readonly how: string }): Change {
  assertLive(record);
  const { id, answered, cleared } = record;
  if (cleared)
    refuse(say(`${id} was cleared on ${cleared.date}`, `${id} 已于 ${cleared.date} 处理`));
  if (!answered || answered.agreed) refuse(say(`${id} has no difference`, `${id} 没有差异`));
  return {
    steps: [set(id, { cleared: known(told) })],
    receipt: say(`cleared the difference of ${id}`, `${id} 差异已处理`),
    notes: [
      say(
        `state it again: rounds statement add ${record.customer}`,
        `请重新对账：rounds statement add ${record.customer}`,
      ),
    ],
  };
}

export function cancelStatement(record: Statement, told: Told & { readonly why: string }): Change {
  assertLive(record);
  const { id } = record;
  return {
    steps: [set(id, { cancelled: known(told) })],
    why: told.why,
    receipt: say(`cancelled ${id}`, `已作废 ${id}`),
  };
}
