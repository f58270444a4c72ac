import type { Change, Step } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { say, type Text } from "../../law/words.ts";
import { optedOut } from "../customer/fields/messages.ts";
import { type Event, event, type Guest } from "./event.ts";
import { type StepKey, stepsOf } from "./timetable.ts";

/** What an invitation looks at in a customer. */
export interface Invitable {
  readonly id: string;
  readonly name: string;
  readonly owner?: string | undefined;
  readonly stage?: string | undefined;
  readonly optOut?: readonly string[] | undefined;
}

/** Does this customer want no invitations of this kind? R-COM-28: a refusal is respected. */
export function wantsNone(one: Invitable, { timetable }: Pick<Event, "timetable">): boolean {
  return optedOut(timetable === "notice" ? "phone" : "message", one);
}

function set(record: Event, fields: Partial<Record<keyof Event, unknown>>): Step {
  return { do: "set", noun: event, id: record.id, fields };
}

/** Nothing more is done about an event that was called off. */
export function assertOn(record: Event): void {
  if (!record.cancelled) return;
  refuse(
    say(
      `${record.name} was cancelled on ${record.cancelled.date}: ${record.cancelled.why}`,
      `${record.name} 已于 ${record.cancelled.date} 取消：${record.cancelled.why}`,
    ),
    say(
      `if it takes place after all: rounds undo, or add it anew`,
      `如仍举办，请用 rounds undo 撤销取消，或重新新增`,
    ),
  );
}

/** The guest of an event, or a refusal with the command that invites. */
export function guestOf(record: Event, { id, name }: Pick<Invitable, "id" | "name">): Guest {
  const found = record.guests?.find((one) => one.customer === id);
  if (found) return found;
  return refuse(
    say(`${name} is not on the list of ${record.name}`, `${name} 不在“${record.name}”邀约名单中`),
    say(
      `invite first: rounds event invite ${record.id} ${id}`,
      `请先邀约：rounds event invite ${record.id} ${id}`,
    ),
  );
}

/** Changes some guests' own lines and leaves the others as they are. */
export function setGuests(record: Event, changed: ReadonlyMap<string, Partial<Guest>>): Step {
  const guests = (record.guests ?? []).map((one) => ({ ...one, ...changed.get(one.customer) }));
  return set(record, { guests });
}

function named(names: readonly string[]): Text {
  const most = 5;
  const rest = names.length - most;
  if (rest <= 0) return say(names.join(", "), names.join("、"));
  const first = names.slice(0, most);
  return say(`${first.join(", ")} and ${rest} more`, `${first.join("、")}等 ${names.length} 位`);
}

const plural = (count: number): string => `${count} ${count === 1 ? "guest" : "guests"}`;

/**
 * Puts customers on the list, each with a host: the one named, else whose customer it is, else who
 * runs the event (R-OWN-11). Who opted out is left out and named; who is there already stays.
 */
export function invite(
  record: Event,
  customers: readonly Invitable[],
  host: string | undefined,
): Change {
  assertOn(record);
  const known = new Set(record.guests?.map((one) => one.customer));
  const refused = customers.filter((one) => wantsNone(one, record));
  const added = customers.filter((one) => !known.has(one.id) && !wantsNone(one, record));
  const guests = added.map(({ id, owner }): Guest => {
    const by = host ?? owner ?? record.owner;
    return by === undefined ? { customer: id } : { customer: id, host: by };
  });
  const there = customers.length - added.length - refused.length;
  const list = named(added.map((one) => one.name));
  const out = named(refused.map((one) => one.name));
  const notes = [
    ...(there > 0 ? [say(`${plural(there)} on the list already`, `${there} 位已在名单中`)] : []),
    ...(refused.length > 0
      ? [say(`left out, they opted out: ${out.en}`, `未列入（已拒收）：${out.zh}`)]
      : []),
  ];
  if (added.length === 0) {
    return {
      steps: [],
      receipt: say(`nobody new to invite to ${record.name}`, `${record.name} 没有新的邀约对象`),
      notes,
    };
  }
  return {
    steps: [set(record, { guests: [...(record.guests ?? []), ...guests] })],
    receipt: say(
      `invited ${plural(added.length)} to ${record.name}: ${list.en}`,
      `${record.name} 已邀约 ${added.length} 位：${list.zh}`,
    ),
    notes,
  };
}

/**
 * Deals the list out evenly among named people (R-OWN-11, R-COM-27): who was called keeps his host,
 * for from the first call on that is his personal host; the others go to whose customers they are
 * as far as the numbers stay even, then to whoever has the fewest.
 */
export function dealt(
  guests: readonly Guest[],
  among: readonly string[],
  ownerOf: (customer: string) => string | undefined,
): readonly Guest[] {
  const load = new Map(among.map((one) => [one, 0]));
  const hosts = new Map<string, string>();
  const give = (guest: Guest, host: string): void => {
    hosts.set(guest.customer, host);
    load.set(host, (load.get(host) ?? 0) + 1);
  };
  const free = guests.filter((one) => {
    const keeps = one.called !== undefined && one.host !== undefined;
    if (keeps && load.has(one.host ?? "")) give(one, one.host ?? "");
    return !keeps;
  });
  const all = free.length + hosts.size;
  const even = Math.floor(all / among.length);
  let oneMore = all - even * among.length;
  const rest = free.filter((one) => {
    const owner = ownerOf(one.customer) ?? "";
    const has = load.get(owner) ?? all;
    const takes = has < even || (has === even && oneMore > 0);
    if (takes && has === even) oneMore -= 1;
    if (takes) give(one, owner);
    return !takes;
  });
  for (const one of rest) {
    const [least = ""] = [...load].sort((a, b) => a[1] - b[1])[0] ?? [];
    give(one, least);
  }
  return guests.map((one) => {
    const host = hosts.get(one.customer);
    return host === undefined ? one : { ...one, host };
  });
}

/** The change that a dealing out makes. */
export function split(record: Event, guests: readonly Guest[], shares: Text): Change {
  assertOn(record);
  return {
    steps: [set(record, { guests })],
    receipt: say(
      `split the list of ${record.name}: ${shares.en}`,
      `已分配“${record.name}”邀约名单：${shares.zh}`,
    ),
  };
}

/** A host is through with a step for all his guests. */
export function markDone(
  record: Event,
  { step, by, date }: { step: StepKey; by: string; date: string },
): Change {
  assertOn(record);
  const own = stepsOf[record.timetable ?? "texts"];
  const one = own.find(({ key }) => key === step);
  if (!one) {
    refuse(
      say(
        `the timetable of ${record.name} has no step ${step}`,
        `“${record.name}”的邀约节奏中没有步骤 ${step}`,
      ),
      say(
        `its steps: ${own.map(({ key }) => key).join(", ")}`,
        `其步骤：${own.map(({ key }) => key).join("、")}`,
      ),
    );
  }
  const before = record.done?.find((mark) => mark.step === step && mark.by === by);
  if (before) {
    return {
      steps: [],
      receipt: say(`${step} was done on ${before.date}`, `${one.what.zh} 已于 ${before.date} 完成`),
    };
  }
  return {
    steps: [set(record, { done: [...(record.done ?? []), { step, by, date }] })],
    receipt: say(
      `${record.name}, ${by}: ${one.what.en} done`,
      `${record.name} · ${by}：${one.what.zh} 已完成`,
    ),
  };
}

/** Calls an event off, with the reason; its duties end. */
export function cancelEvent(record: Event, told: { date: string; why: string }): Change {
  assertOn(record);
  return {
    steps: [set(record, { cancelled: told })],
    receipt: say(`cancelled ${record.name}: ${told.why}`, `已取消 ${record.name}：${told.why}`),
    notes:
      (record.guests ?? []).length > 0
        ? [
            say(
              `tell the ${plural(record.guests?.length ?? 0)} on the list`,
              `请通知名单上的 ${record.guests?.length} 位客户`,
            ),
          ]
        : [],
  };
}
