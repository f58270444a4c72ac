import { refKind, switchKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { agreementReport } from "../../nouns/count/agreement.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say("do ledger, goods and card agree?", "账物卡核对：账、实物、卡片是否相符"),
  examples: [
    "rounds report agreement",
    "rounds report agreement --all --warehouse main",
    "rounds report agreement --product TEA-LJ250 --all --json",
  ],
  flags: {
    product: field(refKind("product"), say("Only this product", "仅此产品")),
    warehouse: field(refKind("warehouse"), say("Only this warehouse", "仅此仓库")),
    all: field(switchKind, say("Also what agrees", "含相符的项")),
  },
  run: ({ book, today }, { all = false, ...scope }) =>
    agreementReport(book, { ...scope, every: all }, today),
});
