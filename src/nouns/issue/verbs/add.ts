import { say } from "../../../law/words.ts";
import { approvalStanding } from "../../approval/gate.ts";
import { invoice } from "../../invoice/invoice.ts";
import { needsWarehouse, theWarehouse } from "../../move/facts.ts";
import { goodsTold, leavingFlags } from "../../move/lots/told.ts";
import { goodsLines } from "../../move/papers.ts";
import { ownUnits } from "../../order/tracking/goods.ts";
import { productNames } from "../../product/names.ts";
import { defineVerb } from "../../verb.ts";
import { issue } from "../issue.ts";
import { againstInvoice, letOut } from "../leaving.ts";

const {
  invoice: against,
  date,
  warehouse,
  lines,
  by,
  supervisor,
  carrier,
  notes,
  code,
} = issue.fields;

export const verb = defineVerb({
  summary: say("goods leave against an invoice of finance", "凭财务开出的应收单出仓"),
  examples: [],
  arguments: { invoice: against },
  flags: {
    lines: { ...lines, required: undefined },
    warehouse: { ...warehouse, required: undefined },
    ...leavingFlags,
    supervisor,
    carrier,
    notes,
    code,
    date,
    by,
  },
  needs: needsWarehouse,
  writes: true,
  async run(context, { lines: line, warehouse: named, lot, serials, ...told }) {
    const { book } = context;
    const paper = await book.get(invoice, told.invoice);
    const nameOf = await productNames(book);
    const asked = line === undefined ? undefined : await ownUnits(line, book);
    const quantities = await againstInvoice(book, paper, { asked, nameOf });
    const place = await theWarehouse(book, named);
    const goods = goodsLines(quantities);
    const typed = { ...told, customer: paper.customer, warehouse: place.id, lines: goods };
    const record = { ...typed, id: await book.newId(issue, typed) };
    const { state } = await approvalStanding(context, issue, record);
    if (state === "unneeded") {
      const { fields, ...gone } = await letOut(context, {
        ...{ record, date: told.date },
        goods: goodsTold({ lot, serials }),
      });
      const made = { do: "create" as const, noun: issue, record: { ...record, ...fields } };
      return { ...gone, steps: [made, ...gone.steps] };
    }
    const { id } = record;
    return {
      steps: [{ do: "create", noun: issue, record }],
      receipt: say(`added goods issue note ${id}`, `已新建出仓单 ${id}`),
      notes: [
        say(
          `to be approved: rounds approve ${id}; then rounds issue out ${id}`,
          `须先审批：rounds approve ${id}；批准后：rounds issue out ${id}`,
        ),
      ],
    };
  },
});
