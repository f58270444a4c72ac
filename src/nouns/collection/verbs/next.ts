import { dateKind } from "../../../law/kinds/figures.ts";
import { choiceKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { defineVerb } from "../../verb.ts";
import { collection } from "../collection.ts";
import { debtOf } from "../facts.ts";
import { needFacts } from "../need-facts.ts";
import { endCase, moveOn, openCollection } from "../rules.ts";
import { stages } from "../stages.ts";
import { whoArgument, whose } from "../who.ts";

const targets = [...stages, { value: "closed", label: say("closed", "结案") }] as const;

export const verb = defineVerb({
  summary: say(
    "open a case, or move it on once all that the stage needs is there",
    "立案，或在资料齐备后转入下一阶段",
  ),
  examples: ["rounds collect next lianjia-lingshi"],
  arguments: whoArgument,
  flags: {
    to: field(choiceKind(targets), say("To this stage", "转入阶段"), {
      help: say(
        "bad-credit without visits, an earlier stage, or closed: with --why",
        "不经上门转 bad-credit、退回或结案须写 --why",
      ),
    }),
    why: field(textKind(), say("Why", "原因")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { who, to, why, date }) {
    const { book, me, today } = context;
    assertNotAhead(date, today);
    const { debtor, record } = await whose(book, who);
    const debt = await debtOf(book, debtor.id, today);
    const { digits } = book;
    if (!record) {
      const id = await book.newId(collection, { date });
      return openCollection({ id, debtor, debt, digits, date, me });
    }
    const moving = { date, me, name: debtor.name, why };
    if (to === "closed") return endCase(moving, { record, debt, digits });
    return moveOn({ ...moving, to }, await needFacts(context, { record, debt }));
  },
});
