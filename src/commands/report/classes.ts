import { refKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { classesReport } from "../../nouns/customer/classes/report.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say(
    "classes of customers with their shares against the targets",
    "客户分类占比与目标对照",
  ),
  examples: ["rounds report classes", "rounds report classes --staff wu-tao --format csv"],
  flags: { staff: field(refKind("staff"), say("Only this person's customers", "仅此员工的客户")) },
  async run({ book, today }, { staff: person }) {
    const all = await book.all(customer);
    const names = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    const { classRules: rules, sampleBy = "region", serviceMeasures: measures } = book.settings;
    return classesReport({
      customers: all.filter((one) => person === undefined || one.owner === person),
      rules,
      sampleBy,
      measures,
      today,
      nameOf: (id) => names.get(id) ?? id,
    });
  },
});
