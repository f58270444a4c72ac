import { moneyKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { fetchFunds } from "../advance.ts";
import { canteen } from "../canteen.ts";
import { deskOf } from "../desk.ts";

const { date, paper, notes } = canteen.fields;

export const verb = defineVerb({
  summary: say("money fetched from the finance office", "从财务室领款"),
  examples: ["rounds canteen fund 3000 --paper F-1122"],
  arguments: {
    amount: field(moneyKind({ least: "0.01" }), say("Amount", "金额"), { required: true }),
  },
  flags: { date, paper, notes },
  writes: true,
  run: async (context, input) =>
    fetchFunds({ ...input, by: context.me }, await deskOf(context, input.date)),
});
