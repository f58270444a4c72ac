import { addDays } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { NameOf } from "../product/names.ts";
import type { Quote } from "./quote.ts";
import { type Approved, quoteState } from "./states.ts";

interface QuoteDutyFacts extends DutyFacts {
  readonly nameOf: NameOf;
  /** The day of the last visit, order or call that reached a customer. */
  readonly lastContact: ReadonlyMap<string, string>;
  /** Does the firm's approval of it still wait? Then whoever signs has the duty. */
  readonly approved: (record: Quote) => Approved;
}

/**
 * A quote is sent in time; who has it is asked after some days later, as soon as it is likely to
 * have been read (R-REM-07), and again before its validity ends; once over, what became of it is
 * written down.
 */
export function quoteDuties(quotes: readonly Quote[], facts: QuoteDutyFacts): Duty[] {
  const { until } = facts;
  const all = quotes.flatMap((one) => {
    const duty = quoteDuty(one, facts);
    return duty ? [duty] : [];
  });
  return until === undefined ? all : all.filter(({ from }) => from <= until);
}

function quoteDuty(one: Quote, facts: QuoteDutyFacts): Duty | undefined {
  const { today, calendar, limits, lastContact, approved, nameOf } = facts;
  const { id, customer, owner, sent, validUntil } = one;
  const state = quoteState(one, today, approved(one));
  const base = { noun: "quote", id, about: nameOf(customer), who: owner };
  if (state === "draft" || state === "approved") {
    const due = calendar.addWorkdays(one.revised ?? one.date, limits.quoteSendWorkdays);
    return {
      ...base,
      rule: "quote-send",
      from: one.revised ?? one.date,
      due,
      what: say(`send quote ${id}`, `发出报价单 ${id}`),
      command: `rounds quote send ${id}`,
    };
  }
  if (state === "expired" && validUntil !== undefined) {
    if (addDays(validUntil, limits.quoteOverDays) < today) return undefined;
    return {
      ...base,
      rule: "quote-over",
      from: validUntil,
      due: validUntil,
      what: say(
        `quote ${id} ended on ${validUntil}: revise it, or note why it was lost`,
        `报价单 ${id} 已于 ${validUntil} 过期：重新报价或登记未成原因`,
      ),
      command: `rounds quote revise ${id}`,
    };
  }
  if (state !== "sent" || !sent) return undefined;
  const ending = validUntil === undefined ? "9999" : addDays(validUntil, -limits.quoteEndingDays);
  if (validUntil !== undefined && ending <= today) {
    return {
      ...base,
      rule: "quote-ending",
      from: ending,
      due: validUntil,
      what: say(
        `quote ${id} is valid until ${validUntil}: ask for the answer`,
        `报价单 ${id} 有效期至 ${validUntil}：请客户答复`,
      ),
      command: `rounds quote accept ${id}`,
    };
  }
  const since = addDays(sent.date, limits.quoteFollowDays);
  if ((lastContact.get(customer) ?? "") > sent.date) return undefined;
  return {
    ...base,
    rule: "quote-follow",
    from: since,
    due: since,
    what: say(
      `ask after quote ${id}, sent on ${sent.date}`,
      `跟进 ${sent.date} 发出的报价单 ${id}`,
    ),
    command: `rounds call log ${customer}`,
  };
}
