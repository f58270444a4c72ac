import { RoundsError } from "../../law/errors.ts";
import type { Kind } from "../../law/kind.ts";
import { moreKind } from "../../law/kinds/groups.ts";
import { nearest } from "../../law/names.ts";
import { say, type Text } from "../../law/words.ts";

/** All that a message template may ask for, by the name it stands under between {{ and }}. */
export const placeholders: Readonly<Record<string, Text>> = {
  person: say("the contact, else the customer", "称呼：联系人，无则客户名称"),
  customer: say("the customer's name", "客户名称"),
  contact: say("the contact's name", "联系人姓名"),
  title: say("the contact's job title", "联系人职务"),
  firm: say("our firm", "我方公司名称"),
  me: say("who writes", "发件人姓名"),
  phone: say("the writer's telephone", "发件人电话"),
  today: say("the day it is written", "拟稿日期"),
  event: say("the name of an event", "活动名称"),
  day: say("the day of an event or a talk", "活动或会谈日期"),
  time: say("the hour of an event", "活动时间"),
  place: say("the place of an event", "活动地点"),
  price: say("a price", "价格"),
  product: say("a product", "产品"),
  quote: say("the number of a quote", "报价单号"),
  until: say("the day until which a quote is valid", "报价有效期"),
  topic: say("what a talk was about", "会谈主题"),
  next: say("the next step", "下一步"),
  nextDate: say("the day of the next step", "下一步日期"),
  attachment: say("the name of the attachment", "附件名称"),
};

/** What stands for each placeholder. */
export type Filling = Readonly<Record<string, string | undefined>>;

/** The error for a placeholder that nobody knows. */
export function unknownPlaceholder(
  name: string,
  where?: { readonly file: string; readonly line: number },
): RoundsError {
  const known = Object.keys(placeholders);
  const near = nearest(name, known);
  return new RoundsError(
    where ? "unreadable" : "bad-value",
    say(`there is no placeholder "${name}"`, `没有占位符“${name}”`),
    {
      ...(where ? { where } : {}),
      candidates: near,
      hint: say(`known are: ${known.join(", ")}`, `可用占位符：${known.join("、")}`),
    },
  );
}

/** Values for placeholders: `--set place="Green Hall"`, given as often as needed. */
export const fillingKind: Kind<Filling> = {
  ...(moreKind as Kind<Filling>),
  name: "filling",
  placeholder: "name=text",
  parse(text) {
    const at = text.search(/[=＝]/);
    const name = text.slice(0, Math.max(at, 0)).trim();
    if (at < 1) {
      throw new RoundsError(
        "bad-value",
        say(`"${text}" is not of the form place=Green Hall`, `“${text}”应写成 place=绿厅 的形式`),
      );
    }
    if (!Object.hasOwn(placeholders, name)) throw unknownPlaceholder(name);
    return { [name]: text.slice(at + 1).trim() };
  },
  gather: (parts) => Object.assign({}, ...parts) as Filling,
};
