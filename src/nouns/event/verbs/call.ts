import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { call } from "../../call/call.ts";
import { logCall } from "../../call/rules.ts";
import { customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { answerKind, event } from "../event.ts";
import { callAdvice, calledGuest } from "../guest-rules.ts";
import { assertOn, guestOf, setGuests } from "../rules.ts";

const { customer: who, by, result, minutes, notes, next, nextDate } = call.fields;

export const verb = defineVerb({
  summary: say("log a call to a guest, before or after the event", "记录与活动客户的通话"),
  examples: [
    "rounds event call autumn-tasting jinhong --notes 'will send two colleagues'",
    "rounds event call tea-evening jinhong --answer coming",
  ],
  arguments: { ...recordArgument(event), customer: who },
  flags: {
    result,
    answer: field(answerKind, say("Answer", "答复"), { ask: true }),
    why: field(textKind(), say("Why not come, or not ordered", "未到场或未下单原因")),
    date: field(dateKind, say("Date", "日期"), {
      required: true,
      initial: ({ today }) => today,
    }),
    by,
    minutes,
    notes,
    next,
    nextDate,
  },
  form: true,
  writes: true,
  async suggest({ book, today, warn }, { which, customer: id }) {
    const record = which === undefined ? undefined : await book.maybe(event, which);
    const guest = record?.guests?.find((one) => one.customer === id);
    if (record && guest) warn(callAdvice(record, guest, today));
    return {};
  },
  async run({ book, today }, { which, customer: id, answer, why, ...told }) {
    const record = await book.get(event, which);
    assertOn(record);
    const called = await book.get(customer, id);
    const guest = guestOf(record, called);
    const logged = logCall(
      { ...told, channel: "phone", about: record.id },
      {
        customer: called,
        calls: await book.where(call, "customer", id),
        today,
        id: await book.newId(call, told),
        limits: book.settings.limits,
      },
    );
    const fields = calledGuest(record, guest, { ...told, answer, why });
    return {
      ...logged,
      steps: [...logged.steps, setGuests(record, new Map([[id, fields]]))],
    };
  },
});
