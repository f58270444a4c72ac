import { fromMicro, grouped, quantityDigits, toScaled } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { taxedLines } from "../../law/tax.ts";
import { join, say, type Text } from "../../law/words.ts";
import type { Line } from "../order/fields/lines.ts";
import { type OrderFacts, orderedMicro } from "../order/totals.ts";
import type { NameOf } from "../product/names.ts";
import type { Contract } from "./contract.ts";
import { agreedMicro, type ContractLine, countedLines } from "./lines.ts";
import { isInForce } from "./states.ts";

const scale = 10n ** BigInt(quantityDigits);

/** What orders have drawn on a contract: quantities in millionths, money in the smallest unit. */
export interface Drawn {
  readonly micro: ReadonlyMap<string, number>;
  readonly minor: number;
  readonly orders: number;
}

interface Drawing extends OrderFacts {
  readonly id?: string | undefined;
}

/**
 * What orders draw on a contract, those that were cancelled left out; what was closed short or came
 * back was drawn as far as the order itself still says. Amounts are with tax, without freight.
 */
export function drawnBy(orders: readonly Drawing[], digits: number): Drawn {
  const micro = new Map<string, number>();
  const live = orders.filter(({ cancelled }) => !cancelled);
  let minor = 0;
  for (const one of live) {
    for (const [product, quantity] of orderedMicro(one)) {
      micro.set(product, (micro.get(product) ?? 0) + quantity);
    }
    minor += goodsMinor(one, digits);
  }
  return { micro, minor, orders: live.length };
}

/** How a product of a contract stands. Without `agreed` there is no limit to it. */
export interface LineStanding {
  readonly line: ContractLine;
  readonly agreed: number | undefined;
  readonly drawn: number;
  readonly left: number | undefined;
}

/** Each product once, with what is agreed, drawn and left of it. */
export function standingOfLines(
  lines: readonly ContractLine[] | undefined,
  drawn: Pick<Drawn, "micro">,
): readonly LineStanding[] {
  const agreed = agreedMicro(lines ?? []);
  const seen = new Set<string>();
  return (lines ?? []).flatMap((line) => {
    if (seen.has(line.product)) return [];
    seen.add(line.product);
    const all = agreed.get(line.product);
    const gone = drawn.micro.get(line.product) ?? 0;
    return [{ line, agreed: all, drawn: gone, left: all === undefined ? undefined : all - gone }];
  });
}

/** What of the agreed amount is left; undefined where no amount is agreed. */
export function leftMinor(
  { amount }: Pick<Contract, "amount">,
  { minor }: Pick<Drawn, "minor">,
  digits: number,
): number | undefined {
  return amount === undefined ? undefined : toMinor(amount, digits) - minor;
}

/** Is nothing left to be drawn of a frame contract, in goods or in money? */
export function isUsedUp(record: Contract, drawn: Drawn, digits: number): boolean {
  if (record.kind !== "frame" || drawn.orders === 0) return false;
  const money = leftMinor(record, drawn, digits);
  if (money !== undefined && money <= 0) return true;
  const lines = standingOfLines(record.lines, drawn);
  return lines.length > 0 && lines.every(({ left }) => left !== undefined && left <= 0);
}

interface DrawFacts {
  /** The customer and the day of the order. */
  readonly customer: string;
  readonly date: string;
  readonly nameOf: NameOf;
  readonly digits: number;
}

/** Refuses to draw on a contract of somebody else, or on one that is not in force that day. */
export function assertInForce(record: Contract, { customer, date }: DrawFacts): void {
  const { id, signed, start, end, ended } = record;
  if (record.customer !== customer) {
    refuse(
      say(`${id} is a contract with ${record.customer}`, `${id} 是与 ${record.customer} 的合同`),
    );
  }
  if (isInForce(record, date)) return;
  if (!signed) {
    refuse(
      say(`${id} is not signed`, `${id} 尚未签订`),
      say(`first: rounds contract sign ${id}`, `请先运行：rounds contract sign ${id}`),
    );
  }
  if (ended && ended.date <= date) {
    refuse(say(`${id} was ended on ${ended.date}`, `${id} 已于 ${ended.date} 终止`));
  }
  if (end !== undefined && end < date) {
    refuse(
      say(`${id} ran until ${end}`, `${id} 已于 ${end} 到期`),
      say(
        `prolong it: rounds contract renew ${id} --until DATE`,
        `续签：rounds contract renew ${id} --until 日期`,
      ),
    );
  }
  refuse(say(`${id} begins on ${start}`, `${id} 自 ${start} 起生效`));
}

/**
 * Lines without a price take the contract's, with its discount. They count in the product's own
 * unit; the unit in which a line was typed is kept where the contract prices that one.
 */
export function contractPriced(
  record: Pick<Contract, "lines">,
  lines: readonly Line[],
): readonly Line[] {
  const known = new Map((record.lines ?? []).map((one) => [one.product, one]));
  return lines.map((line) => {
    const agreed = known.get(line.product);
    if (!agreed || line.price !== undefined) return line;
    const { product, quantity, unit, per: typedPer } = line;
    const { price, per, discount } = agreed;
    const off = line.discount ?? discount;
    return {
      ...{ product, quantity, price },
      ...(unit !== undefined && per !== undefined && per === typedPer ? { unit } : {}),
      ...(per === undefined ? {} : { per }),
      ...(off === undefined ? {} : { discount: off }),
    };
  });
}

/** Refuses lines of agreed products at other prices than the contract's. */
export function assertAgreedPrices(
  { id, lines }: Pick<Contract, "id" | "lines">,
  ordered: readonly Line[],
  nameOf: NameOf,
): void {
  for (const line of ordered) {
    const agreed = (lines ?? []).filter(({ product }) => product === line.product);
    if (agreed.length === 0 || agreed.some((one) => samePrice(one, line))) continue;
    const [one] = agreed;
    const per = one?.per === undefined ? "" : `/${one.per}`;
    const name = nameOf(line.product);
    refuse(
      say(
        `${name}: ${id} says ${one?.price}${per}, not ${line.price}`,
        `${name}：${id} 约定单价 ${one?.price}${per}，不是 ${line.price}`,
      ),
      say("leave the price out: the contract's is taken", "不写单价即按合同价"),
    );
  }
}

function samePrice(one: Omit<Line, "quantity">, two: Omit<Line, "quantity">): boolean {
  const share = ({ price, per = "1", discount = "0" }: Omit<Line, "quantity">): bigint[] => [
    toScaled(price, quantityDigits) * (scale - toScaled(discount, quantityDigits)),
    toScaled(per, quantityDigits),
  ];
  const [[a = 0n, b = 1n], [c = 0n, d = 1n]] = [share(one), share(two)];
  return a * d === c * b;
}

/**
 * Refuses to draw more of a frame contract than is left of it, in goods or in money, and goods that
 * are not in it. `drawn` is what other orders have drawn.
 */
export function assertWithin(
  record: Contract,
  order: OrderFacts,
  { drawn, nameOf, digits }: Pick<DrawFacts, "nameOf" | "digits"> & { readonly drawn: Drawn },
): void {
  if (record.kind !== "frame") return;
  const { id } = record;
  const standing = new Map(
    standingOfLines(record.lines, drawn).map((one) => [one.line.product, one]),
  );
  const wrong: Text[] = [];
  for (const [product, micro] of orderedMicro(order)) {
    const one = standing.get(product);
    const name = nameOf(product);
    if (!one && standing.size > 0) {
      wrong.push(say(`${name} is not in it`, `合同中没有${name}`));
    } else if (one?.left !== undefined && micro > one.left) {
      const [wanted, left] = [fromMicro(micro), fromMicro(Math.max(0, one.left))];
      wrong.push(
        say(`${name}: ${wanted} wanted, ${left} left`, `${name}：需 ${wanted}，剩余 ${left}`),
      );
    }
  }
  const money = leftMinor(record, drawn, digits);
  const net = goodsMinor(order, digits);
  if (money !== undefined && net > money) {
    const [wanted, left] = [net, Math.max(0, money)].map((one) => grouped(fromMinor(one, digits)));
    wrong.push(say(`amount: ${wanted} wanted, ${left} left`, `金额：需 ${wanted}，剩余 ${left}`));
  }
  if (wrong.length === 0) return;
  const list = join(wrong);
  refuse(
    say(`more than is left of ${id}: ${list.en}`, `超出框架合同 ${id} 的剩余额度：${list.zh}`),
    say(
      `order the rest without --contract; what is left: rounds contract show ${id}`,
      `超出部分请不带 --contract 另下订单；剩余额度：rounds contract show ${id}`,
    ),
  );
}

/** What will be left of a frame after an order; nothing where there is no limit. */
export function leftNotes(
  record: Contract,
  drawn: Drawn,
  { nameOf, digits }: Pick<DrawFacts, "nameOf" | "digits">,
): readonly Text[] {
  if (record.kind !== "frame") return [];
  const goods = standingOfLines(record.lines, drawn).flatMap(({ line, left }) =>
    left === undefined
      ? []
      : [
          say(
            `${nameOf(line.product)} ${fromMicro(left)}`,
            `${nameOf(line.product)} ${fromMicro(left)}`,
          ),
        ],
  );
  const money = leftMinor(record, drawn, digits);
  const sum =
    money === undefined ? [] : [grouped(fromMinor(money, digits))].map((one) => say(one, one));
  if (goods.length + sum.length === 0) return [];
  const list = join([...goods, ...sum]);
  return [say(`left of ${record.id}: ${list.en}`, `${record.id} 剩余：${list.zh}`)];
}

/** What the lines of a contract come to with tax, where all of their quantities are agreed. */
export function linesMinorOf(
  record: Pick<Contract, "lines" | "currency" | "taxRate" | "pricesIncludeTax">,
  digits: number,
): number | undefined {
  const lines = countedLines(record.lines);
  if (lines.length === 0 || lines.length < (record.lines ?? []).length) return undefined;
  return goodsMinor({ ...record, lines }, digits);
}

/** What goods come to at a paper's prices, with tax and without freight; smallest unit. */
function goodsMinor(paper: Pick<OrderFacts, "lines">, digits: number): number {
  return taxedLines(paper, digits).grossMinor;
}
