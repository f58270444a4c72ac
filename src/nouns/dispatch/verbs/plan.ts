import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { needsWarehouse, theWarehouse } from "../../move/facts.ts";
import { defineVerb, NeedsYes } from "../../verb.ts";
import { dispatch } from "../dispatch.ts";
import { planFacts } from "../facts.ts";
import { planDay } from "../plan.ts";
import { planPage } from "../plan-view.ts";
import { replanned, writePlan } from "../planned.ts";

export const verb = defineVerb({
  summary: say(
    "plan the loads of a day: own vehicles first, then carriers; every placement with its reason",
    "排车：先自有车辆，超出部分外协；逐项说明依据",
  ),
  examples: [
    "rounds dispatch plan tomorrow --warehouse main",
    "rounds dispatch plan 2026-11-24 --warehouse main --until 2026-11-26 --yes",
  ],
  arguments: { date: field(dateKind, say("Day", "发车日期"), { required: true }) },
  flags: {
    warehouse: field(refKind("warehouse"), say("From warehouse", "发货仓库")),
    until: field(dateKind, say("Also what must leave until", "一并安排应于此日前发出的订单")),
  },
  needs: needsWarehouse,
  writes: true,
  async run({ book, yes, me, today, language }, { date, warehouse: named, until = date }) {
    const { id: warehouse, name } = await theWarehouse(book, named);
    const facts = await planFacts(book, { date, until, warehouse, today });
    const plan = planDay(facts);
    const { dispatches } = facts;
    if (!yes) {
      const customers = new Map(facts.orders.map((one) => [one.id, one.customer]));
      const receiverOf = (order: string) => {
        const id = customers.get(order);
        return id === undefined ? undefined : facts.receiverOf(id);
      };
      const { vehicles, carriers, nameOf } = facts;
      const names = { vehicles, carriers, nameOf, receiverOf };
      const page = planPage(plan, { date, warehouse: name, names });
      const isEmpty = plan.loads.length + replanned({ dispatches, date, warehouse }).length === 0;
      throw new NeedsYes(
        isEmpty
          ? say(`nothing goes on ${date}; leave it so?`, `${date} 没有可排的货物，保持不变？`)
          : say(`write this plan of ${date}?`, `按此写入 ${date} 排车计划？`),
        page,
      );
    }
    const newId = () => book.newId(dispatch, { date });
    const why = say("planned anew", "重新排车")[language];
    return writePlan(plan, { date, today, warehouse, by: me, why, dispatches, newId });
  },
});
