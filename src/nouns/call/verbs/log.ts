import type { Change, Step } from "../../../law/change.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { materials } from "../../customer/material-kinds.ts";
import { warnOthers } from "../../customer/owning/others.ts";
import { promise } from "../../promise/promise.ts";
import { inquiryOwed, type PromiseTold, promiseMade } from "../../promise/rules.ts";
import { talkFlags, withTalk } from "../../pursuit/talk.ts";
import { type Context, defineVerb } from "../../verb.ts";
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
    'rounds call log jinhong --channel email --incoming --inquiry "300 kg, FOB price"',
  ],
  arguments: { customer: who },
  flags: {
    ...flags,
    arrives: field(dateKind, say("Material should arrive on", "资料预计送达日"), {
      help: say("a call follows on that day", "送达日致电跟进"),
    }),
    inquiry: field(textKind(), say("Inquiry to be answered", "待回复的询盘"), {
      help: say(
        "owed within the time of rounds.yaml, or by --promise-by",
        "按 rounds.yaml 的期限回复，或用 --promise-by 指定",
      ),
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
    const { book, today } = context;
    const { arrives, inquiry, promise: what, promiseBy, promiseKind, ...plain } = told;
    const said = { ...plain, notes: plain.notes ?? inquiry };
    const promised = { promise: what, promiseBy, promiseKind, arrives, inquiry };
    const person = await book.get(customer, id);
    await warnOthers(context, person);
    const change = logCall(await returnTold(said, context), {
      customer: person,
      calls: await callsWith(book, id),
      today,
      id: await book.newId(call, said),
      limits: book.settings.limits,
      promised: await promisedIn({ ...said, ...promised, customer: id }, context),
    });
    return withTalk(withReplyDay(change), { ...said, customer: id }, context);
  },
});

interface Owing extends PromiseTold {
  readonly customer: string;
  readonly date: string;
  readonly arrives?: string | undefined;
  readonly inquiry?: string | undefined;
  readonly material?: string | undefined;
}

/** What a call leaves owed: its promise, a call when material arrived, the reply to an inquiry. */
async function promisedIn(told: Owing, context: Context): Promise<readonly Step[]> {
  const { book, me, language } = context;
  const { customer: id, date, arrives, inquiry, promise: what, promiseBy } = told;
  const newId = (): Promise<string> => book.newId(promise, { date });
  const facts = { customer: id, me, date, newId };
  const sent = materials.find(({ value }) => value === told.material);
  const words = sent?.label[book.settings.language ?? language];
  const material = { promise: words, promiseBy: arrives, promiseKind: "material" } as const;
  // The day told with an inquiry alone is the day of the reply.
  const only = inquiry !== undefined && what === undefined;
  const owed =
    inquiry === undefined
      ? undefined
      : {
          ...facts,
          workdays: book.settings.limits.inquiryWorkdays,
          calendar: await context.calendar(),
        };
  return [
    ...(only ? [] : await promiseMade(told, facts)),
    ...(arrives === undefined ? [] : await promiseMade(material, facts)),
    ...(owed ? await inquiryOwed({ inquiry, by: only ? promiseBy : undefined }, owed) : []),
  ];
}

/** By when an inquiry is to be answered, and what is typed then. */
function withReplyDay(change: Change): Change {
  const notes = change.steps.flatMap((step) => {
    if (step.do !== "create" || step.record.kind !== "inquiry") return [];
    const { id, due } = step.record;
    return [
      say(
        `reply by ${due}, then: rounds promise keep ${id}`,
        `请于 ${due} 前回复，回复后：rounds promise keep ${id}`,
      ),
    ];
  });
  return { ...change, notes: [...(change.notes ?? []), ...notes] };
}
