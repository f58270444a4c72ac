import {
  accountLimitFields,
  accountSettingFields,
  defaultAccountLimits,
} from "./account-settings.ts";
import {
  approvalLimitFields,
  approvalSettingFields,
  defaultApprovalLimits,
} from "./approval-settings.ts";
import { type ClassRules, classSettingFields, defaultClassRules } from "./class-settings.ts";
import { collectionLimitFields, defaultCollectionLimits } from "./collection-settings.ts";
import { countLimitFields, countSettingFields, defaultCountLimits } from "./count-settings.ts";
import { defaultDispatchLimits, dispatchLimitFields } from "./dispatch-settings.ts";
import {
  defaultDunningLimits,
  dunningLimitFields,
  dunningSettingFields,
} from "./dunning-settings.ts";
import { defaultEventLimits, eventLimitFields, eventSettingFields } from "./event-settings.ts";
import {
  defaultFollowUpLimits,
  followUpLimitFields,
  followUpSettingFields,
} from "./follow-up-settings.ts";
import { formSettingFields } from "./form-settings.ts";
import { wholeKind } from "./kinds/figures.ts";
import { groupKind, wordsKind } from "./kinds/groups.ts";
import { choiceKind, textKind, yesNoKind } from "./kinds/texts.ts";
import { messageSettingFields } from "./message-settings.ts";
import { field, type Values } from "./noun.ts";
import { defaultOrderLimits, orderLimitFields, orderSettingFields } from "./order-settings.ts";
import { priceSettingFields } from "./price-settings.ts";
import { defaultPurchaseLimits, purchaseLimitFields } from "./purchase-settings.ts";
import { defaultQuoteLimits, quoteLimitFields, quoteSettingFields } from "./quote-settings.ts";
import {
  defaultReceivableLimits,
  receivableLimitFields,
  receivableSettingFields,
} from "./receivable-settings.ts";
import {
  defaultReceivingLimits,
  receivingLimitFields,
  receivingSettingFields,
} from "./receiving-settings.ts";
import { defaultStockLimits, stockLimitFields, stockSettingFields } from "./stock-settings.ts";
import {
  defaultTrackingLimits,
  trackingLimitFields,
  trackingSettingFields,
} from "./tracking-settings.ts";
import { defaultVisitSettings, type VisitSettings, visitSettingFields } from "./visit-settings.ts";
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
  serviceLeadDays: field(days, say("Vehicle service told days before", "保养、年检提前提醒（天）")),
  callMinutes: field(days, say("A call takes about minutes", "通话目标时长（分）")),
  talkMinutes: field(days, say("A talk is over after minutes", "沟通最长时长（分）")),
  textCharacters: field(days, say("Most characters of a text message", "短信字数上限")),
  mailWords: field(
    wholeKind({ least: "1" }),
    say("Most words of a mail, two Chinese characters a word", "邮件词数上限（两个汉字计一词）"),
  ),
  messageAgainDays: field(
    days,
    say("Same template again after days", "同一模板再次发送间隔（天）"),
  ),
  greetingFirstDays: field(days, say("Greetings shown from days before", "节日祝福提前提醒（天）")),
  minutesWorkdays: field(days, say("Minutes within working days", "会谈纪要期限（工作日）")),
  minutesReceiptWorkdays: field(
    days,
    say("Receipt of minutes confirmed within working days", "会谈纪要回执期限（工作日）"),
  ),
  visitsPerDay: field(days, say("Visits planned a day at most", "每日最多计划拜访数")),
  samplePhaseDays: field(
    days,
    say("Sample visits from the first to this day of the month", "样本拜访截止日（每月）"),
  ),
  personalServiceWorkdays: field(
    days,
    say("Working days at the month's end kept for personal service", "月末个性服务工作日"),
  ),
  ...eventLimitFields,
  ...followUpLimitFields,
  ...quoteLimitFields,
  ...trackingLimitFields,
  ...dispatchLimitFields,
  ...orderLimitFields,
  ...approvalLimitFields,
  ...receivingLimitFields,
  ...purchaseLimitFields,
  ...stockLimitFields,
  ...countLimitFields,
  ...accountLimitFields,
  ...receivableLimitFields,
  ...collectionLimitFields,
  ...dunningLimitFields,
};

const defaultLimits = {
  firstContactDays: 7,
  birthdayFirstDays: 7,
  birthdayLastDays: 2,
  visitLeadDays: 5,
  shipmentLeadDays: 2,
  creditDays: 30,
  serviceLeadDays: 7,
  callMinutes: 5,
  talkMinutes: 30,
  textCharacters: 70,
  mailWords: 200,
  messageAgainDays: 30,
  greetingFirstDays: 7,
  minutesWorkdays: 2,
  minutesReceiptWorkdays: 3,
  visitsPerDay: 8,
  samplePhaseDays: 10,
  personalServiceWorkdays: 3,
  ...defaultEventLimits,
  ...defaultFollowUpLimits,
  ...defaultQuoteLimits,
  ...defaultTrackingLimits,
  ...defaultDispatchLimits,
  ...defaultOrderLimits,
  ...defaultApprovalLimits,
  ...defaultReceivingLimits,
  ...defaultPurchaseLimits,
  ...defaultStockLimits,
  ...defaultCountLimits,
  ...defaultAccountLimits,
  ...defaultReceivableLimits,
  ...defaultCollectionLimits,
  ...defaultDunningLimits,
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
  assignRoles: field(
    wordsKind,
    say("Roles that decide whose a customer is", "可决定客户归属的岗位"),
    { sample: same("manager, director") },
  ),
  reading: field(
    choiceKind([
      { value: "all", label: say("all customers", "全部客户") },
      { value: "own", label: say("own customers", "仅本人客户") },
    ]),
    say("Everybody reads all customers or only their own", "客户资料可见范围"),
    { merge: "conflict" },
  ),
  readAllRoles: field(wordsKind, say("Roles that read all customers", "可查看全部客户的岗位"), {
    sample: same("manager, director"),
  }),
  ...classSettingFields,
  ...visitSettingFields,
  ...followUpSettingFields,
  ...eventSettingFields,
  ...messageSettingFields,
  ...trackingSettingFields,
  ...approvalSettingFields,
  ...formSettingFields,
  ...priceSettingFields,
  ...orderSettingFields,
  ...stockSettingFields,
  ...countSettingFields,
  ...accountSettingFields,
  ...quoteSettingFields,
  ...receivingSettingFields,
  ...receivableSettingFields,
  ...dunningSettingFields,
  limits: field(groupKind(limitFields, { example: same("creditDays=30") }), say("Limits", "期限")),
};

type Written = Values<typeof settingFields>;

/** The settings of a book with every default filled in. */
export interface Settings
  extends Omit<Written, "limits" | "negativeStock" | "classRules" | keyof VisitSettings>,
    VisitSettings {
  readonly negativeStock: boolean;
  readonly limits: typeof defaultLimits;
  readonly classRules: ClassRules;
}

/** Fills in what rounds.yaml leaves out. */
export function withDefaults(written: Written): Settings {
  return {
    ...defaultVisitSettings,
    ...written,
    negativeStock: written.negativeStock ?? false,
    limits: { ...defaultLimits, ...written.limits },
    classRules: { ...defaultClassRules, ...written.classRules },
  };
}
