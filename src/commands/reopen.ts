import { closing } from "../book/closings.ts";
import { RoundsError, refuse } from "../law/errors.ts";
import { textKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { join, same, say } from "../law/words.ts";
import { allNouns } from "../nouns/index.ts";
import { roles, staff } from "../nouns/staff/staff.ts";
import { type Context, defineVerb } from "../nouns/verb.ts";
import { monthKind } from "./closing/month.ts";

/** Who reopens months where rounds.yaml does not say it. */
const usualRoles: readonly string[] = ["bookkeeper", "director"];

/**
 * Who may reopen a month: the roles that rounds.yaml names. Where it names none and nobody has one
 * of the usual ones, as in a firm of one, anybody.
 */
async function assertMayReopen({ book, me }: Context): Promise<void> {
  const { reopenRoles } = book.settings;
  const wanted = reopenRoles ?? usualRoles;
  const unknown = wanted.filter((one) => !roles.some(({ value }) => value === one));
  if (unknown.length > 0) {
    throw new RoundsError(
      "bad-settings",
      say(
        `reopenRoles: there is no role ${unknown.join(", ")}`,
        `reopenRoles：没有岗位 ${unknown.join("、")}`,
      ),
      { where: { file: "rounds.yaml" }, candidates: roles.map(({ value }) => value) },
    );
  }
  const people = (await book.all(staff)).filter((one) => !one.left);
  const able = people.filter(({ role }) => role !== undefined && wanted.includes(role));
  if (able.some(({ id }) => id === me) || (able.length === 0 && !reopenRoles)) return;
  const words = roles.filter(({ value }) => wanted.includes(value)).map(({ label }) => label);
  const names = able.map(({ name }) => name);
  refuse(
    say(
      `a closed month is reopened by: ${join(words, same(", ")).en}`,
      `反结账须由${join(words, same("、")).zh}办理`,
    ),
    names.length > 0
      ? say(`ask ${names.join(", ")}`, `请联系：${names.join("、")}`)
      : say(
          "nobody of the staff has that role: see reopenRoles in rounds.yaml",
          "没有员工担任该岗位，请检查 rounds.yaml 中的 reopenRoles",
        ),
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
        say(`later months rest on ${month}`, `${month} 之后的月份已结账`),
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
