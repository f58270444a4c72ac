import { resolve } from "node:path";
import { readText } from "../../../exchange/rows.ts";
import { wordsKind } from "../../../law/kinds/groups.ts";
import { refKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say, type Text } from "../../../law/words.ts";
import { customer } from "../../customer/customer.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { byYourself, type MailRule, mailFindings, parseMail } from "../mail-rules.ts";
import { message } from "../message.ts";

const rules: Readonly<Record<MailRule, Text>> = {
  subject: say("the subject says what it is about", "主题写明主要内容"),
  attachment: say("attachments are there, named as in the text", "附件齐全，名称与正文一致"),
  name: say("the name is right", "称呼无误"),
  short: say("short, simple, clear", "简短、简单、清楚"),
  question: say("it ends with a question", "以问句结尾"),
};

const marks = {
  good: say("good", "符合"),
  look: say("look", "请看"),
  yourself: say("yourself", "自查"),
};

/** The mail that is meant: a message of the book by its id, else a file or standard input. */
async function mailOf({ book, folder }: Context, source: string) {
  if (/^MS\d{6}/i.test(source)) {
    const { subject, text, attachments, customer: whom } = await book.get(message, source);
    return { mail: { subject, text, attachments }, whom };
  }
  const path = source === "-" ? source : resolve(folder, source);
  return { mail: parseMail(readText(path, { name: source })), whom: undefined };
}

export const verb = defineVerb({
  summary: say("check a mail by the house rules before it is sent", "发送前按邮件守则检查一封邮件"),
  examples: [],
  arguments: {
    mail: field(
      textKind({ name: "file" }),
      say("A file, a message's id, or -", "文件、消息编号或 -"),
      {
        required: true,
      },
    ),
  },
  flags: {
    subject: field(textKind(), say("Subject", "主题")),
    attachment: field(wordsKind, say("Attachments", "附件")),
    customer: field(refKind("customer"), say("Customer", "客户")),
  },
  async run(context, { mail: source, subject, attachment, customer: told }) {
    const { mail, whom } = await mailOf(context, source);
    const id = told ?? whom;
    const record = id === undefined ? undefined : await context.book.maybe(customer, id);
    const names = record ? [record.name, ...(record.contacts ?? []).map(({ name }) => name)] : [];
    const mostWords = context.book.settings.limits.mailWords;
    const found = mailFindings(
      {
        text: mail.text,
        subject: subject ?? mail.subject,
        attachments: attachment ?? mail.attachments,
      },
      { names, mostWords },
    );
    const { language } = context;
    const checked = (Object.keys(rules) as MailRule[])
      .filter((rule) => rule !== "name" || record)
      .flatMap((rule) => {
        const own = found.filter((one) => one.rule === rule);
        if (own.length === 0) return [{ rule, mark: "good", text: rules[rule][language] }];
        return own.map(({ text }) => ({ rule, mark: "look", text: text[language] }));
      });
    const rest = byYourself.map(({ rule, text }) => ({
      rule,
      mark: "yourself",
      text: text[language],
    }));
    return {
      view: {
        shape: "list",
        title: say("mail rules", "邮件守则"),
        columns: [
          {
            key: "mark",
            label: say("Result", "结果"),
            weight: 9,
            format: (value, tongue) => marks[String(value) as "good"]?.[tongue] ?? "",
          },
          { key: "text", label: say("Rule", "要求"), weight: 8, wrap: true },
        ],
        hidden: [{ key: "rule", label: say("Code", "代码") }],
        rows: [...checked, ...rest],
      },
      exitCode: found.length > 0 ? 1 : 0,
    };
  },
});
