import { grouped } from "../../../law/decimal.ts";
import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { fromMinor, toMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { join, say } from "../../../law/words.ts";
import { assertApproved } from "../../approval/gate.ts";
import { debts } from "../../collection/facts.ts";
import { recordArgument } from "../../generic/show.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type CollectionList, collectionList } from "../collection-list.ts";

/** The lines whose overdue amount is not what the book says. */
async function differences({ book, today }: Context, record: CollectionList) {
  const owing = await debts(book, { asOf: record.date < today ? record.date : today });
  return (record.lines ?? []).flatMap(({ customer, overdue }) => {
    const minor = owing.get(customer)?.overdueMinor ?? 0;
    if (minor === toMinor(overdue, book.digits)) return [];
    const [listed, booked] = [overdue, fromMinor(minor, book.digits)].map(grouped);
    return [
      say(`${customer}: ${listed}, book ${booked}`, `${customer}：名单 ${listed}，账册 ${booked}`),
    ];
  });
}

export const verb = defineVerb({
  summary: say("finance checks an approved list against the book", "财务核对已批名单与账册"),
  examples: ["rounds collection-list check RL261120A-fang-yuan"],
  arguments: recordArgument(collectionList),
  flags: {
    note: field(textKind(), say("Note", "说明"), {
      help: say("needed where figures have changed since", "金额与账册不一致时须说明"),
    }),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { which, note, date }) {
    const { book, me } = context;
    const record = await book.get(collectionList, which);
    if (record.checked) {
      refuse(say(`${which} is checked already`, `${which} 已核对`));
    }
    if (record.cancelled) refuse(say(`${which} is cancelled`, `${which} 已作废`));
    await assertApproved(context, { noun: collectionList, record }, say("checked", "核对"));
    const off = await differences(context, record);
    if (off.length > 0 && note === undefined) {
      const list = join(off);
      refuse(
        say(`it differs from the book: ${list.en}`, `与账册不一致：${list.zh}`),
        say(
          `once that is explained: rounds collection-list check ${which} --note TEXT`,
          `查明后：rounds collection-list check ${which} --note 说明`,
        ),
      );
    }
    const by = me === undefined ? {} : { by: me };
    const checked = { date, ...by, ...(note === undefined ? {} : { note }) };
    return {
      steps: [{ do: "set", noun: collectionList, id: record.id, fields: { checked } }],
      receipt: say(`${record.id} is checked by finance`, `${record.id} 财务已核对`),
      notes: off,
    };
  },
});
