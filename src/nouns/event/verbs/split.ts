import { RoundsError } from "../../../law/errors.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { field } from "../../../law/noun.ts";
import { join, same, say } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { recordArgument } from "../../generic/show.ts";
import { staff } from "../../staff/staff.ts";
import { type Context, defineVerb, NeedsYes } from "../../verb.ts";
import { event } from "../event.ts";
import { guestsByHost } from "../progress.ts";
import { dealt, split } from "../rules.ts";
import { splitTable } from "../views.ts";

export const verb = defineVerb({
  summary: say(
    "split the list evenly, so that each guest has a personal host",
    "把邀约名单平均分给几位接待人",
  ),
  examples: ["rounds event split tea-evening --among wu-tao,chen-jie --yes"],
  arguments: recordArgument(event),
  flags: {
    among: field(wordsKind, say("Hosts", "接待人"), {
      required: true,
      help: say("--among wu-tao,chen-jie", "--among 吴涛,陈洁"),
    }),
  },
  writes: true,
  async run(context, { which, among }) {
    const { book, yes } = context;
    const record = await book.get(event, which);
    const guests = record.guests ?? [];
    const hosts = await hostsNamed(context, among);
    const customers = await book.some(
      customer,
      guests.map((one) => one.customer),
    );
    const after = dealt(
      guests,
      hosts.map((one) => one.id),
      (id) => customers.get(id)?.owner,
    );
    const before = guestsByHost(guests);
    const named = new Map(hosts.map((one) => [one.id, one.name]));
    const shares = [...guestsByHost(after)].map(([host, own]) => ({
      host: named.get(host ?? "") ?? host ?? "",
      before: before.get(host)?.length ?? 0,
      after: own.length,
      guests: own.map((one) => customers.get(one.customer)?.name ?? one.customer),
    }));
    if (!yes) {
      throw new NeedsYes(
        say(`split ${guests.length} guests like this?`, `按上表分配 ${guests.length} 位客户？`),
        splitTable(record, shares),
      );
    }
    return split(record, after, join(shares.map((one) => same(`${one.host} ${one.after}`))));
  },
});

/** The people named after `--among`, who must be of the staff. @throws RoundsError not-found */
async function hostsNamed(
  { book }: Context,
  among: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const found = new Map<string, string>();
  for (const typed of among) {
    const hits = (await book.find(staff, typed)).filter(({ by }) => by !== "spelling");
    const [hit] = hits;
    if (hits.length !== 1 || !hit) {
      throw new RoundsError(
        hits.length > 1 ? "ambiguous" : "not-found",
        say(`there is no staff member "${typed}"`, `找不到员工“${typed}”`),
        {
          candidates: (hits.length > 0
            ? hits.map(({ record }) => record)
            : await book.all(staff)
          ).map((one) => one.id),
        },
      );
    }
    found.set(hit.record.id, String(hit.record.name));
  }
  return [...found].map(([id, name]) => ({ id, name }));
}
