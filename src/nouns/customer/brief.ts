import type { Brief } from "../../law/noun.ts";
import { type Customer, customer } from "./customer.ts";

/** What a day's duties look at in a customer; of the contacts only those with a birthday. */
export type CustomerBrief = Pick<
  Customer,
  "id" | "name" | "owner" | "stage" | "added" | "nextStep" | "nextDate" | "visitCycle" | "contacts"
>;

export const customerBrief: Brief<typeof customer, CustomerBrief> = {
  noun: customer,
  of: ({ id, name, owner, stage, added, nextStep, nextDate, visitCycle, contacts }) => {
    const born = contacts?.flatMap(({ name: called, birthday, lunarBirthday }) =>
      birthday || lunarBirthday ? [{ name: called, birthday, lunarBirthday }] : [],
    );
    const some = born && born.length > 0 ? born : undefined;
    return { id, name, owner, stage, added, nextStep, nextDate, visitCycle, contacts: some };
  },
};
