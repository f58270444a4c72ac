import { moneyKind } from "../../../law/kinds/figures.ts";
import { moreKind } from "../../../law/kinds/groups.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { canteen, countedFields } from "../canteen.ts";
import { count } from "../counting.ts";
import { deskOf } from "../desk.ts";

const { date, why, notes } = canteen.fields;

export const verb = defineVerb({
  summary: say("count the canteen's cash and property", "盘点食堂现金与财产"),
  examples: ["rounds canteen count 1025"],
  arguments: {
    cash: field(moneyKind({ least: "0" }), say("Cash counted", "实点现金"), { required: true }),
  },
  flags: {
    items: field(moreKind, say("Property counted", "财产盘点"), {
      flag: "item",
      help: say("wok=2", "炒锅=2"),
    }),
    why,
    date,
    notes,
  },
  writes: true,
  async run(context, { items = {}, ...told }) {
    const desk = await deskOf(context, told.date);
    const reading = { today: context.today, digits: context.book.digits };
    const counted = Object.entries(items).map(
      ([item, typed]) => [item, countedFields.counted.kind.parse(String(typed), reading)] as const,
    );
    return count({ ...told, items: counted, by: context.me }, desk);
  },
});
