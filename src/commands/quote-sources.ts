import { say } from "../law/words.ts";
import type { DutySource } from "./duty-sources.ts";

/** What quotes and contracts oblige people to. */
export const quoteSources: readonly DutySource[] = [
  {
    folder: "quotes",
    rules: {
      "quote-send": { group: "follow-up", label: say("send quote", "发出报价") },
      "quote-follow": { group: "follow-up", label: say("ask after quote", "报价跟进") },
      "quote-ending": { group: "follow-up", label: say("quote ends", "报价到期") },
      "quote-over": { group: "follow-up", label: say("quote expired", "报价过期") },
    },
    async duties(known) {
      const { quoteDuties } = await import("../nouns/quote/duties.ts");
      const { approvedOf } = await import("../nouns/quote/approved.ts");
      const { quote } = await import("../nouns/quote/quote.ts");
      const { book, facts } = known;
      const quotes = (await book.live(quote)).filter((one) => !one.accepted && !one.declined);
      if (quotes.length === 0) return [];
      const standing = new Map<string, Awaited<ReturnType<typeof approvedOf>>>();
      for (const one of quotes) {
        standing.set(one.id, await approvedOf({ book, today: facts.today }, one));
      }
      return quoteDuties(quotes, {
        ...facts,
        nameOf: await known.customerNames(),
        lastContact: await known.lastContact(),
        approved: ({ id }) => standing.get(id),
      });
    },
  },
  {
    folder: "contracts",
    rules: {
      "contract-sign": { group: "paper", label: say("sign contract", "签订合同") },
      "contract-renewal": { group: "paper", label: say("renew contract", "合同续签") },
      "contract-stage": { group: "money", label: say("payment stage", "付款节点") },
    },
    async duties(known) {
      const { book, facts } = known;
      const { contractDuties } = await import("../nouns/contract/duties.ts");
      const { contract } = await import("../nouns/contract/contract.ts");
      const contracts = await book.live(contract);
      if (contracts.length === 0) return [];
      return contractDuties(contracts, { ...facts, nameOf: await known.customerNames() });
    },
  },
];
