import { fromMicro } from "../../../law/decimal.ts";
import { refuse } from "../../../law/errors.ts";
import { say, type Text } from "../../../law/words.ts";
import type { Product } from "../../product/product.ts";
import type { Move } from "../move.ts";
import { usableOn } from "./picking.ts";
import type { PlacedLot } from "./stock.ts";

const nameOf = ({ sku, name }: Product): string => sku ?? name;

/** How a paper's line says which goods they are; undefined: no line of a goods receipt. */
function inLine({ id }: Product, { paper, quantity }: Move, rest: Text): Text | undefined {
  if (!paper?.startsWith("GR")) return undefined;
  const line = `product=${id}, quantity=${quantity}`;
  return say(
    `say it with the line: --line "${line}, ${rest.en}"`,
    `请在明细中注明：--line "${line}, ${rest.zh}"`,
  );
}

export function lotWanted(goods: Product, entry: Move): never {
  const name = nameOf(goods);
  const { quantity, warehouse } = entry;
  const isDated = goods.shelfDays === undefined;
  const rest = say(
    `lot=LOT${isDated ? ", expiry=DATE" : ""}`,
    `lot=批号${isDated ? ", expiry=有效期" : ""}`,
  );
  refuse(
    say(`${name} is kept by lot: which lot is it?`, `${name} 按批号管理，请注明批号`),
    inLine(goods, entry, rest) ??
      say(
        `rounds stock in ${name} ${quantity} --warehouse ${warehouse} --lot LOT${isDated ? " --expiry DATE" : ""}`,
        `rounds stock in ${name} ${quantity} --warehouse ${warehouse} --lot 批号${isDated ? " --expiry 有效期" : ""}`,
      ),
  );
}

export function otherExpiry(
  goods: Product,
  { lot, known, told }: { lot: string; known: string; told: string },
): never {
  const name = nameOf(goods);
  refuse(
    say(
      `lot ${lot} of ${name} expires on ${known}, not on ${told}`,
      `${name} 批号 ${lot} 的有效期是 ${known}，不是 ${told}`,
    ),
    say("another expiry is another lot: --lot", "有效期不同应另编批号：--lot"),
  );
}

interface Short {
  readonly entry: Move;
  readonly named: string | undefined;
  readonly here: readonly PlacedLot[];
  readonly there: number;
  readonly wanted: number;
}

export function shortOfLots(goods: Product, { entry, named, here, there, wanted }: Short): never {
  const name = nameOf(goods);
  const expired = here
    .filter((one) => !usableOn(one, entry.date) && (named === undefined || one.lot === named))
    .map(({ lot, expiry, micro }) =>
      say(
        `${fromMicro(micro)} of ${lot} expired on ${expiry}`,
        `${lot} ${fromMicro(micro)}（${expiry} 到期）`,
      ),
    );
  const [en, zh] = [
    expired.map((one) => one.en).join(", "),
    expired.map((one) => one.zh).join("、"),
  ];
  const of = named === undefined ? "" : ` of lot ${named}`;
  const ofZh = named === undefined ? "" : `批号 ${named} `;
  refuse(
    say(
      `${name}: ${fromMicro(wanted)} wanted, ${fromMicro(there)}${of} usable in ${entry.warehouse}${en ? ` (${en})` : ""}`,
      `${name}：需要 ${fromMicro(wanted)}，${entry.warehouse} ${ofZh}可用 ${fromMicro(there)}${zh ? `（已过期：${zh}）` : ""}`,
    ),
    say(`what lies where: rounds stock lots ${name}`, `查看批号：rounds stock lots ${name}`),
  );
}

const pieceByPiece = say("serials=NUMBER,,NUMBER", "serials=序列号、序列号");

export function serialsWanted(
  goods: Product,
  { entry, here }: { entry: Move; here: readonly string[] },
): never {
  const name = nameOf(goods);
  const some = [...here].sort().slice(0, 5).join(",");
  refuse(
    say(
      `${name} is kept by serial number: which pieces are they?`,
      `${name} 按序列号管理，请注明序列号`,
    ),
    some === ""
      ? (inLine(goods, entry, pieceByPiece) ??
          say("name each: --serial NUMBER,NUMBER", "请逐件注明：--serial 序列号,序列号"))
      : say(
          `in ${entry.warehouse} are ${here.length}: --serial ${some}`,
          `${entry.warehouse} 现有 ${here.length} 件：--serial ${some}`,
        ),
  );
}

export function assertCount(
  goods: Product,
  { serials, micro, entry }: { serials: readonly string[]; micro: number; entry: Move },
): void {
  if (serials.length * 1e6 === micro) return;
  const name = nameOf(goods);
  const quantity = fromMicro(micro);
  refuse(
    say(
      `${name}: a quantity of ${quantity} with ${serials.length} serial ${serials.length === 1 ? "number" : "numbers"}`,
      `${name}：数量 ${quantity}，序列号 ${serials.length} 个`,
    ),
    inLine(goods, entry, pieceByPiece) ??
      say("one number for each piece: --serial", "每件一个序列号：--serial"),
  );
}

interface Away {
  readonly away: readonly string[];
  readonly places: ReadonlyMap<string, string>;
  readonly entry: Move;
}

export function notHere(goods: Product, { away, places, entry }: Away): never {
  const [first = ""] = away;
  const at = places.get(first);
  const name = nameOf(goods);
  refuse(
    at === undefined
      ? say(`${name} ${first} is not in stock`, `${name} ${first} 不在库`)
      : say(
          `${name} ${first} lies in ${at}, not in ${entry.warehouse}`,
          `${name} ${first} 在 ${at}，不在 ${entry.warehouse}`,
        ),
    say(`where it went: rounds stock trace ${first}`, `查看去向：rounds stock trace ${first}`),
  );
}

export function alreadyThere(
  goods: Product,
  { there, places }: { there: readonly string[]; places: ReadonlyMap<string, string> },
): never {
  const [first = ""] = there;
  const name = nameOf(goods);
  refuse(
    say(
      `${name} ${first} is in stock already, in ${places.get(first)}`,
      `${name} ${first} 已在库（${places.get(first)}）`,
    ),
    say(`where it came from: rounds stock trace ${first}`, `查看来源：rounds stock trace ${first}`),
  );
}
