import { RoundsError } from "../../../law/errors.ts";
import { choiceKind, refKind, textKind } from "../../../law/kinds/texts.ts";
import { fold } from "../../../law/names.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { grades, kinds, stages } from "../../customer/choices.ts";
import { type Customer, customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { type Context, defineVerb, NeedsYes } from "../../verb.ts";
import { customersOf } from "../arguments.ts";
import { type Event, event } from "../event.ts";
import { invite, wantsNone } from "../rules.ts";
import { customerTable } from "../views.ts";

const filters = {
  region: field(textKind(), say("All of this region", "此区域的全部客户")),
  kind: field(choiceKind(kinds), say("All of this kind", "此类型的全部客户")),
  grade: field(choiceKind(grades), say("All of this grade", "此等级的全部客户")),
  stage: field(choiceKind(stages), say("All at this stage", "此阶段的全部客户")),
  owner: field(refKind("staff"), say("All of this owner", "此负责人的全部客户")),
  tag: field(textKind({ name: "tag" }), say("All with this tag", "带此标签的全部客户")),
};

type Filter = Readonly<Partial<Record<keyof typeof filters, string | undefined>>>;

/** The customers that fit every filter; lost ones only where they are asked for. */
function fits(one: Customer, { tag, region, ...plain }: Filter): boolean {
  if (one.stage === "lost" && plain.stage !== "lost") return false;
  if (tag !== undefined && !one.tags?.includes(tag)) return false;
  if (region !== undefined && fold(one.region ?? "") !== fold(region)) return false;
  return Object.entries(plain).every(
    ([key, value]) => value === undefined || one[key as keyof Customer] === value,
  );
}

export const verb = defineVerb({
  summary: say("put customers on the list of an event", "把客户列入活动邀约名单"),
  examples: [
    "rounds event invite tea-evening jinhong 阿明百货",
    "rounds event invite tea-evening --grade A --region 杭州 --yes",
    "rounds customer list --region 湖州 --ids | rounds event invite tea-evening -",
  ],
  arguments: {
    ...recordArgument(event),
    customer: field(refKind("customer"), say("Customers", "客户")),
  },
  variadic: true,
  flags: {
    ...filters,
    host: field(refKind("staff"), say("Personal host", "接待人"), {
      help: say("else whose customer it is", "省略时为客户的负责人"),
    }),
  },
  writes: true,
  async run(context, { which, customer: named, host, ...filter }) {
    const { book } = context;
    const record = await book.get(event, which);
    const filtered = Object.values(filter).some((one) => one !== undefined);
    const customers = [
      ...(named === undefined ? [] : await customersOf(named, book)),
      ...(filtered ? await chosen(context, filter, record) : []),
    ];
    if (named === undefined && !filtered) {
      throw new RoundsError(
        "missing-value",
        say("nobody to invite was named", "没有给出邀约对象"),
        {
          hint: say(
            `name customers, or a filter: rounds event invite ${which} --grade A`,
            `请给出客户或筛选条件：rounds event invite ${which} --grade A`,
          ),
        },
      );
    }
    return invite(record, customers, host);
  },
});

/** Whom a filter gives; shown before any of them is put on the list. */
async function chosen(
  { book, yes }: Context,
  filter: Filter,
  record: Event,
): Promise<readonly Customer[]> {
  const known = new Set(record.guests?.map((one) => one.customer));
  const all = (await book.all(customer)).filter((one) => fits(one, filter));
  const added = all.filter((one) => !known.has(one.id) && !wantsNone(one, record));
  if (yes || added.length === 0) return all;
  throw new NeedsYes(
    say(`invite these ${added.length} customers?`, `邀约以上 ${added.length} 位客户？`),
    customerTable(say("to be invited", "拟邀约客户"), added),
  );
}
