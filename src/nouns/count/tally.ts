import { dateKind, quantityKind, wholeKind } from "../../law/kinds/figures.ts";
import { wordsKind } from "../../law/kinds/groups.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";

/**
 * What somebody counted at one place: an entry of its own, never edited, so that what several
 * people counted in several copies of the book comes together without loss, and a place that was
 * counted twice stands there twice (R-WHS-20).
 */
export const tally = defineNoun({
  name: "tally",
  label: say("tally", "实盘记录"),
  plural: say("tallies", "实盘记录"),
  folder: "tallies",
  shape: "entry",
  naming: { by: "day", prefix: "TL", date: "date" },
  fields: {
    date: field(dateKind, say("Counted on", "盘点日"), {
      required: true,
      list: 8,
      initial: ({ today }) => today,
    }),
    count: field(refKind("count"), say("Stocktake", "盘点单"), { required: true, list: 8 }),
    product: field(refKind("product"), say("Product", "产品"), { required: true, list: 9 }),
    warehouse: field(refKind("warehouse"), say("Warehouse", "仓库"), { required: true, list: 7 }),
    bin: field(textKind(), say("Bin", "库位"), { list: 5 }),
    lot: field(textKind(), say("Lot", "批号"), { list: 5 }),
    quantity: field(quantityKind({ least: "0" }), say("Counted quantity", "实盘数"), {
      required: true,
      list: 9,
    }),
    serials: field(wordsKind, say("Serial numbers", "序列号"), { flag: "serial" }),
    round: field(wholeKind({ least: "1", most: "99" }), say("Round", "盘点轮次"), {
      required: true,
      list: 4,
      initial: () => 1,
      help: say("1 the first count, 2 a recount", "1 为初盘，2 为复盘"),
    }),
    by: field(refKind("staff"), say("Counted by", "盘点人"), {
      required: true,
      list: 7,
      initial: ({ me }) => me,
    }),
    why: field(textKind(), say("Note", "说明"), { list: 3 }),
    seen: field(wordsKind, say("Moves of the day before it", "当日盘点前的流水"), { kept: true }),
    reverses: field(textKind(), say("Takes back", "冲销"), { list: 1, kept: true }),
  },
  reverse: (entry: { id: string }) => ({ ...entry, reverses: entry.id }),
});

export type Tally = Stored<typeof tally>;
