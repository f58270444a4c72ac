import { refuse } from "../../../law/errors.ts";
import { say } from "../../../law/words.ts";
import { assertApproved } from "../../approval/gate.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertBin } from "../../move/bins.ts";
import { needsWarehouse, theWarehouse } from "../../move/facts.ts";
import { assignGoods } from "../../move/lots/assign.ts";
import { goodsTold, leavingFlags } from "../../move/lots/told.ts";
import { assertThere, chosen, goodsLines, moveSteps } from "../../move/papers.ts";
import { ownUnits } from "../../order/tracking/goods.ts";
import { listed, productNames } from "../../product/names.ts";
import { assertSeparate } from "../../staff/separation.ts";
import { defineVerb } from "../../verb.ts";
import { issuedFields, material } from "../material.ts";
import { materialState, openMaterial } from "../states.ts";

const { date, warehouse, bin, takenBy, lines } = issuedFields;

export const verb = defineVerb({
  summary: say("the warehouse issues material, whole or in parts", "仓库按领料单发料，可分次"),
  examples: [],
  arguments: recordArgument(material),
  flags: {
    line: { ...lines, required: undefined },
    warehouse: { ...warehouse, required: undefined },
    bin,
    ...leavingFlags,
    takenBy,
    date: { ...date, initial: ({ today }: { today: string }) => today },
  },
  needs: async (context, { which, warehouse: named }) => {
    const own = which && (await context.book.maybe(material, which))?.warehouse;
    return needsWarehouse(context, { warehouse: named ?? own });
  },
  writes: true,
  async run(context, { which, line, warehouse: named, lot, serials, ...told }) {
    const { book, me } = context;
    const record = await book.get(material, which);
    const { id, order } = record;
    if (record.cancelled) refuse(say(`${id} is cancelled`, `${id} 已取消`));
    await assertApproved(context, { noun: material, record }, say("issued", "发料"));
    await assertSeparate(context, [record.owner], {
      was: say(`asked for ${id}`, `填写 ${id}`),
      may: say("issue it", "发料"),
    });
    const nameOf = await productNames(book);
    const quantities = chosen(openMaterial(record), line && (await ownUnits(line, book)), {
      nameOf,
      nothing: say(`nothing of ${id} is left to be issued`, `${id} 已无待发料`),
    });
    const place = await theWarehouse(book, named ?? record.warehouse);
    assertBin(place, told.bin);
    const taken = await assertThere(context, { ...told, warehouse: place.id, quantities });
    const issue = { ...told, by: me, warehouse: place.id, lines: goodsLines(quantities) };
    const issued = [...(record.issued ?? []), issue];
    const why = [record.department, record.work ?? order].filter(Boolean).join(" · ");
    const heading = {
      ...{ date: told.date, kind: "out" as const, warehouse: place.id, paper: id, by: me },
      ...(why === "" ? {} : { why }),
      ...(told.bin === undefined ? {} : { bin: told.bin }),
    };
    const gone = listed(quantities, nameOf);
    const rest = listed(openMaterial({ ...record, issued }), nameOf);
    return {
      steps: [
        { do: "set", noun: material, id, fields: { issued } },
        ...(await assignGoods(
          book,
          await moveSteps(book, { heading, way: "out" }, { quantities }),
          goodsTold({ lot, serials }),
        )),
      ],
      receipt: say(
        `issued ${id}: ${gone.en} out of ${place.name}`,
        `已发料 ${id}：${gone.zh}，${place.name}`,
      ),
      notes: [
        ...taken,
        materialState({ ...record, issued }) === "issued"
          ? say(`to be filed: rounds print ${id}`, `打印留存：rounds print ${id}`)
          : say(`still open: ${rest.en}`, `尚未发：${rest.zh}`),
      ],
    };
  },
});
