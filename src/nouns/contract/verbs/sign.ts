import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertApproved } from "../../approval/gate.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { contract } from "../contract.ts";
import { signContract } from "../signing.ts";

export const verb = defineVerb({
  summary: say("both sides have signed the contract", "登记合同签订"),
  examples: ["rounds contract sign CT261119A --ours 陈洁 --theirs 杨天佑"],
  arguments: recordArgument(contract),
  flags: {
    ours: field(textKind(), say("Signed for us by", "我方签约人")),
    theirs: field(textKind(), say("Signed for the customer by", "对方签约人")),
    stamp: field(textKind(), say("Stamp", "印章")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, ...told }) {
    const { book, me } = context;
    const record = await book.get(contract, which);
    await assertApproved(context, { noun: contract, record }, say("signed", "签订"));
    return signContract(record, { ...told, by: me }, book.settings.stamps);
  },
});
