import { refuse } from "../../../law/errors.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertApproved } from "../../approval/gate.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertBin } from "../../move/bins.ts";
import { needsWarehouse, theWarehouse } from "../../move/facts.ts";
import { assignGoods } from "../../move/lots/assign.ts";
import { comingFlags, goodsTold } from "../../move/lots/told.ts";
import { chosen, goodsLines, moveSteps } from "../../move/papers.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { ownUnits } from "../../order/tracking/goods.ts";
import { listed, productNames } from "../../product/names.ts";
import { assertSeparate } from "../../staff/separation.ts";
import { defineVerb } from "../../verb.ts";
import { type Finished, finished, takenInFields } from "../finished.ts";
import { finishedState, toReceive } from "../states.ts";

const { date, warehouse, bin, lines } = takenInFields;

/** Refuses what quality inspection has not seen, or has seen and failed. @throws RoundsError */
function assertPassed(record: Finished): void {
  const { id } = record;
  const state = finishedState(record);
  if (state === "cancelled") refuse(say(`${id} is cancelled`, `${id} 已取消`));
  if (state === "failed") refuse(say(`all of ${id} failed inspection`, `${id} 全部检验不合格`));
  if (state !== "made") return;
  refuse(
    say(`${id} is not inspected yet`, `${id} 尚未检验`),
    say(`first: rounds finished inspect ${id}`, `请先检验：rounds finished inspect ${id}`),
  );
}

export const verb = defineVerb({
  summary: say("the warehouse counts finished goods and takes them in", "仓库点收成品入库"),
  examples: [],
  arguments: recordArgument(finished),
  flags: {
    line: { ...lines, required: undefined },
    short: field(textKind(), say("Why the rest does not come", "短缺原因")),
    warehouse: { ...warehouse, required: undefined },
    bin,
    ...comingFlags,
    date: { ...date, initial: ({ today }: { today: string }) => today },
  },
  needs: async (context, { which, warehouse: named }) => {
    const own = which && (await context.book.maybe(finished, which))?.warehouse;
    return needsWarehouse(context, { warehouse: named ?? own });
  },
  writes: true,
  async run(context, { which, line, short, warehouse: named, bin: shelf, date: day, ...goods }) {
    const { book, me, today } = context;
    assertNotAhead(day, today);
    const record = await book.get(finished, which);
    const { id } = record;
    assertPassed(record);
    await assertApproved(context, { noun: finished, record }, say("taken in", "入库"));
    await assertSeparate(context, [record.owner, record.inspected?.by], {
      was: say(`wrote or inspected ${id}`, `填写或检验 ${id}`),
      may: say("take it in", "点收入库"),
    });
    const nameOf = await productNames(book);
    const open = toReceive(record);
    const quantities = chosen(open, line && (await ownUnits(line, book)), {
      nameOf,
      nothing: say(`nothing of ${id} is left to be taken in`, `${id} 已无待入库成品`),
    });
    const place = await theWarehouse(book, named ?? record.warehouse);
    assertBin(place, shelf);
    const where = { warehouse: place.id, ...(shelf === undefined ? {} : { bin: shelf }) };
    const taken = { date: day, by: me, ...where, lines: goodsLines(quantities) };
    const received = [...(record.received ?? []), taken];
    const rest = toReceive({ ...record, received });
    const closed =
      short !== undefined && rest.size > 0 ? { date: day, by: me, why: short } : undefined;
    const heading = { date: day, kind: "in" as const, ...where, paper: id, by: me };
    const priceOf = (id: string): string | undefined =>
      record.lines.find((one) => one.product === id)?.price;
    const [came, left] = [listed(quantities, nameOf), listed(rest, nameOf)];
    return {
      steps: [
        { do: "set", noun: finished, id, fields: { received, ...(closed ? { closed } : {}) } },
        ...(await assignGoods(
          book,
          await moveSteps(book, { heading, way: "in" }, { quantities, priceOf }),
          { ...goodsTold(goods), paperIsLot: true },
        )),
      ],
      receipt: say(
        `took in ${id}: ${came.en} into ${place.name}`,
        `已入库 ${id}：${came.zh}，${place.name}`,
      ),
      notes:
        rest.size === 0
          ? []
          : [
              closed
                ? say(`short: ${left.en}`, `短缺：${left.zh}`)
                : say(
                    `still to come: ${left.en}; if it does not: --short WHY`,
                    `尚未入库：${left.zh}；如不再入库请注明 --short 原因`,
                  ),
            ],
    };
  },
});
