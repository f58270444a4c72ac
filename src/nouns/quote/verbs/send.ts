import { dateKind } from "../../../law/kinds/figures.ts";
import { choiceKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertApproved } from "../../approval/gate.ts";
import { customer } from "../../customer/customer.ts";
import { assertMaySend } from "../../customer/materials.ts";
import { recordArgument } from "../../generic/show.ts";
import { channelKind } from "../../message/message.ts";
import { defineVerb } from "../../verb.ts";
import { coveringNote } from "../covering.ts";
import { quoteName } from "../naming.ts";
import { quote, quotePapers } from "../quote.ts";
import { sendQuote } from "../rules.ts";

export const verb = defineVerb({
  summary: say(
    "the quote goes to the customer; a covering message waits in the outbox",
    "发出报价单；附言草稿放入 outbox",
  ),
  examples: [
    "rounds quote send QT261109A --channel wechat",
    "rounds quote send QT261109A --paper proforma",
  ],
  arguments: recordArgument(quote),
  flags: {
    channel: field(channelKind, say("How", "方式"), {
      help: say("by mail where the customer has an address", "有邮箱时默认邮件"),
    }),
    contact: quote.fields.contact,
    to: field(textKind(), say("To", "收件地址")),
    paper: field(choiceKind(quotePapers), say("As", "名义"), { initial: () => "quote" }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, channel, contact, to, paper = "quote", date }) {
    const { book, me } = context;
    const record = await book.get(quote, which);
    const buyer = await book.get(customer, record.customer);
    assertMaySend(buyer, "price");
    await assertApproved(context, { noun: quote, record }, say("sent", "发出"));
    const name = await quoteName(record, { book, paper, today: date });
    const how = channel ?? (buyer.email || to?.includes("@") ? "email" : undefined);
    const sending = sendQuote(record, { date, by: me, how, to: contact ?? to, paper, name });
    const note = await coveringNote(record, {
      ...{ context, buyer, channel: how, name, to },
      contact: contact ?? record.contact,
    });
    return {
      ...sending,
      steps: [...sending.steps, ...note.steps],
      notes: [...note.notes, ...(sending.notes ?? [])],
    };
  },
});
