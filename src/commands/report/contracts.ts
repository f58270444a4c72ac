import { addDays } from "../../law/dates.ts";
import { wholeKind } from "../../law/kinds/figures.ts";
import { refKind, switchKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { contract } from "../../nouns/contract/contract.ts";
import { drawnByContract, standingOf } from "../../nouns/contract/facts.ts";
import { contractsReport } from "../../nouns/contract/report.ts";
import { customer } from "../../nouns/customer/customer.ts";
import { payment } from "../../nouns/payment/payment.ts";
import { staff } from "../../nouns/staff/staff.ts";
import { defineVerb } from "../../nouns/verb.ts";

const live: ReadonlySet<string> = new Set(["signed", "running", "used-up"]);

export const verb = defineVerb({
  summary: say(
    "contracts that run or end soon: amount, drawn, left",
    "合同台账：履行中、即将到期、已用与剩余",
  ),
  examples: [
    "rounds report contracts",
    "rounds report contracts --ending 60",
    "rounds report contracts --all --format csv",
  ],
  flags: {
    ending: field(
      wholeKind({ least: "0" }),
      say("Only those that end within days", "仅列多少天内到期"),
    ),
    all: field(switchKind, say("Also drafts and those that are over", "包括草稿与已结束的合同")),
    staff: field(refKind("staff"), say("Only contracts of", "仅此负责人的合同")),
  },
  async run(context, { ending, all, staff: owner }) {
    const { book, today } = context;
    const last = ending === undefined ? undefined : addDays(today, ending);
    const own = (await book.all(contract)).filter(
      (one) =>
        (owner === undefined || one.owner === owner) &&
        (last === undefined || (one.end !== undefined && one.end <= last)),
    );
    const drawnOf = await drawnByContract(context, own);
    const states = new Map<string, Awaited<ReturnType<typeof standingOf>>>();
    for (const one of own) states.set(one.id, await standingOf(context, one, drawnOf(one.id)));
    const stateOf = (id: string) => states.get(id) ?? "draft";
    const buyers = await book.some(customer, new Set(own.map((one) => one.customer)));
    const people = new Map((await book.all(staff)).map((one) => [one.id, one.name]));
    return contractsReport(
      own.filter(({ id }) => all || live.has(stateOf(id))),
      {
        ...{ drawnOf, stateOf, today },
        settled: await book.sums(payment, "settled"),
        limits: book.settings.limits,
        digits: book.digits,
        names: {
          customer: (id) => buyers.get(id)?.name ?? id,
          staff: (id) => people.get(id) ?? id,
        },
      },
    );
  },
});
