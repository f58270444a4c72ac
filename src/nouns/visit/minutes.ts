import type { Change, Step } from "../../law/change.ts";
import { digestOf } from "../../law/digest.ts";
import { refuse } from "../../law/errors.ts";
import type { VisitSettings } from "../../law/visit-settings.ts";
import { say } from "../../law/words.ts";
import type { Calendar } from "../../law/workdays.ts";
import type { Customer } from "../customer/customer.ts";
import type { Staff } from "../staff/staff.ts";
import { visitState } from "./rules.ts";
import { type Visit, visit } from "./visit.ts";

/** What is to be done next about the minutes of a visit; undefined: nothing. */
export type MinutesStep = "write" | "review" | "send" | "receipt";

/** By when minutes of a visit are wanted (R-VIS-02); undefined where the firm wants none. */
export function minutesDue(
  made: { readonly date: string; readonly customer: Pick<Customer, "tier"> },
  { minutesFor }: Pick<VisitSettings, "minutesFor">,
  { calendar, workdays }: { readonly calendar: Calendar; readonly workdays: number },
): string | undefined {
  const wanted = minutesFor === "all" || (minutesFor === "large" && made.customer.tier === "large");
  return wanted ? calendar.addWorkdays(made.date, workdays) : undefined;
}

type Text = NonNullable<Visit["minutes"]>;

function textDigest({ text }: Text): string {
  return digestOf([text]);
}

/** Was the text reviewed as it stands now? */
export function isReviewed({ minutes, reviewed }: Visit): boolean {
  return minutes !== undefined && reviewed?.digest === textDigest(minutes);
}

interface House {
  readonly people: readonly Staff[];
  readonly settings: Pick<VisitSettings, "minutesReviewers">;
}

/** Who may review what somebody wrote: the reviewing roles, and the writer's own manager. */
export function reviewersOf(
  writer: string | undefined,
  { people, settings }: House,
): readonly Staff[] {
  const manager = people.find(({ id }) => id === writer)?.manager;
  return people.filter(
    ({ id, role, left }) =>
      !left && id !== writer && (id === manager || settings.minutesReviewers.includes(role ?? "")),
  );
}

/** What a reviewing role writes itself needs no review, nor what nobody else could read. */
export function needsReview(record: Visit, house: House): boolean {
  const writer = record.minutes?.by;
  const role = house.people.find(({ id }) => id === writer)?.role ?? "";
  if (house.settings.minutesReviewers.includes(role)) return false;
  return reviewersOf(writer, house).length > 0;
}

/** Where the minutes of a visit stand: written, reviewed, sent, receipt confirmed (R-VIS-02). */
export function nextMinutesStep(record: Visit, house: House): MinutesStep | undefined {
  const { minutes, minutesDue: due, sent, received } = record;
  if (visitState(record) !== "made" || (due === undefined && minutes === undefined)) return;
  if (minutes === undefined) return "write";
  if (received !== undefined) return undefined;
  if (sent !== undefined) return "receipt";
  return needsReview(record, house) && !isReviewed(record) ? "review" : "send";
}

interface Signing {
  readonly me: string | undefined;
  readonly date: string;
}

function set(record: Visit, fields: Readonly<Record<string, unknown>>): Step {
  return { do: "set", noun: visit, id: record.id, fields };
}

/** There are no minutes without a talk. @throws RoundsError refused */
function assertMade(record: Visit): void {
  if (visitState(record) === "made") return;
  refuse(
    say(
      `visit ${record.id} was not made: there is nothing to write minutes of`,
      `拜访 ${record.id} 尚未进行，没有会谈纪要可写`,
    ),
    say(
      `log it first: rounds visit log ${record.customer}`,
      `请先记录拜访：rounds visit log ${record.customer}`,
    ),
  );
}

function written(record: Visit): Text {
  assertMade(record);
  if (record.minutes) return record.minutes;
  return refuse(
    say(`there are no minutes of ${record.id} yet`, `${record.id} 尚无会谈纪要`),
    say(
      `write them: rounds visit minutes ${record.id}`,
      `请先写：rounds visit minutes ${record.id}`,
    ),
  );
}

/** Writes the minutes of a visit; what was reviewed, sent or confirmed before holds no more. */
export function writeMinutes(
  record: Visit,
  told: { readonly text: string; readonly taker?: string | undefined },
  { me, date, due }: Signing & { readonly due: string },
): Change {
  assertMade(record);
  const again = record.reviewed ?? record.sent;
  const fields = {
    minutes: { date, by: me, text: told.text },
    minutesDue: record.minutesDue ?? due,
    ...(told.taker === undefined ? {} : { taker: told.taker }),
    ...(record.reviewed ? { reviewed: undefined } : {}),
    ...(record.sent ? { sent: undefined } : {}),
    ...(record.received ? { received: undefined } : {}),
  };
  return {
    steps: [set(record, fields)],
    receipt: say(`wrote minutes of ${record.id}`, `已写会谈纪要：${record.id}`),
    notes: again
      ? [
          say(
            "it was reviewed or sent before: that has to be done again",
            "此前已审阅或发送，需重新审阅、发送",
          ),
        ]
      : [],
  };
}

/** The department manager has read the minutes: R-VIS-02. */
export function reviewMinutes(record: Visit, { me, date }: Signing, house: House): Change {
  const text = written(record);
  const may = reviewersOf(text.by, house);
  if (!may.some(({ id }) => id === me)) {
    const names = may.map(({ name, id }) => `${name} (${id})`).join(", ");
    refuse(
      text.by === me
        ? say("nobody reviews minutes of his own", "不能审阅自己写的会谈纪要")
        : say("you may not review minutes", "你没有审阅会谈纪要的权限"),
      names === "" ? undefined : say(`may review them: ${names}`, `可审阅：${names}`),
    );
  }
  return {
    steps: [set(record, { reviewed: { date, by: me, digest: textDigest(text) } })],
    receipt: say(`reviewed the minutes of ${record.id}`, `已审阅会谈纪要：${record.id}`),
    notes: [say(`next: rounds visit send ${record.id}`, `下一步：rounds visit send ${record.id}`)],
  };
}

/** The minutes went to the customer; not before they were reviewed. */
export function sendMinutes(
  record: Visit,
  { me, date, to }: Signing & { readonly to?: string | undefined },
  house: House,
): Change {
  written(record);
  if (needsReview(record, house) && !isReviewed(record)) {
    refuse(
      record.reviewed
        ? say(
            `the minutes of ${record.id} were changed since they were reviewed`,
            `${record.id} 的会谈纪要审阅后有改动`,
          )
        : say(`nobody has reviewed the minutes of ${record.id}`, `${record.id} 的会谈纪要尚未审阅`),
      say(
        `review them: rounds visit review ${record.id}`,
        `请审阅：rounds visit review ${record.id}`,
      ),
    );
  }
  return {
    steps: [set(record, { sent: { date, by: me, ...(to === undefined ? {} : { to }) } })],
    receipt: say(`sent the minutes of ${record.id}`, `会谈纪要已发送：${record.id}`),
    notes: [
      say(
        `when the customer has confirmed: rounds visit receipt ${record.id}`,
        `客户确认收到后：rounds visit receipt ${record.id}`,
      ),
    ],
  };
}

/** The customer has confirmed that the minutes came (R-REM-04). */
export function confirmReceipt(
  record: Visit,
  { me, date, from }: Signing & { readonly from?: string | undefined },
): Change {
  written(record);
  if (record.sent === undefined) {
    refuse(
      say(`the minutes of ${record.id} were not sent`, `${record.id} 的会谈纪要尚未发送`),
      say(`send them: rounds visit send ${record.id}`, `请先发送：rounds visit send ${record.id}`),
    );
  }
  return {
    steps: [set(record, { received: { date, by: me, ...(from === undefined ? {} : { from }) } })],
    receipt: say(
      `the customer has the minutes of ${record.id}`,
      `客户已确认收到会谈纪要：${record.id}`,
    ),
  };
}
