import { wholeKind } from "./kinds/figures.ts";
import { groupKind, wordsKind } from "./kinds/groups.ts";
import { choiceKind, textKind, yesNoKind } from "./kinds/texts.ts";
import { field, type Values } from "./noun.ts";
import { same, say } from "./words.ts";

/** The format of the data folder that this program writes. */
export const bookFormat = 1;

const days = wholeKind({ least: "0", most: "366" });

/** The numbers of the firm's own rules; each may be changed in rounds.yaml. */
export const limitFields = {
  firstContactDays: field(days, say("First contact within days", "新客户首次联系期限（天）")),
  birthdayFirstDays: field(
    days,
    say("Birthday shown from days before", "生日提前提醒（最早，天）"),
  ),
  birthdayLastDays: field(
    days,
    say("Birthday greeted at the latest days before", "生日提前问候（最晚，天）"),
  ),
  visitLeadDays: field(
    days,
    say("Cycle visit shown working days before", "周期拜访提前提醒（工作日）"),
  ),
  shipmentLeadDays: field(
    days,
    say("Shipment shown working days before", "发货提前提醒（工作日）"),
  ),
  creditDays: field(days, say("Days to pay when the customer has none", "默认账期（天）")),
};

const defaultLimits = {
  firstContactDays: 7,
  birthdayFirstDays: 7,
  birthdayLastDays: 2,
  visitLeadDays: 5,
  shipmentLeadDays: 2,
  creditDays: 30,
};

export const settingFields = {
  format: field(wholeKind({ least: "1" }), say("Format of the book", "账册格式"), {
    required: true,
  }),
  name: field(textKind(), say("Name of the firm", "公司名称"), { required: true }),
  currency: field(
    textKind({
      name: "currency",
      pattern: /^[A-Z]{3}$/,
      wanted: say("a currency like CNY", "CNY 这样的币种代码"),
    }),
    say("Currency", "币种"),
    { required: true, merge: "conflict" },
  ),
  language: field(
    choiceKind([
      { value: "en", label: say("English", "英文") },
      { value: "zh", label: say("Chinese", "中文") },
    ]),
    say("Language", "语言"),
  ),
  timezone: field(textKind(), say("Time zone", "时区")),
  country: field(textKind(), say("Country of the working-day calendar", "工作日历所属国家")),
  weekend: field(
    wordsKind,
    say("Days of rest, 1 Monday to 7 Sunday", "休息日（1 周一 至 7 周日）"),
  ),
  closed: field(wordsKind, say("The firm's own days of rest", "公司自定休息日")),
  open: field(wordsKind, say("The firm's own working days", "公司自定工作日")),
  negativeStock: field(yesNoKind, say("Stock may go below zero", "允许负库存"), {
    merge: "conflict",
  }),
  reopenRoles: field(wordsKind, say("Roles that may reopen a closed month", "可反结账的岗位")),
  limits: field(groupKind(limitFields, { example: same("creditDays=30") }), say("Limits", "期限")),
};

type Written = Values<typeof settingFields>;

/** The settings of a book with every default filled in. */
export interface Settings extends Omit<Written, "limits" | "negativeStock"> {
  readonly negativeStock: boolean;
  readonly limits: typeof defaultLimits;
}

/** Fills in what rounds.yaml leaves out. */
export function withDefaults(written: Written): Settings {
  return {
    ...written,
    negativeStock: written.negativeStock ?? false,
    limits: { ...defaultLimits, ...written.limits },
  };
}
