import { say } from "../../../law/words.ts";
import { addition } from "../../generic/add.ts";
import { defineVerb } from "../../verb.ts";
import { assertForeign, rate } from "../rate.ts";

const { currency, rate: worth, ...others } = rate.fields;

export const verb = defineVerb({
  summary: say("what a foreign currency is worth from a day on", "登记外币汇率及生效日期"),
  examples: ["rounds rate add USD 7.1230", "rounds rate add JPY 4.8312/100 --date 2026-11-20"],
  arguments: { currency, rate: worth },
  flags: others,
  writes: true,
  async run({ book }, told) {
    assertForeign(told.currency, book.settings.currency);
    return addition(rate, told, { book });
  },
});
