import { refKind, switchKind } from "../../../law/kinds/texts.ts";
import { fromMinor, toMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Column, Row } from "../../../print/view.ts";
import { figureColumn, wordColumn } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { type BankLine, bankLine } from "../bank-line.ts";
import { assertOpenLine } from "../confirming.ts";
import { lineOf, matchFacts, openLines } from "../known.ts";
import { type MatchFacts, type Proposal, proposalText, propose } from "../matching.ts";

const sureWords: ReadonlyMap<string, Text> = new Map([
  ["certain", say("certain", "确定")],
  ["likely", say("likely", "可能")],
  ["unknown", say("unknown", "未知")],
]);

/** A column whose rows say it in English under its key, and in Chinese beside. */
const told = (key: string, label: Text, weight: number): Column => ({
  key,
  label,
  weight,
  wrap: true,
  tell: (row, language) => String(row[language === "zh" ? `${key}Zh` : key] ?? ""),
});

interface Shown {
  readonly record: BankLine;
  readonly proposal: Proposal | undefined;
  readonly isCertain: boolean;
}

function rowOf({ record, proposal, isCertain }: Shown, facts: MatchFacts): Row {
  const { digits, debtors } = facts;
  const name = debtors.find(({ id }) => id === proposal?.customer)?.name;
  const minor = toMinor(record.amount, digits);
  const settles = proposal && proposalText(proposal, { minor, digits });
  const why = proposal && reasons(proposal);
  return {
    id: record.id,
    date: record.date,
    payer: record.payer,
    amount: record.amount,
    customer: proposal?.customer,
    name,
    sure: isCertain ? "certain" : proposal ? "likely" : "unknown",
    score: proposal?.score,
    settles: settles?.en,
    settlesZh: settles?.zh,
    why: why?.en,
    whyZh: why?.zh,
  };
}

function reasons({ reasons: all }: Proposal): Text {
  return say(all.map(({ en }) => en).join("; "), all.map(({ zh }) => zh).join("；"));
}

export const verb = defineVerb({
  summary: say("whose payments the open lines may be, and why", "为未认领流水匹配客户，并说明依据"),
  examples: ["rounds bank-line match", "rounds bank-line match --certain"],
  arguments: { which: field(refKind("bank-line"), say("Line", "流水")) },
  flags: { certain: field(switchKind, say("Only those that are certain", "仅列确定的")) },
  async run({ book }, { which, certain }) {
    const facts = await matchFacts(book);
    const { digits } = facts;
    const one = which === undefined ? undefined : await book.get(bankLine, which);
    if (one) assertOpenLine(one, digits);
    const records = one ? [one] : await openLines(book);
    const shown = records.flatMap((record): Shown[] => {
      const { proposals, isCertain } = propose(lineOf(record, digits), facts);
      const first = { record, proposal: proposals[0], isCertain };
      if (!one) return certain && !isCertain ? [] : [first];
      const rest = proposals.slice(1).map((proposal) => ({ record, proposal, isCertain: false }));
      return [first, ...rest];
    });
    const sum = shown.reduce((all, { record }) => all + toMinor(record.amount, digits), 0);
    const sure = shown.filter(({ isCertain }) => isCertain).length;
    return {
      shape: "list",
      title: say("Bank statement lines to confirm", "待认领银行流水"),
      columns: [
        { key: "id", label: say("Line", "流水"), weight: 9 },
        { key: "date", label: say("Date", "日期"), weight: 5 },
        { key: "payer", label: say("Other party", "对方户名"), weight: 6, wrap: true },
        figureColumn("amount", say("Amount", "金额"), 9),
        { key: "name", label: say("Customer", "客户"), weight: 8, wrap: true },
        told("settles", say("Settles", "核销"), 7),
        figureColumn("score", say("Score", "得分"), 7),
        wordColumn({ key: "sure", label: say("Match", "匹配"), weight: 6 }, sureWords),
        told("why", say("Why", "依据"), 8),
      ],
      rows: shown.map((each) => rowOf(each, facts)),
      totals: one ? undefined : { amount: fromMinor(sum, digits) },
      notes:
        sure > 0 && !one
          ? [
              say(
                `${sure} certain: rounds bank-line confirm --certain`,
                `${sure} 笔确定：rounds bank-line confirm --certain`,
              ),
            ]
          : [],
      empty: say("no line is open", "没有待认领的流水"),
    };
  },
});
