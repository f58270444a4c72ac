import { grouped } from "../../../law/decimal.ts";
import { fromMinor } from "../../../law/money.ts";
import { say } from "../../../law/words.ts";
import { nextStepNote } from "../../approval/gate.ts";
import { customer } from "../../customer/customer.ts";
import { warnOthers } from "../../customer/owning/others.ts";
import { typedFields } from "../../generic/add.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { paperTerms } from "../../order/terms.ts";
import { quote } from "../../quote/quote.ts";
import { defineVerb } from "../../verb.ts";
import { contract } from "../contract.ts";
import { linesMinorOf } from "../drawing.ts";
import { pricedLines } from "../pricing.ts";

const { customer: who, ...flags } = contract.fields;

export const verb = defineVerb({
  summary: say("write a contract (a draft until it is signed)", "新建合同（签订前为草稿）"),
  examples: [
    'rounds contract add jinhong --kind frame --line "TEA-LJ250 x 500 @ 238" --start 2026-12-01 --end 2027-11-30 --notice-days 30',
    'rounds contract add jinhong --amount 30000 --stage "deposit, share=30%, date=2026-12-01" --stage "rest, share=70%, condition=accepted"',
  ],
  arguments: { customer: who },
  flags: typedFields({ ...contract, fields: flags }) as typeof flags,
  writes: true,
  async run(context, input) {
    const { book } = context;
    const { digits, settings } = book;
    const buyer = await book.get(customer, input.customer);
    await warnOthers(context, buyer);
    const offer = input.quote === undefined ? undefined : await book.get(quote, input.quote);
    const { lines: typed = offer?.lines } = input;
    const { terms, transportNeeds, installationNeeds, project } = offer ?? {};
    const { currency, taxRate, pricesIncludeTax, ...rest } = input;
    const given = {
      currency: currency ?? offer?.currency,
      taxRate: taxRate ?? offer?.taxRate,
      pricesIncludeTax: pricesIncludeTax ?? offer?.pricesIncludeTax,
    };
    const paper = { ...rest, ...paperTerms(given, settings) };
    const lines = typed && (await pricedLines(typed, paper, book));
    const agreed = {
      ...{ terms, transportNeeds, installationNeeds, project },
      ...Object.fromEntries(Object.entries(paper).filter(([, value]) => value !== undefined)),
      ...paper,
      ...(lines ? { lines } : {}),
    };
    const minor = linesMinorOf(agreed, digits);
    const amount = input.amount ?? (minor === undefined ? undefined : fromMinor(minor, digits));
    const record = { ...agreed, ...(amount === undefined ? {} : { amount }) };
    assertAgrees(contract, record, digits);
    const id = await book.newId(contract, record);
    const sum = amount === undefined ? "" : `, ${currency ?? settings.currency} ${grouped(amount)}`;
    return {
      steps: [{ do: "create", noun: contract, record: { ...record, id } }],
      receipt: say(
        `added contract ${id}: ${buyer.name}${sum}`,
        `已新建合同 ${id}：${buyer.name}${sum.replace(", ", "，")}`,
      ),
      notes: [
        await nextStepNote(
          context,
          { noun: contract, record: { ...record, id } },
          say(
            `next: rounds contract attach ${id} FILE; rounds contract sign ${id} --ours NAME --theirs NAME`,
            `下一步：rounds contract attach ${id} 文件；rounds contract sign ${id} --ours 姓名 --theirs 姓名`,
          ),
        ),
      ],
    };
  },
});
