import { toMicro } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import type { Cell, Column, Row, TableView } from "../../print/view.ts";
import type { Carrier } from "../carrier/carrier.ts";
import { figureColumn } from "../generic/tables.ts";
import type { Vehicle } from "../vehicle/vehicle.ts";
import type { Receiver } from "./demand.ts";
import type { Dispatch, Stop } from "./dispatch.ts";
import type { PlannedLoad } from "./plan.ts";
import { dispatchState, dispatchStateKind } from "./state.ts";
import { percent, rounded, whyOf } from "./why.ts";

/** What the tables of dispatches call things by. */
export interface Names {
  readonly vehicles: readonly Vehicle[];
  readonly carriers: readonly Carrier[];
  readonly receiverOf: (order: string) => Receiver | undefined;
  readonly nameOf: (product: string) => string;
}

type Loaded = Pick<PlannedLoad, "vehicle" | "trip" | "carrier">;

/** Who takes it: the plate, from the second trip on with its number, or the carrier. */
export function takes({ vehicle, trip, carrier }: Loaded, { vehicles, carriers }: Names): string {
  const plate = vehicles.find(({ id }) => id === vehicle)?.plate ?? vehicle;
  if (plate === undefined) return carriers.find(({ id }) => id === carrier)?.name ?? carrier ?? "";
  return (trip ?? 1) > 1 ? `${plate} (${trip})` : plate;
}

/** A share of a capacity as a bar of which a full one is all of it. */
function loadBar(key: string, label: Text): Column {
  return {
    ...{ key, label, weight: 8, draw: "bar", full: 100 },
    format: (value) => (typeof value === "number" ? `${value}%` : "–"),
  };
}

interface Shown extends Loaded {
  readonly id?: string;
  readonly state: string;
  readonly driver?: string | undefined;
  readonly orders: number;
  readonly weight: number;
  readonly volume: number;
  readonly unknown: readonly string[];
}

/** A stored dispatch as a load that is shown. */
export function shownOf(one: Dispatch): Shown {
  const { id, driver, stops, weight = "0", volume = "0", unknown = [] } = one;
  const { vehicle, trip, carrier } = one;
  const orders = new Set(stops.map(({ order }) => order)).size;
  return {
    ...{ id, state: dispatchState(one), driver, orders, unknown },
    ...(vehicle === undefined ? {} : { vehicle, trip: trip ?? 1 }),
    ...(carrier === undefined ? {} : { carrier }),
    ...{ weight: toMicro(weight), volume: toMicro(volume) },
  };
}

function loadRow(one: Shown, names: Names): Row {
  const vehicle = names.vehicles.find(({ id }) => id === one.vehicle);
  const carrier = names.carriers.find(({ id }) => id === one.carrier);
  const most = vehicle ?? { maxWeight: carrier?.dailyWeight, maxVolume: carrier?.dailyVolume };
  const { id, state, driver, orders, weight, volume, unknown } = one;
  const more = unknown.length > 0 ? "≥" : "";
  return {
    ...{ id, state, driver, orders, takes: takes(one, names) },
    weight: rounded(weight, 1),
    volume: rounded(volume, 3),
    weightShare: percent(weight, most.maxWeight),
    volumeShare: percent(volume, most.maxVolume),
    more,
  };
}

function sized(key: string, label: Text): Column {
  return {
    ...figureColumn(key, label, 6),
    tell: (row) => (row[key] === undefined ? "" : `${String(row.more ?? "")}${String(row[key])}`),
  };
}

/** Loads with their weight and volume as bars: how much of each vehicle is used. */
export function loadsTable(title: Text, loads: readonly Shown[], names: Names): TableView {
  const hasIds = loads.some(({ id }) => id !== undefined);
  const hasVolume = loads.some(({ volume }) => volume > 0);
  const limits = (key: "volumeShare" | "weightShare", rows: readonly Row[]): boolean =>
    rows.some((row) => row[key] !== undefined);
  const rows = loads.map((one) => loadRow(one, names));
  return {
    shape: "list",
    title,
    columns: [
      { key: "takes", label: say("Taken by", "承运"), weight: 9, wrap: true, least: 8 },
      ...(hasIds ? [{ key: "id", label: say("Id", "编号"), weight: 5, whole: true }] : []),
      ...(hasIds ? [stateColumn] : []),
      { key: "driver", label: say("Driver", "司机"), weight: 5 },
      figureColumn("orders", say("Orders", "订单"), 7),
      sized("weight", say("kg", "重量 kg")),
      ...(limits("weightShare", rows) ? [loadBar("weightShare", say("Weight", "载重"))] : []),
      ...(hasVolume ? [sized("volume", say("m³", "体积 m³"))] : []),
      ...(limits("volumeShare", rows) && hasVolume
        ? [loadBar("volumeShare", say("Volume", "容积"))]
        : []),
    ],
    rows,
    empty: say("no loads", "没有装载"),
  };
}

export const stateColumn: Column = {
  key: "state",
  label: say("State", "状态"),
  weight: 8,
  format: (value, language) =>
    value === "" || value === undefined ? "" : dispatchStateKind.show(value as "planned", language),
};

/** Where each of the goods goes, in the order of the stops, and why it was placed there. */
export function stopsTable(
  title: Text,
  stops: readonly (Stop & { readonly takes?: string })[],
  names: Names,
): TableView {
  const rows = stops.map((one): Row => {
    const receiver = names.receiverOf(one.order);
    const { order, product, quantity, takes: by } = one;
    const why = whyOf(one);
    const place = [receiver?.region, receiver?.city].filter((it) => it !== undefined).join(" ");
    const customer = receiver?.name ?? "";
    return {
      ...{ takes: by ?? "", order, customer, place, product: names.nameOf(product), quantity },
      ...{ why: why.en, whyZh: why.zh },
    };
  });
  const grouped = stops.some((one) => one.takes !== undefined);
  return {
    shape: "list",
    title,
    columns: [
      ...(grouped ? [{ key: "takes", label: say("Taken by", "承运"), weight: 9 }] : []),
      { key: "customer", label: say("Customer", "客户"), weight: 9, wrap: true, least: 10 },
      { key: "place", label: say("Place", "地点"), weight: 6, wrap: true },
      { key: "order", label: say("Order", "订单"), weight: 7, whole: true },
      { key: "product", label: say("Goods", "产品"), weight: 8 },
      figureColumn("quantity", say("Quantity", "数量"), 8),
      whyColumn,
    ],
    rows,
    ...(grouped
      ? {
          groups: {
            key: "takes",
            heading: (value: Cell) => say(String(value), String(value)),
          },
        }
      : {}),
    empty: say("nothing to go", "没有待发货物"),
  };
}

const whyColumn: Column = {
  key: "why",
  label: say("Why", "依据"),
  weight: 8,
  wrap: true,
  least: 20,
  tell: (row, language) => String((language === "zh" ? row.whyZh : row.why) ?? ""),
};

/** Goods whose weight or volume nobody told: the load may be more than it says. */
export function unknownNote(products: readonly string[], names: Names): readonly Text[] {
  const unique = [...new Set(products)];
  if (unique.length === 0) return [];
  const first = unique.slice(0, 5).map(names.nameOf);
  const [some = ""] = unique;
  const rest = unique.length - first.length;
  return [
    say(
      `weight or volume unknown, counted as nothing: ${first.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}; the load may be more (≥). Tell it: rounds product edit ${some} --weight KG --volume M3`,
      `以下产品重量或体积未知，未计入装载：${first.join("、")}${rest > 0 ? `等 ${unique.length} 种` : ""}，实际装载可能更大（≥）。请补录：rounds product edit ${some} --weight 公斤 --volume 立方米`,
    ),
  ];
}
