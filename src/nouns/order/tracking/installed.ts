import type { Change } from "../../../law/change.ts";
import { toMicro } from "../../../law/decimal.ts";
import { refuse } from "../../../law/errors.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Installed } from "../fields/tracking.ts";
import type { Order } from "../order.ts";
import { assertAfterLeaving, shipmentChange } from "./log-rules.ts";
import { callShipment, type Numbered } from "./which.ts";

/** The firm's hours for putting cabinets together: R-ORD-35. */
export interface AssemblyLimits {
  readonly assemblyMetres: number;
  readonly assemblyHours: number;
  readonly assemblyLongHours: number;
}

/** The hours that so many metres of cabinets may take. */
export function hoursFor(metres: string, limits: AssemblyLimits): number {
  const isLong = toMicro(metres) > limits.assemblyMetres * 1_000_000;
  return isLong ? limits.assemblyLongHours : limits.assemblyHours;
}

/**
 * What was installed is accepted by the customer: satisfied, or what is mended by a promised day
 * (R-ORD-29, R-ORD-36). Told again once it is mended.
 */
export function acceptInstallation(
  record: Order,
  { number, shipment }: Numbered,
  { told, limits }: { readonly told: Installed; readonly limits: AssemblyLimits },
): Change {
  const name = callShipment(record, number);
  const was = shipment.installed;
  assertAfterLeaving(shipment, told.date);
  if (was?.satisfied) {
    refuse(say(`${name.en} was accepted on ${was.date}`, `${name.zh} 已于 ${was.date} 验收`));
  }
  if (!told.satisfied && (told.mend === undefined || told.mendBy === undefined)) {
    refuse(
      say("what is mended, and by when?", "客户不满意时须写明整改内容与期限"),
      say('--mend "door hangs low" --mend-by +2d', '--mend "柜门下沉" --mend-by +2d'),
    );
  }
  const installed = { ...was, ...told };
  return shipmentChange(
    record,
    { number, fields: { installed } },
    {
      receipt: told.satisfied
        ? say(`${name.en}: installation accepted`, `${name.zh}：安装已验收`)
        : say(
            `${name.en}: to be mended by ${told.mendBy}: ${told.mend}`,
            `${name.zh}：须于 ${told.mendBy} 前整改：${told.mend}`,
          ),
      notes: overTime(told, limits),
    },
  );
}

function overTime({ metres, hours }: Installed, limits: AssemblyLimits): Text[] {
  if (metres === undefined || hours === undefined) return [];
  const most = hoursFor(metres, limits);
  if (toMicro(hours) <= most * 1_000_000) return [];
  return [
    say(
      `${metres} m are to be done in ${most} hours, it took ${hours}: report it to the factory`,
      `${metres} 米应在 ${most} 小时内完成，实际 ${hours} 小时，请上报工厂`,
    ),
  ];
}
