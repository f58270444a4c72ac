import { moneyKind } from "../../../law/kinds/figures.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { drawAdvance } from "../advance.ts";
import { canteen } from "../canteen.ts";
import { deskOf } from "../desk.ts";

const { date, paper, notes } = canteen.fields;

export const verb = defineVerb({
  summary: say("the canteen manager draws money to buy with", "管理员暂领采买备用金"),
  examples: ["rounds canteen advance 300 --to fang-yuan"],
  arguments: {
    amount: field(moneyKind({ least: "0.01" }), say("Amount", "金额"), { required: true }),
  },
  flags: {
    to: field(refKind("staff"), say("To the canteen manager", "领款的食堂管理员"), {
      required: true,
    }),
    date,
    paper,
    notes,
  },
  writes: true,
  async run(context, { to, ...told }) {
    const desk = await deskOf(context, told.date);
    return drawAdvance({ ...told, manager: to, by: context.me }, desk);
  },
});
