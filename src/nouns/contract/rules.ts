import type { Attachment } from "../../law/attachment.ts";
import type { Change, Step } from "../../law/change.ts";
import { addDays, type IsoDate } from "../../law/dates.ts";
import { grouped } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { exchanged } from "../../law/kinds/exchange.ts";
import { fromMinor } from "../../law/money.ts";
import { fold } from "../../law/names.ts";
import { say } from "../../law/words.ts";
import { type Invoice, invoice } from "../invoice/invoice.ts";
import { type Contract, contract, type Stage } from "./contract.ts";
import { stagesMinor } from "./states.ts";

/** When something was done, and by whom. */
export interface Told {
  readonly date: IsoDate;
  readonly by: string | undefined;
}

/** The step that sets some fields of a contract. */
export function set(record: Contract, fields: Partial<Record<keyof Contract, unknown>>): Step {
  return { do: "set", noun: contract, id: record.id, fields };
}

/** What was told, without what was left out. */
export function known<T extends object>(told: T): T {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as T;
}

/** Refuses what can no longer be done with a contract that was ended. */
export function assertNotEnded({ id, ended }: Contract): void {
  if (!ended) return;
  refuse(say(`${id} was ended on ${ended.date}`, `${id} 已于 ${ended.date} 终止`));
}

/** It goes on, until a later day. */
export function renewContract(
  record: Contract,
  { until, why, ...told }: Told & { readonly until: IsoDate; readonly why?: string | undefined },
): Change {
  assertNotEnded(record);
  const { id, end, signed } = record;
  if (!signed) {
    refuse(
      say(`${id} is not signed`, `${id} 尚未签订`),
      say(
        `change its end: rounds contract edit ${id} --end ${until}`,
        `直接修改：rounds contract edit ${id} --end ${until}`,
      ),
    );
  }
  if (end !== undefined && until <= end) {
    refuse(say(`${id} runs until ${end} already`, `${id} 的到期日已是 ${end}`));
  }
  const renewal = known({ ...told, was: end, until, why });
  return {
    steps: [set(record, { end: until, renewals: [...(record.renewals ?? []), renewal] })],
    ...(why === undefined ? {} : { why }),
    receipt: say(`renewed ${id}: until ${until}`, `${id} 已续签至 ${until}`),
  };
}

/** It ends on a day, or is let run out, for a reason. */
export function endContract(record: Contract, told: Told & { readonly why: string }): Change {
  assertNotEnded(record);
  const { id } = record;
  const open = (record.stages ?? []).filter((one) => one.invoice === undefined);
  return {
    steps: [set(record, { ended: known(told) })],
    why: told.why,
    receipt: say(
      `${id} ends on ${told.date}: ${told.why}`,
      `${id} 于 ${told.date} 终止：${told.why}`,
    ),
    notes:
      record.signed && open.length > 0
        ? [
            say(
              `payment stages not billed: ${open.map(({ name }) => name).join(", ")}`,
              `尚未开单的付款节点：${open.map(({ name }) => name).join("、")}`,
            ),
          ]
        : [],
  };
}

/** The stage that a word means: its name, its number, or a unique beginning. */
export function stageNamed(record: Contract, typed: string): { stage: Stage; at: number } {
  const all = record.stages ?? [];
  const word = fold(typed);
  const exact = all.findIndex(({ name }) => fold(name) === word);
  const number = /^\d+$/.test(typed) ? Number(typed) - 1 : -1;
  const starts = all.flatMap(({ name }, at) => (fold(name).startsWith(word) ? [at] : []));
  const at =
    exact >= 0 ? exact : number >= 0 ? number : starts.length === 1 ? (starts[0] ?? -1) : -1;
  const stage = all[at];
  if (stage) return { stage, at };
  const names = all.map(({ name }) => name);
  return refuse(
    say(`${record.id} has no payment stage "${typed}"`, `${record.id} 没有付款节点“${typed}”`),
    names.length > 0
      ? say(`its stages: ${names.join(", ")}`, `付款节点：${names.join("、")}`)
      : undefined,
  );
}

/** A stage's day is set, its condition is met, or an invoice that bills it is named. */
export function setStage(
  record: Contract,
  typed: string,
  told: Pick<Stage, "date" | "met" | "invoice">,
): Change {
  const { stage, at } = stageNamed(record, typed);
  const next = { ...stage, ...known(told) };
  const stages = (record.stages ?? []).map((one, index) => (index === at ? next : one));
  return {
    steps: [set(record, { stages })],
    receipt: say(
      `${record.id}: stage "${stage.name}" noted`,
      `${record.id}：付款节点“${stage.name}”已登记`,
    ),
  };
}

interface BillFacts {
  readonly id: string;
  readonly due: IsoDate;
  readonly digits: number;
  /** The book's. */
  readonly currency: string;
  /** Of the contract's currency, where it is not the book's. */
  readonly rate?: string | undefined;
}

/** Bills a payment stage of a signed contract, once. */
export function billStage(
  record: Contract,
  typed: string,
  { date, by, id, due, digits, currency, rate }: Told & BillFacts,
): Change {
  const { stage, at } = stageNamed(record, typed);
  if (!record.signed) {
    refuse(
      say(`${record.id} is not signed`, `${record.id} 尚未签订`),
      say(
        `first: rounds contract sign ${record.id}`,
        `请先运行：rounds contract sign ${record.id}`,
      ),
    );
  }
  if (stage.invoice !== undefined) {
    refuse(
      say(
        `stage "${stage.name}" was billed: ${stage.invoice}`,
        `付款节点“${stage.name}”已开单：${stage.invoice}`,
      ),
    );
  }
  if (stage.condition !== undefined && stage.met === undefined && stage.date === undefined) {
    refuse(
      say(
        `its condition is not met yet: ${stage.condition}`,
        `付款条件尚未达成：${stage.condition}`,
      ),
      say(
        `once it is: rounds contract stage ${record.id} "${stage.name}" --met today`,
        `达成后：rounds contract stage ${record.id} "${stage.name}" --met today`,
      ),
    );
  }
  const told = fromMinor(stagesMinor(record, digits)[at] ?? 0, digits);
  const amount = rate === undefined ? told : fromMinor(exchanged(told, rate, digits), digits);
  const bill: Invoice = {
    id,
    customer: record.customer,
    ...(record.owner === undefined && by === undefined ? {} : { owner: record.owner ?? by }),
    date,
    due,
    contract: record.id,
    ...(rate === undefined ? {} : { currency: record.currency, foreignAmount: told, rate }),
    amount,
    notes: `${record.code ?? record.id} · ${stage.name}`,
  };
  const noted = setStage(record, stage.name, { invoice: id });
  return {
    steps: [{ do: "create", noun: invoice, record: bill }, ...noted.steps],
    receipt: say(
      `billed stage "${stage.name}" of ${record.id}: ${id}, ${currency} ${grouped(amount)}, due ${due}`,
      `${record.id} 付款节点“${stage.name}”已开单：${id}，${currency} ${grouped(amount)}，${due} 到期`,
    ),
  };
}

/** The last day on which notice must be given; undefined where it has no end. */
export function noticeDay(
  record: Pick<Contract, "end" | "noticeDays">,
  usual: number,
): IsoDate | undefined {
  return record.end === undefined ? undefined : addDays(record.end, -(record.noticeDays ?? usual));
}

/** A file now belongs to the contract; attached anew it takes its own older place. */
export function attachFile(record: Contract, attachment: Attachment): Change {
  const all = record.attachments ?? [];
  const others = all.filter(({ path }) => path !== attachment.path);
  const was = all.find(({ path }) => path === attachment.path);
  if (was?.sha256 === attachment.sha256) {
    return {
      steps: [],
      receipt: say(`${attachment.path} is attached already`, `${attachment.path} 已附上，内容相同`),
    };
  }
  return {
    steps: [set(record, { attachments: [...others, known(attachment)] })],
    receipt: say(
      `attached ${attachment.path} to ${record.id}`,
      `${record.id} 已附上 ${attachment.path}`,
    ),
    notes: [say(`SHA-256 ${attachment.sha256}`, `SHA-256 ${attachment.sha256}`)],
  };
}
