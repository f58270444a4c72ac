import { addDays } from "../../law/dates.ts";
import type { Brief } from "../../law/noun.ts";
import { type Pursuit, standsIn } from "../pursuit/fields.ts";
import { type Service, servicesOf } from "./assets.ts";
import { type Customer, customer } from "./customer.ts";
import { cycleOf } from "./cycle.ts";

/** How far new data have come on their way into the file; nothing once they are filed. */
interface Intake {
  readonly collected: string;
  readonly reviewed?: string | undefined;
  readonly forwarded?: { readonly date: string; readonly to?: string | undefined } | undefined;
}

/** What a day's duties look at in a customer; of the contacts only those with a birthday. */
export interface CustomerBrief
  extends Pick<
    Customer,
    | "id"
    | "name"
    | "owner"
    | "stage"
    | "added"
    | "nextStep"
    | "nextDate"
    | "nextImportant"
    | "visitCycle"
    | "contacts"
    | "followUp"
    | "specialCycle"
    | "specialTold"
    | "optOut"
    | "settlementDays"
  > {
  readonly intake?: Intake | undefined;
  /** The days that come for its vehicles. */
  readonly services?: readonly Service[] | undefined;
  /** The stage it stands in, if it goes through a pipeline. */
  readonly inStage?: Pursuit | undefined;
  /** May it oblige somebody to something on any day, whatever is agreed next? Most do not. */
  readonly asks?: true | undefined;
}

/**
 * Those of a list that may oblige somebody to something up to a day; the others need not be looked
 * at one by one.
 */
export function asking(customers: readonly CustomerBrief[], until: string): CustomerBrief[] {
  const last = addDays(until, 1);
  return customers.filter(
    ({ asks, nextDate }) => asks || (nextDate !== undefined && nextDate <= last),
  );
}

function intakeOf({ collected, reviewed, forwarded, filed }: Customer): Intake | undefined {
  if (collected === undefined || filed) return undefined;
  const { date, to } = forwarded ?? {};
  return {
    collected,
    reviewed: reviewed?.date,
    forwarded: date === undefined ? undefined : { date, to },
  };
}

export const customerBrief: Brief<typeof customer, CustomerBrief> = {
  noun: customer,
  of: (record) => {
    const { id, name, owner, stage, added, nextStep, nextDate, nextImportant } = record;
    const { contacts, followUp, specialCycle, specialTold } = record;
    const visitCycle = cycleOf(record);
    const born = contacts?.flatMap(({ name: called, birthday, lunarBirthday, optOut: refuses }) =>
      birthday || lunarBirthday ? [{ name: called, birthday, lunarBirthday, optOut: refuses }] : [],
    );
    const some = born && born.length > 0 ? born : undefined;
    const brief = {
      id,
      name,
      owner,
      stage,
      added,
      nextStep,
      nextDate,
      nextImportant,
      visitCycle,
      contacts: some,
      followUp,
      specialCycle,
      specialTold,
      optOut: record.optOut,
      settlementDays: record.settlementDays,
      intake: intakeOf(record),
      services: servicesOf(record.assets),
      inStage: standsIn(record.pursuit),
    };
    const { intake, services, inStage } = brief;
    const isNew = stage === undefined || stage === "new";
    const told = [nextImportant, visitCycle, some, specialCycle, intake, services, inStage];
    const asks = isNew || owner === undefined || told.some((one) => one !== undefined);
    return asks ? { ...brief, asks } : brief;
  },
};
