import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { warehouse } from "../../warehouse/warehouse.ts";
import { dispatch } from "../dispatch.ts";
import { namesOf } from "../named.ts";
import { dispatchPage } from "../page.ts";

export const verb = defineVerb({
  summary: say("show a load: its stops in order, weight and volume", "查看派车单：装载与派送明细"),
  examples: ["rounds dispatch show DP261124A"],
  arguments: recordArgument(dispatch),
  async run({ book }, { which }) {
    const record = await book.get(dispatch, which);
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    const place = await book.maybe(warehouse, record.warehouse);
    return dispatchPage(record, {
      names: await namesOf(record, book),
      warehouse: place?.name ?? record.warehouse,
      staffName: (id) => people.get(id) ?? id,
    });
  },
});
