import type { Change } from "../../../law/change.ts";
import { RoundsError } from "../../../law/errors.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { choiceKind, refKind, switchKind, textKind } from "../../../law/kinds/texts.ts";
import { fold } from "../../../law/names.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { assertRight, assignRight } from "../../staff/rights.ts";
import { type Staff, staff } from "../../staff/staff.ts";
import { type Context, defineVerb, NeedsYes } from "../../verb.ts";
import { type Customer, customer } from "../customer.ts";
import { assignView } from "../owning/assign-view.ts";
import { balanced, byTerritory, ownCounts } from "../owning/assigning.ts";
import { takersOf } from "../owning/takers.ts";

interface Wanted {
  readonly which?: readonly string[] | undefined;
  readonly unowned?: boolean | undefined;
  readonly owner?: string | undefined;
  readonly region?: string | undefined;
  readonly source?: string | undefined;
  readonly stage?: string | undefined;
}

/** The customers that are meant: the named ones, or those that every filter fits. */
function chosen(all: readonly Customer[], wanted: Wanted): readonly Customer[] {
  const { which, unowned, owner, region, source, stage } = wanted;
  if (![which, unowned, owner, region, source, stage].some(Boolean)) {
    throw new RoundsError("missing-value", say("which customers?", "未写明哪些客户"), {
      hint: say(
        "name them, or choose by --unowned, --owner, --region, --source or --stage",
        "写出客户名称，或用 --unowned、--owner、--region、--source、--stage 筛选",
      ),
    });
  }
  return all.filter(
    (one) =>
      (which === undefined || which.includes(one.id)) &&
      (which !== undefined || one.stage !== "lost" || stage === "lost") &&
      (!unowned || one.owner === undefined) &&
      (owner === undefined || one.owner === owner) &&
      (region === undefined || fold(one.region ?? "") === fold(region)) &&
      (source === undefined || one.source === source) &&
      (stage === undefined || one.stage === stage),
  );
}

interface Way {
  readonly to?: string | undefined;
  readonly balance?: readonly string[] | undefined;
  readonly by?: "territory" | undefined;
}

/** Who gets which customer: all one person, evenly several, or whose territory it is. */
async function allotted(
  customers: readonly Customer[],
  { to, balance, by }: Way,
  { all, people, book }: Facts,
): Promise<Allotted> {
  const here = people.filter(({ left }) => !left);
  const ways = [to, balance, by].filter((one) => one !== undefined);
  if (ways.length !== 1) {
    throw new RoundsError(
      ways.length === 0 ? "missing-value" : "bad-usage",
      say(
        "to whom? give one of --to, --balance, --by territory",
        "分配给谁？请用 --to、--balance、--by territory 之一",
      ),
      {
        hint: say(
          "--to STAFF, --balance STAFF,STAFF (or: all), --by territory",
          "--to 员工、--balance 员工,员工（或 all 表示全部销售员）、--by territory 按区域",
        ),
      },
    );
  }
  if (to !== undefined)
    return { owners: new Map(customers.map(({ id }) => [id, to])), takers: [to] };
  const counts = ownCounts(all, new Set(customers.map(({ id }) => id)));
  if (balance === undefined)
    return { owners: byTerritory(customers, here, { counts }), takers: [] };
  const takers = await takersOf(balance, { people: here, book });
  return { owners: balanced(customers, takers, { counts }), takers: takers.map(({ id }) => id) };
}

interface Allotted {
  readonly owners: ReadonlyMap<string, string>;
  /** Whoever was named to get some. */
  readonly takers: readonly string[];
}

interface Facts {
  readonly all: readonly Customer[];
  readonly people: readonly Staff[];
  readonly book: Context["book"];
}

interface Moves {
  readonly customers: readonly Customer[];
  readonly owners: ReadonlyMap<string, string>;
  readonly why: string | undefined;
}

function assignment({ customers, owners, why }: Moves, { people }: Pick<Facts, "people">): Change {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | undefined): string => names.get(id ?? "") ?? id ?? "";
  const [only] = customers;
  const takers = new Set(owners.values());
  const [taker] = takers;
  return {
    steps: customers.map(({ id }) => {
      return { do: "set", noun: customer, id, fields: { owner: owners.get(id) } };
    }),
    why: why ?? "of nobody until now",
    receipt:
      only && customers.length === 1
        ? say(`${only.name} is ${nameOf(taker)}'s now`, `${only.name} 已分配给 ${nameOf(taker)}`)
        : say(
            `assigned ${customers.length} customers to ${takers.size === 1 ? nameOf(taker) : `${takers.size} people`}`,
            `已将 ${customers.length} 户客户分配给${takers.size === 1 ? ` ${nameOf(taker)}` : ` ${takers.size} 人`}`,
          ),
  };
}

/** What was somebody's is taken from them only with a reason. */
function assertWhy(
  { customers, why }: Pick<Moves, "customers" | "why">,
  { me, people }: { readonly me: string | undefined; readonly people: readonly Staff[] },
): void {
  const called = (id: string | undefined): string =>
    people.find((one) => one.id === id)?.name ?? id ?? "";
  const others = customers.filter(({ owner }) => owner !== undefined && owner !== me);
  if (others.length === 0 || why !== undefined) return;
  const names = others.slice(0, 3).map(({ name, owner }) => `${name} (${called(owner)})`);
  throw new RoundsError(
    "missing-value",
    say(`they have an owner: ${names.join(", ")}`, `客户已有负责人：${names.join("、")}`),
    { hint: say('say why: --why "..."', '请写明原因：--why "原因"') },
  );
}

export const verb = defineVerb({
  summary: say(
    "give customers to somebody: one person, evenly, or by territory",
    "分配客户：指定员工、均衡分配或按区域",
  ),
  examples: [
    'rounds customer assign jinhong --to wu-tao --why "first contact is overdue"',
    "rounds customer assign --unowned --balance wu-tao,sun-lei:2",
    'rounds customer assign --owner chen-jie --by territory --why "by territory from now on"',
  ],
  arguments: { which: field(refKind("customer"), customer.label) },
  variadic: true,
  flags: {
    to: field(refKind("staff"), say("To", "分配给")),
    balance: field(wordsKind, say("Evenly to these people", "均衡分配给"), {
      help: say(
        "names, or all for every salesperson; name:2 counts twice",
        "员工名单，all 表示全部销售员；姓名:2 表示按两份分配",
      ),
    }),
    by: field(
      choiceKind([{ value: "territory", label: say("territory", "区域") }]),
      say("By territory: the region of each", "按区域分配"),
    ),
    unowned: field(switchKind, say("Customers without an owner", "没有负责人的客户")),
    owner: field(refKind("staff"), say("Customers of this person", "此员工的客户")),
    region: field(textKind(), say("Customers of this region", "此区域的客户")),
    source: { ...customer.fields.source, required: false },
    stage: { ...customer.fields.stage, required: false, ask: false },
    why: field(textKind(), say("Why", "原因")),
  },
  writes: true,
  async run(context, { why, to, balance, by, ...filter }) {
    const { book, yes, me } = context;
    const all = await book.all(customer);
    const { which } = filter;
    const named = which === undefined ? undefined : [which].flat();
    const meant = chosen(all, { ...filter, which: named });
    if (meant.some(({ owner }) => owner === undefined || owner !== me)) {
      await assertRight(assignRight, context, ({ en, zh }) =>
        say(`customers are assigned by: ${en}`, `分配客户须由${zh}办理`),
      );
    }
    const people = await book.all(staff);
    const { owners, takers } = await allotted(meant, { to, balance, by }, { all, people, book });
    const customers = meant.filter(({ id, owner }) => (owners.get(id) ?? owner) !== owner);
    const left = meant.filter(({ id }) => !owners.has(id));
    assertWhy({ customers, why }, { me, people });
    const several = customers.length > 1 || to === undefined;
    if (several && !yes && meant.length > 0) {
      throw new NeedsYes(
        say(`assign these ${customers.length}?`, `按以上方案分配 ${customers.length} 户？`),
        assignView({ customers, owners, takers, left, all, people }),
      );
    }
    if (customers.length === 0) {
      return { steps: [], receipt: say("there is nobody to assign", "没有需要分配的客户") };
    }
    return assignment({ customers, owners, why }, { people });
  },
});
