import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { fold } from "../../law/names.ts";
import { say } from "../../law/words.ts";
import type { Customer } from "../customer/customer.ts";

/** A bill that one of a customer's people signs for, to be paid later; smallest unit. */
export interface Signing {
  readonly signer: string;
  readonly date: string;
  readonly amountMinor: number;
}

export interface SigningFacts {
  readonly payer: Pick<
    Customer,
    "id" | "name" | "signers" | "signLimit" | "creditLimit" | "membership" | "hold"
  >;
  /** What is open of bills that were signed for. */
  readonly signedMinor: number;
  /** All that is open, less what was paid ahead. */
  readonly owedMinor: number;
  readonly digits: number;
}

type Signer = NonNullable<Customer["signers"]>[number];

/** Who of a customer's people may sign on a day. */
export function signersOn(signers: readonly Signer[] | undefined, date: string): readonly Signer[] {
  return (signers ?? []).filter(
    ({ from, until }) =>
      (from === undefined || from <= date) && (until === undefined || date <= until),
  );
}

/**
 * Lets a bill be signed on account only by whom the customer named, up to that person's own limit
 * for one bill, and as long as all signed bills that are open stay within the signing limit, and
 * all that is owed within the credit limit. Returns the name as it stands in the list. R-CUS-49,
 * R-COL-42. @throws RoundsError refused
 */
export function assertMaySign(told: Signing, facts: SigningFacts): string {
  const { payer, digits } = facts;
  const { id, name } = payer;
  if (payer.membership === "withdrawn") {
    refuse(say(`${name} has withdrawn: nothing is signed on account`, `${name} 已退会，不能签单`));
  }
  if (payer.hold) {
    refuse(
      say(`${name} is on hold: ${payer.hold.why}`, `${name} 已暂停：${payer.hold.why}`),
      say(`rounds customer release ${id}`, `解除：rounds customer release ${id}`),
    );
  }
  const signer = signerOf(told, facts);
  if (signer.limit !== undefined && told.amountMinor > toMinor(signer.limit, digits)) {
    refuse(
      say(
        `${signer.name} signs up to ${grouped(signer.limit)} for one bill`,
        `${signer.name} 单笔签单限额 ${grouped(signer.limit)}`,
      ),
    );
  }
  assertWithin(told.amountMinor, facts);
  return signer.name;
}

function signerOf({ signer, date }: Signing, { payer }: SigningFacts): Signer {
  const { id, name } = payer;
  const may = signersOn(payer.signers, date);
  const found = may.find((one) => fold(one.name) === fold(signer));
  if (found) return found;
  const wasOnce = (payer.signers ?? []).some((one) => fold(one.name) === fold(signer));
  const all = may.map((one) => one.name);
  return refuse(
    wasOnce
      ? say(
          `${signer} may not sign on ${date} for ${name}`,
          `${date} ${signer} 无权为 ${name} 签单`,
        )
      : say(`${signer} may not sign for ${name}`, `${signer} 不是 ${name} 的有效签单人员`),
    all.length > 0
      ? say(`those who may: ${all.join(", ")}`, `有效签单人员：${all.join("、")}`)
      : say(
          `name who may: rounds customer edit ${id} --signer 'name=${signer}'`,
          `请先登记：rounds customer edit ${id} --signer '姓名=${signer}'`,
        ),
  );
}

function assertWithin(amountMinor: number, facts: SigningFacts): void {
  const { payer, signedMinor, owedMinor, digits } = facts;
  const money = (minor: number): string => grouped(fromMinor(minor, digits));
  const remedy = say(
    `collect first (rounds collect ${payer.id} AMOUNT), or raise it: rounds customer edit ${payer.id} --sign-limit AMOUNT`,
    `请先收款（rounds collect ${payer.id} 金额），或调整限额：rounds customer edit ${payer.id} --sign-limit 金额`,
  );
  if (payer.signLimit !== undefined) {
    const limit = toMinor(payer.signLimit, digits);
    if (signedMinor + amountMinor > limit) {
      const over = money(signedMinor + amountMinor - limit);
      refuse(
        say(
          `signed bills of ${payer.name} would be ${over} above the signing limit of ${money(limit)} (${money(signedMinor)} open)`,
          `${payer.name} 签单限额 ${money(limit)}，未结 ${money(signedMinor)}，本笔将超出 ${over}`,
        ),
        remedy,
      );
    }
  }
  if (payer.creditLimit === undefined) return;
  const limit = toMinor(payer.creditLimit, digits);
  if (owedMinor + amountMinor <= limit) return;
  const over = money(owedMinor + amountMinor - limit);
  refuse(
    say(
      `${payer.name} would owe ${over} more than its credit limit of ${money(limit)}`,
      `${payer.name} 信用额度 ${money(limit)}，本笔将超出 ${over}`,
    ),
    say(
      `collect first: rounds collect ${payer.id} AMOUNT`,
      `请先收款：rounds collect ${payer.id} 金额`,
    ),
  );
}
