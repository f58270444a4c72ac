import { grouped } from "../../../law/decimal.ts";
import { RoundsError, refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { same, say, type Text, toType } from "../../../law/words.ts";
import { claimedBy } from "../../letter/told.ts";
import { type Staff, staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type Collection, collection } from "../collection.ts";
import { debtOf } from "../facts.ts";
import { handoverFields } from "../fields.ts";
import { historyOf } from "../history.ts";
import { done } from "../rules.ts";
import { rankOf, stageOf, stageWords } from "../stages.ts";
import { whoArgument, whoseCase } from "../who.ts";

const asWritten = say("default: as the last letter says", "默认按最近催款函");

/** Who takes it: whoever is named, else the only one of legal. @throws RoundsError missing-value */
async function takerOf({ book }: Context, to: string | undefined): Promise<Staff> {
  if (to !== undefined) return book.get(staff, to);
  const legal = (await book.all(staff)).filter(({ role, left }) => role === "legal" && !left);
  const [only] = legal;
  if (only && legal.length === 1) return only;
  throw new RoundsError("missing-value", say("to whom is it handed?", "移交给谁？"), {
    candidates: legal.map(({ id, name }) => `${id} (${name})`),
    hint: toType("--to STAFF"),
  });
}

/** Who is of extremely bad credit is handed over, nobody before that is decided (R-COL-17). */
function assertBad(record: Collection, name: string): void {
  const stage = stageOf(record);
  if (rankOf(stage) >= rankOf("bad-credit")) return;
  const words = stageWords.get(stage) ?? say(stage, stage);
  refuse(
    say(`${name} stands in "${words.en}" still`, `${name} 尚处于“${words.zh}”，不能移交法务`),
    same(`rounds collect next ${record.customer}`),
  );
}

export const verb = defineVerb({
  summary: say(
    "hand a case over to legal in writing: amount, days, penalty, interest, history",
    "书面移交法务：金额、逾期、违约金、利息、催收经过",
  ),
  examples: [],
  arguments: whoArgument,
  flags: {
    to: {
      ...handoverFields.to,
      required: undefined,
      help: say("default: the only one of legal", "默认唯一的法务人员"),
    },
    penalty: { ...handoverFields.penalty, help: asWritten },
    interest: { ...handoverFields.interest, help: asWritten },
    papers: field(wordsKind, say("Papers", "移交资料")),
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run(context, { who, to, date, papers, penalty, interest }) {
    const { book, me, today } = context;
    const { debtor, record } = await whoseCase(book, who);
    assertBad(record, debtor.name);
    const debt = await debtOf(book, debtor.id, today);
    const taker = await takerOf(context, to);
    const { name } = taker;
    const claimed = await claimedBy(context, debtor.id);
    const money = (minor: number | undefined): string | undefined =>
      minor ? fromMinor(minor, book.digits) : undefined;
    const figures = {
      penalty: penalty ?? money(claimed?.feeMinor),
      interest: interest ?? money(claimed?.interestMinor),
    };
    const amount = fromMinor(debt.overdueMinor, book.digits);
    const history = historyOf(record, book.settings.language ?? context.language);
    const handover = {
      ...done({ date, me }),
      to: taker.id,
      amount,
      days: String(debt.daysOverdue),
      ...(figures.penalty === undefined ? {} : { penalty: figures.penalty }),
      ...(figures.interest === undefined ? {} : { interest: figures.interest }),
      ...(papers === undefined ? {} : { papers }),
      ...(history === "" ? {} : { history }),
    };
    return {
      steps: [{ do: "set", noun: collection, id: record.id, fields: { handover } }],
      receipt: say(
        `${debtor.name}: ${grouped(amount)} handed to ${name}`,
        `已将 ${debtor.name} 逾期 ${grouped(amount)} 移交 ${name}`,
      ),
      notes: [
        ...figureNotes(figures, claimed?.id),
        say(`then: rounds collect next ${debtor.id}`, `然后：rounds collect next ${debtor.id}`),
      ],
    };
  },
});

/** What goes along with the debt, and where the figures are from. */
function figureNotes(
  { penalty, interest }: { readonly penalty?: string | undefined; interest?: string | undefined },
  letter: string | undefined,
): Text[] {
  if (penalty === undefined && interest === undefined) return [];
  const [fee, grown] = [penalty ?? "0", interest ?? "0"].map(grouped);
  const from = letter === undefined ? say("", "") : say(` (${letter})`, `（${letter}）`);
  return [
    say(`penalty ${fee}, interest ${grown}${from.en}`, `违约金 ${fee}，利息 ${grown}${from.zh}`),
  ];
}
