import { groupKind } from "./kinds/groups.ts";
import { textKind } from "./kinds/texts.ts";
import { field } from "./noun.ts";
import { say } from "./words.ts";

/** What stands at the head of the firm's papers, and where it is paid. */
export const letterheadFields = {
  name: field(textKind(), say("Full name", "公司全称")),
  nameEnglish: field(textKind(), say("Name in English", "英文名称")),
  address: field(textKind(), say("Address", "地址")),
  addressEnglish: field(textKind(), say("Address in English", "英文地址")),
  phone: field(textKind(), say("Telephone", "电话")),
  fax: field(textKind(), say("Fax", "传真")),
  email: field(textKind(), say("E-mail", "邮箱")),
  website: field(textKind(), say("Website", "网址")),
  taxNumber: field(textKind(), say("Tax number", "税号")),
  bank: field(textKind(), say("Bank", "开户行")),
  bankEnglish: field(textKind(), say("Bank in English", "开户行英文名")),
  account: field(textKind(), say("Account", "账号")),
  swift: field(textKind(), say("SWIFT code", "SWIFT 代码")),
};

/** What the firm itself decides about its printed papers. */
export const formSettingFields = {
  letterhead: field(
    groupKind(letterheadFields, {
      example: say(
        "name=Juniper Trading, phone=0571-88001234",
        "name=青禾堂商贸有限公司, phone=0571-88001234",
      ),
    }),
    say("Letterhead of printed papers", "单据抬头"),
    { merge: "conflict" },
  ),
};
