import { redirect } from "../../../law/redirects.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Fact, TableView } from "../../../print/view.ts";
import { recordArgument } from "../../generic/show.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { cardBrief } from "../card.ts";
import { customer } from "../customer.ts";
import {
  earliestFirst,
  type FirstRecord,
  firstRecord,
  ownersOf,
  type Passed,
} from "../owning/first-record.ts";
import { soundsFor } from "../sounds.ts";
import { Twins } from "../twins.ts";

type NameOf = (id: unknown) => string;

/** The same customer as others have recorded it, by name, telephone or tax number. */
async function twinIds({ book }: Context, id: string): Promise<readonly string[]> {
  const cards = await book.brief(cardBrief);
  const own = cards.find((one) => one.id === id);
  if (!own) return [];
  const twins = new Twins(await soundsFor(own.names));
  for (const card of cards) twins.add(card);
  return twins.of(own).map(({ card }) => card.id);
}

function when(at: string | undefined): string {
  return at === undefined ? "" : at.slice(0, 16).replace("T", " ");
}

/** What proves the time: the hashes of the record and of the log that holds them. */
function proof({ hash, log, sealed, change }: FirstRecord): Text {
  const record = hash === undefined ? "" : ` sha256 ${hash}`;
  if (change === undefined) {
    return say(
      "the change log does not know it: the file was not written by rounds",
      "变更记录中没有：该档案不是由 rounds 建立的",
    );
  }
  return sealed
    ? say(
        `${change}${record}; ${log} is sealed by the closing of ${sealed.month}: ${sealed.sha256}`,
        `${change}${record}；${log} 已由 ${sealed.month} 结账封存：${sealed.sha256}`,
      )
    : say(
        `${change}${record}; ${log} is sealed when its month is closed`,
        `${change}${record}；${log} 将在该月结账时封存`,
      );
}

function recordsView(records: readonly FirstRecord[], names: NameOf): TableView {
  return {
    shape: "list",
    title: say("who recorded this customer, the earliest first", "建档先后（最早在前）"),
    columns: [
      { key: "at", label: say("When", "时间"), weight: 9, format: (value) => when(text(value)) },
      { key: "by", label: say("By", "建档人"), weight: 9, format: names },
      { key: "id", label: say("Customer", "客户"), weight: 8 },
      { key: "change", label: say("Change", "变更号"), weight: 5, whole: true },
      { key: "command", label: say("Command", "命令"), weight: 2, wrap: true },
    ],
    hidden: [
      { key: "hash", label: say("SHA-256", "SHA-256") },
      { key: "log", label: say("Change log", "变更记录文件") },
    ],
    rows: records.map(({ at, by, id, change, command, hash, log }) => {
      return { at, by, id, change, command, hash, log };
    }),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function ownersView(passed: readonly Passed[], names: NameOf): TableView {
  return {
    shape: "list",
    title: say("whose it has been", "负责人变更"),
    columns: [
      { key: "at", label: say("When", "时间"), weight: 9, format: (value) => when(text(value)) },
      { key: "from", label: say("From", "原负责人"), weight: 8, format: names },
      { key: "to", label: say("To", "新负责人"), weight: 9, format: names },
      { key: "by", label: say("By", "经办"), weight: 5, format: names },
      { key: "why", label: say("Why", "原因"), weight: 7, wrap: true },
      { key: "change", label: say("Change", "变更号"), weight: 3, whole: true },
    ],
    rows: passed.map(({ at, from, to, by, why, change }) => ({ at, from, to, by, why, change })),
    empty: say("it has always been the same person's", "负责人未变更过"),
  };
}

/** What to do where somebody else was first. */
function verdict(
  [first, ...others]: readonly FirstRecord[],
  { owner, id, names }: { owner: string | undefined; id: string; names: NameOf },
): readonly Text[] {
  if (others.length === 0 || first?.by === undefined) return [];
  const told = say(
    `the earliest record wins: ${names(first.by)}, ${when(first.at)} (${first.id})`,
    `以最早建档为准：${names(first.by)}，${when(first.at)}（${first.id}）`,
  );
  if (first.by === owner) return [told];
  const command = `rounds customer assign ${id} --to ${first.by} --why`;
  return [
    told,
    say(`${command} "recorded first" (by the manager)`, `${command} "建档在先"（由经理办理）`),
  ];
}

export const verb = defineVerb({
  summary: say(
    "whose a customer is, and who recorded it first",
    "客户归属：负责人、最早建档人及凭据",
  ),
  examples: ["rounds customer owner jinhong"],
  arguments: recordArgument(customer),
  async run(context, { which }) {
    const { book } = context;
    const record = await book.get(customer, which);
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    const names: NameOf = (id) => people.get(String(id)) ?? String(id ?? "");
    // Whoever was merged into this customer may have been recorded earlier.
    const merged = await book.where(redirect, "into", record.id);
    const ids = [record.id, ...merged.map(({ id }) => id), ...(await twinIds(context, record.id))];
    const records = earliestFirst(ids.map((id) => firstRecord(book, id)));
    const own = records.find(({ id }) => id === record.id) ?? { id: record.id };
    const proven = proof(own);
    const passed = ownersOf(book, record.id);
    const facts: Fact[] = [
      {
        key: "owner",
        label: say("Owner", "负责人"),
        value: record.owner,
        format: names,
      },
      { key: "added", label: say("Added", "建档日期"), value: record.added },
      {
        key: "by",
        label: say("Recorded by", "建档人"),
        value: own.by,
        format: (value) => (own.by === undefined ? "" : `${names(value)} ${when(own.at)}`),
      },
      {
        key: "proof",
        label: say("Proof", "凭据"),
        value: proven.en,
        format: (_, language) => proven[language],
      },
    ];
    return {
      shape: "page",
      title: say(`${record.name}: whose it is`, `${record.name} 归属`),
      facts,
      sections: [
        ...(records.length > 1 ? [recordsView(records, names)] : []),
        ownersView(passed, names),
      ],
      notes: verdict(records, { owner: record.owner, id: record.id, names }),
      record: { id: record.id, owner: record.owner, records, owners: passed },
    };
  },
});
