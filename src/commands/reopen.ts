import { closing } from "../book/closings.ts";
import { RoundsError, refuse } from "../law/errors.ts";
import { textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { join, same, say } from "../law/words.ts";
import { allNouns } from "../nouns/index.ts";
import { roles, staff } from "../nouns/staff/staff.ts";
import { type Context, defineVerb } from "../nouns/verb.ts";
import { monthKind } from "./closing/month.ts";

/** Who may reopen a month: the roles that rounds.yaml names; anybody where nobody has one. */
async function assertMayReopen({ book, me }: Context): Promise<void> {
  const { reopenRoles } = book.settings;
  const people = (await book.all(staff)).filter((one) => !one.left);
  const able = people.filter(({ role }) => role !== undefined && reopenRoles.includes(role));
  if (able.length === 0 || able.some(({ id }) => id === me)) return;
  const words = roles.filter(({ value }) => reopenRoles.includes(value)).map(({ label }) => label);
  const names = able.map(({ name }) => name);
  refuse(
    say(
      `a closed month is reopened by: ${join(words, same(", ")).en}`,
      `反结账须由${join(words, same("、")).zh}办理`,
    ),
    say(`ask ${names.join(", ")}`, `请联系：${names.join("、")}`),
  );
}

export const verb = defineVerb({
  summary: say(
    "reopen the last closed month, with a reason",
    "反结账：重新打开最近结账的月份，须写明原因",
  ),
  examples: [],
  arguments: { month: field(monthKind, say("Month", "月份"), { required: true }) },
  flags: { why: field(textKind(), say("Why", "原因"), { required: true }) },
  writes: true,
  async run(context, { month, why }) {
    const { book } = context;
    const last = book.closedMonth;
    if (last === undefined || !book.closedMonths.includes(month)) {
      throw new RoundsError("not-found", say(`${month} is not closed`, `${month} 尚未结账`), {
        candidates: book.closedMonths.slice(-5),
      });
    }
    if (month !== last) {
      refuse(
        say(`later months rest on ${month}`, `其后的月份以 ${month} 的余额为起点`),
        say(
          `reopen them first, the last one first: rounds reopen ${last} --why "..."`,
          `请从最后一个月开始依次反结账：rounds reopen ${last} --why "原因"`,
        ),
      );
    }
    await assertMayReopen(context);
    return {
      steps: [{ do: "reopen", noun: closing, month, nouns: await allNouns() }],
      why,
      receipt: say(`reopened ${month}: ${why}`, `已反结账 ${month}：${why}`),
      back: say(`close it again: rounds close ${month}`, `重新结账：rounds close ${month}`),
    };
  },
});
