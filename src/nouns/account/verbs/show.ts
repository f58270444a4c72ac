import { addDays } from "../../../law/dates.ts";
import { grouped } from "../../../law/decimal.ts";
import { fromMinor } from "../../../law/money.ts";
import { say } from "../../../law/words.ts";
import { recordArgument, recordPage } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { account } from "../account.ts";
import { accountBalances, closedUpTo } from "../balance.ts";
import { bookView } from "../book.ts";
import { accountBook } from "../reading.ts";

const shownDays = 14;

export const verb = defineVerb({
  summary: say("one account with its balance and last lines", "查看账户：余额与近期明细"),
  examples: ["rounds account show cash", "rounds account show bank --json"],
  arguments: recordArgument(account),
  async run(context, { which }) {
    const { book, today } = context;
    const one = await book.get(account, which);
    const page = await recordPage(account, one, context);
    const balance = fromMinor((await accountBalances(book, [one])).get(one.id) ?? 0, book.digits);
    const closed = await closedUpTo(book, one.id);
    const period = { from: addDays(today, -shownDays), to: today };
    return {
      ...page,
      facts: [
        ...page.facts,
        {
          key: "balance",
          label: say("Balance", "余额"),
          value: balance,
          format: (value) => grouped(String(value)),
        },
        ...(closed === undefined
          ? []
          : [{ key: "closed", label: say("Closed up to", "已结至"), value: closed }]),
      ],
      sections: [...page.sections, bookView(await accountBook(book, one, period))],
      record: { ...one, balance, closedUpTo: closed ?? null },
    };
  },
});
