import { choiceKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { parsePeriod } from "../../../law/typed-dates.ts";
import { say } from "../../../law/words.ts";
import { periodFlag } from "../../generic/list.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { account } from "../account.ts";
import { bookView, dailyView } from "../book.ts";
import { accountBook } from "../reading.ts";

const groupings = [
  { value: "line", label: say("line", "逐笔") },
  { value: "day", label: say("day", "按日") },
] as const;

export const verb = defineVerb({
  summary: say("the book of an account: in, out, balance", "现金／银行日记账：收入、支出与余额"),
  examples: ["rounds account book cash", "rounds account book bank --period 2026-10 --format csv"],
  arguments: recordArgument(account),
  flags: {
    period: periodFlag,
    by: field(choiceKind(groupings), say("A line for each", "每行一个"), {
      initial: () => "line",
    }),
  },
  async run({ book, today }, { which, period = "this month", by }) {
    const told = await accountBook(
      book,
      await book.get(account, which),
      parsePeriod(period, { today }),
    );
    return by === "day" ? dailyView(told) : bookView(told);
  },
});
