import { addDays, daysBetween } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import type { NameOf } from "../product/names.ts";
import type { Contract } from "./contract.ts";
import { noticeDay } from "./rules.ts";
import { contractState, stagesMinor } from "./states.ts";

interface ContractDutyFacts extends DutyFacts {
  readonly nameOf: NameOf;
}

/**
 * A contract is signed in time; before the last day on which notice can be given somebody decides
 * whether it goes on (R-REM-39, R-ARC-20); a payment stage is billed on its day.
 */
export function contractDuties(contracts: readonly Contract[], facts: ContractDutyFacts): Duty[] {
  const { until } = facts;
  const all = contracts.flatMap((one) => {
    if (one.ended) return [];
    if (!one.signed) return [unsigned(one, facts)];
    return [...renewal(one, facts), ...stages(one, facts)];
  });
  return until === undefined ? all : all.filter(({ from }) => from <= until);
}

function base({ id, customer, owner }: Contract, { nameOf }: ContractDutyFacts) {
  return { noun: "contract", id, about: nameOf(customer), who: owner };
}

function unsigned(one: Contract, facts: ContractDutyFacts): Duty {
  const { id, code, date } = one;
  return {
    ...base(one, facts),
    rule: "contract-sign",
    from: date,
    due: addDays(date, facts.limits.contractSignDays),
    what: say(`have contract ${code ?? id} signed`, `合同 ${code ?? id} 待签订`),
    command: `rounds contract sign ${id}`,
  };
}

function renewal(one: Contract, facts: ContractDutyFacts): Duty[] {
  const { limits, today } = facts;
  const { id, code, end = "" } = one;
  const notice = noticeDay(one, limits.contractNoticeDays);
  if (notice === undefined || contractState(one, today) === "expired") return [];
  const left = daysBetween(today, end);
  return [
    {
      ...base(one, facts),
      rule: "contract-renewal",
      from: addDays(notice, -limits.contractLeadDays),
      due: notice,
      what: say(
        `contract ${code ?? id} ends on ${end} (in ${left} days): renew it, or give notice by ${notice}`,
        `合同 ${code ?? id} 将于 ${end} 到期（还有 ${left} 天），${notice} 前决定续签或通知终止`,
      ),
      command: `rounds contract renew ${id} --until ${addDays(end, 365)}`,
    },
  ];
}

function stages(one: Contract, facts: ContractDutyFacts): Duty[] {
  const { limits, digits } = facts;
  const { id, code } = one;
  const minors = stagesMinor(one, digits);
  return (one.stages ?? []).flatMap((stage, at): Duty[] => {
    const day = stage.met ?? stage.date;
    if (stage.invoice !== undefined || day === undefined) return [];
    const amount = fromMinor(minors[at] ?? 0, digits);
    const isMet = stage.condition === undefined || stage.met !== undefined;
    return [
      {
        ...base(one, facts),
        rule: "contract-stage",
        part: stage.name,
        from: addDays(day, -limits.contractStageLeadDays),
        due: day,
        what: say(
          `contract ${code ?? id}, "${stage.name}": bill ${amount}${isMet ? "" : ` once ${stage.condition}`}`,
          `合同 ${code ?? id} 付款节点“${stage.name}”：应收 ${amount}${isMet ? "" : `（条件：${stage.condition}）`}`,
        ),
        command: `rounds contract bill ${id} "${stage.name}"`,
      },
    ];
  });
}
