import type { DebtorPlan, Level } from "../../law/dunning.ts";
import { levelName } from "../../law/dunning-settings.ts";
import { RoundsError, refuse } from "../../law/errors.ts";
import { fold } from "../../law/names.ts";
import { same, say, type Text } from "../../law/words.ts";
import { levelText } from "./plan-view.ts";

/** The number of a level from what was typed: its number, or its name. @throws RoundsError */
export function levelTyped(typed: string, levels: readonly Level[]): number {
  const number = Number(typed);
  if (Number.isInteger(number) && number >= 1 && number <= levels.length) return number;
  const wanted = fold(typed);
  const at = levels.findIndex((one) => {
    const { en, zh } = levelName(one);
    return [one.name, en, zh].some((word) => fold(word) === wanted);
  });
  if (at >= 0) return at + 1;
  throw new RoundsError("bad-value", say(`there is no level "${typed}"`, `没有“${typed}”这一级`), {
    candidates: levels.map(({ name }) => name),
    hint: say("see: rounds letter levels", "请查看：rounds letter levels"),
  });
}

/** A level that was asked for must be the next one of something. @throws RoundsError refused */
function assertNext(plan: DebtorPlan, level: number, levels: readonly Level[]): void {
  const live = plan.parts.filter((one) => one.askedMinor > 0);
  const next = live.flatMap((one) =>
    one.next.kind === "due" || one.next.kind === "later" ? [one.next.level] : [],
  );
  if (next.includes(level)) return;
  const named = levelText(level, levels);
  const reached = live.map((one) => one.reached).filter((one) => one.level >= level);
  const [was] = reached.sort((a, b) => a.level - b.level);
  if (was && next.every((one) => one > level)) {
    refuse(
      say(
        `level ${named.en} was written before: ${was.letter}`,
        `第 ${named.zh} 已写过：${was.letter}`,
      ),
      next.length > 0
        ? say(
            `the next: rounds letter write ${plan.customer} --level ${Math.max(...next)}`,
            `下一级：rounds letter write ${plan.customer} --level ${Math.max(...next)}`,
          )
        : undefined,
    );
  }
  const most = Math.max(...next, 1);
  refuse(
    say(
      `one level at a time: the next is ${levelText(most, levels).en}`,
      `催款须逐级进行，下一级为 ${levelText(most, levels).zh}`,
    ),
    say(
      `rounds letter write ${plan.customer} --level ${most}`,
      `rounds letter write ${plan.customer} --level ${most}`,
    ),
  );
}

/** Why nothing can be written now, whatever level is asked for. @throws RoundsError refused */
function assertFree({ action, paper = "", on = "", customer }: DebtorPlan, name: string): void {
  if (action === "send") {
    refuse(
      say(`${paper} is written and not sent`, `${paper} 已写未发`),
      say(
        `rounds letter send ${paper}, or rounds letter cancel ${paper} --why "…"`,
        `rounds letter send ${paper}，或 rounds letter cancel ${paper} --why "原因"`,
      ),
    );
  }
  if (action === "promise") {
    refuse(
      say(
        `${name} promised to pay (${paper}); letters wait until ${on}`,
        `${name} 已承诺付款（${paper}），${on} 前暂停发函`,
      ),
      say(
        `if it no longer holds: rounds payment-promise cancel ${paper} --why "…"`,
        `如承诺已失效：rounds payment-promise cancel ${paper} --why "原因"`,
      ),
    );
  }
  if (action === "disputed") {
    refuse(
      say(`all that ${name} owes is in dispute`, `${name} 所欠款项均有争议`),
      say(
        `see: rounds dispute list --customer ${customer}`,
        `请查看：rounds dispute list --customer ${customer}`,
      ),
    );
  }
  if (action === "covered") {
    refuse(
      say(
        `nothing is to be asked for: the credit of ${name} covers it, or it is too little`,
        `${name} 无须催收：预收款可抵减，或金额过小`,
      ),
      say(
        `set the credit against it: rounds payment apply ${customer}`,
        `先核销预收款：rounds payment apply ${customer}`,
      ),
    );
  }
}

/**
 * The level to be written now: the one that is due, or the next one where it was asked for by name
 * before its day. @throws RoundsError refused, with why not and what to do
 */
export function levelToWrite(
  plan: DebtorPlan,
  { asked, levels, name }: { asked: number | undefined; levels: readonly Level[]; name: string },
): { readonly level: number; readonly isForced: boolean } {
  assertFree(plan, name);
  if (asked !== undefined) {
    assertNext(plan, asked, levels);
    return { level: asked, isForced: true };
  }
  const { action, level, on = "", customer } = plan;
  if (action === "write" && level !== undefined) return { level, isForced: false };
  if (action === "final") {
    refuse(
      say(`all letters to ${name} are sent`, `${name} 各级催款函均已发出`),
      say(
        `go on with its stages: rounds collect next ${customer}`,
        `转入催收流程：rounds collect next ${customer}`,
      ),
    );
  }
  const hint: Text =
    level === undefined
      ? same("rounds letter plan")
      : say(
          `now all the same: rounds letter write ${customer} --level ${level}`,
          `如需提前：rounds letter write ${customer} --level ${level}`,
        );
  refuse(
    say(
      `no letter to ${name} is due; the next from ${on}: ${levelText(level, levels).en}`,
      `${name} 暂无须发函，下一封自 ${on} 起：${levelText(level, levels).zh}`,
    ),
    hint,
  );
}
