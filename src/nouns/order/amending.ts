import { isDeepStrictEqual } from "node:util";
import type { Attached } from "../../law/attached.ts";
import type { Change } from "../../law/change.ts";
import { fromMicro, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { join, say, type Text } from "../../law/words.ts";
import type { NameOf } from "../product/names.ts";
import { type Amendment, type AmendmentKind, amendmentKinds } from "./fields/amendments.ts";
import type { Line } from "./fields/lines.ts";
import { type Order, order } from "./order.ts";
import { openMicro, orderedMicro, orderState } from "./totals.ts";

/** Who wants something of an order changed, when and why. */
export interface Asked {
  readonly date: string;
  readonly by: string | undefined;
  readonly why: string;
  readonly askedBy?: string | undefined;
  readonly paper?: Attached | undefined;
}

export interface AmendTold extends Asked {
  /** The lines as they shall be, with prices; one for each product. */
  readonly lines?: readonly Line[];
  /** Products that are no longer wanted. */
  readonly drop?: readonly string[];
  /** The product in whose place the only one of `lines` comes. */
  readonly replace?: string | undefined;
  readonly promised?: string | undefined;
  readonly structure?: string | undefined;
}

export interface AmendFacts {
  readonly nameOf: NameOf;
  /** Does the firm want the customer's written request? R-TRN-32 */
  readonly needsPaper: boolean;
}

/** What of each product has left for good, in millionths. */
export function gone(record: Order): Map<string, number> {
  const done = orderedMicro(record);
  for (const [product, micro] of openMicro(record)) {
    done.set(product, (done.get(product) ?? 0) - micro);
  }
  return done;
}

function assertAmendable(record: Order): void {
  const { id } = record;
  const state = orderState(record);
  if (state === "confirmed" || state === "part-shipped" || state === "shipped") return;
  if (state === "draft") {
    refuse(
      say(`${id} is a draft: it needs no amendment`, `${id} 为草稿，无需变更手续`),
      say(`change it: rounds order edit ${id}`, `请直接修改：rounds order edit ${id}`),
    );
  }
  if (state === "cancelled") refuse(say(`${id} is cancelled`, `${id} 已取消`));
  refuse(
    say(`${id} is over: it is not amended any more`, `${id} 已完结，不再变更`),
    say(
      `write a new one: rounds order add ${record.customer}`,
      `请另下新单：rounds order add ${record.customer}`,
    ),
  );
}

/** What happened to a line, seen from what its product had before. */
function kindsOf(was: readonly Line[], now: Line): AmendmentKind[] {
  const [first] = was;
  if (!first) return ["add"];
  const before = was.reduce((sum, one) => sum + toMicro(one.quantity), 0);
  const after = toMicro(now.quantity);
  const { due } = first;
  const kinds: AmendmentKind[] = [];
  if (after !== before) kinds.push(after > before ? "more" : "less");
  if (due !== now.due) kinds.push(isEarlier(now.due, due) ? "earlier" : "later");
  const terms = ({ price, per, discount, taxRate }: Line): unknown => [
    price,
    per,
    discount,
    taxRate,
  ];
  if (was.some((one) => !isDeepStrictEqual(terms(one), terms(now)))) kinds.push("price");
  return kinds;
}

function isEarlier(now: string | undefined, was: string | undefined): boolean {
  return now !== undefined && (was === undefined || now < was);
}

/** Puts a line in the place of all that its product has; a new product comes last. */
function put(lines: readonly Line[], line: Line): Line[] {
  const at = lines.findIndex(({ product }) => product === line.product);
  if (at < 0) return [...lines, line];
  return lines.flatMap((one, index) =>
    index === at ? [line] : one.product === line.product ? [] : [one],
  );
}

/** Takes off each line of a product what has not left; what nothing is left of goes. */
export function cutTo(
  lines: readonly Line[],
  left: ReadonlyMap<string, number>,
  only?: string,
): Line[] {
  const rest = new Map(left);
  return lines.flatMap((line) => {
    if (only !== undefined && line.product !== only) return [line];
    const have = rest.get(line.product) ?? 0;
    const kept = Math.min(have, toMicro(line.quantity));
    rest.set(line.product, have - kept);
    if (kept <= 0) return [];
    return kept === toMicro(line.quantity) ? [line] : [{ ...line, quantity: fromMicro(kept) }];
  });
}

interface Outcome {
  readonly lines: readonly Line[];
  readonly kinds: readonly AmendmentKind[];
}

function changedLines(record: Order, told: AmendTold, nameOf: NameOf): Outcome {
  const left = gone(record);
  const kinds: AmendmentKind[] = [];
  let lines: readonly Line[] = record.lines;
  for (const product of [...(told.drop ?? []), ...(told.replace ? [told.replace] : [])]) {
    if (!lines.some((one) => one.product === product)) {
      const name = nameOf(product);
      refuse(say(`${name} is not on ${record.id}`, `${record.id} 没有 ${name}`));
    }
    kinds.push(product === told.replace ? "replace" : "cancel");
    lines = cutTo(lines, left, product);
  }
  const typed = told.lines ?? [];
  if (told.replace !== undefined && typed.length !== 1) {
    refuse(
      say("what takes its place? give one --line", "请用一个 --line 写明替换成什么"),
      say('--replace A --line "B x 10"', '--replace A --line "B x 10"'),
    );
  }
  for (const line of typed) {
    const was = record.lines.filter(({ product }) => product === line.product);
    if (told.replace === undefined) kinds.push(...kindsOf(was, line));
    lines = put(lines, line);
  }
  return { lines, kinds };
}

/** Never less than what has left for good. @throws RoundsError refused */
function assertCovers(record: Order, lines: readonly Line[], nameOf: NameOf): void {
  const ordered = orderedMicro({ lines });
  const short = [...gone(record)].filter(([product, micro]) => micro > (ordered.get(product) ?? 0));
  const [first] = short;
  if (!first) return;
  const list = join(
    short.map(([product, micro]): Text => {
      const [name, left] = [nameOf(product), fromMicro(micro)];
      return say(`${left} ${name} have left already`, `${name} 已发 ${left}`);
    }),
  );
  const least = `--line "${nameOf(first[0])} x ${fromMicro(first[1])}"`;
  refuse(
    say(`not below what was shipped: ${list.en}`, `不能少于已发数量：${list.zh}`),
    say(`at least: ${least}`, `最少：${least}`),
  );
}

/** The elements of one list that the other has not, one by one. */
function without(all: readonly Line[], others: readonly Line[]): Line[] {
  const rest = [...others];
  return all.filter((line) => {
    const at = rest.findIndex((one) => isDeepStrictEqual(one, line));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** The amendment as it is kept: what of the lines and the promise stood before, and stands now. */
export function entryOf(
  record: Order,
  asked: Asked,
  now: Outcome & {
    readonly promised?: string | undefined;
    readonly structure?: string | undefined;
  },
): Amendment {
  const { date, by, why, askedBy, paper } = asked;
  const { lines, promised, structure } = now;
  const moved = promised !== undefined && promised !== record.promised;
  const [was, then] = [without(record.lines, lines), without(lines, record.lines)];
  const codes = amendmentKinds.map(({ value }) => value);
  return {
    number: (record.amendments ?? []).length + 1,
    date,
    by,
    kinds: codes.filter((one) => now.kinds.includes(one)),
    why,
    askedBy,
    paper,
    ...(was.length > 0 ? { was } : {}),
    ...(then.length > 0 ? { now: then } : {}),
    ...(moved ? { wasPromised: record.promised, nowPromised: promised } : {}),
    structure,
  };
}

/** The words of what an amendment changed: "more, later". */
export function kindWords(kinds: readonly AmendmentKind[]): Text {
  const words = amendmentKinds.flatMap(({ value, label }) =>
    kinds.includes(value) ? [label] : [],
  );
  return say(words.map(({ en }) => en).join(", "), words.map(({ zh }) => zh).join("、"));
}

/**
 * Changes a confirmed order, with the reason and who asked; what stood before is kept (R-ORD-18,
 * R-ORD-55). Never below what was shipped.
 */
export function amendOrder(record: Order, told: AmendTold, facts: AmendFacts): Change {
  assertAmendable(record);
  const { id } = record;
  if (facts.needsPaper && told.paper === undefined) {
    refuse(
      say(
        `${id} is changed only on the customer's written request`,
        `${id} 已下达，须凭客户书面申请方可变更`,
      ),
      say("name the paper: --paper FILE", "请附书面申请：--paper 文件"),
    );
  }
  const outcome = changedLines(record, told, facts.nameOf);
  assertCovers(record, outcome.lines, facts.nameOf);
  if (outcome.lines.length === 0) {
    refuse(
      say("nothing of the order would be left", "变更后订单将没有明细"),
      say(
        `cancel it: rounds order cancel ${id} --why "…"`,
        `请取消订单：rounds order cancel ${id} --why "原因"`,
      ),
    );
  }
  const { promised, structure } = told;
  if (promised !== undefined && promised < record.date) {
    refuse(say("promised before it was ordered", "承诺日期早于下单日期"));
  }
  const kinds = [...outcome.kinds];
  if (promised !== undefined && promised !== record.promised) {
    kinds.push(isEarlier(promised, record.promised) ? "earlier" : "later");
  }
  if (structure !== undefined) kinds.push("structure");
  if (kinds.length === 0) {
    refuse(
      say(`${id} is like that already`, `${id} 无需变更，内容相同`),
      say(`rounds order amend --help`, `见 rounds order amend --help`),
    );
  }
  const entry = entryOf(record, told, { ...outcome, kinds, promised, structure });
  const fields = {
    lines: outcome.lines,
    ...(promised === undefined ? {} : { promised }),
    amendments: [...(record.amendments ?? []), entry],
  };
  const words = kindWords(entry.kinds);
  return {
    steps: [{ do: "set", noun: order, id, fields }],
    why: told.why,
    receipt: say(
      `amendment ${entry.number} of ${id}: ${words.en}`,
      `${id} 第 ${entry.number} 次变更：${words.zh}`,
    ),
  };
}
