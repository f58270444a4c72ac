import { addDays, type IsoDate } from "../../../law/dates.ts";
import { join, say, type Text } from "../../../law/words.ts";
import type { Customer } from "../../customer/customer.ts";

const words = {
  key: say("key", "重点"),
  large: say("large", "大客户"),
  new: say("new", "新客户"),
};

/** Why a customer's goods are watched more closely: key (grade A), large, new (R-TRN-27). */
export type Mark = keyof typeof words;

export function marksOf(
  customer: Pick<Customer, "grade" | "tier" | "added"> | undefined,
  { today, newCustomerDays }: { readonly today: IsoDate; readonly newCustomerDays: number },
): readonly Mark[] {
  if (!customer) return [];
  const { grade, tier, added } = customer;
  const isNew = added !== undefined && added > addDays(today, -newCustomerDays);
  return [
    ...(grade === "A" ? (["key"] as const) : []),
    ...(tier === "large" ? (["large"] as const) : []),
    ...(isNew ? (["new"] as const) : []),
  ];
}

export function marksText(marks: readonly Mark[]): Text {
  return join(
    marks.map((mark) => words[mark]),
    say(", ", "、"),
  );
}
