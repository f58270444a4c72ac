import type { Change, Step } from "../../law/change.ts";
import { fromMicro } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import { type Dispatch, dispatch } from "./dispatch.ts";
import type { Plan, PlannedLoad } from "./plan.ts";
import { mayBeReplanned } from "./state.ts";

interface Planning {
  readonly date: string;
  readonly today: string;
  readonly warehouse: string;
  readonly by: string | undefined;
  /** What is written where a load is not needed any more, in the language of the person. */
  readonly why: string;
  /** All dispatches that live. */
  readonly dispatches: readonly Dispatch[];
  /** An id for each load that is new. */
  readonly newId: () => Promise<string>;
}

/** The dispatches that a plan of the day may change: nobody has confirmed any of them. */
export function replanned({
  dispatches,
  date,
  warehouse,
}: Pick<Planning, "dispatches" | "date" | "warehouse">) {
  return dispatches.filter(
    (one) => one.date === date && one.warehouse === warehouse && mayBeReplanned(one),
  );
}

function isSame(one: Dispatch, { vehicle, trip, carrier }: PlannedLoad): boolean {
  return one.vehicle === vehicle && (one.trip ?? 1) === (trip ?? 1) && one.carrier === carrier;
}

function fieldsOf(load: PlannedLoad): Partial<Dispatch> {
  const { vehicle, trip, carrier, driver, stops, weight, volume, unknown } = load;
  return {
    ...{ vehicle, trip, carrier, driver, stops },
    weight: fromMicro(weight),
    volume: fromMicro(volume),
    unknown: unknown.length > 0 ? unknown : undefined,
  };
}

/** Is there anything that this load would change? */
function differs(one: Dispatch, fields: Partial<Dispatch>): boolean {
  return Object.entries(fields).some(
    ([key, value]) => JSON.stringify(one[key as keyof Dispatch]) !== JSON.stringify(value),
  );
}

/**
 * Writes a plan: what is planned for the same vehicle or carrier already keeps its number; what
 * nobody needs any more goes, but for who declined it, which is remembered.
 */
export async function writePlan(plan: Plan, planning: Planning): Promise<Change> {
  const { date, today, warehouse, by, why, newId } = planning;
  const before = new Set(replanned(planning));
  const steps: Step[] = [];
  const changed: Pick<Dispatch, "id" | "carrier">[] = [];
  for (const load of plan.loads) {
    const known = [...before].find((one) => isSame(one, load));
    const fields = fieldsOf(load);
    if (known) before.delete(known);
    if (known && !differs(known, fields)) continue;
    const id = known?.id ?? (await newId());
    changed.push({ id, carrier: load.carrier });
    const told = { ...fields, planned: today };
    steps.push(
      known
        ? { do: "set", noun: dispatch, id, fields: told }
        : { do: "create", noun: dispatch, record: { id, date, warehouse, by, ...clean(told) } },
    );
  }
  for (const { id, declined } of before) {
    const cancelled = { date: today, by, why };
    const keeps = (declined ?? []).length > 0;
    steps.push(
      keeps
        ? { do: "set", noun: dispatch, id, fields: { cancelled } }
        : { do: "remove", noun: dispatch, id },
    );
  }
  return {
    steps,
    receipt: receiptOf(plan, { date, changed: changed.map(({ id }) => id), gone: before.size }),
    notes: notes(plan, { date, changed }),
  };
}

function clean(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function receiptOf(
  { loads, own }: Plan,
  { date, changed, gone }: { date: string; changed: readonly string[]; gone: number },
): Text {
  if (changed.length === 0 && gone === 0) {
    return say(`the plan of ${date} stays as it is`, `${date} 的排车计划不变`);
  }
  const carriers = loads.length - own;
  const some = changed.slice(0, 6).join(", ");
  const ids = changed.length === 0 ? "" : `: ${some}${changed.length > 6 ? " …" : ""}`;
  return say(
    `planned ${date}, ${own} by own vehicles, ${carriers} by carriers${ids}`,
    `已排 ${date}：自有车辆 ${own} 车，外协 ${carriers} 单${ids.replace(": ", "；").replaceAll(", ", "、")}`,
  );
}

/** What makes a load final, with the commands of the first, and what stays to be looked at. */
function notes(
  { left }: Plan,
  told: { readonly date: string; readonly changed: readonly Pick<Dispatch, "id" | "carrier">[] },
): Text[] {
  const [first] = told.changed;
  const given = told.changed.find(({ carrier }) => carrier !== undefined);
  const accepted = given
    ? say(
        `, and the carrier its capacity: rounds dispatch accept ${given.id}`,
        `，承运商逐单确认运力：rounds dispatch accept ${given.id}`,
      )
    : say("", "");
  const out = new Set(left.map(({ order }) => order)).size;
  return [
    ...(first
      ? [
          say(
            `final when the warehouse has confirmed each: rounds dispatch confirm ${first.id}${accepted.en}`,
            `确认后生效：仓库逐车确认提货：rounds dispatch confirm ${first.id}${accepted.zh}`,
          ),
        ]
      : []),
    ...(out > 0
      ? [
          say(
            `${out} ${out === 1 ? "order needs" : "orders need"} a look: rounds dispatch plan ${told.date} shows why`,
            `另有 ${out} 张订单需留意，原因见 rounds dispatch plan ${told.date}`,
          ),
        ]
      : []),
  ];
}
