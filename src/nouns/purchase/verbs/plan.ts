import { addMonths, endOf } from "../../../law/dates.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { taxedPaper } from "../../../law/tax.ts";
import { parsePeriod } from "../../../law/typed-dates.ts";
import { say } from "../../../law/words.ts";
import { requisition } from "../../requisition/requisition.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { planPage } from "../plan.ts";
import { purchase } from "../purchase.ts";
import { suggestions } from "../suggest/gather.ts";
import { monthAhead } from "../suggest/month.ts";

export const verb = defineVerb({
  summary: say(
    "the month's purchasing plan: departments and stock",
    "月度采购计划：部门申请与补库",
  ),
  examples: ["rounds purchase plan", "rounds purchase plan --month 2026-12 --json"],
  flags: {
    month: field(textKind({ name: "period" }), say("Month; default the next", "月份，默认下月")),
  },
  async run({ book, today }, { month: typed }) {
    const next = addMonths(`${today.slice(0, 7)}-01`, 1);
    const period =
      typed === undefined
        ? { from: next, to: endOf(next, "month") }
        : parsePeriod(typed, { today });
    const { month, until } = monthAhead(period, { today, typed: typed ?? next.slice(0, 7) });
    const before = addMonths(`${month}-01`, -1);
    const bought = (
      book.hasFolder("purchases")
        ? await book.between(purchase, { from: before, to: endOf(before, "month") })
        : []
    ).filter((one) => one.sent && !one.cancelled && one.currency === undefined);
    const people = new Map((await book.all(staff)).map(({ id, name }) => [id, name]));
    const horizon = { today, until, limits: book.settings.limits };
    const asked = book.hasFolder("requisitions") ? await book.live(requisition) : [];
    return planPage(asked, await suggestions(book, horizon), {
      ...{ month, until, digits: book.digits },
      boughtBeforeMinor: bought.reduce(
        (sum, one) => sum + taxedPaper(one, book.digits).grossMinor,
        0,
      ),
      staffName: (id) => people.get(id) ?? id,
    });
  },
});
