import type { Change } from "../../law/change.ts";
import { fromMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor, toMinor } from "../../law/money.ts";
import { fold } from "../../law/names.ts";
import { say } from "../../law/words.ts";
import { assertNotAhead } from "../move/rules.ts";
import type { CanteenPaper, Counted } from "./canteen.ts";
import { cashMinor, propertyMicro } from "./ledger.ts";
import { created, type Desk, type Told } from "./rules.ts";
import { differs } from "./states.ts";

/** Cash and property are counted against the books (R-CAN-06, R-CAN-07). */
export function count(
  told: Told & {
    readonly cash: string;
    /** "wok=2" */
    readonly items: readonly (readonly [item: string, quantity: string])[];
    readonly why?: string | undefined;
  },
  { id, today, digits, papers }: Desk,
): Change {
  assertNotAhead(told.date, today);
  const { items, ...rest } = told;
  const book = fromMinor(cashMinor(papers, { at: told.date, digits }), digits);
  const cash = fromMinor(toMinor(told.cash, digits), digits);
  const property = propertyMicro(papers, told.date);
  const counted = items.map(([typed, quantity]): Counted => {
    const item = [...property.keys()].find((one) => fold(one) === fold(typed)) ?? typed;
    return { item, book: fromMicro(property.get(item) ?? 0), counted: quantity };
  });
  const properties = counted.length > 0 ? { counted } : {};
  const record: CanteenPaper = { ...rest, id, kind: "count", cash, book, ...properties };
  const found = toMinor(cash, digits) - toMinor(book, digits);
  const isOff = differs(record);
  if (isOff && told.why === undefined) {
    const items = counted.filter((one) => one.book !== one.counted).map(({ item }) => item);
    refuseOff([...(found === 0 ? [] : [fromMinor(found, digits)]), ...items].join(", "));
  }
  const uncounted = [...property].filter(
    ([item, micro]) => micro !== 0 && !counted.some((one) => one.item === item),
  );
  return {
    steps: [created(record)],
    receipt: say(
      `${id}: cash ${cash}, by the book ${book}`,
      `${id}：实点现金 ${cash}，账面 ${book}`,
    ),
    notes: [
      ...(isOff
        ? [
            say(
              `report it to the leader, who signs: rounds canteen sign ${id} leader`,
              `即报主管领导签字：rounds canteen sign ${id} leader`,
            ),
          ]
        : []),
      ...(uncounted.length > 0
        ? [
            say(
              `property not counted: ${uncounted.map(([item]) => item).join(", ")}`,
              `未盘财产：${uncounted.map(([item]) => item).join("、")}`,
            ),
          ]
        : []),
    ],
  };
}

function refuseOff(what: string): never {
  refuse(
    say(`the count differs from the books: ${what}`, `盘点与账面不符：${what}`),
    say('count again, or say why: --why "..."', '请复盘，或说明原因：--why "原因"'),
  );
}
