import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { say, type Text } from "../../../law/words.ts";
import { policiesOf } from "../../approval/gate.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { recordArgument } from "../../generic/show.ts";
import { perProduct } from "../../move/papers.ts";
import { ownUnits } from "../../order/tracking/goods.ts";
import { listed, productNames } from "../../product/names.ts";
import { defineVerb } from "../../verb.ts";
import { finished, inspectionFields } from "../finished.ts";
import { passedMicro } from "../states.ts";

const { report, failed, why } = inspectionFields;

/** Signed by the head of production where the firm wants that, then counted in. */
function next(id: string, isSigned: boolean): Text {
  const sign = isSigned ? `rounds approve ${id}, ` : "";
  return say(
    `next: ${sign}rounds finished receive ${id}`,
    `下一步：${sign.replace(", ", "，")}rounds finished receive ${id}`,
  );
}

export const verb = defineVerb({
  summary: say("what quality inspection found", "登记成品检验结果"),
  examples: [],
  arguments: recordArgument(finished),
  flags: {
    failed,
    why,
    report,
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me }, { which, failed: bad, ...told }) {
    const record = await book.get(finished, which);
    const { id } = record;
    if (record.cancelled) refuse(say(`${id} is cancelled`, `${id} 已取消`));
    if (record.inspected) {
      const { date } = record.inspected;
      refuse(say(`${id} was inspected on ${date}`, `${id} 已于 ${date} 检验`));
    }
    const wrong = bad === undefined ? [] : await ownUnits(bad, book);
    if (wrong.length > 0 && told.why === undefined) {
      refuse(
        say("say why it failed", "请注明不合格原因"),
        say('--why "scratched"', "--why “划伤”"),
      );
    }
    const inspected = { ...told, by: me, ...(wrong.length > 0 ? { failed: wrong } : {}) };
    const after = { ...record, inspected };
    assertAgrees(finished, after, book.digits);
    const nameOf = await productNames(book);
    const [good, poor] = [passedMicro(after), perProduct(wrong)].map((all) => listed(all, nameOf));
    return {
      steps: [{ do: "set", noun: finished, id, fields: { inspected } }],
      receipt: say(
        `inspected ${id}: passed ${good?.en || "nothing"}${wrong.length > 0 ? `, failed ${poor?.en}` : ""}`,
        `已检验 ${id}：合格 ${good?.zh || "无"}${wrong.length > 0 ? `，不合格 ${poor?.zh}` : ""}`,
      ),
      notes: passedMicro(after).size === 0 ? [] : [next(id, policiesOf(finished, book).length > 0)],
    };
  },
});
