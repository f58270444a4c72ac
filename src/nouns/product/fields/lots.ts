import { dateKind, wholeKind } from "../../../law/kinds/figures.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { choiceKind, textKind, yesNoKind } from "../../../law/kinds/texts.ts";
import { field, under } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";

/** How what leaves is valued; nothing said: at the moving average. */
export const costMethods = [
  { value: "average", label: say("moving average", "移动加权平均") },
  { value: "fifo", label: say("first in, first out", "先进先出") },
] as const;

const days = wholeKind({ least: "0", most: "36500" });

/** What is asked of a product whenever it moves, and how its cost is reckoned. */
export const lotFields = under(say("Lots and cost", "批号与成本"), {
  lots: field(yesNoKind, say("Kept by lot", "按批号管理"), { merge: "conflict" }),
  shelfDays: field(days, say("Shelf life, days", "保质期（天）"), {
    help: say(
      "a lot received without expiry date expires so many days later",
      "入库未填有效期时据此推算",
    ),
  }),
  removalDays: field(days, say("Taken off the shelf days before expiry", "到期前下架（天）"), {
    help: say("lots are picked by that day", "拣货按下架日先后"),
  }),
  serials: field(yesNoKind, say("Kept by serial number", "按序列号管理"), { merge: "conflict" }),
  cost: field(choiceKind(costMethods), say("Cost method", "计价方法"), {
    merge: "conflict",
    help: say("none: moving average", "不填为移动加权平均"),
  }),
});

/** What a move, or a line of a paper, says of the very goods: which lot, which pieces, where. */
export const goodsFields = {
  lot: field(textKind(), say("Lot", "批号"), { list: 3 }),
  expiry: field(dateKind, say("Expires", "有效期"), {
    list: 2,
    help: say("the last day on which it may be used", "可使用的最后一天"),
  }),
  serials: field(wordsKind, say("Serial numbers", "序列号"), { flag: "serial", list: 1 }),
  bin: field(textKind(), say("Bin", "库位"), { list: 1 }),
};
