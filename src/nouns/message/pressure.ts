import type { Template } from "./templates.ts";

/** Words by which a greeting turns into an offer. */
const words = [
  ...["buy", "order now", "discount", "sale", "offer", "price", "promotion", "deal", "% off"],
  ...["last chance", "limited", "hurry", "stock up", "save"],
  ...["购买", "下单", "订购", "订货", "优惠", "打折", "折扣", "促销", "特价", "抢购", "限时"],
  ...["采购", "报价", "进货", "满减", "秒杀", "最后机会", "续约", "回款"],
];

const patterns = words.map((word) => ({
  word,
  pattern: /^[a-z]/.test(word) ? new RegExp(`\\b${word}(s|ing)?\\b`, "i") : new RegExp(word, "i"),
}));

/**
 * Words of pressure to buy in what greets a long-term customer: at weekends, on holidays and
 * birthdays there must be none (R-COM-46).
 */
export function pressureWords(text: string, { kind }: Pick<Template, "kind">): readonly string[] {
  if (kind !== "greeting" && kind !== "birthday") return [];
  return patterns.filter(({ pattern }) => pattern.test(text)).map(({ word }) => word);
}
