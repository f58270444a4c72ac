import type { Change } from "../../law/change.ts";
import { addDays, addMonths, type IsoDate } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { refuse } from "../../law/errors.ts";
import { fold } from "../../law/names.ts";
import { say, type Text } from "../../law/words.ts";
import { type Customer, customer } from "./customer.ts";
import type { Asset } from "./fields/assets.ts";

/** What comes round for a vehicle: R-REM-19. */
export const serviceKinds = [
  { value: "maintenance", label: say("maintenance", "保养"), field: "nextService" },
  { value: "inspection", label: say("inspection", "年检"), field: "inspection" },
  { value: "insurance", label: say("insurance", "续保"), field: "insurance" },
  { value: "tax", label: say("vehicle tax", "车船税"), field: "tax" },
] as const;

export type ServiceKind = (typeof serviceKinds)[number]["value"];

/** A day that comes for a vehicle of a customer. */
export interface Service {
  readonly kind: ServiceKind;
  /** The vehicle as people call it. */
  readonly about: string;
  readonly date: IsoDate;
}

function callOfAsset({ plate, vin, model }: Asset): string {
  return plate ?? vin ?? model ?? "";
}

/** The days that come for vehicles; undefined where there are none, as with most customers. */
export function servicesOf(assets: readonly Asset[] | undefined): readonly Service[] | undefined {
  const found = (assets ?? []).flatMap((one) =>
    serviceKinds.flatMap(({ value, field }): Service[] => {
      const date = one[field];
      return date === undefined ? [] : [{ kind: value, about: callOfAsset(one), date }];
    }),
  );
  return found.length > 0 ? found : undefined;
}

interface Owner {
  readonly id: string;
  readonly name: string;
  readonly owner?: string | undefined;
  readonly stage?: string | undefined;
  readonly services?: readonly Service[] | undefined;
}

/** The customer is told of maintenance, inspection, insurance and tax a week before: R-REM-19. */
export function assetDuties(customers: readonly Owner[], { limits }: DutyFacts): Duty[] {
  return customers.flatMap(({ id, name, owner, stage, services }) => {
    if (services === undefined || stage === "lost") return [];
    return services.map(({ kind, about, date }): Duty => {
      const label = labelOf(kind);
      return {
        rule: "vehicle-service",
        noun: "customer",
        id,
        about: name,
        who: owner,
        from: addDays(date, -limits.serviceLeadDays),
        due: date,
        what: say(`tell of the ${label.en} of ${about}`, `提醒${label.zh}：${about}`),
        command: `rounds customer serve ${id} --asset ${about} --what ${kind}`,
      };
    });
  });
}

function labelOf(kind: ServiceKind): Text {
  return (serviceKinds.find(({ value }) => value === kind) ?? serviceKinds[0]).label;
}

export interface ServedTold {
  /** Plate or frame number; may be left out where there is one vehicle. */
  readonly asset?: string | undefined;
  readonly what: ServiceKind;
  readonly date: IsoDate;
  /** The next day of its kind. */
  readonly next?: IsoDate | undefined;
}

const yearMonths = 12;

/**
 * A vehicle was served: its next day comes after its own cycle, or after a year. A vehicle that
 * comes for the first time is put on file.
 */
export function serve(record: Customer, told: ServedTold): Change {
  const { what, date } = told;
  const assets = record.assets ?? [];
  const at = placeOf(assets, told.asset);
  if (told.asset === undefined && at === undefined) {
    refuse(
      say("which vehicle? there is not just one", "请指明车辆"),
      say(
        `rounds customer serve ${record.id} --asset PLATE`,
        `rounds customer serve ${record.id} --asset 车号`,
      ),
    );
  }
  const was: Asset = (at === undefined ? undefined : assets[at]) ?? { plate: told.asset };
  const cycle = what === "maintenance" ? was.cycleMonths : yearMonths;
  const next = told.next ?? (cycle === undefined ? undefined : addMonths(date, cycle));
  const { field } = serviceKinds.find(({ value }) => value === what) ?? serviceKinds[0];
  const isServed = what === "maintenance" ? { served: date } : {};
  const now: Asset = { ...was, ...isServed, [field]: next };

  const all =
    at === undefined ? [...assets, now] : assets.map((one, index) => (index === at ? now : one));
  const label = labelOf(what);
  const until = next === undefined ? say("", "") : say(`, next on ${next}`, `，下次 ${next}`);
  return {
    steps: [{ do: "set", noun: customer, id: record.id, fields: { assets: all } }],
    receipt: say(
      `${label.en} of ${callOfAsset(now)} on ${date}${until.en}`,
      `${callOfAsset(now)} ${date} ${label.zh}${until.zh}`,
    ),
    notes:
      at === undefined
        ? [say(`${callOfAsset(now)} is new on file`, `${callOfAsset(now)} 已新建车辆档案`)]
        : [],
  };
}

/** Where the vehicle stands in the list; undefined when it is not there, or nobody said which. */
function placeOf(assets: readonly Asset[], typed: string | undefined): number | undefined {
  if (typed === undefined) return assets.length === 1 ? 0 : undefined;
  const key = fold(typed);
  const at = assets.findIndex(({ plate, vin, model }) =>
    [plate, vin, model].some((one) => one !== undefined && fold(one) === key),
  );
  return at < 0 ? undefined : at;
}
