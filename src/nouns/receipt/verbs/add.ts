import { RoundsError, refuse } from "../../../law/errors.ts";
import { refKind, switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { theWarehouse } from "../../move/facts.ts";
import { assignGoods } from "../../move/lots/assign.ts";
import { move } from "../../move/move.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { goodsKind } from "../../order/fields/tracking.ts";
import { ownUnits } from "../../order/tracking/goods.ts";
import { productNames } from "../../product/names.ts";
import { purchase } from "../../purchase/purchase.ts";
import { assertReceivable } from "../../purchase/rules.ts";
import { assertSeparate } from "../../staff/separation.ts";
import { supplier } from "../../supplier/supplier.ts";
import { type Context, defineVerb, NeedsYes } from "../../verb.ts";
import { mismatchText } from "../compare.ts";
import { countedLines, stillToCome } from "../delivered.ts";
import { assertNotDoubled } from "../doubled.ts";
import { receiptsOf } from "../facts.ts";
import { deliveryFields, receiptLineFields } from "../fields.ts";
import { inspected } from "../inspecting.ts";
import { type Draft, judged } from "../judging.ts";
import { consentsFrom } from "../over.ts";
import { type GoodsReceipt, goodsReceipt } from "../receipt.ts";
import { receiveGoods, refuseDelivery } from "../receiving.ts";

const {
  purchase: against,
  supplier: from,
  date,
  warehouse,
  by,
  lines,
  reason,
  notes,
} = goodsReceipt.fields;
const { why, replace } = receiptLineFields;
const { number, sender, handler, stamp, order } = deliveryFields;

const flags = {
  line: {
    ...lines,
    required: false as const,
    help: say("else all that is still to come", "默认为全部未到货物"),
  },
  hold: field(goodsKind, say("On quality hold", "待检"), { help: say("TEA-01 x 2", "货号 x 2") }),
  reject: field(goodsKind, say("Rejected", "拒收")),
  why: { ...why, help: say("of what is held or rejected", "待检或拒收的原因") },
  replace: { ...replace },
  handler: { ...handler, ask: true },
  stamp,
  sender: { ...sender, help: say("where the list names another", "清单所列与供应商不同时填写") },
  list: { ...number, label: say("Number of the delivery list", "送货清单号") },
  orderNumber: { ...order, help: say("where the list says another", "清单所列与订单不同时填写") },
  warehouse: { ...warehouse, required: undefined },
  supplier: from,
  reason,
  consent: field(refKind("staff"), say("Consents to more than ordered", "同意超收的采购人员")),
  notice: field(textKind(), say("Written notice of it", "超收书面通知号")),
  noticeBy: field(refKind("staff"), say("Who gave the notice", "书面通知出具人")),
  inspect: field(switchKind, say("All on quality hold", "全部待检")),
  date,
  by,
  notes,
};

type Input = Parameters<typeof draftOf>[0];

/** What is delivered as it was typed, counted and inspected. */
async function draftOf(
  input: {
    readonly purchase?: string | undefined;
  } & {
    readonly [K in keyof typeof flags]?: ReturnType<(typeof flags)[K]["kind"]["parse"]> | undefined;
  },
  context: Context,
): Promise<Draft> {
  const { book } = context;
  const record =
    input.purchase === undefined ? undefined : await book.get(purchase, input.purchase);
  // What came in full may still be followed by more, if both agree to it.
  const isFull = record?.closed !== undefined && record.closed.why === undefined;
  if (record && !isFull) assertReceivable(record);
  if (!record) assertWithoutOrder(input, context);
  await assertSeparate(context, [record?.owner], {
    was: say(`ordered ${record?.id}`, `采购 ${record?.id}`),
    may: say("receive it", "收货"),
  });
  const others = record ? await receiptsOf(book, record) : [];
  const nameOf = await productNames(book);
  if (record) {
    const { overReceiptPercent: tolerancePercent } = book.settings.limits;
    assertNotDoubled(record, others, { tolerancePercent, nameOf });
  }
  const typed = input.line ?? (record ? stillToCome(record, others) : []);
  if (typed.length === 0) {
    throw new RoundsError("missing-value", say("missing: --line", "缺少：--line（明细）"));
  }
  const lined = inspected(
    await countedLines(typed, book),
    {
      hold: await ownUnits(input.hold ?? [], book),
      reject: await ownUnits(input.reject ?? [], book),
      why: input.why,
      replace: input.replace,
    },
    nameOf,
  );
  const place = await theWarehouse(book, input.warehouse ?? record?.warehouse);
  const who = record?.supplier ?? input.supplier;
  const seller = who === undefined ? undefined : await book.maybe(supplier, who);
  return { purchase: record, others, seller, place: place.id, lines: lined, nameOf };
}

function assertWithoutOrder(
  { reason: said }: { readonly reason?: string | undefined },
  { book }: Context,
): void {
  if (book.settings.receiptWithoutOrder === false) {
    refuse(
      say("goods come in only against a purchase order", "入库须有采购订单"),
      say(
        "name the order: rounds receive PO…; the setting is receiptWithoutOrder in rounds.yaml",
        "请写采购订单：rounds receive PO…；如需放开，见 rounds.yaml 的 receiptWithoutOrder",
      ),
    );
  }
  if (said !== undefined) return;
  throw new RoundsError(
    "missing-value",
    say("missing: the purchase order, or --reason", "缺少：采购订单，或 --reason（无订单原因）"),
    { candidates: ["opening", "found", "office", "sample", "direct", "other"] },
  );
}

export const verb = defineVerb({
  summary: say(
    "receive goods against a purchase order, or for a reason",
    "收货入库：按采购订单，或注明原因",
  ),
  examples: [
    'rounds receive --reason found --line "CUP-W08 x 6" --warehouse main --notes "behind the shelf"',
    'rounds receive --reason office --supplier longjing-chaye --line "TEA-LJ250 x 1 @ 80" --warehouse main',
  ],
  arguments: { purchase: against },
  flags,
  writes: true,
  needs: async ({ book }, input) => {
    const known = input.warehouse !== undefined || input.purchase !== undefined;
    const { warehouse: places } = await import("../../warehouse/warehouse.ts");
    return known || (await book.all(places)).length < 2 ? [] : ["warehouse"];
  },
  async run(context, input) {
    const { book, me, today, yes } = context;
    const told = input as Input & { readonly date: string };
    assertNotAhead(told.date, today);
    const draft = await draftOf(told, context);
    const by = told.by ?? me;
    const given = await consentsFrom(told, { date: told.date, by, context });
    const { line: _, list, orderNumber } = told;
    const delivery = {
      number: list,
      sender: told.sender,
      handler: told.handler,
      stamp: told.stamp,
      order: orderNumber,
    };
    const verdict = await judged(draft, { delivery, given, inspect: told.inspect }, context);
    const record: GoodsReceipt = {
      purchase: draft.purchase?.id,
      supplier: draft.seller?.id,
      date: told.date,
      warehouse: draft.place,
      by,
      lines: verdict.lines,
      delivery: Object.values(delivery).some((one) => one !== undefined) ? delivery : undefined,
      reason: draft.purchase ? undefined : told.reason,
      ...verdict.fields,
      notes: told.notes,
      id: await book.newId(goodsReceipt, { date: told.date }),
    };
    assertAgrees(goodsReceipt, record, book.digits);
    const { nameOf } = draft;
    if (verdict.refused) {
      const why = mismatchText(record.mismatches ?? [], nameOf);
      const [over] = verdict.notes;
      const hint = over ? say(` (${over.en})`, `（${over.zh}）`) : say("", "");
      if (!yes) {
        throw new NeedsYes(
          say(
            `the delivery does not match ${record.purchase ?? "the order"}: ${why.en}${hint.en}. Refuse it and record that?`,
            `到货与 ${record.purchase ?? "订单"} 不符：${why.zh}${hint.zh}。拒收并登记？`,
          ),
        );
      }
      const refused = { date: told.date, by, why: record.notes };
      return refuseDelivery({ ...record, refused }, nameOf);
    }
    const change = await receiveGoods(record, {
      ...draft,
      me,
      today,
      from: draft.seller?.name,
      newMoveId: (values) => book.newId(move, values),
    });
    const steps = await assignGoods(book, change.steps);
    return { ...change, steps, notes: [...(change.notes ?? []), ...verdict.notes] };
  },
});
