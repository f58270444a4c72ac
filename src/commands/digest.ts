import { type Duty, overdueDays } from "../law/duty.ts";
import { same, say, type Text } from "../law/words.ts";
import { standIns } from "../nouns/staff/absence.ts";
import { roles } from "../nouns/staff/staff.ts";
import type { Context } from "../nouns/verb.ts";
import type { Cell, Column, PageView, Row, TableView } from "../print/view.ts";
import { type Due, dutyColumns, dutyRow, ruleLabel } from "./duties.ts";

/** Whose duties stand in one section of the letter. */
interface Share {
  readonly name: Text;
  readonly duties: readonly Duty[];
}

/**
 * Duties by person: what falls to a role goes to the one person who has it, else it stands under
 * the role's own name; what is due of somebody absent goes to whoever stands in.
 * Whoever has nothing to do is not named.
 */
export function sharesOf({ duties, people }: Pick<Due, "duties" | "people">, day: string): Share[] {
  const all = [...people.values()];
  const active = all.filter(({ left }) => !left);
  const standing = standIns(all, day);
  const found = new Map<string, { name: Text; duties: Duty[] }>();
  for (const duty of duties) {
    const withRole = (wanted: string): typeof active =>
      active.filter(({ role }) => role === wanted);
    const own = duty.role === undefined ? [] : withRole(duty.role);
    const holders = own.length === 0 && duty.role === "sales" ? withRole("manager") : own;
    const named = duty.who ?? (holders.length === 1 ? holders[0]?.id : undefined);
    const who = named === undefined ? undefined : (standing.get(named) ?? named);
    const key = who ?? `role ${duty.role ?? ""}`;
    const share = found.get(key) ?? { name: nameOf(who, duty.role, people), duties: [] };
    share.duties.push(duty);
    found.set(key, share);
  }
  return [...found.values()];
}

function nameOf(who: string | undefined, role: string | undefined, people: Due["people"]): Text {
  if (who !== undefined) {
    const one = people.get(who);
    const name = one?.name ?? who;
    return one?.left ? say(`${name} (has left)`, `${name}（已离职）`) : same(name);
  }
  return roles.find(({ value }) => value === role)?.label ?? say("nobody named", "未指定负责人");
}

/**
 * The duties of everybody as a letter to be sent as it is: a short summary first, then a section
 * per person, the one with most overdue first.
 */
export function digest(context: Context, due: Due): PageView {
  const { book, today } = context;
  const late = ({ duties }: Pick<Due, "duties">): number =>
    duties.filter((one) => overdueDays(one, today) > 0).length;
  const shares = sharesOf(due, today).sort((a, b) => late(b) - late(a));
  const { name } = book.settings;
  return {
    shape: "page",
    title: say(`${name}: due on ${today}`, `${name} ${today} 待办汇总`),
    facts: [
      { key: "due", label: say("Due", "待办"), value: due.duties.length },
      { key: "overdue", label: say("Overdue", "逾期"), value: late(due) },
      { key: "longest", label: say("Longest overdue", "逾期最久"), value: longest(context, due) },
    ],
    sections: [
      summary(shares, context),
      ...shares.map((share) => section(share, { context, due, late: late(share) })),
    ],
    record: due.duties.map((duty) => dutyRow(duty, context)),
  };
}

/** The one that has waited longest, in words; undefined when nothing is overdue. */
function longest({ today, language }: Context, { duties, people }: Due): string | undefined {
  const first = [...duties].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))[0];
  if (!first || overdueDays(first, today) <= 0) return undefined;
  const { rule, about, due } = first;
  const who = first.who === undefined ? "" : (people.get(first.who)?.name ?? first.who);
  const days = overdueDays(first, today);
  const label = ruleLabel(rule, language);
  return say(
    `${label}, ${about}${who && `, ${who}`}: ${days} days, since ${due}`,
    `${label}，${about}${who && `，${who}`}：${days} 天（自 ${due} 起）`,
  )[language];
}

function summary(shares: readonly Share[], { today, language }: Context): TableView {
  const rows = shares.map(({ name, duties }) => {
    const late = duties.map((one) => overdueDays(one, today)).filter((days) => days > 0);
    return {
      who: name[language],
      due: duties.length,
      overdue: late.length,
      longest: late.length > 0 ? Math.max(...late) : null,
    };
  });
  const sum = (key: "due" | "overdue"): number => rows.reduce((all, row) => all + row[key], 0);
  const days = (value: Cell): string =>
    value === null || value === undefined ? "" : language === "zh" ? `${value}天` : `${value}d`;
  return {
    shape: "list",
    title: say("at a glance", "概况"),
    columns: [
      { key: "who", label: say("Who", "负责人") },
      { key: "due", label: say("Due", "待办") },
      { key: "overdue", label: say("Overdue", "逾期") },
      { key: "longest", label: say("Longest", "最久"), align: "right", format: days },
    ],
    rows,
    totals: { due: sum("due"), overdue: sum("overdue") },
    empty: say("nothing is due", "没有到期事项"),
  };
}

const told = ["due", "rule", "about", "what"];

function section(
  { name, duties }: Share,
  { context, due, late }: { context: Context; due: Due; late: number },
): TableView {
  const rows: readonly Row[] = duties.map((duty) => dutyRow(duty, context));
  // Several where one stands in for another.
  const several = new Set(duties.flatMap(({ who }) => who ?? [])).size > 1;
  const columns: readonly Column[] = dutyColumns(due, context).filter(({ key }) =>
    key === "overdueDays" ? late > 0 : key === "who" ? several : told.includes(key),
  );
  const all = duties.length;
  const title =
    late > 0
      ? say(`${name.en}: ${all} due, ${late} overdue`, `${name.zh}：${all} 项，逾期 ${late} 项`)
      : say(`${name.en}: ${all} due`, `${name.zh}：${all} 项`);
  return { shape: "list", title, columns, rows };
}
