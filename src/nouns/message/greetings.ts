import { addDays, type IsoDate, nextAnniversary, startOf, weekday } from "../../law/dates.ts";
import type { Duty, DutyFacts } from "../../law/duty.ts";
import { isLunarAnniversary } from "../../law/lunar.ts";
import type { Settings } from "../../law/settings.ts";
import { say, type Text } from "../../law/words.ts";
import type { Calendar } from "../../law/workdays.ts";
import type { CustomerBrief } from "../customer/brief.ts";
import { optedOut } from "../customer/fields/messages.ts";
import { type Message, messageState } from "./message.ts";

/** The days on which customers are greeted, by the name of their template: R-COM-34, R-REM-18. */
export const holidays: readonly {
  readonly template: string;
  readonly label: Text;
  /** MM-DD, of the lunar calendar where it says so. */
  readonly on: string;
  readonly isLunar?: true;
}[] = [
  { template: "new-year", label: say("New Year's Day", "元旦"), on: "01-01" },
  {
    template: "spring-festival",
    label: say("Spring Festival", "春节"),
    on: "01-01",
    isLunar: true,
  },
  { template: "valentines", label: say("Valentine's Day", "情人节"), on: "02-14" },
  { template: "labour-day", label: say("Labour Day", "五一"), on: "05-01" },
  {
    template: "mid-autumn",
    label: say("Mid-Autumn Festival", "中秋节"),
    on: "08-15",
    isLunar: true,
  },
  { template: "national-day", label: say("National Day", "国庆节"), on: "10-01" },
];

const weekend = say("weekend", "周末");

/** A day of greetings that is near. */
export interface Occasion {
  readonly template: string;
  readonly label: Text;
  readonly day: IsoDate;
  /** Only customers of this stage are greeted. */
  readonly stage?: string;
}

export type GreetingSettings = Pick<Settings, "greetings" | "weekendGreetings">;

interface Near {
  readonly today: IsoDate;
  readonly calendar: Calendar;
  readonly days: number;
}

/** The days of greetings from a day on, as far as they are shown ahead. */
export function occasionsAhead(
  { today, calendar, days }: Near,
  { greetings, weekendGreetings }: GreetingSettings,
): readonly Occasion[] {
  const last = addDays(today, days);
  const wanted = holidays.filter(({ template }) => greetings?.includes(template) ?? true);
  const found = wanted.flatMap(({ template, label, on, isLunar }): Occasion[] => {
    if (!isLunar) {
      const day = nextAnniversary(on, today);
      return day <= last ? [{ template, label, day }] : [];
    }
    for (let day = today; day <= last; day = addDays(day, 1)) {
      if (isLunarAnniversary(day, on, calendar.lunarOf)) return [{ template, label, day }];
    }
    return [];
  });
  const friday = addDays(today, (5 - weekday(today) + 7) % 7);
  const isFirst = friday <= addDays(startOf(friday, "month"), 6);
  const often = weekendGreetings ?? "monthly";
  const isOn = friday === today && (often === "weekly" || (often === "monthly" && isFirst));
  // Its own greeting says enough where a holiday is near.
  if (!isOn || found.length > 0) return found;
  return [{ template: "weekend", label: weekend, day: friday, stage: "long-term" }];
}

/** With whom there is something between us that a greeting keeps warm. */
const greeted: readonly string[] = ["cooperating", "long-term"];

/** Does this customer get greetings on such a day? Who opted out of all gets none. */
export function isGreeted(
  { stage, optOut }: Pick<CustomerBrief, "stage" | "optOut">,
  occasion: Pick<Occasion, "stage">,
): boolean {
  if (stage === undefined || optedOut("message", { optOut })) return false;
  return occasion.stage === undefined ? greeted.includes(stage) : stage === occasion.stage;
}

/**
 * One duty for each salesperson and holiday: greet your customers. It is done as soon as one of
 * them has a draft, for whoever drafts a list decides who is on it.
 */
export function greetingDuties(
  customers: readonly CustomerBrief[],
  messages: readonly Message[],
  facts: DutyFacts & { readonly settings: GreetingSettings },
): Duty[] {
  const { today, calendar, limits, settings } = facts;
  const days = limits.greetingFirstDays;
  return occasionsAhead({ today, calendar, days }, settings).flatMap((occasion) => {
    const { template, label, day } = occasion;
    const since = addDays(day, -limits.messageAgainDays);
    const begun = new Set(
      messages.filter((one) => one.template === template && one.date >= since).map(({ by }) => by),
    );
    const counts = new Map<string | undefined, number>();
    for (const one of customers) {
      if (isGreeted(one, occasion)) counts.set(one.owner, (counts.get(one.owner) ?? 0) + 1);
    }
    return [...counts].flatMap(([who, count]): Duty[] => {
      if (begun.has(who)) return [];
      const stage = occasion.stage ?? greeted.join(",");
      const whose = who === undefined ? "" : ` --owner ${who}`;
      return [
        {
          rule: "greeting",
          noun: "message",
          id: `${template}-${day}${who === undefined ? "" : `-${who}`}`,
          about: template,
          who,
          from: addDays(day, -days),
          due: calendar.isWorkday(day) ? day : calendar.addWorkdays(day, -1),
          what: say(
            `${label.en} on ${day}: greet ${count} ${count === 1 ? "customer" : "customers"}`,
            `${day} ${label.zh}：问候 ${count} 位客户`,
          ),
          command: `rounds message draft ${template} --stage ${stage}${whose}`,
        },
      ];
    });
  });
}

/** What is drafted goes out: by the next day, or it stays in the outbox for ever. */
export function outboxDuties(messages: readonly Message[]): Duty[] {
  const drafts = messages.filter((one) => messageState(one) !== "sent");
  const groups = new Map<string, Message[]>();
  for (const one of drafts) {
    const key = `${one.by ?? ""} ${one.template ?? one.id}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group): Duty[] => {
    const [first] = group;
    if (!first) return [];
    const failed = group.filter(({ failed: why }) => why).length;
    const count = group.length;
    const told =
      failed > 0 ? say(`, ${failed} failed`, `，其中 ${failed} 条发送失败`) : say("", "");
    return [
      {
        rule: "outbox",
        noun: "message",
        id: first.id,
        about: first.template ?? first.customer,
        who: first.by,
        from: first.date,
        due: addDays(first.date, 1),
        what: say(
          `${count} ${count === 1 ? "draft waits" : "drafts wait"} in the outbox${told.en}`,
          `outbox 中有 ${count} 条草稿待发${told.zh}`,
        ),
        command:
          count === 1
            ? `rounds message sent ${first.id}`
            : `rounds message sent --all${first.template ? ` --template ${first.template}` : ""}`,
      },
    ];
  });
}
