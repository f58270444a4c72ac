import type { Step } from "../../../law/change.ts";
import { endOf, startOf } from "../../../law/dates.ts";
import { refuse } from "../../../law/errors.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { field } from "../../../law/noun.ts";
import { say, type Text } from "../../../law/words.ts";
import { nextStepNote } from "../../approval/gate.ts";
import { openCases } from "../../collection/facts.ts";
import { stageOf } from "../../collection/stages.ts";
import { weekOf } from "../../collection/week.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import {
  type CollectionList,
  collectionList,
  type ListKind,
  type ListLine,
  listKinds,
} from "../collection-list.ts";

const { kind, date, owner, notes } = collectionList.fields;

interface Drawn {
  readonly lines: readonly ListLine[];
  /** The lists of single people that this one is made of. */
  readonly own: readonly CollectionList[];
  readonly notes: readonly Text[];
}

export const verb = defineVerb({
  summary: say(
    "draw up a list of debtors: Friday's, of all, for visits, for legal action",
    "编制催收名单：个人周报、汇总、上门、暂停服务、法务",
  ),
  examples: ["rounds collection-list add visit --customers yili-chazhuang"],
  arguments: { kind },
  flags: {
    customers: field({ ...wordsKind, refers: "customer" }, say("Customers", "客户"), {
      help: say("default: those in the stage that comes before", "默认：处于前一阶段的客户"),
    }),
    owner,
    date,
    notes,
  },
  writes: true,
  async run(context, { kind: what, customers, owner: person, date: day, notes: more }) {
    const { book } = context;
    // What is written down is in the book's language, whoever draws it up.
    const language = book.settings.language ?? context.language;
    const drawn = await draw({ ...context, language }, { what, customers, person, day });
    if (drawn.lines.length === 0) {
      refuse(
        say("nobody belongs on that list", "没有应列入该名单的客户"),
        say("name them: --customers a,b", "可指定客户：--customers a,b"),
      );
    }
    const id = await book.newId(collectionList, { date: day });
    const record = {
      id,
      kind: what,
      date: day,
      ...(person === undefined ? {} : { owner: person }),
      lines: drawn.lines,
      ...(drawn.own.length === 0 ? {} : { lists: drawn.own.map((one) => one.id) }),
      ...(more === undefined ? {} : { notes: more }),
    };
    const merged: Step[] = drawn.own.map((one) => ({
      do: "set",
      noun: collectionList,
      id: one.id,
      fields: { merged: id },
    }));
    const label = listKinds.find(({ value }) => value === what)?.label ?? say(what, what);
    const count = drawn.lines.length;
    const next =
      what === "person"
        ? say(
            "then the clerk merges: rounds collection-list add weekly",
            "由内勤汇总：rounds collection-list add weekly",
          )
        : what === "weekly"
          ? say(
              `then finance: rounds collection-list check ${id}`,
              `再由财务核对：rounds collection-list check ${id}`,
            )
          : say("then: rounds collect due", "然后：rounds collect due");
    return {
      steps: [{ do: "create", noun: collectionList, record }, ...merged],
      receipt: say(
        `${id}: ${label.en}, customers: ${count}`,
        `已编制 ${id}：${label.zh}，${count} 户`,
      ),
      notes: [
        ...drawn.notes,
        what === "person"
          ? next
          : await nextStepNote(context, { noun: collectionList, record }, next),
      ],
    };
  },
});

interface Asked {
  readonly what: ListKind;
  readonly customers: readonly string[] | undefined;
  readonly person: string | undefined;
  readonly day: string;
}

async function draw(context: Context, { what, customers, person, day }: Asked): Promise<Drawn> {
  const { book } = context;
  if (what === "weekly") return merge(context, day);
  if (what === "person") {
    await assertFirst(context, { person, day });
    const { lines } = await weekOf(context, { day, staff: person });
    return { lines, own: [], notes: [] };
  }
  const before: Partial<Record<ListKind, string>> = {
    visit: "dunning",
    suspend: "bad-credit",
    legal: "bad-credit",
    compulsory: "legal",
  };
  const cases = [...(await openCases(book)).values()];
  const those = cases.filter((one) => stageOf(one) === before[what]).map((one) => one.customer);
  const { lines } = await weekOf(context, { day, customers: customers ?? those });
  return { lines, own: [], notes: [] };
}

/** Each person sends one list a week; another one takes its place. @throws RoundsError refused */
async function assertFirst(
  { book }: Context,
  { person, day }: Pick<Asked, "person" | "day">,
): Promise<void> {
  const [since, until] = [startOf(day, "week"), endOf(day, "week")];
  const sent = (await book.live(collectionList)).find(
    (one) =>
      one.kind === "person" &&
      !one.cancelled &&
      one.owner === person &&
      one.date >= since &&
      one.date <= until,
  );
  if (!sent) return;
  const merged = sent.merged ?? sent.id;
  refuse(
    say(`${sent.id} is the list of that week`, `该周已填报 ${sent.id}`),
    say(
      `to send it anew: rounds collection-list cancel ${merged} --why TEXT`,
      `如需重报：rounds collection-list cancel ${merged} --why 重报`,
    ),
  );
}

/** The lists of the week in one, the customer named by two only once (R-COL-11). */
async function merge(context: Context, day: string): Promise<Drawn> {
  const { book } = context;
  const since = startOf(day, "week");
  const own = (await book.live(collectionList)).filter(
    (one) =>
      one.kind === "person" &&
      one.date >= since &&
      one.date <= day &&
      !one.cancelled &&
      one.merged === undefined,
  );
  if (own.length === 0) {
    refuse(
      say("no list of the week is there to be merged", "本周没有可汇总的个人周报"),
      say(
        "each person: rounds collection-list add person",
        "各人先填报：rounds collection-list add person",
      ),
    );
  }
  const lines = new Map<string, ListLine>();
  for (const one of own) for (const line of one.lines ?? []) lines.set(line.customer, line);
  const sent = new Set(own.map((one) => one.owner));
  const { lines: all } = await weekOf(context, { day });
  const collectors = new Set(all.flatMap(({ owner: whose }) => whose ?? []));
  const late = (await book.all(staff)).filter(
    ({ id, left }) => collectors.has(id) && !left && !sent.has(id),
  );
  const names = late.map(({ name }) => name);
  return {
    lines: [...lines.values()].sort((a, b) => (b.days ?? 0) - (a.days ?? 0)),
    own,
    notes:
      names.length === 0
        ? []
        : [say(`not sent by: ${names.join(", ")}`, `未填报：${names.join("、")}`)],
  };
}
