import { addDays, endOf, monthOf } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { CanteenPaper } from "./canteen.ts";
import { openAdvances } from "./ledger.ts";
import { wordsOf } from "./rules.ts";
import { differs, missingSeats, reportedOn } from "./states.ts";

/** Days before the end of a month from which on its count is shown. */
const countDays = 4;

/**
 * An advance is cleared the same day, a voucher gets its four signatures on its day, a difference
 * is reported at once, and each month in which the canteen had papers is counted (R-REM-43,
 * R-CAN-04 to R-CAN-07). Of the papers that live.
 */
export function canteenDuties(
  papers: readonly CanteenPaper[],
  nameOf: (staff: string) => string,
  { today }: Pick<DutyFacts, "today">,
): Duty[] {
  const advances = openAdvances(papers).map((one): Duty => {
    const { id, date, manager, amount } = one;
    return {
      ...{ rule: "canteen-clear", noun: "canteen", id, from: date, due: date, who: manager },
      about: manager === undefined ? id : nameOf(manager),
      what: say(`clear the advance of ${amount}`, `结清备用金 ${amount}`),
      command: `rounds canteen clear ${id}`,
    };
  });
  const vouchers = papers.flatMap((one): Duty[] => {
    const [next] = one.kind === "voucher" ? missingSeats(one) : [];
    if (next === undefined) return [];
    const { id, date, manager, wrong } = one;
    const words = wordsOf(missingSeats(one));
    const told = wrong === undefined ? say("", "") : say(`: ${wrong}`, `：${wrong}`);
    return [
      {
        ...{ rule: "canteen-sign", noun: "canteen", id, from: date, due: date, who: manager },
        about: one.seller ?? id,
        what: say(
          `voucher not signed by ${words.en}${told.en}`,
          `凭证缺少签字：${words.zh}${told.zh}`,
        ),
        command: `rounds canteen sign ${id} ${next}`,
      },
    ];
  });
  return [...advances, ...vouchers, ...reports(papers), ...counts(papers, today)];
}

/** Differences that the leader does not know of yet (R-CAN-07). */
function reports(papers: readonly CanteenPaper[]): Duty[] {
  return papers
    .filter((one) => one.kind === "count" && differs(one) && reportedOn(one) === undefined)
    .map(({ id, date }) => ({
      ...{ rule: "canteen-report", noun: "canteen", id, about: id, from: date, due: date },
      ...{ who: undefined, role: "director" },
      what: say("the canteen's count differs from its books", "食堂盘点与账面不符，请签字处理"),
      command: `rounds canteen sign ${id} leader`,
    }));
}

/** The months with papers and without a count (R-CAN-06). */
function counts(papers: readonly CanteenPaper[], today: string): Duty[] {
  const counted = new Set(
    papers.filter(({ kind }) => kind === "count").map(({ date }) => monthOf(date)),
  );
  const months = new Set(papers.map(({ date }) => monthOf(date)));
  return [...months, monthOf(today)]
    .filter((month, at, all) => papers.length > 0 && all.indexOf(month) === at)
    .filter((month) => !counted.has(month))
    .sort()
    .map((month) => {
      const due = endOf(`${month}-01`, "month");
      return {
        ...{ rule: "canteen-count", noun: "canteen", id: month, about: month, due },
        ...{ from: addDays(due, -countDays), who: undefined, role: "bookkeeper" },
        what: say("count the canteen's cash and property", "盘点食堂现金与财产"),
        command: "rounds canteen count CASH",
      };
    });
}
