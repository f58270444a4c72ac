import { RoundsError } from "../../../law/errors.ts";
import { say } from "../../../law/words.ts";
import { typedFields } from "../../generic/add.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { defineVerb } from "../../verb.ts";
import { countedWanted, orderShortage, thereAlready } from "../asking.ts";
import { requisition } from "../requisition.ts";

export const verb = defineVerb({
  summary: say("ask for goods or supplies to be bought", "新建采购申请"),
  examples: [
    'rounds requisition add --line "TEA-LJ250 x 20" --needed-by +10d --department 门店',
    'rounds requisition add --kind office --item "复印纸 x 5 箱 @ 120" --department 行政',
  ],
  flags: typedFields(requisition) as typeof requisition.fields,
  writes: true,
  async run(context, input) {
    const { book } = context;
    const isBare = input.lines === undefined && input.items === undefined;
    const short = isBare && input.order ? await orderShortage(context, input.order) : [];
    if (isBare && input.order && short.length === 0) {
      throw new RoundsError(
        "refused",
        say(`${input.order} is short of nothing`, `${input.order} 不缺货`),
        {
          hint: say('name the goods: --line "TEA-01 x 10"', "请写明商品：--line “货号 x 10”"),
        },
      );
    }
    const typed = await countedWanted(input.lines ?? short, book);
    const record = { ...input, ...(typed.length > 0 ? { lines: typed } : {}) };
    assertAgrees(requisition, record, book.digits);
    const id = await book.newId(requisition, record);
    const count = typed.length + (input.items ?? []).length;
    return {
      steps: [{ do: "create", noun: requisition, record: { ...record, id } }],
      receipt: say(
        `added purchase requisition ${id}: ${count} ${count === 1 ? "line" : "lines"}`,
        `已新建采购申请 ${id}：${count} 行`,
      ),
      notes: [
        ...(isBare ? [] : await thereAlready(context, typed)),
        ...(typed.length === 0
          ? [
              say(
                `when bought: rounds requisition buy ${id} --amount AMOUNT`,
                `购买后：rounds requisition buy ${id} --amount 金额`,
              ),
            ]
          : [
              say(
                `to order it: rounds purchase add SUPPLIER --requisition ${id}`,
                `下单：rounds purchase add 供应商 --requisition ${id}`,
              ),
            ]),
      ],
    };
  },
});
