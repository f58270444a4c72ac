import type { Change } from "../../law/change.ts";
import { daysBetween, type IsoDate } from "../../law/dates.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { join, say } from "../../law/words.ts";
import { assertNotAhead } from "../move/rules.ts";
import type { CanteenPaper } from "./canteen.ts";
import { cashMinor, openAdvances } from "./ledger.ts";
import { created, type Desk, set, type Told, wordsOf } from "./rules.ts";
import { completeOn, isComplete, missingSeats } from "./states.ts";

/** Money comes from the finance office (R-CAN-02). */
export function fetchFunds(
  told: Told & { readonly amount: string; readonly paper?: string | undefined },
  { id, today, digits, papers }: Desk,
): Change {
  assertNotAhead(told.date, today);
  const record: CanteenPaper = { ...told, id, kind: "funds" };
  const cash = fromMinor(cashMinor([...papers, record], { at: today, digits }), digits);
  return {
    steps: [created(record)],
    receipt: say(`${id}: fetched ${told.amount}`, `${id}：领款 ${told.amount}`),
    notes: [say(`cash now ${cash}`, `现有现金 ${cash}`)],
  };
}

/**
 * The manager draws money to buy with and owes it until it is cleared (R-CAN-03): one advance at a
 * time, and never more than there is.
 */
export function drawAdvance(
  told: Told & { readonly amount: string; readonly manager: string },
  { id, today, digits, papers, nameOf }: Desk,
): Change {
  assertNotAhead(told.date, today);
  const who = nameOf(told.manager);
  const open = openAdvances(papers).find(({ manager }) => manager === told.manager);
  if (open) {
    refuse(
      say(
        `${who} has not cleared the advance ${open.id} of ${open.date}`,
        `${who} 于 ${open.date} 领取的备用金 ${open.id} 尚未结清`,
      ),
      say(
        `clear it first: rounds canteen clear ${open.id}`,
        `请先结清：rounds canteen clear ${open.id}`,
      ),
    );
  }
  const cash = cashMinor(papers, { at: today, digits });
  const rest = cash - toMinor(told.amount, digits);
  if (rest < 0) {
    const has = fromMinor(cash, digits);
    refuse(
      say(`there is only ${has} in cash`, `现金只有 ${has}`),
      say(
        `fetch money first: rounds canteen fund ${fromMinor(-rest, digits)}`,
        `请先领款：rounds canteen fund ${fromMinor(-rest, digits)}`,
      ),
    );
  }
  const record: CanteenPaper = { ...told, id, kind: "advance" };
  return {
    steps: [created(record)],
    receipt: say(`${id}: ${who} owes ${told.amount}`, `${id}：${who} 暂领 ${told.amount}`),
    notes: [
      say(
        `to be cleared today: rounds canteen clear ${id}`,
        `当日结清：rounds canteen clear ${id}`,
      ),
    ],
  };
}

/**
 * An advance is accounted for (R-CAN-04): what was spent by vouchers that all four have signed, and
 * the rest given back; what was spent beyond it is paid out.
 */
export function clearAdvance(
  record: CanteenPaper,
  told: {
    readonly date: IsoDate;
    readonly by?: string | undefined;
    /** What the manager gives back; undefined: what is left. */
    readonly returned?: string | undefined;
  },
  { papers, digits, today }: Pick<Desk, "papers" | "digits" | "today">,
): Change {
  assertNotAhead(told.date, today);
  const { id, cleared } = record;
  if (record.kind !== "advance") refuse(say(`${id} is no advance`, `${id} 不是备用金`));
  if (cleared) {
    refuse(say(`${id} was cleared on ${cleared.date}`, `${id} 已于 ${cleared.date} 结清`));
  }
  const vouchers = papers.filter(({ kind, advance }) => kind === "voucher" && advance === id);
  const open = vouchers.filter((one) => !isComplete(one));
  if (open.length > 0) refuseUnsigned(open);
  const spent = vouchers.reduce((sum, { amount }) => sum + toMinor(amount ?? "0", digits), 0);
  const left = toMinor(record.amount ?? "0", digits) - spent;
  const returned = fromMinor(left, digits);
  if (told.returned !== undefined && toMinor(told.returned, digits) !== left) {
    refuse(
      say(
        `${record.amount} less vouchers of ${fromMinor(spent, digits)} leaves ${returned}, not ${told.returned}`,
        `${record.amount} 减凭证 ${fromMinor(spent, digits)} 应退 ${returned}，不是 ${told.returned}`,
      ),
      say("a voucher may be missing: rounds canteen buy …", "可能缺凭证：rounds canteen buy …"),
    );
  }
  const last = vouchers.map(completeOn).reduce((a, b) => (a > b ? a : b), record.date);
  if (told.date < last) {
    refuse(say(`the last signature is of ${last}`, `最后签字日期为 ${last}`));
  }
  const late = daysBetween(record.date, told.date);
  return {
    steps: [set(record, { cleared: { date: told.date, by: told.by, returned } })],
    receipt:
      left < 0
        ? say(
            `cleared ${id}: paid out ${fromMinor(-left, digits)}`,
            `${id} 已结清：补付 ${fromMinor(-left, digits)}`,
          )
        : say(`cleared ${id}: ${returned} came back`, `${id} 已结清：退回 ${returned}`),
    notes: [
      say(
        `${vouchers.length} ${vouchers.length === 1 ? "voucher" : "vouchers"}, ${fromMinor(spent, digits)}`,
        `凭证 ${vouchers.length} 张，${fromMinor(spent, digits)}`,
      ),
      ...(late > 0
        ? [say(`${late} days late: it is to be cleared the same day`, `晚 ${late} 天：应当日结清`)]
        : []),
    ],
  };
}

function refuseUnsigned(open: readonly CanteenPaper[]): never {
  const list = open.map((one) => {
    const seats = wordsOf(missingSeats(one));
    return say(`${one.id} (${seats.en})`, `${one.id}（${seats.zh}）`);
  });
  const all = join(list);
  const [first] = open;
  const seat = first ? (missingSeats(first)[0] ?? "leader") : "leader";
  refuse(
    say(`vouchers lack signatures: ${all.en}`, `凭证缺少签字：${all.zh}`),
    say(`rounds canteen sign ${first?.id} ${seat}`, `rounds canteen sign ${first?.id} ${seat}`),
  );
}
