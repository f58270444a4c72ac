import { grouped } from "../../../law/decimal.ts";
import { refuse } from "../../../law/errors.ts";
import { dateKind, moneyKind } from "../../../law/kinds/figures.ts";
import { fromMinor, toMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { staff } from "../../staff/staff.ts";
import { defineVerb } from "../../verb.ts";
import { collection } from "../collection.ts";
import { debtOf } from "../facts.ts";
import { reconciledFields } from "../fields.ts";
import { done } from "../rules.ts";
import { whoArgument, whoseCase } from "../who.ts";

export const verb = defineVerb({
  summary: say(
    "the overdue amount agrees with finance, before anybody calls",
    "逾期金额与财务核对一致",
  ),
  examples: ["rounds collection reconcile yili-chazhuang 531.20 --with xu-lan"],
  arguments: {
    ...whoArgument,
    amount: field(moneyKind(), say("Overdue by finance's books", "财务账面逾期金额"), {
      required: true,
    }),
  },
  flags: {
    with: reconciledFields.with,
    date: field(dateKind, say("On", "日期"), { required: true, initial: ({ today }) => today }),
  },
  writes: true,
  async run({ book, me, today }, { who, amount, with: whom, date }) {
    const { debtor, record } = await whoseCase(book, who);
    const { digits } = book;
    const { overdueMinor } = await debtOf(book, debtor.id, today);
    const off = toMinor(amount, digits) - overdueMinor;
    const person = await book.get(staff, whom);
    if (person.role !== "bookkeeper" && person.role !== "director") {
      const people = await book.all(staff);
      const able = people.filter(({ role, left }) => role === "bookkeeper" && !left);
      if (able.length > 0) {
        const names = able.map(({ id }) => id).join(", ");
        refuse(
          say(`${person.name} is not of finance`, `${person.name} 不是财务人员`),
          say(`with: ${names}`, `财务人员：${names}`),
        );
      }
    }
    if (off !== 0) {
      const [own, theirs] = [fromMinor(overdueMinor, digits), amount].map(grouped);
      refuse(
        say(
          `finance says ${theirs}, the book says ${own}: find the difference of ${grouped(fromMinor(off, digits))} first`,
          `财务为 ${theirs}，账册为 ${own}，请先查清差额 ${grouped(fromMinor(off, digits))}`,
        ),
        say(
          `what is overdue: rounds report overdue --customer ${debtor.id}`,
          `逾期明细：rounds report overdue --customer ${debtor.id}`,
        ),
      );
    }
    const reconciled = { ...done({ date, me }), with: whom, amount };
    return {
      steps: [{ do: "set", noun: collection, id: record.id, fields: { reconciled } }],
      receipt: say(
        `${debtor.name}: ${grouped(amount)} agreed with ${person.name}`,
        `${debtor.name} 逾期 ${grouped(amount)}，已与 ${person.name} 核对一致`,
      ),
      notes: [
        say(`then: rounds collect next ${debtor.id}`, `然后：rounds collect next ${debtor.id}`),
      ],
    };
  },
});
