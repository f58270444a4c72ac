import { badValue, type Kind } from "../../../law/kind.ts";
import { exchangeRateKind } from "../../../law/kinds/exchange.ts";
import { dateKind, moneyKind } from "../../../law/kinds/figures.ts";
import { groupsKind } from "../../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { settlements } from "../../order/fields/kind.ts";
import { currencyKind } from "../../order/fields/terms.ts";

const wanted = say(
  "one of: cash, 30d, eom, eom+30d, eom+1m, monthly",
  "付款条件（现结、30天、月底、月底+30天、月底+1个月、月结）",
);

const canonical = /^(cash|monthly|eom|eom\+\d{1,3}d|eom\+\d{1,2}m|\d{1,3}d)$/;

/**
 * When an invoice is to be paid: "cash" on its day, "30d" so many days after, "eom" at the end of
 * its month, "eom+30d" and "eom+1m" so many days or months after that, "monthly" on the days that
 * are kept for the customer.
 */
export const payTermKind: Kind<string> = {
  ...textKind({ name: "terms", pattern: canonical, wanted }),
  placeholder: "terms",
  parse(text) {
    const told = text.normalize("NFKC").toLowerCase().replace(/\s/g, "");
    const plain = told
      .replace(/^(现结|现金|现付|cash|cod|0d?)$/, "cash")
      .replace(/^(月结|monthly)$/, "monthly")
      .replace(/^(月底|月末|endofmonth|eom)/, "eom")
      .replace(/^月结(?=\d)/, "eom+")
      .replace(/^(net)?(\d+)(天|days?|d)?$/, "$2d")
      .replace(/^eom\+?(\d+)(天|days?|d)?$/, "eom+$1d")
      .replace(/^eom\+?(\d+)(个?月|months?|m)$/, "eom+$1m");
    return canonical.test(plain) ? plain : badValue(text, wanted);
  },
  show(value, language) {
    if (language === "en") return value;
    return value
      .replace("cash", "现结")
      .replace("monthly", "月结")
      .replace("eom", "月底")
      .replace(/d$/, "天")
      .replace(/m$/, "个月");
  },
};

const instalmentFields = {
  due: field(dateKind, say("Due", "到期日"), { required: true }),
  amount: field(moneyKind({ least: "0" }), say("Amount", "金额"), { required: true }),
  name: field(textKind(), say("Name", "名称")),
};

/** How and in which parts an invoice is to be paid, and in whose money. */
export const payFields = {
  settlement: field(choiceKind(settlements), say("Settlement", "结算方式"), { list: 2 }),
  terms: field(payTermKind, say("Payment terms", "付款条件")),
  instalments: field(
    groupsKind(instalmentFields, {
      example: say("2026-12-31, amount=500", "2026-12-31, 金额=500"),
      show: ({ due, amount, name }) => [due, amount, name].filter(Boolean).join(" "),
    }),
    say("Instalments", "分期"),
    { flag: "instalment", merge: "conflict" },
  ),
  contract: field(refKind("contract"), say("Contract", "合同"), { kept: true }),
  currency: field(currencyKind, say("Currency", "币种"), {
    merge: "conflict",
    help: say("where it is not the book's", "与账册币种不同时填写"),
  }),
  foreignAmount: field(moneyKind(), say("Amount in its currency", "原币金额"), {
    merge: "conflict",
  }),
  rate: field(exchangeRateKind, say("Rate", "汇率"), { merge: "conflict" }),
};

/** What a credit note says: the invoice that it takes back, and why. */
export const creditFields = {
  credits: field(refKind("invoice"), say("Takes back", "冲减应收单"), {
    kept: true,
    merge: "conflict",
  }),
  why: field(textKind(), say("Why", "原因"), { kept: true }),
};
