import type { Approvable } from "../../law/approval.ts";
import { say } from "../../law/words.ts";
import type { Contract } from "./contract.ts";

type Told = Pick<Contract, "owner" | "signed" | "ended" | "amount" | "kind">;

/** How contracts come under the firm's approvals: before they are signed or printed as final. */
export const contractApproval: Approvable = {
  matters: [
    ...["customer", "kind", "lines", "amount", "currency", "taxRate", "pricesIncludeTax"],
    ...["start", "end", "noticeDays", "terms", "transportNeeds", "installationNeeds"],
    "clauses",
  ],
  owners: ({ owner }: Told) => [owner],
  waits: ({ signed, ended }: Told) => !signed && !ended,
  done: ({ signed }: Told) => (signed ? say("signed", "已签订") : undefined),
  facts: {
    amount: { label: say("amount", "合同金额"), of: ({ amount }: Told) => amount },
    kind: { label: say("kind", "类型"), of: ({ kind }: Told) => kind },
  },
};
