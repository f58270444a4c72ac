import { opposite } from "../../law/decimal.ts";
import { exchanged } from "../../law/kinds/exchange.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import type { Finding } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";

export interface OwedFacts {
  readonly date?: string;
  readonly due?: string;
  readonly amount?: string;
  readonly credits?: string | undefined;
  readonly currency?: string | undefined;
  readonly foreignAmount?: string | undefined;
  readonly rate?: string | undefined;
  readonly instalments?: readonly { readonly due: string; readonly amount: string }[] | undefined;
}

interface AgreeFacts {
  readonly digits: number;
  /** What lines and freight come to with tax, in the paper's currency; undefined without lines. */
  readonly linesMinor: number | undefined;
}

/**
 * What must hold between the figures of an invoice. With lines its amount, in its own currency, is
 * what they and the freight come to; in the book's it is that at its rate; instalments add up to
 * it; a credit note takes away; it is due not before its day.
 */
export function invoiceAgrees(record: OwedFacts, facts: AgreeFacts): readonly Finding[] {
  const { date, due } = record;
  const isEarly = date !== undefined && due !== undefined && due < date;
  return [
    ...linesAgree(record, facts),
    ...currencyAgrees(record, facts.digits),
    ...creditAgrees(record, facts.digits),
    ...instalmentsAgree(record, facts.digits),
    ...(isEarly ? [at("due", say("it is due before its own date", "到期日早于开单日期"))] : []),
  ];
}

function at(field: string, text: Text): Finding {
  return { path: [field], text };
}

function linesAgree(record: OwedFacts, { digits, linesMinor }: AgreeFacts): readonly Finding[] {
  const field = record.currency === undefined ? "amount" : "foreignAmount";
  const told = record[field];
  if (linesMinor === undefined || told === undefined) return [];
  const signed = record.credits === undefined ? linesMinor : -linesMinor;
  if (signed === toMinor(told, digits)) return [];
  const text = say(
    "the amount is not the sum of the lines and the freight",
    "金额与明细及运费合计不符",
  );
  return [at(field, text)];
}

function currencyAgrees(record: OwedFacts, digits: number): readonly Finding[] {
  const { currency, foreignAmount, rate, amount, credits } = record;
  if (currency === undefined) {
    if (foreignAmount === undefined && rate === undefined) return [];
    return [
      at("currency", say("an amount at a rate names its currency", "有原币金额或汇率时须写明币种")),
    ];
  }
  if (foreignAmount === undefined || rate === undefined) {
    return [
      at(
        "currency",
        say(`${currency}: its amount and the rate are missing`, `${currency}：缺少原币金额或汇率`),
      ),
    ];
  }
  // What is left of an invoice after several credit notes takes what rounding leaves.
  if (credits !== undefined || amount === undefined) return [];
  const minor = exchanged(foreignAmount, rate, digits);
  if (minor === toMinor(amount, digits)) return [];
  const wanted = fromMinor(minor, digits);
  return [
    at(
      "amount",
      say(
        `${currency} ${foreignAmount} at ${rate} is ${wanted}`,
        `${currency} ${foreignAmount} 按 ${rate} 折合 ${wanted}`,
      ),
    ),
  ];
}

function creditAgrees({ credits, amount }: OwedFacts, digits: number): readonly Finding[] {
  if (credits === undefined || amount === undefined || toMinor(amount, digits) < 0) return [];
  return [
    at(
      "amount",
      say(
        `a credit note takes away: ${opposite(amount)}`,
        `红字应收单金额应为负数：${opposite(amount)}`,
      ),
    ),
  ];
}

function instalmentsAgree(record: OwedFacts, digits: number): readonly Finding[] {
  const { instalments = [], amount, due, date } = record;
  if (instalments.length === 0) return [];
  const findings: Finding[] = [];
  const sum = instalments.reduce((all, one) => all + toMinor(one.amount, digits), 0);
  if (amount !== undefined && sum !== toMinor(amount, digits)) {
    const shown = fromMinor(sum, digits);
    findings.push(
      at(
        "instalments",
        say(
          `the instalments come to ${shown}, not ${amount}`,
          `分期合计 ${shown}，与金额 ${amount} 不符`,
        ),
      ),
    );
  }
  const days = instalments.map((one) => one.due).sort();
  const last = days.at(-1);
  if (due !== undefined && last !== due) {
    findings.push(
      at(
        "due",
        say(`it is due when its last instalment is: ${last}`, `到期日应为最后一期：${last}`),
      ),
    );
  }
  const first = days[0];
  if (date !== undefined && first !== undefined && first < date) {
    findings.push(
      at("instalments", say("an instalment is due before its date", "分期到期日早于开单日期")),
    );
  }
  return findings;
}
