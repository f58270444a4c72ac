import { addDays } from "../../../law/dates.ts";
import { RoundsError, refuse } from "../../../law/errors.ts";
import type { Kind } from "../../../law/kind.ts";
import { refKind, switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { bornSoon } from "../../customer/birthdays.ts";
import { type Customer, customer } from "../../customer/customer.ts";
import { othersCustomer, warnOthers } from "../../customer/owning/others.ts";
import { event } from "../../event/event.ts";
import { eventAudience, eventFilling } from "../../event/messages.ts";
import { assertOn } from "../../event/rules.ts";
import { assignRight, hasRight } from "../../staff/rights.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { filler } from "../fill.ts";
import { message } from "../message.ts";
import { type Filling, fillingKind } from "../placeholders.ts";
import { addressOf, chosenContact, type Recipient } from "../recipients.ts";
import { draftAll, draftChange, limitOf, refuseAll } from "../rules.ts";
import { type Template, templateFields, templateOf, writtenLanguage } from "../templates.ts";

const optional = { required: false, initial: undefined, ask: false, list: undefined } as const;
const { stage, grade, owner, region, kind, tags } = customer.fields;

/** Several customers after one flag, as often as it is given. */
const customersKind: Kind<readonly string[]> = {
  ...(refKind("customer") as unknown as Kind<readonly string[]>),
  parse: (text) => text.split(/[,，]/).map((one) => one.trim()),
  gather: (parts) => parts.flat(),
};

/** One of several choices: --stage cooperating,long-term. */
function anyOf(kind: Kind<string>): Kind<readonly string[]> {
  return {
    ...(kind as unknown as Kind<readonly string[]>),
    parse: (text, reading) => text.split(/[,，、]/).map((one) => kind.parse(one.trim(), reading)),
    gather: (parts) => parts.flat(),
  };
}

/** By what a list of customers is chosen. */
const filters = {
  stage: field(anyOf(stage.kind as Kind<string>), stage.label),
  grade: field(anyOf(grade.kind as Kind<string>), grade.label),
  owner: { ...owner, ...optional },
  region: { ...region, ...optional },
  kind: { ...kind, ...optional },
  tag: { ...tags, ...optional, flag: "tag" },
};

interface Chosen {
  readonly named: readonly string[];
  readonly except: readonly string[];
  readonly all: boolean;
  readonly filter: Readonly<Record<string, unknown>>;
}

/** The customers that are meant: those named, or a list without its exceptions. */
async function chosenCustomers(
  { book }: Context,
  { named, except, all, filter }: Chosen,
): Promise<readonly Customer[]> {
  const wanted = Object.entries(filter).filter(([, value]) => value !== undefined);
  if (named.length > 0) {
    const wantedIds = [...new Set(named)].filter((id) => !except.includes(id));
    if (wantedIds.length === 0) refuse(say("all of them are left out", "所选客户均已排除"));
    return Promise.all(wantedIds.map((id) => book.get(customer, id)));
  }
  if (wanted.length === 0 && !all) {
    throw new RoundsError("missing-value", say("for whom?", "发给谁？"), {
      hint: say(
        "name customers, or choose them by --stage, --grade, --owner, --region, --kind, --tag, or --all",
        "请写客户名，或用 --stage、--grade、--owner、--region、--kind、--tag 选择，全部用 --all",
      ),
    });
  }
  const list = (await book.all(customer)).filter(
    (one) =>
      one.stage !== "lost" &&
      wanted.every(([key, value]) => {
        if (key === "tag")
          return (value as readonly string[]).every((tag) => one.tags?.includes(tag));
        const has = one[key as "stage"];
        return Array.isArray(value) ? value.includes(has) : has === value;
      }),
  );
  const chosen = list.filter(({ id }) => !except.includes(id));
  if (chosen.length === 0) refuse(say("no customer is like that", "没有符合条件的客户"));
  return chosen;
}

async function recipientsOf(
  customers: readonly Customer[],
  context: Context,
  told: {
    template: Template;
    channel: string;
    contact?: string | undefined;
    to?: string | undefined;
  },
): Promise<readonly Recipient[]> {
  const { template, channel, contact: named } = told;
  const born =
    template.kind === "birthday"
      ? bornSoon(context.today, await context.calendar(), context.book.settings.limits)
      : undefined;
  return customers.map((one) => {
    const contact = chosenContact(one, { channel, named, born });
    if (named !== undefined && contact === undefined) {
      throw new RoundsError(
        "not-found",
        say(`${one.name} has no contact "${named}"`, `${one.name} 没有联系人“${named}”`),
        { candidates: (one.contacts ?? []).map(({ name }) => name) },
      );
    }
    const to = told.to ?? addressOf(channel, { customer: one, contact });
    return { customer: one, contact, to };
  });
}

/** What stands for the placeholders that are the same for all. */
async function commonFilling({ book, me, today }: Context, set: Filling): Promise<Filling> {
  const writer = me === undefined ? undefined : await book.maybe(staff, me);
  return {
    firm: book.settings.name,
    me: writer?.name ?? me,
    phone: writer?.phone,
    today,
    ...set,
  };
}

/** Whoever writes to other people's customers is told how many, and how to leave them out. */
async function tellOthers(
  context: Context,
  drafts: readonly { readonly recipient: Recipient }[],
): Promise<void> {
  const { book, me, today, warn } = context;
  const people = await book.all(staff);
  const others = drafts.filter(({ recipient }) =>
    othersCustomer(recipient.customer, { me, people, today }),
  );
  const [one] = others;
  if (!one || (await hasRight(assignRight, context))) return;
  if (drafts.length === 1) return warnOthers(context, one.recipient.customer);
  const count = others.length;
  warn(
    say(
      `${count} of ${drafts.length} are customers of others; only your own: --owner ${me}`,
      `${drafts.length} 条中有 ${count} 条发给他人负责的客户；只发给自己的：--owner ${me}`,
    ),
  );
}

export const verb = defineVerb({
  summary: say(
    "draft a message from a template, for one or for a list; it waits in the outbox",
    "按模板拟稿，可发一位或一批客户；草稿放入 outbox",
  ),
  examples: [
    "rounds message draft birthday jinhong",
    "rounds message draft new-year --stage cooperating --except jinhong --channel wechat",
    'rounds message draft thank-you jinhong --set topic="the spring range" --channel wechat',
  ],
  arguments: {
    template: field(textKind({ name: "template" }), say("Template", "模板"), { required: true }),
    customers: field(refKind("customer"), say("Customers", "客户")),
  },
  variadic: true,
  flags: {
    contact: { ...message.fields.contact, ...optional },
    channel: { ...message.fields.channel, ...optional },
    set: field(fillingKind, say("A value for a placeholder", "占位符的内容"), {
      help: say('--set place="Green Hall"', '--set place="绿厅"'),
    }),
    to: { ...message.fields.to, ...optional },
    about: message.fields.about,
    host: field(refKind("staff"), say("Only the guests of this host", "仅此接待人的活动客户"), {
      help: say(
        "with --about an event: its list is written to",
        "与 --about 活动 连用，发给其邀约名单",
      ),
    }),
    language: { ...templateFields.language },
    ...filters,
    all: field(switchKind, say("All customers", "全部客户")),
    except: field(customersKind, say("But not these customers", "排除的客户")),
    again: field(switchKind, say("Also to those who have it already", "已有者再次拟稿")),
  },
  writes: true,
  async run(context, input) {
    const { book, me, today } = context;
    const { template: name, contact, to, set, again, host } = input;
    const typed = input.customers as string | readonly string[] | undefined;
    const about = input.about;
    const meeting = about === undefined ? undefined : await book.maybe(event, about);
    const named = typed === undefined ? [] : [typed].flat();
    const language = input.language ?? writtenLanguage(context);
    const template = templateOf(name, context, language);
    if (meeting && template.kind === "event") assertOn(meeting);
    const channel = input.channel ?? template.channel;
    const { stage, grade, owner, region, kind, tag } = input;
    const filter = { stage, grade, owner, region, kind, tag };
    const isOpen = named.length === 0 && Object.values(filter).every((one) => one === undefined);
    const guests =
      meeting && isOpen && !input.all
        ? eventAudience(meeting, { template: template.name, host })
        : [];
    const customers = await chosenCustomers(context, {
      named: isOpen && guests.length > 0 ? guests : named,
      except: input.except ?? [],
      all: input.all === true,
      filter,
    });
    const { messageAgainDays, textCharacters } = book.settings.limits;
    const drafting = {
      template,
      channel,
      fill: await filler(template),
      filling: await commonFilling(
        { ...context, me: host ?? me },
        { ...(meeting && eventFilling(meeting, template.language ?? language)), ...set },
      ),
      most: limitOf(template, { channel, textCharacters }),
      lately: await book.between(message, { from: addDays(today, -messageAgainDays), to: today }),
      about,
      again: again === true,
    };
    const recipients = await recipientsOf(customers, context, { template, channel, contact, to });
    const { drafts, leftOut } = draftAll(recipients, drafting);
    if (drafts.length === 0) refuseAll(leftOut);
    const ids: string[] = [];
    for (const _ of drafts) ids.push(await book.newId(message, { date: today }));
    if (!meeting) await tellOthers(context, drafts);
    return draftChange(drafts, { drafting, ids, leftOut, today, by: host ?? me });
  },
});
