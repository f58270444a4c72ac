import { choiceKind, refKind, switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { parsePeriod } from "../../../law/typed-dates.ts";
import { say } from "../../../law/words.ts";
import { defineVerb } from "../../verb.ts";
import { suggestions } from "../suggest/gather.ts";
import { makeSuggested } from "../suggest/make.ts";
import { monthAhead } from "../suggest/month.ts";
import { reusable } from "../suggest/reusable.ts";
import { suggestView } from "../suggest/view.ts";

const ways = [
  { value: "order", label: say("purchase orders", "采购订单") },
  { value: "requisition", label: say("requisitions", "采购申请") },
] as const;

export const verb = defineVerb({
  summary: say("what is to be bought, and why so many", "采购建议：买什么、买多少、为什么"),
  examples: [
    "rounds purchase suggest",
    "rounds purchase suggest --month 2026-12",
    "rounds purchase suggest --month 2026-12 --make --into requisition",
  ],
  flags: {
    month: field(textKind({ name: "period" }), say("Plan for the month", "计划月份")),
    supplier: field(refKind("supplier"), say("Only of this supplier", "仅此供应商")),
    product: field(refKind("product"), say("Only this product", "仅此产品")),
    all: field(switchKind, say("Also what needs nothing", "含暂不需采购的商品")),
    make: field(switchKind, say("Write them down", "生成单据")),
    into: field(choiceKind(ways), say("As", "生成为"), { initial: () => "order" }),
  },
  writes: { when: "make" },
  async run(context, input) {
    const { book, today } = context;
    const { make, into = "order", supplier: who, product: goods, all } = input;
    const ahead =
      input.month === undefined
        ? undefined
        : monthAhead(parsePeriod(input.month, { today }), { today, typed: input.month });
    const horizon = { today, until: ahead?.until, limits: book.settings.limits };
    const found = (await suggestions(book, horizon)).filter(
      (one) =>
        (goods === undefined || one.goods.id === goods) &&
        (who === undefined || one.supplier?.id === who),
    );
    const month = ahead?.month;
    if (make) return makeSuggested(context, found, { into, date: today, month });
    return suggestView(found, {
      ...{ digits: book.digits, today, month, until: ahead?.until },
      isAll: all === true || goods !== undefined,
      reusable: await reusable(book),
    });
  },
});
