import { daysBetween } from "../../law/dates.ts";
import { fromMicro } from "../../law/decimal.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { NameOf } from "../product/names.ts";
import type { Requisition } from "../requisition/requisition.ts";
import { isToDo, requisitionState, wantedMicro } from "../requisition/states.ts";
import type { Standing } from "./known.ts";
import type { Purchase } from "./purchase.ts";
import { nextOn, toComeMicro } from "./states.ts";

interface Names {
  readonly supplier: NameOf;
  readonly product: NameOf;
  /** Who delivers a product, by id. */
  readonly supplierOf?: (product: string) => string | undefined;
}

/** Drafts are sent once nothing holds them up; `waiting` tells those that are to be approved. */
export function draftDuties(
  drafts: readonly Purchase[],
  { names, waiting }: { readonly names: Names; readonly waiting: (id: string) => boolean },
  { calendar, limits }: DutyFacts,
): Duty[] {
  return drafts
    .filter(({ id }) => !waiting(id))
    .map(({ id, supplier, owner, date }) => ({
      rule: "purchase-send",
      noun: "purchase",
      id,
      about: names.supplier(supplier),
      who: owner,
      role: "buyer",
      from: date,
      due: calendar.addWorkdays(date, limits.purchaseSendWorkdays),
      what: say(`send ${id}`, `下达 ${id}`),
      command: `rounds purchase send ${id}`,
    }));
}

/**
 * What suppliers owe: the confirmation first, then the goods; before the promised day the warehouse
 * is told, after it the buyer asks until they are here.
 */
export function purchaseDuties(open: readonly Standing[], names: Names, facts: DutyFacts): Duty[] {
  return open.flatMap((one) => [
    ...confirmDuty(one, names, facts),
    ...goodsDuty(one, names, facts),
  ]);
}

function confirmDuty(
  { record, arrivals, state }: Standing,
  names: Names,
  { calendar, limits }: DutyFacts,
): Duty[] {
  const { id, sent, supplier, owner } = record;
  if (state !== "sent" || !sent || arrivals.length > 0) return [];
  return [
    {
      rule: "purchase-confirm",
      noun: "purchase",
      id,
      about: names.supplier(supplier),
      who: owner,
      role: "buyer",
      from: sent.date,
      due: calendar.addWorkdays(sent.date, limits.purchaseConfirmWorkdays),
      what: say(`has not confirmed ${id}`, `尚未确认 ${id}`),
      command: `rounds purchase confirm ${id} --promised DATE`,
    },
  ];
}

function goodsDuty(one: Standing, names: Names, facts: DutyFacts): Duty[] {
  const { record, arrivals } = one;
  const { id, supplier, owner } = record;
  const day = nextOn(record, arrivals);
  if (day === undefined) return [];
  const { today, calendar, limits } = facts;
  const goods = [...toComeMicro(record, arrivals)];
  const [first] = goods;
  const more = goods.length - 1;
  const count = first ? `${fromMicro(first[1])} ${names.product(first[0])}` : "";
  const countZh = first ? `${names.product(first[0])} ×${fromMicro(first[1])}` : "";
  const list = say(
    more > 0 ? `${count} and ${more} more` : count,
    more > 0 ? `${countZh} 等 ${goods.length} 种` : countZh,
  );
  if (day >= today) {
    return [
      {
        rule: "purchase-arrival",
        noun: "purchase",
        id,
        about: names.supplier(supplier),
        who: undefined,
        role: "storekeeper",
        from: calendar.addWorkdays(day, -limits.purchaseLeadWorkdays),
        due: day,
        what: say(`${id} arrives: ${list.en}`, `${id} 到货：${list.zh}`),
        command: "rounds purchase expected",
      },
    ];
  }
  const late = daysBetween(day, today);
  return [
    {
      rule: "purchase-late",
      noun: "purchase",
      id,
      about: names.supplier(supplier),
      who: owner,
      role: "buyer",
      from: day,
      due: day,
      what: say(
        `${id} is ${late} ${late === 1 ? "day" : "days"} late: ${list.en}`,
        `${id} 逾期 ${late} 天未到：${list.zh}`,
      ),
      command: `rounds purchase confirm ${id} --promised DATE`,
    },
  ];
}

/** What was asked for is ordered in time; what waits for approval is not the buyer's yet. */
export function requisitionDuties(
  requisitions: readonly Requisition[],
  { names, waiting }: { readonly names: Names; readonly waiting: (id: string) => boolean },
  { calendar, limits }: DutyFacts,
): Duty[] {
  return requisitions.flatMap((one): Duty[] => {
    const { id, date, neededBy, department, kind, lines = [], items = [] } = one;
    const state = requisitionState(one);
    if (waiting(id)) return [];
    const repaid = repayDuty(one, { calendar, limits });
    if (repaid) return [repaid];
    if (!isToDo(state)) return [];
    const within = calendar.addWorkdays(date, limits.requisitionWorkdays);
    const due = neededBy !== undefined && neededBy < within ? neededBy : within;
    const [first] = wantedMicro(one);
    const line = lines.find(({ product }) => product === first?.[0]);
    const supplier = line?.supplier ?? (line && names.supplierOf?.(line.product)) ?? "SUPPLIER";
    const what = first
      ? say(
          `${fromMicro(first[1])} ${names.product(first[0])}`,
          `${names.product(first[0])} ×${fromMicro(first[1])}`,
        )
      : say(items[0]?.item ?? "", items[0]?.item ?? "");
    return [
      {
        rule: "requisition",
        noun: "requisition",
        id,
        about: department ?? id,
        who: undefined,
        role: "buyer",
        ...(one.order === undefined ? {} : { first: true }),
        from: date,
        due,
        what: say(`${id} is to be bought: ${what.en}`, `待采购 ${id}：${what.zh}`),
        command:
          lines.length === 0 || kind === "office" || kind === "daily"
            ? `rounds requisition buy ${id} --amount AMOUNT`
            : `rounds purchase add ${supplier} --requisition ${id}`,
      },
    ];
  });
}

/** Whoever bought supplies out of his own pocket has the money back: R-PUR-05. */
function repayDuty(
  { id, department, bought, reimbursed }: Requisition,
  { calendar, limits }: Pick<DutyFacts, "calendar" | "limits">,
): Duty | undefined {
  if (!bought || reimbursed) return undefined;
  return {
    rule: "reimburse",
    noun: "requisition",
    id,
    about: department ?? id,
    who: undefined,
    role: "bookkeeper",
    from: bought.date,
    due: calendar.addWorkdays(bought.date, limits.requisitionWorkdays),
    what: say(`reimburse ${id}: ${bought.amount}`, `报销 ${id}：${bought.amount}`),
    command: `rounds requisition reimburse ${id}`,
  };
}
