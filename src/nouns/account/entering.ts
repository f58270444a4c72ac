import type { Change } from "../../law/change.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import { toMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { assertAgrees } from "../generic/agree.ts";
import { assertNotAhead } from "../move/rules.ts";
import type { Context } from "../verb.ts";
import { accountBalances, assertAccountOpen, told } from "./balance.ts";
import { classesFor, className } from "./classes.ts";
import { type CashEntry, cashEntry } from "./entry.ts";

type Typed = Omit<CashEntry, "id" | "reverses">;

/** Only the usual classes and the firm's own are used, so that a year can be added up. */
function assertClass(
  { kind, class: code }: Pick<Typed, "kind" | "class">,
  own: readonly string[] | undefined,
): void {
  if (kind === "transfer" || code === undefined) return;
  const known = classesFor(kind, own);
  if (known.includes(code)) return;
  const [en, zh] = (["en", "zh"] as const).map((language) =>
    known.map((one) => className(one)[language]).join(language === "en" ? ", " : "、"),
  );
  throw new RoundsError(
    "bad-value",
    say(
      `"${className(code).en}" is no class of ${kind === "in" ? "income" : "spending"}`,
      `“${className(code).zh}”不是${kind === "in" ? "收入" : "支出"}类别`,
    ),
    {
      candidates: known,
      hint: say(
        `one of: ${en}; the firm's own go into moneyClasses of rounds.yaml`,
        `可用：${zh}；公司自定类别写入 rounds.yaml 的 moneyClasses`,
      ),
    },
  );
}

/** Income, spending, or money between accounts: the entry, and what is in the accounts then. */
export async function enterMoney(context: Context, typed: Typed): Promise<Change> {
  const { book, today } = context;
  const { date, kind, account: id, to, amount } = typed;
  assertNotAhead(date, today);
  if (toMinor(amount, book.digits) <= 0) {
    refuse(say("the amount is more than nothing", "金额必须大于零"));
  }
  assertClass(typed, book.settings.moneyClasses);
  const entry = { ...typed, id: await book.newId(cashEntry, typed) };
  assertAgrees(cashEntry, entry, book.digits);
  const from = await assertAccountOpen(book, { account: id, date });
  const into = await assertAccountOpen(book, { account: to, date });
  const accounts = [from, into].flatMap((one) => one ?? []);
  const balances = await accountBalances(book, accounts);
  const minor = toMinor(amount, book.digits);
  const shown = told(book, minor);
  const notes = accounts.map((one) => {
    const change = one.id === to ? minor : kind === "in" ? minor : -minor;
    const now = (balances.get(one.id) ?? 0) + change;
    const left = told(book, now);
    return now < 0
      ? say(`${one.name} is below zero now: ${left}`, `${one.name} 账面余额为负：${left}`)
      : say(`${one.name} holds ${left} now`, `${one.name} 现余 ${left}`);
  });
  const [one, two] = [from?.name ?? id, into?.name ?? ""];
  const name = typed.class === undefined ? say("", "") : className(typed.class);
  const receipt =
    kind === "transfer"
      ? say(
          `${entry.id}: ${shown} from ${one} to ${two}`,
          `已记 ${entry.id}：${one} 转入 ${two} ${shown}`,
        )
      : kind === "in"
        ? say(
            `${entry.id}: ${shown} into ${one}, ${name.en}`,
            `已记 ${entry.id}：${one} 收入 ${shown}（${name.zh}）`,
          )
        : say(
            `${entry.id}: ${shown} out of ${one}, ${name.en}`,
            `已记 ${entry.id}：${one} 支出 ${shown}（${name.zh}）`,
          );
  return { steps: [{ do: "append", noun: cashEntry, entry }], receipt, notes };
}
