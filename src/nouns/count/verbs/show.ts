import { switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { approvalParts } from "../../approval/view.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { count } from "../count.ts";
import { rowsOf } from "../counting.ts";
import { costsNow, placeName, warehousesOf } from "../facts.ts";
import { namesOf } from "../naming.ts";
import { countPage } from "../page.ts";
import { countState } from "../states.ts";

export const verb = defineVerb({
  summary: say(
    "show a stocktake: progress, what is missing, what differs",
    "查看盘点：进度、未盘与差异",
  ),
  examples: ["rounds count show SC261112A"],
  arguments: recordArgument(count),
  flags: { all: field(switchKind, say("Every place", "列出全部位置")) },
  async run(context, { which, all = false }) {
    const { book } = context;
    const record = await book.get(count, which);
    const rows = await rowsOf(book, record);
    const names = await namesOf(book);
    const differing = rows.filter((row) => row.difference !== 0 && !record.resulted);
    const page = countPage(record, {
      rows,
      names,
      nameOf: placeName(names, { warehouses: warehousesOf(record) }),
      digits: book.digits,
      costOf: await costsNow(
        book,
        differing.map(({ place }) => place.product),
      ),
      all,
      blind: record.blind === true && countState(record) === "counting",
    });
    const parts = await approvalParts(context, count, record);
    return {
      ...page,
      facts: [...page.facts, ...parts.facts],
      sections: [...page.sections, ...parts.sections],
    };
  },
});
