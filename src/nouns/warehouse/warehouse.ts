import { moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";

export const warehouse = defineNoun({
  name: "warehouse",
  label: say("warehouse", "仓库"),
  plural: say("warehouses", "仓库"),
  folder: "warehouses",
  shape: "record",
  naming: { by: "slug", of: ["code", "name"] },
  fields: {
    name: field(textKind(), say("Name", "名称"), { required: true, find: "name", list: 9 }),
    code: field(textKind(), say("Code", "仓库代码"), { find: "code", list: 8 }),
    aliases: field(wordsKind, say("Also called", "别名"), { find: "alias" }),
    address: field(textKind(), say("Address", "地址"), { list: 6, ask: true }),
    keeper: field(refKind("staff"), say("Storekeeper", "仓管员"), { list: 7, ask: true }),
    bins: field(wordsKind, say("Bins", "库位"), {
      help: say("where they are named, goods lie in no others", "列出后货物只能存放于其中"),
    }),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
});

export type Warehouse = Stored<typeof warehouse>;
