import type { IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import type { Duty } from "../../law/duty.ts";
import { say } from "../../law/words.ts";
import type { BankLine } from "../bank-line/bank-line.ts";
import type { Cheque } from "../cheque/cheque.ts";
import { chequeState } from "../cheque/states.ts";
import type { NameOf } from "../product/names.ts";
import type { Repayment } from "../repayment/repayment.ts";
import type { WriteOff } from "../write-off/write-off.ts";

interface Names {
  readonly nameOf: NameOf;
  readonly today: IsoDate;
}

/** A cheque is paid in on its day; one that came back is made good by the customer. */
export function chequeDuties(cheques: readonly Cheque[], { nameOf, today }: Names): Duty[] {
  return cheques.flatMap((one): Duty[] => {
    const { id, customer, amount, due, by } = one;
    const base = { noun: "cheque", id, about: nameOf(customer) };
    const state = chequeState(one, today);
    const shown = grouped(amount);
    if (state === "held" || state === "due") {
      return [
        {
          ...base,
          rule: "cheque",
          who: undefined,
          role: "bookkeeper",
          from: due,
          due,
          what: say(`pay in the cheque over ${shown}`, `支票 ${shown} 到期入账`),
          command: `rounds cheque bank ${id}`,
        },
      ];
    }
    const back = one.bounced?.at(-1)?.date;
    if (state !== "bounced" || back === undefined) return [];
    return [
      {
        ...base,
        rule: "cheque-bounced",
        who: by,
        role: "sales",
        from: back,
        due: back,
        what: say(
          `cheque over ${shown} bounced: have it made good`,
          `支票 ${shown} 退票，请客户补付`,
        ),
        command: `rounds cheque bank ${id}`,
      },
    ];
  });
}

/** Of all that came in by the statements of an account and is nobody's yet: one duty. */
export function bankLineDuties(lines: readonly BankLine[], { nameOf }: Names): Duty[] {
  const byAccount = new Map<string, BankLine[]>();
  for (const line of lines) {
    const account = line.account ?? "";
    byAccount.set(account, [...(byAccount.get(account) ?? []), line]);
  }
  return [...byAccount].flatMap(([account, all]): Duty[] => {
    const [first] = all;
    if (!first) return [];
    const count = all.length;
    return [
      {
        rule: "bank-line",
        noun: "bank-line",
        id: first.id,
        about: account === "" ? first.id : nameOf(account),
        who: undefined,
        role: "bookkeeper",
        from: first.date,
        due: first.date,
        what: say(
          `${count} statement ${count === 1 ? "line" : "lines"} to confirm`,
          `${count} 笔流水待认领`,
        ),
        command: "rounds bank-line match",
      },
    ];
  });
}

interface Waiting extends Names {
  /** Does it wait for an approval? Then whoever signs has the duty. */
  readonly waiting: (id: string) => boolean;
}

/** What was asked for, and approved where the firm wants that, is booked. */
export function writeOffDuties(all: readonly WriteOff[], { nameOf, waiting }: Waiting): Duty[] {
  return all
    .filter(({ id, booked }) => booked === undefined && !waiting(id))
    .map(({ id, customer, date }) => ({
      rule: "write-off",
      noun: "write-off",
      id,
      about: nameOf(customer),
      who: undefined,
      role: "bookkeeper",
      from: date,
      due: date,
      what: say(`book the write-off ${id}`, `坏账核销单 ${id} 待核销`),
      command: `rounds write-off book ${id}`,
    }));
}

/** A plan that may be granted is granted, so that nobody is reminded by the old dates. */
export function repaymentDuties(all: readonly Repayment[], { nameOf, waiting }: Waiting): Duty[] {
  return all
    .filter(({ id, granted, withdrawn }) => !granted && !withdrawn && !waiting(id))
    .map(({ id, customer, date, owner }) => ({
      rule: "repayment",
      noun: "repayment",
      id,
      about: nameOf(customer),
      who: owner,
      role: "bookkeeper",
      from: date,
      due: date,
      what: say(`let the plan ${id} hold`, `还款计划 ${id} 待生效`),
      command: `rounds repayment grant ${id}`,
    }));
}
