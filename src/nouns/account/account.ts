import { dateKind, moneyKind } from "../../law/kinds/figures.ts";
import { moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { defineNoun, type Finding, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";

/** Where money lies. */
export const accountKinds = [
  { value: "cash", label: say("cash", "现金"), also: ["cash box", "库存现金"] },
  { value: "bank", label: say("bank", "银行") },
  { value: "wechat", label: say("WeChat Pay", "微信支付") },
  { value: "alipay", label: say("Alipay", "支付宝") },
  { value: "other", label: say("other", "其他") },
] as const;

interface Opening {
  readonly opening?: string | undefined;
  readonly openingDate?: string | undefined;
}

/** How often a book is closed: the cash counted each day, the bank's statement each month. */
const rhythms = [
  { value: "day", label: say("each day", "每日") },
  { value: "month", label: say("each month", "每月") },
] as const;

/**
 * A place where money lies: a cash box, a bank account, a wallet (R-COL-40). What was in it when
 * its book begins is its opening balance; what came before that day is in there already.
 */
export const account = defineNoun({
  name: "account",
  label: say("account", "账户"),
  plural: say("accounts", "账户"),
  folder: "accounts",
  shape: "record",
  naming: { by: "slug", of: ["name"] },
  fields: {
    name: field(textKind(), say("Name", "名称"), { required: true, find: "name", list: 9 }),
    kind: field(choiceKind(accountKinds), say("Kind", "类型"), {
      list: 8,
      merge: "conflict",
      initial: () => "bank",
    }),
    aliases: field(wordsKind, say("Also called", "别名"), { find: "alias" }),
    number: field(textKind({ name: "account number" }), say("Account number", "账号"), {
      find: "code",
      list: 6,
    }),
    bank: field(textKind(), say("Bank", "开户行"), { list: 5 }),
    currency: field(textKind({ name: "currency" }), say("Currency", "币种"), {
      list: 2,
      merge: "conflict",
      help: say(
        "what the account itself is kept in; its book is in the book's currency",
        "账户本身的币种；账面按本位币登记",
      ),
    }),
    opening: field(moneyKind(), say("Opening balance", "期初余额"), {
      list: 4,
      merge: "conflict",
    }),
    openingDate: field(dateKind, say("Opening day", "期初日期"), {
      list: 3,
      merge: "conflict",
      help: say("the evening of this day is where its book begins", "自该日日终起登记"),
    }),
    keeper: field(refKind("staff"), say("Kept by", "出纳"), { list: 5, merge: "conflict" }),
    closes: field(choiceKind(rhythms), say("Closed", "结账周期"), {
      help: say(
        "day: cash is counted, month: the bank's statement is compared; the keeper is reminded",
        "每日盘点现金，每月核对银行对账单；到期提醒出纳",
      ),
    }),
    stopped: field(yesNoKind, say("No longer used", "停用"), { merge: "conflict" }),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  agree: (record: Opening): readonly Finding[] =>
    record.opening === undefined || record.openingDate !== undefined
      ? []
      : [
          {
            path: ["openingDate"],
            text: say("an opening balance has a day", "期初余额须注明日期"),
          },
        ],
});

export type Account = Stored<typeof account>;
