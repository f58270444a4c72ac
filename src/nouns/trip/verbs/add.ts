import { refuse } from "../../../law/errors.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { field } from "../../../law/noun.ts";
import { say, type Text } from "../../../law/words.ts";
import { nextStepNote } from "../../approval/gate.ts";
import { customer } from "../../customer/customer.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { trip } from "../trip.ts";

const { date, time, place, people, vehicle, list, owner, papers, notes } = trip.fields;

/** The manager or supervisor, one technician and somebody of legal go together: R-COL-19. */
async function missing({ book }: Context, ids: readonly string[]): Promise<readonly Text[]> {
  const known = await book.some(staff, ids);
  const roles = new Set([...known.values()].map(({ role }) => role));
  const wanted = [
    [["manager", "director"], say("no manager goes along", "没有经理或主管同行")],
    [["service"], say("nobody of after-sales goes along", "没有售后技术人员同行")],
    // A firm without anybody of legal has nobody to send.
    ...((await book.all(staff)).some(({ role, left }) => role === "legal" && !left)
      ? [[["legal"], say("nobody of legal goes along", "没有法务人员同行")] as const]
      : []),
  ] as const;
  return wanted.flatMap(([of, text]) => (of.some((role) => roles.has(role)) ? [] : [text]));
}

export const verb = defineVerb({
  summary: say(
    "plan a visit to debtors: when, where, who, vehicle, papers",
    "制定上门催收计划：时间、地点、人员、车辆、资料",
  ),
  examples: ["rounds trip add yili-chazhuang --date +4d --people sun-lei,chen-jie"],
  arguments: {
    customers: field({ ...wordsKind, refers: "customer" }, say("Customers", "客户"), {
      required: true,
    }),
  },
  flags: { date, time, place, people, vehicle, list, owner, papers, notes },
  writes: true,
  async run(context, input) {
    const { book, today } = context;
    if (input.date < today) refuse(say(`${input.date} is over`, `${input.date} 已过`));
    const known = await book.some(customer, input.customers);
    const place =
      input.place ?? input.customers.flatMap((id) => known.get(id)?.address ?? []).join("; ");
    const told = Object.fromEntries(Object.entries(input).filter(([, one]) => one !== undefined));
    const id = await book.newId(trip, input);
    const record = { ...told, ...(place === "" ? {} : { place }), id };
    const names = input.customers.map((one) => known.get(one)?.name ?? one).join(", ");
    return {
      steps: [{ do: "create", noun: trip, record }],
      receipt: say(
        `${id}: to ${names} on ${input.date}`,
        `已制定 ${id}：${input.date} 上门 ${names}`,
      ),
      notes: [
        ...(await missing(context, input.people)),
        await nextStepNote(
          context,
          { noun: trip, record },
          say(`what to carry: rounds trip kit ${id}`, `携带资料：rounds trip kit ${id}`),
        ),
      ],
    };
  },
});
