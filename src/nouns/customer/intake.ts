import type { Change } from "../../law/change.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { refuse } from "../../law/errors.ts";
import { say, type Text } from "../../law/words.ts";
import type { CustomerBrief } from "./brief.ts";
import { type Customer, customer } from "./customer.ts";

/** The part of a staff record that says who may review. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly role?: string | undefined;
  readonly left?: boolean | undefined;
}

/** Who reviews new data: R-CUS-29, R-APR-03. */
export const reviewRoles: readonly string[] = ["manager", "director"];

interface Told {
  readonly date: string;
  readonly me: string | undefined;
}

/** The manager has looked through new data; nobody reviews his own (R-CUS-29, R-CUS-63). */
export function reviewCustomer(
  record: Customer,
  told: Told & { readonly notes?: string | undefined },
  people: readonly Colleague[],
): Change {
  const { date, me, notes } = told;
  if (record.reviewed) {
    refuse(
      say(
        `${record.name} was reviewed on ${record.reviewed.date}`,
        `${record.name} 已于 ${record.reviewed.date} 审核`,
      ),
    );
  }
  const others = people.filter(
    ({ id, role, left }) => !left && id !== record.owner && reviewRoles.includes(role ?? ""),
  );
  const whom = others[0]?.id ?? "…";
  const command = `rounds customer review ${record.id} --as ${whom}`;
  if (me !== undefined && me === record.owner) {
    refuse(
      say("nobody reviews his own customer", "不能审核自己的客户资料"),
      say(`somebody else does it: ${command}`, `请由他人审核：${command}`),
    );
  }
  if (!reviewRoles.includes(people.find(({ id }) => id === me)?.role ?? "")) {
    refuse(
      say("a manager or director reviews new data", "新客户资料由经理或总经理审核"),
      say(command, command),
    );
  }
  const fields = { reviewed: { date, by: me, ...(notes === undefined ? {} : { notes }) } };
  return {
    steps: [{ do: "set", noun: customer, id: record.id, fields }],
    receipt: say(`reviewed ${record.name}`, `已审核 ${record.name}`),
    notes: [...gaps(record), forwardNote(record.id)],
  };
}

function forwardNote(id: string): Text {
  const command = `rounds customer forward ${id} --to STAFF`;
  return say(
    `forward it to marketing on the next working day: ${command}`,
    `下一工作日转市场部：${command}`,
  );
}

/** What a reviewer should ask for: data without which nobody can be reached (R-CUS-63). */
function gaps(record: Customer): Text[] {
  const missing: [unknown, Text][] = [
    [
      record.phone ?? record.contacts?.find(({ phone, mobile }) => phone ?? mobile),
      say("a telephone", "电话"),
    ],
    [record.contacts?.length ? true : undefined, say("a contact", "联系人")],
    [record.address, say("an address", "地址")],
  ];
  const names = missing.filter(([there]) => there === undefined).map(([, name]) => name);
  if (names.length === 0) return [];
  return [
    say(
      `still missing: ${names.map(({ en }) => en).join(", ")}`,
      `仍缺：${names.map(({ zh }) => zh).join("、")}`,
    ),
  ];
}

/** Reviewed data go to marketing, which names who sorts and files them: R-CUS-30. */
export function forwardCustomer(record: Customer, told: Told & { readonly to: string }): Change {
  const { date, me, to } = told;
  if (!record.reviewed) {
    const command = `rounds customer review ${record.id}`;
    refuse(
      say(`${record.name} has not been reviewed yet`, `${record.name} 尚未审核`),
      say(`first: ${command}`, `请先审核：${command}`),
    );
  }
  if (record.filed) refuse(say(`${record.name} is filed already`, `${record.name} 已归档`));
  const command = `rounds customer forward ${record.id} --filed`;
  return {
    steps: [
      {
        do: "set",
        noun: customer,
        id: record.id,
        fields: { forwarded: { date, to, ...(me === undefined ? {} : { by: me }) } },
      },
    ],
    receipt: say(
      `forwarded ${record.name}; ${to} files it`,
      `已转交 ${record.name}，由 ${to} 归档`,
    ),
    notes: [say(`when it is filed: ${command}`, `归档后：${command}`)],
  };
}

/** The data are sorted and filed: the end of the intake. */
export function fileCustomer(record: Customer, { date, me }: Told): Change {
  if (!record.forwarded) {
    const command = `rounds customer forward ${record.id} --to STAFF`;
    refuse(
      say(`${record.name} has not been forwarded yet`, `${record.name} 尚未转交`),
      say(`first: ${command}`, `请先转交：${command}`),
    );
  }
  return {
    steps: [
      {
        do: "set",
        noun: customer,
        id: record.id,
        fields: { filed: { date, ...(me === undefined ? {} : { by: me }) } },
      },
    ],
    receipt: say(`filed ${record.name}`, `${record.name} 资料已归档`),
  };
}

interface IntakeFacts extends DutyFacts {
  readonly people: readonly Colleague[];
}

/**
 * New data are reviewed within two working days of their collection, forwarded the next working day
 * and filed (R-CUS-29, R-CUS-30, R-REM-01); only where somebody other than the owner can review.
 */
export function intakeDuties(customers: readonly CustomerBrief[], facts: IntakeFacts): Duty[] {
  const { calendar, limits, today } = facts;
  const duties: Duty[] = [];
  for (const { id, name, owner, intake } of customers) {
    if (!intake) continue;
    const about = { noun: "customer", id, about: name };
    const { collected, reviewed, forwarded } = intake;
    if (forwarded) {
      duties.push({
        ...about,
        rule: "filing",
        who: forwarded.to,
        from: forwarded.date,
        due: calendar.addWorkdays(forwarded.date, limits.filingWorkdays),
        what: say("sort and file the customer's data", "整理并归档客户资料"),
        command: `rounds customer forward ${id} --filed`,
      });
      continue;
    }
    const whose = reviewed
      ? whoseTurn(facts.people, owner, ["marketing", ...reviewRoles])
      : whoseTurn(facts.people, owner, reviewRoles);
    if (!whose) continue;
    const due = reviewed
      ? calendar.addWorkdays(reviewed, limits.forwardWorkdays)
      : calendar.addWorkdays(collected, limits.intakeWorkdays);
    const step = reviewed ? forwarding(id) : reviewing(id, collected);
    duties.push({ ...about, ...whose, ...step, from: reviewed ?? collected, due });
    if (!reviewed && due < today && owner !== undefined) {
      duties.push({ ...about, ...step, rule: "intake-late", who: owner, from: due, due });
    }
  }
  return duties;
}

function reviewing(id: string, collected: string): Pick<Duty, "rule" | "what" | "command"> {
  return {
    rule: "intake",
    what: say(`review data collected on ${collected}`, `审核 ${collected} 收集的客户资料`),
    command: `rounds customer review ${id}`,
  };
}

function forwarding(id: string): Pick<Duty, "rule" | "what" | "command"> {
  return {
    rule: "forwarding",
    what: say("forward the reviewed data to marketing", "审核后的资料转市场部"),
    command: `rounds customer forward ${id} --to STAFF`,
  };
}

/** Who has to do it: the one person of the first role that somebody else than the owner has. */
function whoseTurn(
  people: readonly Colleague[],
  owner: string | undefined,
  roles: readonly string[],
): Pick<Duty, "who" | "role"> | undefined {
  for (const role of roles) {
    const able = people.filter((one) => !one.left && one.role === role && one.id !== owner);
    if (able.length === 1) return { who: able[0]?.id };
    if (able.length > 1) return { who: undefined, role };
  }
  return undefined;
}
