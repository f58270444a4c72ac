import { parseCondition } from "../../law/approval.ts";
import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import { policiesOf } from "../approval/gate.ts";
import { assertRight, overConsentRight, overNoticeRight } from "../staff/rights.ts";
import { staff } from "../staff/staff.ts";
import type { Context } from "../verb.ts";
import { goodsReceipt } from "./receipt.ts";

/** Who let more come in than was ordered. */
export interface Consents {
  readonly consent?: string | undefined;
  readonly notice?: string | undefined;
  readonly noticeBy?: string | undefined;
}

interface Given {
  readonly consent: { readonly date: string; readonly by: string };
  readonly notice: { readonly date: string; readonly by: string; readonly paper: string };
}

/**
 * Both that let more in than was ordered: purchasing's consent and the written notice of another
 * person with the right to it, neither by the storekeeper alone (R-WHS-04, R-APR-06). Undefined
 * where one of them is missing. @throws RoundsError where who gave them may not
 */
export async function consentsFrom(
  { consent, notice, noticeBy }: Consents,
  { date, by, context }: { date: string; by: string | undefined; context: Context },
): Promise<Given | undefined> {
  if (consent === undefined || notice === undefined || noticeBy === undefined) return undefined;
  if (consent === noticeBy) {
    refuse(
      say(
        "purchasing's consent and the written notice are given by two people",
        "采购同意与书面通知须由两人分别出具",
      ),
    );
  }
  if (noticeBy === by) {
    refuse(
      say(
        "whoever receives the goods does not give the notice for it",
        "收货人本人不得出具超收书面通知",
      ),
    );
  }
  await assertMay(overConsentRight, consent, context);
  await assertMay(overNoticeRight, noticeBy, context);
  return { consent: { date, by: consent }, notice: { date, by: noticeBy, paper: notice } };
}

async function assertMay(
  right: typeof overConsentRight,
  who: string,
  { book }: Context,
): Promise<void> {
  const person = await book.maybe(staff, who);
  const name = person?.name ?? who;
  await assertRight(right, { book, me: who }, ({ en, zh }) =>
    right === overConsentRight
      ? say(
          `${name} cannot consent to more than ordered; that is for: ${en}`,
          `${name} 无权同意超收，须由${zh}同意`,
        )
      : say(
          `${name} cannot give the notice for more than ordered; that is for: ${en}`,
          `${name} 无权出具超收通知，须由${zh}出具`,
        ),
  );
}

/** Has the firm a policy of approvals that asks about goods beyond the order? */
export function hasOverPolicy({ book }: Pick<Context, "book">): boolean {
  return policiesOf(goodsReceipt, book).some(({ when = [], steps }) =>
    [...when, ...steps.flatMap((step) => step.when ?? [])].some(
      (one) => parseCondition(one)?.fact === "over",
    ),
  );
}
