import { dateKind } from "../../../law/kinds/figures.ts";
import { choiceKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { dispatch } from "../../dispatch/dispatch.ts";
import { listVerb } from "../../generic/list.ts";
import { figureColumn, tableOf } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { stateWord, unready, vehicleState } from "../state.ts";
import { vehicle, vehicleStates } from "../vehicle.ts";

const plain = listVerb(vehicle);
const { period: _, ...flags } = plain.flags ?? {};

export const verb = defineVerb({
  summary: say(
    "list vehicles: capacity, state and loads of a day",
    "列出车辆：运力、状态与当日装载",
  ),
  examples: ["rounds vehicle list", "rounds vehicle list --day tomorrow"],
  flags: {
    ...flags,
    day: field(dateKind, say("As on this day", "截至日期"), { initial: ({ today }) => today }),
    state: field(choiceKind(vehicleStates), say("Only in this state", "仅此状态")),
  },
  async run(context, { day = context.today, state: wanted, ...input }) {
    const { book, language } = context;
    const list = tableOf(await plain.run(context, input));
    const vehicles = new Map((await book.all(vehicle)).map((one) => [one.id, one]));
    const loads = book.hasFolder(dispatch.folder)
      ? (await book.live(dispatch)).filter((one) => one.date === day && !one.cancelled)
      : [];
    const rows = list.rows.flatMap((row) => {
      const one = vehicles.get(String(row.id));
      if (!one) return [];
      const state = vehicleState(one, day);
      if (wanted !== undefined && state !== wanted) return [];
      const own = loads.filter((load) => load.vehicle === one.id).map(({ id }) => id);
      const why = state === "ready" ? unready(one, day) : undefined;
      return [{ ...row, state, trips: own.length, dispatches: own, why: why?.[language] }];
    });
    const [id, ...columns] = list.columns;
    return {
      ...list,
      columns: [
        ...(id ? [id] : []),
        {
          key: "state",
          label: say("State", "状态"),
          weight: 9,
          tell: (row, language) => String(row.why ?? stateWord(String(row.state), language)),
        },
        ...columns,
        figureColumn("trips", say("Loads", "装载"), 6),
      ],
      hidden: [
        ...(list.hidden ?? []),
        { key: "dispatches", label: say("Dispatches", "派车单") },
        { key: "why", label: say("Why not", "不可用原因") },
      ],
      rows,
    };
  },
});
