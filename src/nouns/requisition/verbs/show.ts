import { say } from "../../../law/words.ts";
import { recordArgument, recordPage } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { requisition } from "../requisition.ts";
import { isToDo, requisitionState, requisitionStates } from "../states.ts";

export const verb = defineVerb({
  summary: say("show a purchase requisition and what became of it", "查看采购申请及办理情况"),
  examples: ["rounds requisition show RQ261119A"],
  arguments: recordArgument(requisition),
  async run(context, { which }) {
    const record = await context.book.get(requisition, which);
    const page = await recordPage(requisition, record, context);
    const state = requisitionState(record);
    const label = requisitionStates.find(({ value }) => value === state)?.label;
    const [id, ...rest] = page.facts ?? [];
    return {
      ...page,
      facts: [
        ...(id ? [id] : []),
        {
          key: "state",
          label: say("State", "状态"),
          value: state,
          format: (_, language) => label?.[language] ?? state,
        },
        ...rest,
      ],
      notes: isToDo(state)
        ? [
            say(
              `to order it: rounds purchase add SUPPLIER --requisition ${record.id}`,
              `下单：rounds purchase add 供应商 --requisition ${record.id}`,
            ),
          ]
        : [],
      record: { ...record, state },
    };
  },
});
