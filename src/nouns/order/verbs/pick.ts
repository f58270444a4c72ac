import { fromMicro } from "../../../law/decimal.ts";
import { RoundsError } from "../../../law/errors.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { needsWarehouse, theWarehouse } from "../../move/facts.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { productNames } from "../../product/names.ts";
import { defineVerb } from "../../verb.ts";
import { pickFields } from "../fields/tracking.ts";
import { order } from "../order.ts";
import { toShip } from "../rules.ts";
import { ownUnits } from "../tracking/goods.ts";
import { pickOrder } from "../tracking/log-rules.ts";

const { date, time, warehouse, packages, lines } = pickFields;

export const verb = defineVerb({
  summary: say("the storekeeper has made the goods ready", "登记配货"),
  examples: [
    "rounds order pick SO261112A-chen-jie --warehouse main --packages 3",
    'rounds order pick SO261112A-chen-jie --warehouse main --line "CUP-LX4 x 2" --at 09:30',
  ],
  arguments: recordArgument(order),
  flags: {
    line: { ...lines, required: undefined },
    warehouse,
    packages,
    date: { ...date, initial: ({ today }: { today: string }) => today },
    time: { ...time, flag: "at" },
  },
  needs: needsWarehouse,
  writes: true,
  async run({ book, me, today }, { which, line, warehouse: named, ...told }) {
    assertNotAhead(told.date, today);
    const record = await book.get(order, which);
    const goods = toShip(record, line && (await ownUnits(line, book)), await productNames(book));
    const place = await theWarehouse(book, named);
    const picked = [...goods].map(([product, micro]) => ({ product, quantity: fromMicro(micro) }));
    if (told.date < record.date) {
      throw new RoundsError("refused", say("picked before it was ordered", "配货日期早于下单日期"));
    }
    return pickOrder(record, { ...told, by: me, warehouse: place.id, lines: picked });
  },
});
