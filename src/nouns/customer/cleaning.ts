import type { AnyStored } from "../../law/noun.ts";
import { join, type Language, say, type Text } from "../../law/words.ts";
import type { Row, TableView } from "../../print/view.ts";
import { type Card, cardOf } from "./card.ts";
import { type Customer, customer } from "./customer.ts";
import { isSure, weightOf } from "./likeness.ts";
import type { Sound } from "./names-alike.ts";
import { type Twin, Twins } from "./twins.ts";

/** Two customers who may be one: whom to keep, and how sure it is. */
interface Pair {
  readonly kept: Customer;
  readonly other: Customer;
  readonly why: Text;
  readonly sure: boolean;
  readonly weight: number;
}

/** Of a telephone that a whole building shares no more than this many are told. */
const mostOfOne = 20;

/** All pairs of customers who may be one, each once. */
function pairsOf(customers: readonly Customer[], sound: Sound): Pair[] {
  const records = new Map(customers.map((one) => [one.id, one]));
  const twins = new Twins(sound);
  const pairs: Pair[] = [];
  for (const one of customers) {
    const card = cardOf(one.id, one);
    for (const twin of twins.of(card).slice(0, mostOfOne)) {
      const other = records.get(twin.card.id);
      if (other) pairs.push(pairOf(one, other, { card, twin }));
    }
    twins.add(card);
  }
  return pairs;
}

function pairOf(one: Customer, other: Customer, { card, twin }: { card: Card; twin: Twin }): Pair {
  const [kept, rest] = isElder(other, one) ? [other, one] : [one, other];
  const { likenesses } = twin;
  return {
    kept,
    other: rest,
    why: join(likenesses.map(({ why }) => why)),
    sure: isSure(likenesses, twin.card, card),
    weight: weightOf(likenesses),
  };
}

/** Kept is who was there first, as that tells whose customer it is; else whose file says more. */
function isElder(a: Customer, b: Customer): boolean {
  const [one, other] = [a.added ?? "9999", b.added ?? "9999"];
  if (one !== other) return one < other;
  const [mine, theirs] = [a, b].map((each: AnyStored) => Object.keys(each).length);
  return (mine ?? 0) >= (theirs ?? 0);
}

/** The pairs that hang together, the surest group first and in each the surest pair. */
function groupsOf(pairs: readonly Pair[]): Pair[][] {
  const group = new Map<string, string>();
  const root = (id: string): string => {
    let at = id;
    for (let up = group.get(at); up !== undefined; up = group.get(at)) at = up;
    return at;
  };
  for (const { kept, other } of pairs) {
    const [a, b] = [root(kept.id), root(other.id)];
    if (a !== b) group.set(a, b);
  }
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const at = root(pair.kept.id);
    groups.set(at, [...(groups.get(at) ?? []), pair]);
  }
  const rank = ({ sure, weight }: Pair): number => (sure ? 1000 : 0) + weight;
  const all = [...groups.values()];
  for (const one of all) one.sort((a, b) => rank(b) - rank(a));
  const best = ([first]: readonly Pair[]): number => (first ? rank(first) : 0);
  return all.sort((a, b) => best(b) - best(a));
}

interface Shown {
  readonly sound: Sound;
  /** Only those who surely are one. */
  readonly surely: boolean;
  readonly language: Language;
}

/** Customers who may be there twice, why, and what makes them one (R-CUS-33). */
export function duplicatesView(
  customers: readonly Customer[],
  { sound, surely, language }: Shown,
): TableView {
  const all = groupsOf(pairsOf(customers, sound));
  const rows = all.flatMap((pairs, at) =>
    pairs.filter(({ sure }) => sure || !surely).map((pair) => rowOf(pair, at + 1, language)),
  );
  const sure = rows.filter((row) => row.sure).length;
  return {
    shape: "list",
    title: say("customers who may be the same", "疑似重复的客户"),
    columns: [
      { key: "group", label: say("Group", "组"), weight: 4, align: "right" },
      {
        key: "sure",
        label: say("Sure", "把握"),
        weight: 6,
        format: (value, language) => (value ? sureWord : doubtWord)[language],
      },
      { key: "keptName", label: say("Keep", "保留"), weight: 7, wrap: true, least: 12 },
      {
        key: "otherName",
        label: say("The same?", "疑为同一客户"),
        weight: 7,
        wrap: true,
        least: 12,
      },
      {
        key: "why",
        label: say("Why", "依据"),
        weight: 8,
        wrap: true,
        least: 16,
      },
      { key: "command", label: say("Command", "命令"), weight: 9, wrap: true, least: 24 },
    ],
    hidden: [
      { key: "kept", label: say("Id to keep", "保留编号") },
      { key: "other", label: say("Other id", "另一编号") },
    ],
    rows,
    notes:
      rows.length > 0
        ? [
            say(
              `${rows.length === 1 ? "one pair" : `${rows.length} pairs`}, surely the same: ${sure}; undo takes a merge back`,
              `共 ${rows.length} 对，其中 ${sure} 对基本确定；合并后可用 undo 撤销`,
            ),
          ]
        : [],
    empty: say(`no ${customer.label.en} is there twice`, "没有重复的客户"),
  };
}

const sureWord = say("surely", "确定");
const doubtWord = say("perhaps", "疑似");

function rowOf({ kept, other, why, sure }: Pair, group: number, language: Language): Row {
  return {
    group,
    sure,
    keptName: kept.name,
    otherName: other.name,
    why: why[language],
    command: `rounds customer merge ${kept.id} ${other.id}`,
    kept: kept.id,
    other: other.id,
  };
}
