import { wholeKind } from "../../law/kinds/figures.ts";
import { choiceKind, textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { field, type Values } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { optOutFields } from "./fields/messages.ts";

const monthDay = textKind({
  name: "MM-DD",
  pattern: /^L?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  wanted: say("a month and day like 08-15", "“08-15”这样的月日"),
});

/** What somebody is at the customer: R-CUS-39, R-CUS-58, and the legal head of R-CUS-04. */
export const contactRoles = [
  { value: "owner", label: say("owner", "老板"), also: ["法人代表", "负责人"] },
  { value: "leader", label: say("leader", "领导") },
  { value: "buyer", label: say("buyer", "采购") },
  { value: "chain-supervisor", label: say("chain supervisor", "连锁主管") },
  { value: "store-manager", label: say("store manager", "店长") },
  { value: "shelf", label: say("shelf staff", "理货员") },
  { value: "receiving", label: say("goods receiving", "收货员") },
  { value: "settlement", label: say("settlement", "货款结算") },
  { value: "accountant", label: say("accountant", "财务") },
  { value: "recommender", label: say("recommender", "推荐人") },
  { value: "other", label: say("other", "其他") },
] as const;

const influences = [
  { value: "high", label: say("high", "大") },
  { value: "middle", label: say("middle", "中") },
  { value: "low", label: say("low", "小") },
] as const;

/** Who does what in the dealings with us; it differs from store to store: R-CUS-36, R-CUS-39. */
const partFields = {
  decides: field(yesNoKind, say("Decides", "决策人"), { headers: ["有决定权"] }),
  orders: field(yesNoKind, say("Orders", "下单人"), { headers: ["订货人"] }),
  receives: field(yesNoKind, say("Receives goods", "收货人")),
  display: field(yesNoKind, say("Controls display", "管陈列")),
  pays: field(yesNoKind, say("Pays", "付款人"), { headers: ["结算人"] }),
  recommends: field(yesNoKind, say("Recommends us", "推荐人")),
};

/** Profile of a person: R-CUS-02, R-CUS-04, R-CUS-37. */
export const personFields = {
  likes: field(textKind(), say("Likes", "喜好")),
  interests: field(textKind(), say("Interests", "兴趣"), { headers: ["关注话题", "topics"] }),
  personality: field(textKind(), say("Personality", "性格")),
  family: field(textKind(), say("Family", "家庭情况")),
  education: field(textKind(), say("Education", "学历")),
  born: field(wholeKind({ least: "1900", most: "2100" }), say("Year of birth", "出生年份")),
  ability: field(textKind(), say("Ability", "能力")),
  career: field(textKind(), say("Career", "经历")),
};

/** Who can be reached at a customer: R-CUS-01, R-CUS-58. */
export const contactFields = {
  name: field(textKind(), say("Name", "姓名"), { required: true }),
  title: field(textKind(), say("Job title", "职务")),
  role: field(choiceKind(contactRoles), say("Role", "角色")),
  ...partFields,
  influence: field(choiceKind(influences), say("Influence", "影响力")),
  phone: field(textKind({ name: "phone" }), say("Phone", "电话"), { find: "phone" }),
  mobile: field(textKind({ name: "phone" }), say("Mobile", "手机"), { find: "phone" }),
  fax: field(textKind({ name: "phone" }), say("Fax", "传真")),
  email: field(textKind({ name: "email" }), say("E-mail", "邮箱")),
  wechat: field(textKind(), say("WeChat", "微信")),
  birthday: field(monthDay, say("Birthday", "公历生日"), { headers: ["生日（公历月日）"] }),
  lunarBirthday: field(monthDay, say("Lunar birthday", "农历生日"), {
    headers: ["生日（农历月日）"],
  }),
  ...personFields,
  ...optOutFields,
  notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
};

export type Contact = Values<typeof contactFields>;

/** The parts a contact has in the dealings with us, in words: "decides, orders". */
export function partOf(contact: Contact, language: "en" | "zh"): string {
  const words = Object.entries(partFields).flatMap(([key, { label }]) =>
    contact[key as keyof typeof partFields] ? [label[language]] : [],
  );
  return language === "zh" ? words.join("、") : words.join(", ").toLowerCase();
}
