import type { Act, Approvable } from "../../law/approval.ts";
import { digestOf } from "../../law/digest.ts";
import { say } from "../../law/words.ts";

interface Signed {
  readonly date: string;
  readonly by?: string;
  readonly why?: string;
  readonly digest?: string;
}

interface Told {
  readonly customer: string;
  readonly planned?: string;
  readonly date?: string;
  readonly purpose?: string;
  readonly by?: string;
  readonly kind?: string;
  readonly cancelled?: object;
  readonly approved?: Signed;
  readonly rejected?: Signed;
}

/** The one step of the policy that the setting visitApprovers stands for. */
const slip = "slip";

/** What older versions wrote down: one signature or refusal, with a mark of the plan it was for. */
function older({ customer, planned, purpose, ...told }: Told, digest: string): readonly Act[] {
  const then = digestOf([customer, planned, purpose]);
  const read = (signed: Signed | undefined, act: Act["act"]): readonly Act[] =>
    signed === undefined
      ? []
      : [
          {
            ...{ date: signed.date, by: signed.by ?? "", act, step: slip },
            ...(signed.why === undefined ? {} : { why: signed.why }),
            digest: signed.digest === then ? digest : (signed.digest ?? ""),
          },
        ];
  return [...read(told.approved, "approved"), ...read(told.rejected, "rejected")];
}

/**
 * How planned visits come under the firm's approvals (R-APR-01): customer, day and purpose are what
 * is approved. Who leads may plan a visit for somebody and approve it, but none of his own; where
 * there is nobody to ask, nobody is asked. What is out of the ordinary may be looked into at any
 * time (R-VIS-13).
 */
export const visitApproval: Approvable = {
  matters: ["customer", "planned", "purpose"],
  owners: ({ by }: Told) => [by],
  authorMay: true,
  askedOnlyOfSomebody: true,
  waits: ({ planned, date, cancelled }: Told) =>
    planned !== undefined && date === undefined && cancelled === undefined,
  facts: {
    kind: { label: say("kind of visit", "拜访类型"), of: ({ kind }: Told) => kind },
  },
  usual: ({ visitApprovers, visitsNeedApproval }) =>
    visitApprovers.length === 0 || visitsNeedApproval === "no"
      ? []
      : [
          {
            noun: "visit",
            when: ["kind != anomaly"],
            steps: [{ name: slip, by: visitApprovers }],
          },
        ],
  older,
};
