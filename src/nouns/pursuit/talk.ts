import type { Change } from "../../law/change.ts";
import { dateKind } from "../../law/kinds/figures.ts";
import { choiceKind, refKind, switchKind, textKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import type { Promised } from "../promise/promise.ts";
import type { Context } from "../verb.ts";

/** What speaks against buying: R-FUP-09, R-FUP-10; each is a section of the script objections. */
export const objections = [
  { value: "price", label: say("Too expensive", "太贵了"), also: ["价格", "贵"] },
  { value: "effect", label: say("I doubt that it works", "怀疑效果"), also: ["效果"] },
  { value: "supplier", label: say("I have a supplier", "已经有供应商"), also: ["供应商"] },
  { value: "need", label: say("No need now", "现在不需要"), also: ["不需要"] },
  { value: "stock", label: say("My stock is full", "库存还满"), also: ["库存"] },
  { value: "think", label: say("I must think about it", "我再考虑考虑"), also: ["考虑"] },
  { value: "time", label: say("No time", "没时间") },
  { value: "experience", label: say("I had bad experience", "以前吃过亏"), also: ["吃过亏"] },
  { value: "decision", label: say("Somebody else decides", "我做不了主"), also: ["做不了主"] },
  { value: "material", label: say("Send me something", "先寄资料给我"), also: ["寄资料"] },
  { value: "terms", label: say("Payment terms", "付款条件"), also: ["账期"] },
] as const;

/** Why one is in touch: R-FUP-30. */
export const contactReasons = [
  { value: "price", label: say("price", "价格") },
  { value: "price-rise", label: say("price rise", "涨价通知") },
  { value: "delivery", label: say("delivery time", "交期") },
  { value: "market-news", label: say("market news", "行情") },
  { value: "quote-again", label: say("repeated quotation", "重复报价") },
  { value: "demand", label: say("asking for demand", "了解需求") },
  { value: "competition", label: say("what competitors do", "竞品动态") },
  { value: "new-products", label: say("new products", "新品与公司动态") },
  { value: "market-report", label: say("market report", "市场报告") },
  { value: "profit", label: say("profit calculation", "利润测算") },
  { value: "site", label: say("site and planning", "现场运营与规划") },
  { value: "culture", label: say("scenery and culture", "风景人文") },
  { value: "greeting", label: say("greeting", "节日与周末问候") },
  { value: "confidence", label: say("confidence in the product", "产品信心") },
  { value: "challenge", label: say("direct challenge", "激将") },
  { value: "service", label: say("service", "售后服务") },
] as const;

/** Why there is no reply: R-FUP-31; each is a section of the script no-reply. */
export const noReplies = [
  { value: "not-received", label: say("Not received", "没有收到") },
  { value: "not-seen", label: say("Not seen", "没有看到") },
  { value: "spam", label: say("Landed in spam", "进了垃圾箱") },
  { value: "subject", label: say("Dull subject", "标题不吸引人") },
] as const;

/** What a call or a visit says of the talk itself. */
export const talkFields = {
  project: field(refKind("project"), say("Project", "项目")),
  reason: field(choiceKind(contactReasons), say("Reason for contact", "联系由头")),
  objection: field(choiceKind(objections), say("Objection", "异议"), {
    help: say("answers: rounds script show objections", "应对话术：rounds script show objections"),
  }),
};

const promiseKind = choiceKind([
  { value: "answer", label: say("answer", "答复") },
  { value: "inquiry", label: say("reply to an inquiry", "回复询盘") },
  { value: "material", label: say("material sent", "寄送资料") },
  { value: "goods", label: say("goods to return", "返还物品") },
  { value: "call", label: say("call", "回电") },
  { value: "visit", label: say("visit", "上门") },
  { value: "other", label: say("other", "其他") },
]);

/** What else can be told when a call or visit is logged. */
export const talkFlags = {
  important: field(switchKind, say("The next step is important", "下一步为重要事项")),
  promise: field(textKind(), say("What was promised", "承诺内容")),
  promiseBy: field(dateKind, say("Promised for", "承诺日期")),
  promiseKind: field(promiseKind, say("Kind of promise", "承诺类型")),
};

export interface TalkTold {
  readonly project?: string | undefined;
  readonly objection?: (typeof objections)[number]["value"] | undefined;
  readonly promise?: string | undefined;
  readonly promiseBy?: string | undefined;
  readonly promiseKind?: Promised["kind"];
}

/**
 * What a talk brings besides its own record: the promise made, the project's newest contact, and
 * where the answers to an objection stand.
 */
export async function withTalk(
  change: Change,
  told: TalkTold & { readonly customer: string; readonly date: string },
  { book, me }: Pick<Context, "book" | "me">,
): Promise<Change> {
  const { project: about, objection, customer, date } = told;
  const notes: Text[] = [...(await duePromises({ customer, date }, book))];
  const steps = [...change.steps];
  if (told.promise !== undefined || told.promiseBy !== undefined) {
    const { promiseMade } = await import("../promise/rules.ts");
    const { promise } = await import("../promise/promise.ts");
    const made = await promiseMade(told, {
      ...{ customer, me, date },
      newId: () => book.newId(promise, { date }),
    });
    steps.push(...made);
    notes.push(...made.flatMap((step) => (step.do === "create" ? [keepNote(step.record.id)] : [])));
  }
  if (about !== undefined) {
    const { projectContact } = await import("../project/rules.ts");
    const { project } = await import("../project/project.ts");
    steps.push(...projectContact(await book.get(project, about), date));
  }
  if (objection !== undefined) {
    const command = "rounds script show objections";
    notes.push(say(`answers to it: ${command}`, `应对话术：${command}`));
  }
  return { ...change, steps, notes: [...(change.notes ?? []), ...notes] };
}

async function duePromises(
  { customer, date }: { readonly customer: string; readonly date: string },
  book: Context["book"],
): Promise<readonly Text[]> {
  if (!book.hasFolder("promises")) return [];
  const { promiseNotes } = await import("../promise/rules.ts");
  const { promise } = await import("../promise/promise.ts");
  return promiseNotes(await book.liveWhere(promise, "customer", customer), date);
}

function keepNote(id: string): Text {
  return say(`when it is kept: rounds promise keep ${id}`, `兑现后：rounds promise keep ${id}`);
}
