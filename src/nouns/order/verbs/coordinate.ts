import { RoundsError, refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { severalKind } from "../../../law/kinds/several.ts";
import { switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { coordinate, signCoordination } from "../coordinating.ts";
import { trialKinds } from "../fields/review.ts";
import { order } from "../order.ts";
import { meant } from "../speakers.ts";

/** Only the chief engineer signs, where the settings say who that is (R-ORD-13). */
async function assertEngineer({ book, me }: Context): Promise<void> {
  const words = book.settings.chiefEngineers ?? [];
  if (words.length === 0) return;
  const may = meant(words, await book.all(staff));
  if (may.some(({ id }) => id === me)) return;
  const names = may.map(({ name, id }) => `${name} (${id})`);
  refuse(
    say("the chief engineer signs the coordination", "订单协调方案须由总工签批"),
    say(`ask ${names.join(", ")}`, `请联系：${names.join("、")}`),
  );
}

export const verb = defineVerb({
  summary: say(
    "coordination of a special order: how it is adjusted, and the chief engineer's signature",
    "订单协调：登记调整方案，总工签批或退回",
  ),
  examples: [],
  arguments: recordArgument(order),
  flags: {
    text: field(textKind(), say("Formula and process adjusted", "配方与工艺结构调整")),
    trials: field(severalKind(trialKinds), say("Trials needed", "需做的试制"), {
      flag: "trial",
      help: say("none: only the structure changes", "不填表示仅结构调整"),
    }),
    sign: field(switchKind, say("Sign it as chief engineer", "总工签批")),
    refuse: field(textKind(), say("Send it back because", "总工退回，原因")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, text, trials, sign, refuse: refused, date }) {
    const { book, me } = context;
    const record = await book.get(order, which);
    const { settings, digits } = book;
    const facts = { settings, digits };
    if (sign || refused !== undefined) {
      await assertEngineer(context);
      return signCoordination(record, { date, by: me, refused }, facts);
    }
    if (text === undefined) {
      throw new RoundsError("missing-value", say("missing: --text", "缺少：--text（调整方案）"), {
        hint: say(
          "--text says what is adjusted; --sign or --refuse WHY is the chief engineer's",
          "--text 写明调整方案；总工用 --sign 签批或 --refuse 原因 退回",
        ),
      });
    }
    return coordinate(record, { date, by: me, text, trials }, facts);
  },
});
