import type { Step } from "../../../law/change.ts";
import { refuse } from "../../../law/errors.ts";
import { refKind, switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { allNouns } from "../../index.ts";
import { isAbsent } from "../../staff/absence.ts";
import { assertRight, assignRight } from "../../staff/rights.ts";
import { type Staff, staff } from "../../staff/staff.ts";
import { type Context, defineVerb, NeedsYes } from "../../verb.ts";
import { type Customer, customer } from "../customer.ts";
import { mayBeOpen, openPapers } from "../owning/handing-over.ts";
import { handoverView } from "../owning/handover-view.ts";

interface People {
  readonly from: Staff;
  readonly to: Staff;
}

function assertCanTake({ from, to }: People, today: string): void {
  if (from.id === to.id) {
    refuse(say(`${from.name} cannot hand over to themselves`, `不能转交给 ${from.name} 本人`));
  }
  if (!isAbsent(to, today)) return;
  refuse(
    say(`${to.name} is not here on ${today}`, `${to.name} 在 ${today} 不在岗`),
    say("name somebody else: rounds staff list", "请另选员工：rounds staff list"),
  );
}

/** The open papers of all nouns that go over with the customers. */
async function papers({ book }: Context, { from, to }: People): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const noun of await allNouns()) {
    if (!mayBeOpen(noun)) continue;
    steps.push(...openPapers(noun, await book.live(noun), { from: from.id, to: to.id }));
  }
  return steps;
}

/** Whoever has gone keeps a substitute: what is still in their name then shows up with that one. */
function farewell({ from, to }: People, left: boolean): readonly Step[] {
  const fields = { left: true, substitute: to.id };
  return left && !from.left ? [{ do: "set", noun: staff, id: from.id, fields }] : [];
}

interface Handover extends People {
  readonly customers: readonly Customer[];
  readonly open: readonly Step[];
  readonly left: boolean;
  readonly why: string | undefined;
}

function change({ from, to, customers, open, left, why }: Handover) {
  const leaves = say(left ? `; ${from.name} has left` : "", left ? `；${from.name} 已离职` : "");
  return {
    steps: [
      ...customers.map(({ id }) => {
        return { do: "set", noun: customer, id, fields: { owner: to.id } } as const;
      }),
      ...open,
      ...farewell({ from, to }, left),
    ],
    // The change log keeps who had a customer before, and why it went over.
    why: `${from.id} -> ${to.id}: ${why ?? (left ? "left" : "handed over")}`,
    receipt: say(
      `handed over ${customers.length} customers and ${open.length} open papers from ${from.name} to ${to.name}${leaves.en}`,
      `已将 ${from.name} 的 ${customers.length} 户客户、${open.length} 项未完事项转交 ${to.name}${leaves.zh}`,
    ),
  };
}

export const verb = defineVerb({
  summary: say(
    "hand over all customers of one person to another, with what is open",
    "转交客户：将一人的全部客户与未完事项转给另一人",
  ),
  examples: ['rounds customer handover wu-tao sun-lei --left --why "moves to another town"'],
  arguments: {
    from: field(refKind("staff"), say("From", "转出人"), { required: true }),
    to: field(refKind("staff"), say("To", "接收人"), { required: true }),
  },
  flags: {
    left: field(switchKind, say("Whoever hands over has left the firm", "转出人已离职")),
    why: field(textKind(), say("Why", "原因")),
  },
  writes: true,
  async run(context, { from: old, to: heir, left = false, why }) {
    const { book, today, me, yes } = context;
    const people = { from: await book.get(staff, old), to: await book.get(staff, heir) };
    assertCanTake(people, today);
    if (old !== me) {
      await assertRight(assignRight, context, ({ en, zh }) =>
        say(`customers are handed over by: ${en}`, `转交客户须由${zh}办理`),
      );
    }
    const customers = (await book.all(customer)).filter(({ owner }) => owner === old);
    const open = await papers(context, people);
    const told = { ...people, customers, open, left, why };
    const made = change(told);
    if (made.steps.length === 0) {
      const none = say(
        `${people.from.name} has nothing to hand over`,
        `${people.from.name} 没有可转交的客户与事项`,
      );
      return { steps: [], receipt: none };
    }
    if (!yes) {
      throw new NeedsYes(
        say(
          `hand over to ${people.to.name}: ${customers.length} customers, ${open.length} open papers?`,
          `将 ${customers.length} 户客户、${open.length} 项未完事项转交 ${people.to.name}？`,
        ),
        handoverView({ customers, open }),
      );
    }
    return made;
  },
});
