import { say } from "../law/words.ts";
import type { DutySource } from "./duty-sources.ts";

/** What follow-up obliges to: stages with their limits, new data, promises, projects. */
export const followUpSources: readonly DutySource[] = [
  {
    folder: "markets",
    rules: { "market-step": { group: "other", label: say("market plan", "市场计划") } },
    async duties(known) {
      const { marketDuties } = await import("../nouns/market/ready.ts");
      const { market } = await import("../nouns/market/market.ts");
      return marketDuties(await known.book.all(market));
    },
  },
  {
    folder: "customers",
    rules: {
      important: { group: "follow-up", label: say("important", "重要事项") },
      "stage-limit": { group: "follow-up", label: say("stage", "阶段期限") },
      "stage-contact": { group: "follow-up", label: say("contact", "联系") },
      "take-over": { group: "follow-up", label: say("take over", "转交") },
      "case-meeting": { group: "follow-up", label: say("case meeting", "个案会") },
      intake: { group: "approval", label: say("review", "资料审核") },
      "intake-late": { group: "approval", label: say("not reviewed", "未审核") },
      forwarding: { group: "paper", label: say("forward", "转市场部") },
      filing: { group: "paper", label: say("file", "归档") },
    },
    async duties(known) {
      const { book, facts } = known;
      const customers = await known.asking();
      const { importantDuties } = await import("../nouns/customer/follow-up.ts");
      const duties = [...importantDuties(customers, facts)];
      if (book.settings.intake !== false && customers.some(({ intake }) => intake)) {
        const { intakeDuties } = await import("../nouns/customer/intake.ts");
        const { staff } = await import("../nouns/staff/staff.ts");
        duties.push(...intakeDuties(customers, { ...facts, people: await book.all(staff) }));
      }
      const inStage = customers.flatMap(({ inStage: pursuit, ...one }) =>
        pursuit ? [{ ...one, pursuit }] : [],
      );
      if (inStage.length > 0) {
        const { stageDuties, touchDuties } = await import("../nouns/pursuit/duties.ts");
        const { pipelinesOf, usualCustomerPipeline } = await import("../nouns/pursuit/known.ts");
        const pipelines = await pipelinesOf(
          inStage.map(({ pursuit }) => pursuit.pipeline),
          known,
        );
        duties.push(...stageDuties(inStage, pipelines, facts));
        const lastContact = await known.lastContact();
        duties.push(...touchDuties(inStage, pipelines, { ...facts, lastContact }));
        const { meetingDuties } = await import("../nouns/meeting/duties.ts");
        const { meeting } = await import("../nouns/meeting/meeting.ts");
        const meetings = await book.live(meeting);
        const usual = book.settings.pipeline ?? usualCustomerPipeline;
        duties.push(...meetingDuties(inStage, pipelines, { ...facts, meetings, usual }));
      }
      return duties;
    },
  },
  {
    folder: "promises",
    rules: { promise: { group: "promise", label: say("promise", "承诺") } },
    async duties(known) {
      const { promiseDuties } = await import("../nouns/promise/duties.ts");
      const { promise } = await import("../nouns/promise/promise.ts");
      return promiseDuties(
        await known.book.live(promise),
        await known.customerNames(),
        known.facts,
      );
    },
  },
  {
    folder: "projects",
    rules: {
      "project-contact": { group: "follow-up", label: say("project", "项目回访") },
      "project-date": { group: "follow-up", label: say("project date", "项目日期") },
    },
    async duties(known) {
      const { projectDuties, isRunning, usualPipeline } = await import("../nouns/project/rules.ts");
      const { project } = await import("../nouns/project/project.ts");
      const { pipelinesOf } = await import("../nouns/pursuit/known.ts");
      const running = (await known.book.all(project)).filter(isRunning);
      const pipelines = await pipelinesOf(
        running.map((one) => one.pipeline ?? usualPipeline),
        known,
      );
      const nameOf = await known.customerNames();
      return projectDuties(running, { ...known.facts, pipelines, nameOf });
    },
  },
];
