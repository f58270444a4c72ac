import { dateKind, moneyKind, rateKind } from "../../../law/kinds/figures.ts";
import { groupsKind } from "../../../law/kinds/groups.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field, under } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";

/** How our competitors stand with the customer, in figures that can be compared: R-CUS-06. */
export const competitionFields = under(say("Competition", "竞争情况"), {
  competitors: field(
    groupsKind(
      {
        name: field(textKind(), say("Competitor", "竞争对手"), { required: true }),
        product: field(textKind(), say("Products", "产品")),
        relation: field(textKind(), say("Relationship", "合作关系")),
        share: field(rateKind, say("Share", "占比")),
        sales: field(moneyKind({ least: "0" }), say("Sales a month", "月销额")),
        price: field(moneyKind({ least: "0" }), say("Price", "价格")),
        terms: field(textKind(), say("Terms", "政策条件")),
        date: field(dateKind, say("As of", "截至")),
        notes: field(textKind(), say("Notes", "备注")),
      },
      {
        by: "name",
        example: say(
          "name=Hill Tea, product=green tea, share=30%, sales=12000, date=2026-11-20",
          "name=山野茶业, product=绿茶, share=30%, sales=12000, date=2026-11-20",
        ),
      },
    ),
    say("Competitors", "竞争对手"),
    { flag: "competitor", merge: "union" },
  ),
  trend: field(textKind(), say("Local industry trend", "当地行业动态")),
});
