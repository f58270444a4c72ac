import { say, type Text } from "../../law/words.ts";
import type { PageView, TableView } from "../../print/view.ts";
import type { LeftOut } from "./demand.ts";
import type { Plan } from "./plan.ts";
import { loadsTable, type Names, shownOf, stopsTable, takes, unknownNote } from "./views.ts";

/** A plan on one page: loads as bars, every placement with its reason, what is left and why. */
export function planPage(
  plan: Plan,
  { date, warehouse, names }: { date: string; warehouse: string; names: Names },
): PageView {
  const { loads, kept, left } = plan;
  const shown = loads.map((one) => ({
    ...one,
    state: "",
    orders: new Set(one.stops.map(({ order }) => order)).size,
  }));
  const orders = new Set(loads.flatMap(({ stops }) => stops.map(({ order }) => order))).size;
  const stops = loads.flatMap((load) =>
    load.stops.map((one) => ({ ...one, takes: takes(load, names) })),
  );
  return {
    shape: "page",
    title: say(`dispatch plan ${date}`, `${date} 排车计划`),
    facts: [
      { key: "warehouse", label: say("Warehouse", "仓库"), value: warehouse },
      { key: "orders", label: say("Orders", "订单"), value: orders },
      {
        key: "loads",
        label: say("Loads", "车次"),
        value: loads.length,
        format: (_, language) => loadsText(plan)[language],
      },
    ],
    sections: [
      loadsTable(say("loads", "装载"), [...kept.map(shownOf), ...shown], names),
      stopsTable(say("stops", "派送明细"), stops, names),
      ...(left.length > 0 ? [leftTable(left, names)] : []),
    ],
    notes: [
      ...nobody(names),
      ...plan.unready.map(({ plate, why }) =>
        say(`${plate} is not there: ${why.en}`, `${plate} 不可用：${why.zh}`),
      ),
      ...unknownNote(
        loads.flatMap(({ unknown }) => unknown),
        names,
      ),
    ],
    record: {
      ...{ date, warehouse, own: plan.own, least: plan.least, loads },
      kept: kept.map(({ id }) => id),
      left: left.map(({ why, ...one }) => ({ ...one, why: why.en })),
    },
  };
}

/** Where the book has nobody to take anything, that comes first. */
function nobody({ vehicles, carriers }: Names): Text[] {
  if (vehicles.length + carriers.length > 0) return [];
  return [
    say(
      "the book has neither vehicles nor carriers: rounds vehicle add PLATE --max-weight KG, rounds carrier add NAME",
      "尚无车辆与承运商：rounds vehicle add 车牌 --max-weight 公斤，rounds carrier add 名称",
    ),
  ];
}

/** How many loads, and how near that is to the fewest possible. */
function loadsText({ loads, kept, own, least }: Plan): Text {
  const carriers = loads.length - own;
  const stays = kept.length;
  const parts = [
    ...(own > 0
      ? [
          say(
            `${own} by own vehicles (no packing needs fewer than ${least})`,
            `自有车辆 ${own} 车（理论最少 ${least} 车）`,
          ),
        ]
      : []),
    ...(carriers > 0 ? [say(`${carriers} by carriers`, `外协 ${carriers} 单`)] : []),
    ...(stays > 0
      ? [say(`${stays} confirmed, left as they are`, `另有 ${stays} 单已确认，保持不变`)]
      : []),
  ];
  if (parts.length === 0) return say("0", "0");
  return say(parts.map(({ en }) => en).join("; "), parts.map(({ zh }) => zh).join("；"));
}

function leftTable(left: readonly LeftOut[], names: Names): TableView {
  return {
    shape: "list",
    title: say("to be looked at", "需留意"),
    columns: [
      { key: "order", label: say("Order", "订单"), weight: 8, whole: true },
      { key: "customer", label: say("Customer", "客户"), weight: 6, wrap: true },
      {
        key: "why",
        label: say("Why", "原因"),
        weight: 9,
        wrap: true,
        least: 20,
        tell: (row, language) => String((language === "zh" ? row.whyZh : row.why) ?? ""),
      },
      { key: "remedy", label: say("To type", "可用命令"), weight: 7, wrap: true },
    ],
    rows: left.map(({ order, why, remedy }) => ({
      ...{ order, why: why.en, whyZh: why.zh, remedy },
      customer: names.receiverOf(order)?.name ?? "",
    })),
  };
}
