import { fromMinor } from "../../../law/money.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { figureColumn, tableOf } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { account } from "../account.ts";
import { accountBalances, closedUpTo } from "../balance.ts";

const plain = listVerb(account);

export const verb = defineVerb({
  summary: say("the accounts and what is in them", "列出账户及余额"),
  examples: ["rounds account list"],
  flags: plain.flags ?? {},
  async run(context, input) {
    const { book } = context;
    const list = tableOf(await plain.run(context, input));
    const accounts = await book.all(account);
    const balances = await accountBalances(book, accounts);
    const closed = new Map<string, string | undefined>();
    for (const { id } of accounts) closed.set(id, await closedUpTo(book, id));
    const minorOf = (id: unknown): number => balances.get(String(id)) ?? 0;
    const total = list.rows.reduce((sum, { id }) => sum + minorOf(id), 0);
    return {
      ...list,
      columns: [
        ...list.columns,
        { key: "closed", label: say("Closed up to", "已结至"), weight: 6 },
        figureColumn("balance", say("Balance", "余额"), 9),
      ],
      rows: list.rows.map((row) => ({
        ...row,
        closed: closed.get(String(row.id)),
        balance: fromMinor(minorOf(row.id), book.digits),
      })),
      totals: { balance: fromMinor(total, book.digits) },
    };
  },
});
