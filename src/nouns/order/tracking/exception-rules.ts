import type { Change } from "../../../law/change.ts";
import { fromMicro, toMicro } from "../../../law/decimal.ts";
import { refuse } from "../../../law/errors.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Exception, Recovery } from "../fields/tracking.ts";
import { exceptionKinds, recoveryStates } from "../fields/tracking.ts";
import type { Order } from "../order.ts";
import { orderedMicro } from "../totals.ts";
import { assertAfterLeaving, shipmentChange } from "./log-rules.ts";
import { callShipment, type Numbered } from "./which.ts";

/** What an exception is called: "damaged 2 TEA-01". */
export function exceptionWords(
  { kind, product, quantity }: Pick<Exception, "kind" | "product" | "quantity">,
  nameOf: (product: string) => string,
): Text {
  const label = exceptionKinds.find(({ value }) => value === kind)?.label ?? say(kind, kind);
  const goods = product === undefined ? "" : ` ${nameOf(product)}`;
  if (quantity === undefined) return say(label.en + goods, label.zh + goods);
  return say(`${label.en} ${quantity}${goods}`, `${label.zh}${goods} ×${quantity}`);
}

/**
 * Something went wrong with a shipment: registered at once and never without a remedy (R-TRN-12,
 * R-TRN-21, R-TRN-22, R-TRN-24).
 */
export function addException(
  record: Order,
  { number, shipment }: Numbered,
  exception: Exception,
): Change {
  assertAfterLeaving(shipment, exception.date);
  const { product, quantity } = exception;
  if (product !== undefined) assertSent(record, { number, shipment }, { product, quantity });
  const exceptions = [...(shipment.exceptions ?? []), exception];
  const name = callShipment(record, number);
  const count = exceptions.length;
  const command = `rounds order clear ${record.id}`;
  return shipmentChange(
    record,
    { number, fields: { exceptions } },
    {
      receipt: say(
        `registered exception ${count} of ${name.en}: ${exception.what}`,
        `已登记 ${name.zh} 异常 ${count}：${exception.what}`,
      ),
      notes: [
        say(`to be cleared before noon tomorrow: ${command}`, `须于次日中午前查清：${command}`),
        ...(exception.kind === "refused" || exception.kind === "damaged"
          ? [
              say(
                `what comes back: rounds order return ${record.id}`,
                `货物退回：rounds order return ${record.id}`,
              ),
            ]
          : []),
      ],
    },
  );
}

/** Nothing can be short of what was not sent, nor more of it. */
function assertSent(
  record: Order,
  { number, shipment }: Numbered,
  { product, quantity }: { readonly product: string; readonly quantity: string | undefined },
): void {
  const sent = orderedMicro({ lines: shipment.lines.map((line) => ({ ...line, price: "0" })) });
  const micro = sent.get(product);
  const name = callShipment(record, number);
  if (micro === undefined) {
    refuse(say(`${product} was not sent with ${name.en}`, `${name.zh} 没有发出 ${product}`));
  }
  if (quantity !== undefined && toMicro(quantity) > micro) {
    const most = fromMicro(micro);
    refuse(
      say(
        `only ${most} ${product} were sent with ${name.en}`,
        `${name.zh} 只发出 ${product} ${most}`,
      ),
    );
  }
}

interface Clearing {
  /** From 1; none: the only one that is open. */
  readonly exception?: number | undefined;
  readonly date: string;
  readonly time?: string | undefined;
  readonly by?: string | undefined;
  readonly how?: string | undefined;
  /** By whose carelessness it came about, by staff id (R-ORD-31). */
  readonly fault?: string | undefined;
  /** Who pays for it, how much, and how far that is. */
  readonly from?: string | undefined;
  readonly amount?: string | undefined;
  readonly recovery?: Recovery["state"] | undefined;
}

/**
 * An exception was clarified: what came of it, and what is to be recovered from whom (R-TRN-21,
 * R-TRN-22). Told again of a cleared one it carries the recovery on.
 */
export function clearException(
  record: Order,
  { number, shipment }: Numbered,
  told: Clearing,
): Change {
  const all = shipment.exceptions ?? [];
  const name = callShipment(record, number);
  if (all.length === 0) {
    refuse(
      say(`${name.en} has no exception`, `${name.zh} 没有异常`),
      say(`rounds order exception ${record.id}`, `rounds order exception ${record.id}`),
    );
  }
  const index = indexOf(all, told, name);
  const one = all[index];
  if (!one) {
    refuse(say(`${name.en} has ${all.length} exceptions`, `${name.zh} 共有 ${all.length} 项异常`));
  }
  if (told.date < one.date) {
    refuse(say(`it was found on ${one.date}`, `异常发现于 ${one.date}`));
  }
  const cleared = clearedOf(one, told, `${name.en}`);
  const recover = recoveryOf(one, told, shipment.carrier);
  const after = { ...one, cleared, ...(recover ? { recover } : {}) };
  const exceptions = all.map((each, at) => (at === index ? after : each));
  const notes =
    recover?.state === "open" || recover?.state === "claimed"
      ? [
          say(
            `to be recovered from ${recover.from}${recover.amount ? `: ${recover.amount}` : ""}`,
            `待向 ${recover.from} 追偿${recover.amount ? `：${recover.amount}` : ""}`,
          ),
        ]
      : [];
  return shipmentChange(
    record,
    { number, fields: { exceptions } },
    {
      receipt: clearedText(name, index + 1, { one, cleared, recover }),
      notes,
    },
  );
}

function clearedText(
  name: Text,
  number: number,
  {
    one,
    cleared,
    recover,
  }: {
    readonly one: Exception;
    readonly cleared: NonNullable<Exception["cleared"]>;
    readonly recover: Recovery | undefined;
  },
): Text {
  if (!one.cleared || !recover) {
    return say(
      `exception ${number} of ${name.en} cleared: ${cleared.how}`,
      `${name.zh} 异常 ${number} 已查清：${cleared.how}`,
    );
  }
  const label = recoveryStates.find(({ value }) => value === recover.state)?.label;
  const sum = [recover.from, recover.amount].filter(Boolean).join(" ");
  return say(
    `exception ${number} of ${name.en}: ${sum}, ${label?.en}`,
    `${name.zh} 异常 ${number}：${sum}，${label?.zh}`,
  );
}

/** Of several the one that is meant: of the number, else the only one that is still open. */
function indexOf(all: readonly Exception[], { exception, recovery }: Clearing, name: Text): number {
  if (exception !== undefined) return exception - 1;
  const open = all.flatMap((one, at) =>
    !one.cleared || (recovery && one.recover?.state !== recovery) ? [at] : [],
  );
  const [only] = open;
  if (only !== undefined && open.length === 1) return only;
  if (all.length === 1) return 0;
  const numbers = open.map((at) => at + 1).join(", ");
  refuse(
    open.length === 0
      ? say(`all exceptions of ${name.en} are cleared`, `${name.zh} 的异常均已查清`)
      : say(`which exception of ${name.en}? ${numbers}`, `${name.zh} 有多项异常：${numbers}`),
    say(
      `--exception ${open[0] === undefined ? 1 : open[0] + 1}`,
      `请加 --exception ${open[0] === undefined ? 1 : open[0] + 1}`,
    ),
  );
}

function clearedOf(
  one: Exception,
  { how, date, time, by, fault }: Clearing,
  name: string,
): NonNullable<Exception["cleared"]> {
  if (one.cleared && how !== undefined) {
    const day = one.cleared.date;
    refuse(
      say(
        `this exception of ${name} was cleared on ${day}: ${one.cleared.how}`,
        `该异常已于 ${day} 查清：${one.cleared.how}`,
      ),
    );
  }
  if (one.cleared) return one.cleared;
  if (how === undefined) {
    refuse(
      say("how was it cleared?", "须写明处理结果"),
      say('--how "resent by the carrier"', '--how "承运商已补发"'),
    );
  }
  const traced = fault === undefined ? {} : { fault };
  return { date, how, ...(time ? { time } : {}), ...(by ? { by } : {}), ...traced };
}

function recoveryOf(
  one: Exception,
  { from, amount, recovery, date }: Clearing,
  carrier: string | undefined,
): Recovery | undefined {
  if (from === undefined && amount === undefined && recovery === undefined) return one.recover;
  const who = from ?? one.recover?.from ?? carrier;
  if (who === undefined) {
    refuse(say("recovered from whom?", "须写明追偿对象"), say("--from NAME", "--from 名称"));
  }
  const state = recovery ?? (one.recover ? one.recover.state : "open");
  const owedAmount = amount ?? one.recover?.amount;
  return {
    from: who,
    state,
    date,
    ...(owedAmount === undefined ? {} : { amount: owedAmount }),
  };
}
