import { addDays, daysBetween } from "../../law/dates.ts";
import type { FollowUp } from "../pursuit/fields.ts";
import type { CustomerBrief } from "./brief.ts";
import { followUpOf } from "./follow-up.ts";

/** A customer whom nobody has been in touch with for long. */
export interface Idle {
  readonly one: CustomerBrief;
  readonly followUp: FollowUp;
  readonly last: string | undefined;
  /** Days since the last contact, or since the customer was added. */
  readonly days: number | undefined;
  /** The day on which material was sent that nobody has asked about since. */
  readonly material: string | undefined;
}

interface IdleFacts {
  readonly today: string;
  /** Days without contact from which a customer is idle. */
  readonly least: number;
  readonly lastContact: ReadonlyMap<string, string>;
  /** The newest day on which material was sent, by customer. */
  readonly sent: ReadonlyMap<string, string>;
  readonly staff?: string | undefined;
  readonly followUp?: FollowUp | undefined;
}

const rank = { conversion: 0, service: 1, "long-term": 2 } as const;

/**
 * Who has been left alone too long (R-FUP-42): conversion first, then the longest idle. Nobody is
 * pursued who is lost.
 */
export function idleCustomers(customers: readonly CustomerBrief[], facts: IdleFacts): Idle[] {
  const { today, least, lastContact, sent, staff } = facts;
  const idle = customers.flatMap((one): Idle[] => {
    const followUp = followUpOf(one);
    const last = lastContact.get(one.id);
    const since = last ?? one.added;
    if (followUp === undefined || (staff !== undefined && one.owner !== staff)) return [];
    if (facts.followUp !== undefined && followUp !== facts.followUp) return [];
    if (since !== undefined && since > addDays(today, -least)) return [];
    const day = sent.get(one.id);
    const material = day !== undefined && day >= (last ?? "") ? day : undefined;
    const days = since === undefined ? undefined : daysBetween(since, today);
    return [{ one, followUp, last, days, material }];
  });
  return idle.sort(
    (a, b) =>
      rank[a.followUp] - rank[b.followUp] ||
      (b.days ?? Number.MAX_SAFE_INTEGER) - (a.days ?? Number.MAX_SAFE_INTEGER),
  );
}
