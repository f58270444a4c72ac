import type { Change } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { type Department, departments } from "../../law/order-settings.ts";
import { say, type Text } from "../../law/words.ts";
import { trialKinds } from "./fields/review.ts";
import { type Order, order } from "./order.ts";
import { type ReviewSettings, type ReviewStep, reviewStep } from "./review.ts";

/** Who does something for a review, and on which day. */
export interface Acting {
  readonly date: string;
  readonly by: string | undefined;
}

/** What the rules of a review go by. */
export interface ReviewFacts {
  readonly settings: ReviewSettings;
  readonly digits: number;
}

/** What a department is called. */
export function departmentName(department: Department): Text {
  return (
    departments.find(({ value }) => value === department)?.label ?? say(department, department)
  );
}

/** The words of a choice. */
export function wordOf(
  choices: readonly { readonly value: string; readonly label: Text }[],
  value: string,
): Text {
  return choices.find((one) => one.value === value)?.label ?? say(value, value);
}

/** What is next in a review, in words and as a command; undefined when nothing is. */
export function nextOf(
  id: string,
  step: ReviewStep,
): { readonly what: Text; readonly command: string } | undefined {
  switch (step.step) {
    case "open":
      return {
        what: say("the review is to be opened", "待启动评审"),
        command: `rounds order review ${id}`,
      };
    case "void":
      return {
        what: say("changed since it was reviewed: review it again", "评审后有改动，须重新评审"),
        command: `rounds order review ${id}`,
      };
    case "opinions": {
      const all = step.missing.map(departmentName);
      const names = say(all.map(({ en }) => en).join(", "), all.map(({ zh }) => zh).join("、"));
      const [first = ""] = step.missing;
      return {
        what: say(`opinions wait: ${names.en}`, `待会签：${names.zh}`),
        command: `rounds order opinion ${id} --department ${first} --verdict ok`,
      };
    }
    case "talk":
      return {
        what: say("special: talk with the customer", "特殊订单：待与客户洽谈"),
        command: `rounds order talk ${id} --agreed yes --text "…"`,
      };
    case "decide":
      return {
        what: say("the leaders' decision", "待领导签批"),
        command: `rounds order outcome ${id} ${step.mayPass ? "notice" : "returned"}`,
      };
    case "coordinate":
      return {
        what: say("formula and process are to be adjusted", "待调整配方与工艺结构"),
        command: `rounds order coordinate ${id} --text "…"`,
      };
    case "engineer":
      return {
        what: say("the chief engineer's signature", "待总工签批"),
        command: `rounds order coordinate ${id} --sign`,
      };
    case "trial": {
      const { en, zh } = wordOf(trialKinds, step.trial);
      return {
        what: say(en, `待${zh}`),
        command: `rounds order trial ${id} ${step.trial} --passed yes`,
      };
    }
    default:
      return undefined;
  }
}

function nextNotes(record: Order, facts: ReviewFacts): Text[] {
  const standing = reviewStep(record, facts.settings, facts.digits);
  if (standing.step === "passed" && !record.confirmed) {
    const command = `rounds order confirm ${record.id}`;
    return [say(`next: ${command}`, `下一步：${command}`)];
  }
  const next = nextOf(record.id, standing);
  if (!next) return [];
  const { what, command } = next;
  return [say(`next: ${what.en} · ${command}`, `下一步：${what.zh} · ${command}`)];
}

/** The change that sets some fields of an order under review, and says what is next. */
export function reviewed(
  record: Order,
  { fields, receipt, why }: { fields: Partial<Order>; receipt: Text; why?: string | undefined },
  facts: ReviewFacts,
): Change {
  const steps = [{ do: "set", noun: order, id: record.id, fields }] as const;
  return { steps, why, receipt, notes: nextNotes({ ...record, ...fields }, facts) };
}

/** Refuses what does not fit where the review stands, with what is next instead. */
export function assertStep(
  record: Order,
  wanted: readonly ReviewStep["step"][],
  { settings, digits }: ReviewFacts,
): ReviewStep {
  const { id } = record;
  const standing = reviewStep(record, settings, digits);
  if (standing.step === "none") {
    refuse(
      say("orders are not reviewed in this book", "本账册的订单无需评审"),
      say(
        "to want it, name the departments in rounds.yaml: orderReview",
        "如需评审，请在 rounds.yaml 的 orderReview 中写明部门",
      ),
    );
  }
  if (record.cancelled) refuse(say(`${id} is cancelled`, `${id} 已取消`));
  if (wanted.includes(standing.step)) return standing;
  const next = nextOf(id, standing);
  if (next) {
    refuse(
      say(`${id}: ${next.what.en}`, `${id}：${next.what.zh}`),
      say(next.command, next.command),
    );
  }
  return refuse(say(`the review of ${id} is over`, `${id} 的评审已结束`));
}

/** The round of the review that is on. */
export function roundOf({ review }: Order): number {
  return review?.round ?? 1;
}
