import { refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { field } from "../../../law/noun.ts";
import { join, say } from "../../../law/words.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { filing, handedFields } from "../filing.ts";
import { papersOf } from "../papers.ts";

/** The days of a month, both ends included. */
export function daysOf(month: string): { readonly from: string; readonly to: string } {
  return { from: `${month}-01`, to: `${month}-31` };
}

export const verb = defineVerb({
  summary: say("hand the papers of a month to finance", "当月单据移交财务"),
  examples: ["rounds filing hand 2026-10 --to xu-lan --place 'cabinet 2'"],
  arguments: { month: filing.fields.month },
  flags: {
    to: handedFields.to,
    place: filing.fields.place,
    note: handedFields.note,
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me, today }, { month, to, place, note, date }) {
    if (month > today.slice(0, 7)) {
      refuse(say(`${month} is still to come`, `${month} 尚未到来`));
    }
    const { papers, gaps, bare } = await papersOf(book, daysOf(month));
    const known = await book.maybe(filing, month);
    const one = {
      date,
      by: me,
      to,
      papers: papers.length,
      ...(note === undefined ? {} : { note }),
    };
    const handed = [...(known?.handed ?? []), one];
    const fields = { handed, ...(place === undefined ? {} : { place }) };
    const receiver = (await book.get(staff, to)).name;
    const notes = [
      ...(gaps.length > 0
        ? [say(`numbers missing: ${gaps.join(", ")}`, `缺号：${gaps.join("、")}`)]
        : []),
      ...(bare.length > 0
        ? [say(`moves without a paper: ${bare.length}`, `无单据的出入库：${bare.length} 笔`)]
        : []),
    ];
    return {
      steps: [
        known
          ? { do: "set", noun: filing, id: month, fields }
          : { do: "create", noun: filing, record: { id: month, month, ...fields } },
      ],
      receipt: say(
        `handed ${papers.length} papers of ${month} to ${receiver}`,
        `已将 ${month} 的 ${papers.length} 张单据移交 ${receiver}`,
      ),
      notes: notes.length > 0 ? [join(notes, say("; ", "；"))] : [],
    };
  },
});
