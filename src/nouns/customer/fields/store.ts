import { moneyKind, quantityKind, wholeKind } from "../../../law/kinds/figures.ts";
import { groupsKind } from "../../../law/kinds/groups.ts";
import { textKind, yesNoKind } from "../../../law/kinds/texts.ts";
import { field, under } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";

/** The store profile, learned before a store is opened: R-CUS-38; a building: R-CUS-25. */
export const storeFields = under(say("Store", "卖场资料"), {
  storeSales: field(moneyKind({ least: "0" }), say("Real sales a month", "实际月销额")),
  storeArea: field(quantityKind(), say("Floor area (sq m)", "营业面积（㎡）")),
  storeChain: field(yesNoKind, say("Part of a chain", "是否连锁")),
  storeLocation: field(textKind(), say("Advantage of location", "地段优势")),
  storeSurroundings: field(textKind(), say("Surroundings", "周边环境")),
  storeCategory: field(textKind(), say("Same-category brands there", "同类品牌销售与贸易状况")),
  storeFees: field(
    groupsKind(
      {
        name: field(textKind(), say("Fee", "费用"), { required: true }),
        amount: field(moneyKind({ least: "0" }), say("Amount", "金额")),
        per: field(textKind(), say("Per", "计费方式")),
      },
      {
        by: "name",
        example: say(
          "name=listing fee, amount=800, per=product",
          "name=进场费, amount=800, per=单品",
        ),
      },
    ),
    say("Fees of the store", "卖场费用"),
    { flag: "store-fee", merge: "union" },
  ),
  households: field(wholeKind(), say("Units in the building", "楼宇总户数")),
  vacant: field(wholeKind(), say("Vacant units", "空置户数")),
});
