import type { Change } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { say, type Text } from "../../law/words.ts";
import { failedResults } from "../call/choices.ts";
import { answers, type Event, type Guest } from "./event.ts";
import { assertOn, guestOf, type Invitable, setGuests } from "./rules.ts";

type Answer = NonNullable<Guest["answer"]>;

type Named = Pick<Invitable, "id" | "name">;

/** A guest's answer, with the reason where there is one. */
export function answered(
  record: Event,
  who: Named,
  { answer, why }: { answer: Answer; why?: string | undefined },
): Change {
  assertOn(record);
  const guest = guestOf(record, who);
  const label = answers.find(({ value }) => value === answer)?.label ?? say(answer, answer);
  const fields = { answer, ...(why === undefined ? {} : { why }) };
  return {
    steps: [setGuests(record, new Map([[guest.customer, fields]]))],
    receipt: say(
      `${record.name}: ${who.name} ${label.en}`,
      `${record.name}：${who.name} ${label.zh}`,
    ),
  };
}

/** What is noted of several guests at once. */
export type Mark = "came" | "ordered" | "target";

const marked: Readonly<Record<Mark, Text>> = {
  came: say("came", "到场"),
  ordered: say("ordered", "下单"),
  target: say("real targets", "目标客户"),
};

/**
 * Notes who came, who ordered, or who the real targets are. Whoever comes without having been
 * invited is put on the list; whoever orders has come.
 */
export function markGuests(
  record: Event,
  customers: readonly Invitable[],
  { mark, today }: { mark: Mark; today: string },
): Change {
  assertOn(record);
  if (mark !== "target" && today < record.date) {
    refuse(
      say(`${record.name} is on ${record.date}`, `${record.name} 定于 ${record.date}，尚未举行`),
    );
  }
  const known = new Set(record.guests?.map((one) => one.customer));
  const unknown = customers.filter(({ id }) => !known.has(id));
  if (mark === "target" && unknown[0]) guestOf(record, unknown[0]);
  const walkIns = unknown.map(({ id, owner }): Guest => {
    const host = owner ?? record.owner;
    return host === undefined ? { customer: id } : { customer: id, host };
  });
  const fields = { [mark]: true, ...(mark === "ordered" ? { came: true } : {}) };
  const changed = new Map(customers.map(({ id }) => [id, fields]));
  const all = { ...record, guests: [...(record.guests ?? []), ...walkIns] };
  const names = customers.map((one) => one.name);
  return {
    steps: [setGuests(all, changed)],
    receipt: say(
      `${record.name}, ${marked[mark].en}: ${names.join(", ")}`,
      `${record.name} ${marked[mark].zh}：${names.join("、")}`,
    ),
    notes:
      walkIns.length > 0
        ? [
            say(
              `not invited, put on the list: ${unknown.map((one) => one.name).join(", ")}`,
              `未邀约，已补入名单：${unknown.map((one) => one.name).join("、")}`,
            ),
          ]
        : [],
  };
}

export interface CallTold {
  readonly date: string;
  readonly result: string;
  readonly answer?: Answer | undefined;
  readonly why?: string | undefined;
}

/** What a call about the event leaves on the guest's line; afterwards it is the follow-up. */
export function calledGuest(record: Event, guest: Guest, told: CallTold): Partial<Guest> {
  const talked = !failedResults.includes(told.result);
  return {
    called: told.date,
    ...(talked && guest.reached === undefined ? { reached: told.date } : {}),
    ...(told.answer === undefined ? {} : { answer: told.answer }),
    ...(told.why === undefined ? {} : { why: told.why }),
    ...(talked && told.date > record.date ? { followed: told.date } : {}),
  };
}

/** What the host should ask or say in a call, as things stand: R-FUP-35, R-OWN-11. */
export function callAdvice(record: Event, guest: Guest, today: string): Text {
  if (today <= record.date) {
    return guest.reached === undefined
      ? say(
          "introduce yourself as the guest's personal host",
          "首次通话：请自我介绍为客户的专属接待人",
        )
      : say(
          `remind of ${record.date}${record.place ? `, ${record.place}` : ""}`,
          `提醒 ${record.date}${record.time ? ` ${record.time}` : ""}${record.place ? ` 在${record.place}` : ""}`,
        );
  }
  if (guest.ordered) {
    return say("thank, and ask whom they would recommend", "致谢，并请其转介绍");
  }
  return guest.came
    ? say("ask why they did not order; note it with --why", "了解未下单原因，用 --why 记录")
    : say("ask why they did not come; note it with --why", "了解未到场原因，用 --why 记录");
}
