import type { Act } from "../../law/approval.ts";
import { moneyKind } from "../../law/kinds/figures.ts";
import type { AnyStored, Noun } from "../../law/noun.ts";
import { join, say, type Text } from "../../law/words.ts";
import type { Column, Fact, Row, TableView } from "../../print/view.ts";
import { type Staff, staff } from "../staff/staff.ts";
import type { Context } from "../verb.ts";
import { approvalStanding, policiesOf } from "./gate.ts";
import { mySeats, type Signing, waitsFor } from "./rules.ts";
import { stepName } from "./seats.ts";
import { actsOf, dueOf, type Standing, type StandingState, standingWords } from "./standing.ts";

type Told = Pick<Context, "book" | "today" | "language" | "calendar">;

const money = moneyKind();

const shortVoid = say("void", "已失效");

const actWords: Readonly<Record<string, Text>> = {
  approved: say("approved", "批准"),
  rejected: say("rejected", "驳回"),
};

/** The day by which the first of the open steps is to be signed. */
async function dueDay(standing: Standing, { book, calendar, today }: Told): Promise<string> {
  const facts = { calendar: await calendar(), days: book.settings.limits.approvalWorkdays, today };
  const open = standing.steps.filter(({ state }) => state === "open");
  return open.map(({ step }) => dueOf(standing, { step, ...facts })).sort()[0] ?? today;
}

async function rowOf(signing: Signing, told: Told): Promise<Row> {
  const { noun, record, standing, people, today } = signing;
  const { book, language } = told;
  const known = { book, digits: book.digits, today };
  const amount = await noun.approval?.facts.amount?.of(record as never, known);
  const open = standing.steps.filter(({ state }) => state === "open");
  const [owner] = standing.owners;
  return {
    id: record.id,
    noun: noun.label[language],
    about: signing.called.startsWith(`${record.id} (`)
      ? signing.called.slice(record.id.length + 2, -1)
      : signing.called,
    owner: people.find(({ id }) => id === owner)?.name ?? owner,
    amount: amount === undefined ? undefined : String(amount),
    state: standing.state,
    step: join(open.map(({ step }) => stepName(step.key, people)))[language],
    who: waitsFor(standing, people)[language],
    since: standing.since,
    due: await dueDay(standing, told),
    why: standing.refused?.why,
    command: `rounds approve ${record.id}`,
  };
}

/** May this person sign the paper, or is it his to change after a refusal? */
function isFor(signing: Signing, who: string): boolean {
  const { standing } = signing;
  if (standing.state === "rejected" && standing.owners.includes(who)) return true;
  return mySeats({ ...signing, me: who }).length > 0;
}

/** What waits for the approval of a person, or of anybody. */
export async function waitingView(
  context: Context,
  papers: readonly Signing[],
  who: string | undefined,
): Promise<TableView> {
  const mine = who === undefined ? papers : papers.filter((one) => isFor(one, who));
  const rows = await Promise.all(mine.map((one) => rowOf(one, context)));
  const columns: readonly Column[] = [
    { key: "id", label: say("Id", "编号"), weight: 9, whole: true },
    { key: "noun", label: say("Kind", "单据"), weight: 4 },
    { key: "about", label: say("About", "对象"), weight: 8, wrap: true, least: 12 },
    {
      key: "amount",
      label: say("Amount", "金额"),
      weight: 7,
      align: "right",
      format: (value, language) => (value ? money.show(String(value), language) : ""),
    },
    { key: "owner", label: say("Owner", "负责人"), weight: 5 },
    {
      key: "state",
      label: say("State", "状态"),
      weight: 8,
      format: (value, language) =>
        (value === "void" ? shortVoid : standingWords[value as StandingState])[language],
    },
    { key: "step", label: say("Step", "步骤"), weight: 3 },
    { key: "who", label: say("May sign", "可签批"), weight: 8, wrap: true, least: 18 },
    { key: "due", label: say("Due", "期限"), weight: 7, whole: true },
    { key: "why", label: say("Rejected because", "驳回原因"), weight: 6, wrap: true },
  ];
  return {
    shape: "list",
    title: say("papers to be approved", "待审批单据"),
    columns: columns.filter(
      ({ key }) => !["amount", "why"].includes(key) || rows.some((row) => row[key] !== undefined),
    ),
    hidden: [
      { key: "since", label: say("Waits since", "待批起始") },
      { key: "command", label: say("Type next", "下一步命令") },
    ],
    rows: rows.sort((a, b) => (String(a.due) < String(b.due) ? -1 : 1)),
    empty: say("nothing waits for approval", "没有待审批的单据"),
  };
}

/** Does an act still say something about the content as it is now? */
function isOfNow(act: Act, standing: Standing): boolean {
  if (act.digest !== standing.digest) return false;
  return (
    act.act === "rejected" ||
    standing.state === "unneeded" ||
    standing.steps.some(({ signed }) => signed.includes(act))
  );
}

/** Everything that was said about a paper, with what is void by a later change or refusal. */
function historyTable(standing: Standing, people: readonly Staff[]): TableView {
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? id;
  return {
    shape: "list",
    title: say("approvals", "审批记录"),
    columns: [
      { key: "date", label: say("On", "日期"), weight: 8 },
      {
        key: "act",
        label: say("Act", "结果"),
        weight: 9,
        format: (value, language) => actWords[String(value)]?.[language] ?? "",
      },
      {
        key: "step",
        label: say("Step", "步骤"),
        weight: 6,
        format: (value, language) => stepName(String(value), people)[language],
      },
      {
        key: "by",
        label: say("By", "签批人"),
        weight: 9,
        tell: ({ by, for: absent }, language) =>
          absent === undefined
            ? nameOf(String(by))
            : `${nameOf(String(by))}${say(` for ${nameOf(String(absent))}`, `（代${nameOf(String(absent))}）`)[language]}`,
      },
      { key: "why", label: say("Note", "意见"), weight: 5, wrap: true },
      {
        key: "to",
        label: say("Back to", "退回到"),
        weight: 4,
        format: (value, language) => (value ? stepName(String(value), people)[language] : ""),
      },
      {
        key: "isSigned",
        label: say("Key", "数字签名"),
        weight: 3,
        format: (value, language) => (value === true ? say("signed", "已签名")[language] : ""),
      },
      {
        key: "counts",
        label: say("Counts", "是否有效"),
        weight: 7,
        format: (value, language) =>
          value === true ? say("yes", "有效")[language] : say("void", "已失效")[language],
      },
    ],
    rows: standing.acts.map((act) => ({
      ...{ date: act.date, act: act.act, step: act.step, by: act.by, for: act.for },
      ...{ why: act.why, to: act.to, isSigned: act.signature !== undefined },
      counts: isOfNow(act, standing),
    })),
  };
}

/** Where a record stands with its approvals, as a fact of its page, and all that was said. */
export async function approvalParts(
  context: Told,
  noun: Noun,
  record: AnyStored,
): Promise<{ readonly facts: readonly Fact[]; readonly sections: readonly TableView[] }> {
  if (policiesOf(noun, context.book).length === 0 && actsOf(noun, record).length === 0) {
    return { facts: [], sections: [] };
  }
  const standing = await approvalStanding(context, noun, record);
  const people = await context.book.all(staff);
  const { state, refused, mistake } = standing;
  const sections = actsOf(noun, record).length > 0 ? [historyTable(standing, people)] : [];
  if (state === "unneeded" || noun.approval?.waits(record as never) === false) {
    const isPassed = state === "approved" || state === "void";
    return { facts: isPassed ? [stateFact(state, "")] : [], sections };
  }
  const { language } = context;
  const who = state === "approved" ? "" : waitsFor(standing, people)[language];
  const wrong = mistake && `${mistake.text[language]} · rounds check policies`;
  return {
    facts: [stateFact(state, [refused?.why, wrong, who].filter(Boolean).join(" · "))],
    sections,
  };
}

function stateFact(state: StandingState, more: string): Fact {
  return {
    key: "approval",
    label: say("Approval", "审批"),
    value: state,
    format: (_, language) => [standingWords[state][language], more].filter(Boolean).join(" · "),
  };
}
