import { dateKind } from "../../../law/kinds/figures.ts";
import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { materials } from "../../customer/material-kinds.ts";
import { warnOthers } from "../../customer/owning/others.ts";
import { promise } from "../../promise/promise.ts";
import { promiseMade } from "../../promise/rules.ts";
import { talkFlags, withTalk } from "../../pursuit/talk.ts";
import { defineVerb } from "../../verb.ts";
import { returnTold } from "../about.ts";
import { call } from "../call.ts";
import { callsWith } from "../recent.ts";
import { attempts, logCall, nextOpening, triedText } from "../rules.ts";

const { customer: who, reverses: _, ...flags } = call.fields;

export const verb = defineVerb({
  summary: say("log a call or a message, also one that reached nobody", "记录通话或消息，含未接通"),
  examples: [
    'rounds call log jinhong --notes "asked for a quote" --next "send quote" --next-date tomorrow',
    "rounds call log jinhong --result nobody",
    "rounds call log jinhong --result send-material --material brochure --arrives +3d",
    'rounds call log jinhong --objection price --promise "answer on the discount" --promise-by friday',
  ],
  arguments: { customer: who },
  flags: {
    ...flags,
    arrives: field(dateKind, say("Material should arrive on", "资料预计送达日"), {
      help: say("a call follows on that day", "送达日致电跟进"),
    }),
    ...talkFlags,
    done: field(switchKind, say("The step agreed before is done", "上次约定的下一步已完成")),
  },
  form: true,
  writes: true,
  async suggest({ book, warn }, { customer: id }) {
    if (id === undefined) return {};
    const calls = await callsWith(book, id);
    const opening = nextOpening(calls);
    const tried = triedText(attempts(calls));
    if (tried) warn(tried);
    if (opening !== undefined) warn(say(`begin with: ${opening}`, `开场：${opening}`));
    return {};
  },
  async run(context, { customer: id, ...told }) {
    const { book, today, me, language } = context;
    const { arrives, promise: what, promiseBy, promiseKind, ...said } = told;
    const facts = {
      customer: id,
      me,
      date: said.date,
      newId: () => book.newId(promise, { date: said.date }),
    };
    const sent = materials.find(({ value }) => value === said.material);
    const words = sent?.label[book.settings.language ?? language];
    const promised = [
      ...(await promiseMade({ promise: what, promiseBy, promiseKind }, facts)),
      ...(arrives === undefined
        ? []
        : await promiseMade(
            { promise: words, promiseBy: arrives, promiseKind: "material" },
            facts,
          )),
    ];
    const person = await book.get(customer, id);
    await warnOthers(context, person);
    const change = logCall(await returnTold(said, context), {
      customer: person,
      calls: await callsWith(book, id),
      today,
      id: await book.newId(call, said),
      limits: book.settings.limits,
      promised,
    });
    return withTalk(change, { ...said, customer: id }, context);
  },
});
