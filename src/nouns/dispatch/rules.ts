import type { Change, Step } from "../../law/change.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { say, toType } from "../../law/words.ts";
import type { Carrier } from "../carrier/carrier.ts";
import { type Dispatch, dispatch } from "./dispatch.ts";
import { fits, roomBeside, type Size } from "./packing-goods.ts";
import { departCommand, dispatchState } from "./state.ts";

function set(record: Dispatch, fields: Partial<Record<keyof Dispatch, unknown>>): Step {
  return { do: "set", noun: dispatch, id: record.id, fields };
}

/** Nothing more is decided about a load that left or was called off. */
export function assertWaiting(record: Dispatch): void {
  const { id, departed, cancelled } = record;
  if (cancelled) {
    refuse(
      say(
        `${id} was cancelled on ${cancelled.date}: ${cancelled.why}`,
        `${id} 已于 ${cancelled.date} 取消：${cancelled.why}`,
      ),
      say(
        `plan anew: rounds dispatch plan ${record.date}`,
        `重新排车：rounds dispatch plan ${record.date}`,
      ),
    );
  }
  if (departed) {
    refuse(
      say(`${id} left on ${departed.date}`, `${id} 已于 ${departed.date} 发车`),
      say(`see: rounds dispatch show ${id}`, `请查看：rounds dispatch show ${id}`),
    );
  }
}

interface Said {
  readonly date: string;
  readonly time?: string | undefined;
  readonly by?: string | undefined;
}

/** What has to come before a load may leave, and the commands for it. */
export function missing(record: Dispatch) {
  const { id, pickup, carrier, accepted } = record;
  return [
    ...(pickup
      ? []
      : [
          {
            what: say("the warehouse has not confirmed the pickup", "仓库尚未确认提货"),
            command: `rounds dispatch confirm ${id}`,
          },
        ]),
    ...(carrier === undefined || accepted
      ? []
      : [
          {
            what: say("the carrier has not confirmed its capacity", "承运商尚未确认运力"),
            command: `rounds dispatch accept ${id}`,
          },
        ]),
  ];
}

function nextNotes(record: Dispatch) {
  const left = missing(record);
  const [first] = left;
  const next = toType(first?.command ?? departCommand(record));
  return [
    first
      ? say(`not final yet: ${first.what.en}: ${next.en}`, `尚未生效：${first.what.zh}：${next.zh}`)
      : say(
          `final; the slip: rounds print ${record.id} --form dispatch-slip; when it leaves: ${next.en}`,
          `已生效；派车单：rounds print ${record.id} --form dispatch-slip；发车时：${next.zh}`,
        ),
  ];
}

/** The warehouse has the goods ready for the pickup: R-TRN-04, R-TRN-08. */
export function confirmPickup(record: Dispatch, told: Said): Change {
  assertWaiting(record);
  const { id, pickup } = record;
  if (pickup) {
    refuse(
      say(
        `the pickup of ${id} was confirmed on ${pickup.date}`,
        `${id} 已于 ${pickup.date} 确认提货`,
      ),
    );
  }
  return {
    steps: [set(record, { pickup: told })],
    receipt: say(`${id}: the warehouse confirmed the pickup`, `${id}：仓库已确认提货`),
    notes: nextNotes({ ...record, pickup: told }),
  };
}

/** The carrier takes it: R-TRN-10. */
export function acceptLoad(
  record: Dispatch,
  told: Said & { readonly via?: NonNullable<Dispatch["accepted"]>["via"] },
  carrierName: string,
): Change {
  assertWaiting(record);
  const { id, carrier, accepted } = record;
  if (carrier === undefined) {
    refuse(
      say(`an own vehicle takes ${id}, no carrier`, `${id} 由自有车辆承运，无须承运商确认`),
      say(
        `the warehouse confirms: rounds dispatch confirm ${id}`,
        `仓库确认：rounds dispatch confirm ${id}`,
      ),
    );
  }
  if (accepted) {
    refuse(
      say(
        `${carrierName} accepted ${id} on ${accepted.date}`,
        `${carrierName} 已于 ${accepted.date} 确认 ${id}`,
      ),
    );
  }
  return {
    steps: [set(record, { accepted: told })],
    receipt: say(`${carrierName} takes ${id}`, `${carrierName} 已确认承运 ${id}`),
    notes: nextNotes({ ...record, accepted: told }),
  };
}

interface DeclineFacts {
  readonly carriers: readonly Carrier[];
  /** What each carrier has taken on that day already. */
  readonly loaded: ReadonlyMap<string, Size>;
  /** Who declined anything on that day. */
  readonly unwilling: ReadonlySet<string>;
}

/** Has a carrier room for so much beside what it has taken on that day? */
function hasRoom(
  { id, dailyWeight, dailyVolume }: Carrier,
  size: Size,
  loaded: DeclineFacts["loaded"],
): boolean {
  const most = {
    weight: dailyWeight === undefined ? undefined : toMicro(dailyWeight),
    volume: dailyVolume === undefined ? undefined : toMicro(dailyVolume),
  };
  return fits(size, roomBeside(most, loaded.get(id) ?? { weight: 0, volume: 0 }));
}

/**
 * The carrier cannot take it: at once it goes to the backup carrier that has room (R-TRN-10); where
 * there is none, its goods are free for a new plan.
 */
export function declineLoad(
  record: Dispatch,
  told: { readonly date: string; readonly by: string | undefined; readonly why: string },
  { carriers, loaded, unwilling }: DeclineFacts,
): Change {
  assertWaiting(record);
  const { id, carrier, weight = "0", volume = "0", date } = record;
  if (carrier === undefined) {
    refuse(
      say(`an own vehicle takes ${id}, no carrier`, `${id} 由自有车辆承运，无承运商可拒`),
      say(
        `to end it: rounds dispatch cancel ${id} --why "…"`,
        `如需终止：rounds dispatch cancel ${id} --why "原因"`,
      ),
    );
  }
  const named = (other: string): string => carriers.find((one) => one.id === other)?.name ?? other;
  const declined = [...(record.declined ?? []), { carrier, date: told.date, why: told.why }];
  const said = new Set([...unwilling, ...declined.map((one) => one.carrier)]);
  const size = { weight: toMicro(weight), volume: toMicro(volume) };
  const backup = carriers.find(
    (one) => one.backup && !one.stopped && !said.has(one.id) && hasRoom(one, size, loaded),
  );
  const who = named(carrier);
  if (backup) {
    const stops = record.stops.map((one) => ({ ...one, how: "backup" as const }));
    return {
      steps: [set(record, { carrier: backup.id, accepted: undefined, declined, stops })],
      why: told.why,
      receipt: say(
        `${who} declined ${id}; it goes to the backup, ${backup.name}`,
        `${who} 无法承运 ${id}，已转后备承运商 ${backup.name}`,
      ),
      notes: [
        say(
          `when they confirm: rounds dispatch accept ${id}`,
          `对方确认后：rounds dispatch accept ${id}`,
        ),
      ],
    };
  }
  const cancelled = { date: told.date, by: told.by, why: told.why };
  return {
    steps: [set(record, { declined, accepted: undefined, cancelled })],
    why: told.why,
    receipt: say(
      `${who} declined ${id}, and no backup carrier has room: its goods are to be planned again`,
      `${who} 无法承运 ${id}，后备承运商亦无运力：货物待重新安排`,
    ),
    notes: [
      say(
        `next: rounds dispatch plan ${date}, or add one: rounds carrier add NAME --backup yes`,
        `下一步：rounds dispatch plan ${date}，或新增后备：rounds carrier add 名称 --backup 是`,
      ),
    ],
  };
}

interface Ended {
  readonly date: string;
  readonly by: string | undefined;
  readonly why: string;
}

/** A load is called off before it leaves; its goods are free for another. */
export function cancelLoad(record: Dispatch, told: Ended): Change {
  assertWaiting(record);
  const { id, date } = record;
  return {
    steps: [set(record, { cancelled: told })],
    why: told.why,
    receipt: say(`cancelled ${id}: ${told.why}`, `已取消 ${id}：${told.why}`),
    notes: [
      say(
        `its goods are free: rounds dispatch plan ${date}`,
        `货物可重新安排：rounds dispatch plan ${date}`,
      ),
      ...(dispatchState(record) === "planned"
        ? []
        : [say("tell who had confirmed it", "请通知已确认的仓库或承运商")]),
    ],
  };
}

/**
 * Takes an order out of a load before it leaves: it was changed, or the goods are not what was
 * ordered (R-TRN-03, R-TRN-11). The rest of the load stays confirmed.
 */
export function dropOrder(
  record: Dispatch,
  order: string,
  { why, size }: { readonly why: string; readonly size: (stops: Dispatch["stops"]) => Size },
): Change {
  assertWaiting(record);
  const { id } = record;
  const stops = record.stops.filter((one) => one.order !== order);
  if (stops.length === record.stops.length) {
    refuse(
      say(`${order} is not on ${id}`, `${id} 中没有订单 ${order}`),
      say(`see: rounds dispatch show ${id}`, `请查看：rounds dispatch show ${id}`),
    );
  }
  if (stops.length === 0) {
    refuse(
      say(`${order} is all that ${id} holds`, `${id} 仅有订单 ${order}`),
      say(
        `call it off: rounds dispatch cancel ${id} --why "…"`,
        `请取消本车次：rounds dispatch cancel ${id} --why "原因"`,
      ),
    );
  }
  const { weight, volume } = size(stops);
  const left = { weight: fromMicro(weight), volume: fromMicro(volume) };
  return {
    steps: [set(record, { stops, ...left })],
    why,
    receipt: say(`${order} does not go with ${id}: ${why}`, `${order} 不随 ${id} 发运：${why}`),
    notes: [
      say(
        `its goods are free: rounds dispatch plan ${record.date}`,
        `货物可重新安排：rounds dispatch plan ${record.date}`,
      ),
    ],
  };
}
