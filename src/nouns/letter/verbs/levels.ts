import { levelName, levelRules } from "../../../law/dunning-settings.ts";
import { rateKind } from "../../../law/kinds/figures.ts";
import { say } from "../../../law/words.ts";
import { figureColumn, wordColumn } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { firmLevels } from "../facts.ts";

const rules = new Map(levelRules.map(({ value, label }) => [value as string, label]));

export const verb = defineVerb({
  summary: say("the levels of dunning and what each costs", "催款级别：时限、费用、利息、单据"),
  examples: ["rounds letter levels"],
  async run({ book }) {
    const levels = firmLevels(book);
    const isOwn = (book.settings.dunning ?? []).length > 0;
    const { letterGapDays, letterPayDays } = book.settings.limits;
    return {
      shape: "list",
      title: say("levels of dunning", "催款级别"),
      columns: [
        { key: "level", label: say("Level", "级别"), weight: 9, align: "right" },
        {
          key: "name",
          label: say("Letter", "函件"),
          weight: 9,
          tell: (row, language) => levelName({ name: String(row.name) })[language],
        },
        { key: "days", label: say("Days", "天数"), weight: 8, align: "right" },
        wordColumn({ key: "rule", label: say("Counted", "起算"), weight: 8 }, rules),
        figureColumn("fee", say("Fee", "费用"), 6),
        {
          key: "interest",
          label: say("Interest a year", "年利率"),
          weight: 6,
          align: "right",
          format: (value, language) =>
            typeof value === "string" ? rateKind.show(value, language) : "",
        },
        { key: "form", label: say("Form", "单据"), weight: 5 },
        { key: "who", label: say("By", "经办"), weight: 4 },
      ],
      rows: levels.map(({ name, rule, days, fee, interest, form, who }, at) => ({
        level: at + 1,
        name,
        days,
        rule,
        fee,
        interest,
        form,
        who: who ?? "owner",
      })),
      notes: [
        say(
          `at least ${letterGapDays} days between two letters; to be paid within ${letterPayDays} days`,
          `两封函至少间隔 ${letterGapDays} 天；函后 ${letterPayDays} 天内付款`,
        ),
        isOwn
          ? say("from dunning of rounds.yaml", "取自 rounds.yaml 的 dunning")
          : say(
              "the usual ones; the firm's own, and reminders in today, come with dunning in rounds.yaml",
              "为默认级别；在 rounds.yaml 中设置 dunning 后采用公司自定级别，并列入每日提醒",
            ),
      ],
    };
  },
});
