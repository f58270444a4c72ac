import { dateKind, wholeKind } from "../../../law/kinds/figures.ts";
import { groupsKind } from "../../../law/kinds/groups.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field, under, type Values } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";

const fields = {
  plate: field(textKind(), say("Plate", "车号"), { find: "code", headers: ["车牌号"] }),
  vin: field(textKind(), say("Frame number", "车架号"), { find: "code", headers: ["VIN"] }),
  model: field(textKind(), say("Model", "车型")),
  type: field(textKind(), say("Type", "车种")),
  delivered: field(dateKind, say("Delivered", "交车日期"), { headers: ["送修日期"] }),
  items: field(textKind(), say("Maintenance", "保养项目")),
  cycleMonths: field(wholeKind({ least: "1" }), say("Cycle in months", "保养周期（月）")),
  served: field(dateKind, say("Last service", "上次保养")),
  nextService: field(dateKind, say("Next service", "下次保养")),
  inspection: field(dateKind, say("Inspection due", "年检到期")),
  insurance: field(dateKind, say("Insurance ends", "保险到期")),
  tax: field(dateKind, say("Vehicle tax due", "车船税到期")),
  wishes: field(textKind(), say("Services wished for", "希望的服务")),
  salesFile: field(textKind(), say("Sales file", "销售档案号")),
  repairFile: field(textKind(), say("Repair file", "维修档案号")),
};

export type Asset = Values<typeof fields>;

/**
 * Vehicles and other things of the customer that are served: R-CUS-40; each with a sales file and a
 * repair file (R-CUS-41), found by plate and frame number (R-CUS-43).
 */
export const assetFields = under(say("Vehicles and equipment", "车辆与设备"), {
  assets: field(
    groupsKind(fields, {
      by: "plate",
      example: say(
        "plate=A12345, vin=LSVAA49J132047371, model=Sedan 1.5, nextService=2027-03-01",
        "plate=浙A12345, vin=LSVAA49J132047371, model=朗逸1.5, nextService=2027-03-01",
      ),
    }),
    say("Vehicles", "车辆"),
    { flag: "asset", merge: "union" },
  ),
});
