import { rateKind } from "../../law/kinds/figures.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { parsePeriod } from "../../law/typed-dates.ts";
import { say } from "../../law/words.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { periodFlag } from "../../nouns/generic/list.ts";
import { payment } from "../../nouns/payment/payment.ts";
import { conversionOf, type StageResult, share } from "../../nouns/pursuit/conversion.ts";
import { customerPipeline, pipelineOf } from "../../nouns/pursuit/known.ts";
import { stageOf } from "../../nouns/pursuit/pipeline.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { visit } from "../../nouns/visit/visit.ts";
import type { Column } from "../../print/view.ts";

/** The days of something, by customer, oldest first. */
function daysBy(
  all: readonly { readonly customer: string; readonly date?: string | undefined }[],
): ReadonlyMap<string, readonly string[]> {
  const days = new Map<string, string[]>();
  for (const { customer: who, date } of all) {
    if (date !== undefined) days.set(who, [...(days.get(who) ?? []), date]);
  }
  for (const list of days.values()) list.sort();
  return days;
}

const rate: Column["format"] = (value, language) =>
  typeof value === "string" ? rateKind.show(value, language) : "";

function rateColumn(key: string, label: ReturnType<typeof say>, weight: number): Column {
  return { key, label, weight, align: "right", format: rate };
}

function countColumn(key: string, label: ReturnType<typeof say>, weight: number): Column {
  return { key, label, weight, align: "right" };
}

const columns: readonly Column[] = [
  countColumn("entered", say("Entered", "进入"), 9),
  countColumn("open", say("Open", "在跟"), 6),
  countColumn("won", say("Won", "转化"), 8),
  countColumn("handedOver", say("Handed over", "转出"), 6),
  countColumn("lost", say("Lost", "流失"), 6),
  rateColumn("conversion", say("Conversion", "转化率"), 9),
  rateColumn("conversionTarget", say("Target", "目标"), 7),
  countColumn("paid", say("Paid", "已付款"), 6),
  rateColumn("payment", say("Paid rate", "付款率"), 8),
  rateColumn("paymentTarget", say("Target", "目标"), 5),
  rateColumn("firstVisit", say("Signed at first visit", "首访签约率"), 4),
];

function rowOf(one: StageResult) {
  const { stage, entered, open, won, handedOver, lost, paid } = one;
  const counts = { entered, open, won, handedOver, lost };
  const asksPay = stage.payment !== undefined;
  return {
    stage: stage.id,
    ...counts,
    conversion: share(won, entered),
    conversionTarget: stage.conversion,
    paid: asksPay ? paid : undefined,
    payment: asksPay ? share(paid, won) : undefined,
    paymentTarget: stage.payment,
    firstVisit:
      stage.conversion === undefined ? undefined : share(one.signedAtFirstVisit, one.visited),
  };
}

export const verb = defineVerb({
  summary: say(
    "conversion and payment in each stage against the targets",
    "各阶段转化率、付款率与目标",
  ),
  examples: [
    "rounds report conversion",
    "rounds report conversion --pipeline enrolment --period 'this year'",
  ],
  flags: {
    pipeline: field(textKind(), say("Pipeline", "流程")),
    staff: field(refKind("staff"), say("Only those pursued by", "仅此跟进人")),
    period: { ...periodFlag, label: say("Entered the stage within", "进入阶段的期间") },
  },
  async run(context, { pipeline: named, period, staff: person }) {
    const { book, today } = context;
    const pipeline = await pipelineOf(named ?? customerPipeline(context), context);
    const { from, to } = parsePeriod(period ?? "this year", { today });
    const all = (await book.all(customer)).filter(({ pursuit, owner }) => {
      const mine = (pursuit ?? []).some(({ by }) => (by ?? owner) === person);
      return pursuit !== undefined && (person === undefined || mine);
    });
    const since = { from, to: today < to ? to : today };
    const results = conversionOf(all, {
      pipeline,
      from,
      to,
      payments: daysBy(all.length === 0 ? [] : await book.between(payment, since)),
      visits: daysBy(
        all.length === 0 ? [] : (await book.between(visit, since)).filter((one) => !one.cancelled),
      ),
    });
    const below = results.filter(
      ({ stage, won, entered, open }) =>
        stage.conversion !== undefined &&
        entered > open &&
        Number(share(won, entered) ?? 1) < Number(stage.conversion),
    );
    return {
      shape: "report",
      title: say(`conversion: ${pipeline.name.en}`, `阶段转化：${pipeline.name.zh}`),
      from,
      to,
      columns: [
        {
          key: "stage",
          label: say("Stage", "阶段"),
          weight: 9,
          format: (value, language) =>
            stageOf(pipeline, String(value))?.[language] ?? String(value ?? ""),
        },
        ...columns,
      ],
      rows: results.map(rowOf),
      notes: below.map(({ stage }) =>
        say(`${stage.en}: conversion is below its target`, `${stage.zh}：转化率低于目标`),
      ),
    };
  },
});
