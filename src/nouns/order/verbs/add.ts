import { grouped } from "../../../law/decimal.ts";
import { fromMinor } from "../../../law/money.ts";
import { say } from "../../../law/words.ts";
import { nextStepNote } from "../../approval/gate.ts";
import { assertDraws, freelyPriced, underContract } from "../../contract/on-order.ts";
import { customer } from "../../customer/customer.ts";
import { warnOthers } from "../../customer/owning/others.ts";
import { typedFields } from "../../generic/add.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { defineVerb } from "../../verb.ts";
import { addedMinor, creditOf } from "../gate.ts";
import { goodsNotes } from "../goods-notes.ts";
import { assertRaised } from "../kinds.ts";
import { order } from "../order.ts";
import { assertWithinPolicy } from "../price-check.ts";
import { pricedPaper } from "../priced.ts";
import { sampleNotes, withSample } from "../sampling.ts";
import { totalMinor } from "../totals.ts";

const { customer: who, ...flags } = order.fields;

export const verb = defineVerb({
  summary: say("write an order (a draft until it is confirmed)", "新建订单（确认前为草稿）"),
  examples: [
    'rounds order add jinhong --line "TEA-LJ250 x 10" --line "CUP-W08 x 4 @ 12.50 -5%" --promised +5d',
  ],
  arguments: { customer: who },
  flags: typedFields({ ...order, fields: flags }) as typeof flags,
  needs: async (_, { kind, raisedBy }) =>
    (kind === "rush" || kind === "inserted") && raisedBy === undefined ? ["raisedBy"] : [],
  writes: true,
  async run(context, input) {
    const { book } = context;
    assertRaised(input);
    const buyer = await book.get(customer, input.customer);
    const { name } = buyer;
    await warnOthers(context, buyer);
    const paper = await pricedPaper(await underContract(input, context), book);
    const record = withSample(paper, book.settings.limits.sampleDays);
    const left = await assertDraws(record, context);
    assertAgrees(order, record, book.digits);
    const id = await book.newId(order, record);
    const total = fromMinor(totalMinor(record, book.digits), book.digits);
    const lower = await assertWithinPolicy(await freelyPriced({ ...record, id }, context), {
      book,
      noun: order.name,
    });
    const currency = record.currency ?? book.settings.currency;
    const added = { ...record, id };
    const credit = await creditOf(context, added, await addedMinor(added, book));
    return {
      steps: [{ do: "create", noun: order, record: { ...record, id } }],
      receipt: say(
        `added order ${id}: ${name}, ${currency} ${grouped(total)}`,
        `已新建订单 ${id}：${name}，${currency} ${grouped(total)}`,
      ),
      notes: [
        ...lower,
        ...left,
        ...sampleNotes({ ...record, id }),
        ...credit.texts,
        ...(await goodsNotes(context, { ...record, id }, context.today)),
        await nextStepNote(
          context,
          { noun: order, record: { ...record, id } },
          say(`next: rounds order confirm ${id}`, `下一步：rounds order confirm ${id}`),
        ),
      ],
    };
  },
});
