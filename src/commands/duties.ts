import { addDays } from "../law/dates.ts";
import { type Duty, overdueDays, shownDuties } from "../law/duty.ts";
import { choiceKind, refKind } from "../law/kinds/texts.ts";
import { field } from "../law/noun.ts";
import { type Language, say, type Text, toType } from "../law/words.ts";
import { actsFor } from "../nouns/staff/absence.ts";
import { type Staff, staff } from "../nouns/staff/staff.ts";
import type { Context } from "../nouns/verb.ts";
import type { Cell, Column, Row, TableView } from "../print/view.ts";
import { knownFacts } from "./duty-facts.ts";
import { type DutyGroup, type DutyRule, dutyGroups, dutySources } from "./duty-sources.ts";

const everybody = choiceKind([{ value: "all", label: say("everybody", "全体"), also: ["所有人"] }]);
const person = refKind("staff");

/** A staff member, or the word for all of them. */
export const dutyStaff = field(
  {
    ...person,
    choices: everybody.choices ?? [],
    parse: (text, reading) =>
      ["all", "全体", "所有人"].includes(text.trim().toLowerCase())
        ? "all"
        : person.parse(text, reading),
  },
  say("Only of this person; all: everybody's", "只看此员工；all：全体"),
);

export interface Asked {
  /** Only the duties of this person; none or "all": everybody's. */
  readonly staff?: string | undefined;
  /** How many days to look ahead. */
  readonly days: number;
}

/** The duties to show, group by group, and whose they are. */
export interface Due {
  readonly duties: readonly Duty[];
  readonly people: ReadonlyMap<string, Staff>;
  /** Of whom they are asked; undefined: everybody. */
  readonly asked: Staff | undefined;
}

/** All duties up to a day that the book's facts say, of every source that has files. */
async function allDuties(context: Context, until: string): Promise<Duty[]> {
  const known = await knownFacts(context, until);
  const there = dutySources.filter(({ folder }) => context.book.hasFolder(folder));
  // All at once: while git looks at the files of one noun, those of the others are read.
  return (await Promise.all(there.map((source) => source.duties(known)))).flat();
}

const rules: Readonly<Record<string, DutyRule>> = Object.assign(
  {},
  ...dutySources.map((one) => one.rules),
);
const order = Object.keys(dutyGroups);

/** The group in which a duty stands. */
export function groupOf({ rule }: Duty): DutyGroup {
  return rules[rule]?.group ?? "other";
}

/** What a rule is called in a word or two. */
export function ruleLabel(rule: string, language: Language): string {
  return rules[rule]?.label[language] ?? rule;
}

/**
 * Duties as a day is worked through: group by group; within a group what goes before the rest
 * (conversion follow-up: R-FUP-49), then the longest overdue.
 */
export function inGroups(duties: readonly Duty[]): Duty[] {
  const place = (duty: Duty): number => {
    const group = groupOf(duty);
    return order.indexOf(group) * 2 + (duty.first && group === "follow-up" ? 0 : 1);
  };
  return [...duties].sort((a, b) => place(a) - place(b));
}

/** The roles whose duties somebody sees: who leads the sales, or has no role, sells as well. */
export function rolesOf(one: Staff | undefined): readonly string[] {
  const role = one?.role;
  if (role === undefined) return ["sales"];
  return ["manager", "director", "clerk"].includes(role) ? [role, "sales"] : [role];
}

/** The duties that are shown on a day. */
export async function dueOf(context: Context, asked: Asked): Promise<Due> {
  const { book, today } = context;
  const people = new Map((await book.all(staff)).map((one) => [one.id, one]));
  const who = asked.staff === "all" ? undefined : asked.staff;
  const one = who === undefined ? undefined : people.get(who);
  const until = addDays(today, asked.days);
  const all = await allDuties(context, until);
  const acting = who === undefined ? undefined : actsFor([...people.values()], { who, day: today });
  const roles = (acting ?? []).flatMap((id) => rolesOf(people.get(id)));
  const duties = inGroups(shownDuties(all, { today, until, staff: acting, roles }));
  return { duties, people, asked: one };
}

/** A day as people say it: without the year where it is this one. */
export function dayText(day: string, today: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
}

/** The columns of a list of duties, for people and for programs. */
export function dutyColumns(
  { people }: Due,
  { today, language }: Pick<Context, "today" | "language">,
): readonly Column[] {
  const days = (value: Cell): string => (language === "zh" ? `${value}天` : `${value}d`);
  return [
    {
      key: "group",
      label: say("Group", "分组"),
      weight: 2,
      format: (value) => (dutyGroups[value as DutyGroup] ?? dutyGroups.other)[language],
    },
    {
      key: "due",
      label: say("Due", "期限"),
      weight: 9,
      whole: true,
      format: (value) =>
        value === today ? say("today", "今天")[language] : dayText(String(value), today),
    },
    {
      key: "overdueDays",
      label: say("Overdue", "逾期"),
      weight: 9,
      align: "right",
      format: (value) => (Number(value) > 0 ? days(value) : ""),
    },
    {
      key: "rule",
      label: say("Kind", "事项"),
      weight: 3,
      format: (value) => ruleLabel(String(value), language),
    },
    { key: "about", label: say("About", "对象"), weight: 8, wrap: true, least: 16 },
    { key: "what", label: say("To do", "内容"), weight: 9, wrap: true, least: 30 },
    {
      key: "who",
      label: say("Who", "负责人"),
      weight: 4,
      format: (value) => people.get(String(value))?.name ?? String(value ?? ""),
    },
    {
      key: "command",
      label: say("Type next", "下一步命令"),
      weight: 1,
      wrap: true,
      least: 48,
      format: (value) => toType(String(value ?? ""))[language],
    },
  ];
}

/** A duty as a row of a list. */
export function dutyRow(duty: Duty, { today, language }: Pick<Context, "today" | "language">): Row {
  const { rule, noun, id, about, who, role, from, due, command } = duty;
  const what = duty.what[language];
  const group = groupOf(duty);
  return {
    ...{ group, rule, noun, id, about, who, role, from, due, command, what },
    overdueDays: overdueDays(duty, today),
  };
}

/** How many there are and how many of them are overdue. */
export function countText(rows: readonly Row[]): Text {
  const late = rows.filter(({ overdueDays: days }) => Number(days) > 0).length;
  const all = rows.length;
  return late === 0
    ? say(`${all}`, `${all} 项`)
    : say(`${all}, ${late} overdue`, `${all} 项，逾期 ${late} 项`);
}

/** The line above a group: what it is and how many there are. */
export function groupHeading(value: Cell, rows: readonly Row[]): Text {
  const name = dutyGroups[value as DutyGroup] ?? dutyGroups.other;
  const count = countText(rows);
  const first = name.en.charAt(0).toUpperCase() + name.en.slice(1);
  return say(`${first} (${count.en})`, `${name.zh}（${count.zh}）`);
}

/** The duties of a day as a list in groups; one row a duty for programs. */
export async function dutyView(context: Context, asked: Asked): Promise<TableView> {
  return listOf(context, await dueOf(context, asked));
}

/** The words of a command before what it is about: `rounds visit log`. */
function verbOf(command: Cell): string {
  return String(command ?? "")
    .split(" ", 3)
    .join(" ");
}

/** Duties as such a list. */
export function listOf(context: Context, due: Due): TableView {
  const { book, today } = context;
  const rows = due.duties.map((duty) => dutyRow(duty, context));
  const name = due.asked?.name ?? book.settings.name;
  const late = rows.filter(({ overdueDays: days }) => Number(days) > 0).length;
  return {
    shape: "list",
    title: say(`due on ${today} · ${name}`, `${today} 待办 · ${name}`),
    columns: dutyColumns(due, context),
    hidden: [
      { key: "id", label: say("Id", "编号") },
      { key: "noun", label: say("Noun", "类别") },
      { key: "from", label: say("From", "起始日") },
      { key: "role", label: say("Role", "岗位") },
    ],
    rows,
    groups: {
      key: "group",
      implied: rows.some(({ who }) => who !== undefined && who !== due.asked?.id)
        ? ["rule"]
        : ["rule", "who"],
      heading: groupHeading,
      // One command of each kind shows how it is done; of whom the others are, the rows say.
      below: { key: "command", each: ({ rule, command }) => `${rule} ${verbOf(command)}` },
    },
    notes: late > 0 ? [say(`${late} overdue`, `其中逾期 ${late} 项`)] : [],
    empty: say("nothing is due", "没有到期事项"),
  };
}
