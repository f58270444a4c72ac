import { say } from "../law/words.ts";
import type { DutySource } from "./duty-sources.ts";

/** What the collecting of overdue money obliges somebody to. */
export const collectionSources: readonly DutySource[] = [
  {
    folder: "collections",
    rules: {
      "collect-call": { group: "money", label: say("collect", "催收") },
      "collect-stage": { group: "money", label: say("next stage", "催收阶段") },
      "collect-report": { group: "money", label: say("report", "报告经理") },
    },
    async duties({ book, facts }) {
      const { collection } = await import("../nouns/collection/collection.ts");
      const open = (await book.live(collection)).filter(({ closed }) => !closed);
      if (open.length === 0) return [];
      const { bookTodos } = await import("../nouns/collection/todos.ts");
      const { caseDuties } = await import("../nouns/collection/duties.ts");
      const { todos, debtorOf } = await bookTodos(book, facts.today);
      return caseDuties(todos, { ...facts, nameOf: (id) => debtorOf(id)?.name ?? id });
    },
  },
  {
    folder: "collection-lists",
    rules: {
      "friday-list": { group: "money", label: say("Friday list", "周五清单") },
      "friday-merge": { group: "money", label: say("merge lists", "汇总清单") },
      "list-check": { group: "money", label: say("check list", "核对清单") },
    },
    async duties({ book, facts }) {
      const { collectionList } = await import("../nouns/collection-list/collection-list.ts");
      const lists = await book.live(collectionList);
      if (!lists.some(({ kind }) => kind === "person" || kind === "weekly")) return [];
      const { approvalStanding } = await import("../nouns/approval/gate.ts");
      const { bookTodos } = await import("../nouns/collection/todos.ts");
      const { listDuties } = await import("../nouns/collection/duties.ts");
      const { staff } = await import("../nouns/staff/staff.ts");
      const { collectorOf } = await import("../nouns/collection/due-view.ts");
      const { todos, debtorOf } = await bookTodos(book, facts.today);
      const owners = todos.flatMap((one) => collectorOf(one, debtorOf(one.debt.customer)) ?? []);
      const decided = new Set<string>();
      for (const one of lists) {
        if (one.kind !== "weekly" || one.checked) continue;
        const asking = { book, today: facts.today };
        const { state } = await approvalStanding(asking, collectionList, one);
        if (state === "approved" || state === "unneeded") decided.add(one.id);
      }
      const people = await book.all(staff);
      return listDuties(lists, {
        today: facts.today,
        clerk: people.some(({ role, left }) => role === "clerk" && !left) ? "clerk" : "manager",
        collectors: new Set(owners),
        isDecided: (id) => decided.has(id),
      });
    },
  },
  {
    folder: "trips",
    rules: {
      "collect-trip": { group: "visit", label: say("collect", "上门催收") },
      "trip-report": { group: "paper", label: say("report", "上门报告") },
    },
    async duties(known) {
      const { trip } = await import("../nouns/trip/trip.ts");
      const { tripDuties } = await import("../nouns/trip/duties.ts");
      return tripDuties(await known.book.live(trip), await known.customerNames(), known.facts);
    },
  },
  {
    folder: "disputes",
    rules: { dispute: { group: "money", label: say("dispute", "争议") } },
    async duties(known) {
      const { dispute } = await import("../nouns/dispute/dispute.ts");
      const { disputeDuties } = await import("../nouns/dispute/duties.ts");
      const open = (await known.book.live(dispute)).filter(({ settled }) => !settled);
      return disputeDuties(open, await known.customerNames(), known.facts);
    },
  },
];
