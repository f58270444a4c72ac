import type { Change } from "../../law/change.ts";
import { addDays, type IsoDate } from "../../law/dates.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import { type Order, order } from "./order.ts";

interface Arranged {
  readonly date: IsoDate;
  readonly conditions?: string | undefined;
  readonly by: string | undefined;
  /** The day on which the installers were told, if they know already. */
  readonly told?: IsoDate | undefined;
  /** Days before, by which they are to know. */
  readonly notice: number;
}

/** Arranges or moves the installation of an order; the installers must be told anew (R-ORD-30). */
export function installOrder(record: Order, told: Arranged): Change {
  const { id, cancelled, installation: was } = record;
  if (cancelled) refuse(say(`${id} is cancelled`, `${id} 已取消`));
  const { date, by, notice } = told;
  const conditions = told.conditions ?? was?.conditions;
  if (conditions === undefined) {
    refuse(
      say("are the conditions on the spot confirmed?", "请先确认现场安装条件"),
      say('say so: --conditions "…"', '请写明：--conditions "现场条件"'),
    );
  }
  const knows = told.told ?? (was?.date === date ? was.told : undefined);
  const known = knows === undefined ? {} : { told: knows, toldBy: by };
  const installation = { date, conditions, by, ...known };
  const notified = addDays(date, -notice);
  return {
    steps: [{ do: "set", noun: order, id, fields: { installation } }],
    receipt: say(`${id} is installed on ${date}`, `${id} 安排于 ${date} 安装`),
    notes:
      knows === undefined
        ? [
            say(
              `tell the installers by ${notified}: rounds order install ${id} --told`,
              `请于 ${notified} 前通知安装部：rounds order install ${id} --told`,
            ),
          ]
        : [],
  };
}

/** The installation department knows of the day. */
export function installersTold(
  record: Order,
  { date, by }: { readonly date: IsoDate; readonly by: string | undefined },
): Change {
  const { id, installation } = record;
  if (!installation) {
    return refuse(
      say(`no installation of ${id} is arranged`, `${id} 尚未安排安装`),
      say(
        `first: rounds order install ${id} --date DAY`,
        `请先安排：rounds order install ${id} --date 日期`,
      ),
    );
  }
  const fields = { installation: { ...installation, told: date, toldBy: by } };
  return {
    steps: [{ do: "set", noun: order, id, fields }],
    receipt: say(
      `the installers know of ${id} on ${installation.date}`,
      `已通知安装部：${id} 于 ${installation.date} 安装`,
    ),
  };
}
