import type { Change, Step } from "../../../law/change.ts";
import { RoundsError, refuse } from "../../../law/errors.ts";
import { fieldNamed, wordsKind } from "../../../law/kinds/groups.ts";
import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { type AnyStored, field, type Noun } from "../../../law/noun.ts";
import { namesCustomers, redirect, renamed } from "../../../law/redirects.ts";
import { join, say, type Text } from "../../../law/words.ts";
import type { TableView } from "../../../print/view.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { assertReads } from "../../generic/reading.ts";
import { allNouns } from "../../index.ts";
import { type Ask, type Context, defineVerb, NeedsAnswers, NeedsYes } from "../../verb.ts";
import { assertMaySetCredit, setsCredit } from "../credit-right.ts";
import { type Customer, customer } from "../customer.ts";
import { changedFields, type MergedField, mergedFields } from "../merging.ts";

/** The keys of fields that were typed by key or label. @throws RoundsError bad-value */
function keysOf(typed: readonly string[]): ReadonlySet<string> {
  return new Set(
    typed.map((one) => {
      const key = fieldNamed(customer.fields, one) ?? one;
      if (key in customer.fields && key !== "aliases") return key;
      throw new RoundsError(
        "bad-value",
        say(`a customer has no field "${one}" to take`, `客户没有可选用的字段“${one}”`),
        { candidates: Object.keys(customer.fields).filter((each) => each !== "aliases") },
      );
    }),
  );
}

/** Both customers side by side, and what is kept; what only the first one says is left out. */
function sideBySide(
  [mine, theirs]: readonly [Customer, Customer],
  merged: readonly MergedField[],
  { language }: Context,
): TableView {
  const shown = ({ field: { kind } }: MergedField, value: unknown): string =>
    value === undefined ? "" : kind.show(value, language);
  const cells = merged.map((one) => ({
    field: one.field.label[language],
    mine: shown(one, one.mine),
    theirs: shown(one, one.theirs),
    kept: shown(one, one.kept),
  }));
  const isNews = (row: (typeof cells)[number]): boolean =>
    row.kept !== row.mine || (row.theirs !== "" && row.theirs !== row.mine);
  const rows = cells.filter(isNews);
  const column = (key: string, label: Text) => ({ key, label, weight: 8, wrap: true, least: 14 });
  const rest = cells.length - rows.length;
  const staying = say(
    rest === 1 ? "one more field stays as it is" : `${rest} more fields stay as they are`,
    `另有 ${rest} 个字段不变`,
  );
  return {
    shape: "list",
    title: say(
      `merge ${theirs.name} (${theirs.id}) into ${mine.name} (${mine.id})`,
      `将 ${theirs.name}（${theirs.id}）并入 ${mine.name}（${mine.id}）`,
    ),
    columns: [
      { key: "field", label: say("Field", "字段"), weight: 9 },
      column("mine", say(mine.id, mine.id)),
      column("theirs", say(theirs.id, theirs.id)),
      column("kept", say("Kept", "保留")),
    ],
    rows,
    notes: rest > 0 ? [staying] : [],
  };
}

/** Asks for each field that can be kept but once whose it shall be. */
function asking(choices: readonly MergedField[], { id, name }: Customer, other: Customer) {
  return async (ask: Ask): Promise<Record<string, unknown>> => {
    const take: string[] = [];
    for (const { key, field: one, mine, theirs } of choices) {
      const of = (record: Customer, value: unknown): Text =>
        say(
          `${one.kind.show(value, "en")} (${record.id})`,
          `${one.kind.show(value, "zh")}（${record.id}）`,
        );
      const question = say(`${one.label.en}: which is right?`, `${one.label.zh}以哪个为准？`);
      const whose = await ask.choose(question, [
        { value: "mine", label: of({ id, name }, mine) },
        { value: "theirs", label: of(other, theirs) },
      ]);
      if (whose === "theirs") take.push(key);
    }
    return { take };
  };
}

/** A noun and the steps that make its live records name the customer who is kept. */
interface Moved {
  readonly noun: Noun;
  readonly steps: readonly Step[];
}

/**
 * Papers of closed months stay as they are, as entries do: the redirect leads on from them. What
 * the customer who is kept says of itself is not among them.
 */
async function moves(context: Context, from: string, to: string): Promise<readonly Moved[]> {
  const { book } = context;
  const { closedTo = "" } = book;
  const moved: Moved[] = [];
  for (const noun of await allNouns()) {
    if (noun.shape !== "record" || !namesCustomers(noun.fields)) continue;
    const { naming } = noun;
    const isClosed = (one: AnyStored): boolean =>
      naming.by === "day" && String(one[naming.date] ?? "9999") <= closedTo;
    const steps: Step[] = [];
    for (const record of (await book.live(noun)) as readonly AnyStored[]) {
      if (isClosed(record) || (noun.name === customer.name && [from, to].includes(record.id)))
        continue;
      const fields = renamed(noun.fields, record, (id) => (id === from ? to : id));
      if (fields) steps.push({ do: "set", noun, id: record.id, fields });
    }
    if (steps.length > 0) moved.push({ noun, steps });
  }
  return moved;
}

function movedNote(moved: readonly Moved[]): readonly Text[] {
  if (moved.length === 0) return [];
  const parts = moved.map(({ noun: { label, plural }, steps: { length } }) =>
    say(`${length} ${length === 1 ? label.en : plural.en}`, `${plural.zh} ${length}`),
  );
  const list = join(parts, say(", ", "、"));
  return [say(`moved: ${list.en}`, `已转移：${list.zh}`)];
}

/** What the kept customer becomes; naming the other one it would name itself. */
function ownFields(merged: readonly MergedField[], from: string, to: string) {
  const fields = changedFields(merged);
  const whole = Object.fromEntries(merged.map(({ key, kept }) => [key, kept]));
  const own = renamed(customer.fields, whole, (id) => (id === from ? to : id)) ?? {};
  const selfless = Object.entries(own).map(([key, value]) => [
    key,
    value === to ? undefined : value,
  ]);
  return { ...fields, ...Object.fromEntries(selfless) };
}

export const verb = defineVerb({
  summary: say("make one of two customers who are the same", "合并重复的客户"),
  examples: [
    "rounds customer merge jinhong changlai",
    "rounds customer merge jinhong changlai --take phone,grade --dry-run --yes",
  ],
  arguments: {
    which: field(refKind("customer"), say("Customer to keep", "保留的客户"), { required: true }),
    other: field(refKind("customer"), say("Customer to merge into it", "并入的客户"), {
      required: true,
    }),
  },
  flags: {
    take: field(wordsKind, say("Fields to keep of the other one", "以并入客户为准的字段"), {
      help: say(
        "without it the first one's count; --take phone,grade",
        "默认以保留客户为准；--take phone,grade",
      ),
    }),
    why: field(textKind(), say("Why", "原因")),
  },
  writes: true,
  async run(context, { which, other, take, why }): Promise<Change> {
    const { book, yes, ask } = context;
    if (which === other) {
      refuse(
        say(
          `both names stand for ${which}: they are one already`,
          `两个名称都指 ${which}，无需合并`,
        ),
        say(
          "all that may be the same: rounds report duplicates",
          "疑似重复的客户：rounds report duplicates",
        ),
      );
    }
    const [mine, theirs] = [await book.get(customer, which), await book.get(customer, other)];
    await assertReads(context, customer, mine);
    await assertReads(context, customer, theirs);
    const merged = mergedFields(mine, theirs, keysOf(take ?? []));
    const choices = merged.filter(({ isChoice, key }) => isChoice && key !== "name");
    if (ask && !yes && take === undefined && choices.length > 0) {
      throw new NeedsAnswers(asking(choices, mine, theirs));
    }
    if (!yes) {
      const question = say(
        `make ${theirs.name} and ${mine.name} one customer?`,
        `将 ${theirs.name} 与 ${mine.name} 合并为一个客户？`,
      );
      throw new NeedsYes(question, sideBySide([mine, theirs], merged, context));
    }
    const fields = ownFields(merged, other, which);
    assertAgrees(customer, { ...mine, ...fields }, book.digits);
    if (setsCredit(fields)) await assertMaySetCredit(context, mine.name);
    const moved = await moves(context, other, which);
    const own: Step[] =
      Object.keys(fields).length > 0 ? [{ do: "set", noun: customer, id: which, fields }] : [];
    return {
      steps: [
        ...own,
        { do: "remove", noun: customer, id: other },
        { do: "create", noun: redirect, record: { id: other, name: theirs.name, into: which } },
        ...moved.flatMap(({ steps }) => steps),
      ],
      why,
      receipt: say(
        `merged ${theirs.name} (${other}) into ${mine.name} (${which})`,
        `已将 ${theirs.name}（${other}）并入 ${mine.name}（${which}）`,
      ),
      notes: movedNote(moved),
    };
  },
});
