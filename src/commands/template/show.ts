import { textKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { filler } from "../../nouns/message/fill.ts";
import { channelKind } from "../../nouns/message/message.ts";
import { placeholders } from "../../nouns/message/placeholders.ts";
import { pressureWords } from "../../nouns/message/pressure.ts";
import { templateFields, templateOf, writtenLanguage } from "../../nouns/message/templates.ts";
import { defineVerb } from "../../nouns/verb.ts";

export const verb = defineVerb({
  summary: say(
    "one message template: its text and the placeholders it needs",
    "查看消息模板：正文与所需占位符",
  ),
  examples: ["rounds template show birthday", "rounds template show event-2-invitation"],
  arguments: {
    name: field(textKind({ name: "template" }), say("Template", "模板"), { required: true }),
  },
  flags: { language: { ...templateFields.language } },
  async run(context, { name, language = writtenLanguage(context) }) {
    const template = templateOf(name, context, language);
    await filler(template);
    const used = Object.keys(placeholders).filter((one) =>
      new RegExp(`\\b${one}\\b`).test([template.subject, template.body].join("\n")),
    );
    const { bodyLine: _, isOwn, ...record } = template;
    const text = (value: string | undefined): string | undefined => value?.trimEnd();
    return {
      shape: "page",
      title: say(`template ${template.name}`, `模板 ${template.name}`),
      facts: [
        { key: "title", label: say("Title", "说明"), value: template.title },
        {
          key: "channel",
          label: say("Channel", "方式"),
          value: template.channel,
          format: (value, tongue) => channelKind.show(value as "message", tongue),
        },
        { key: "limit", label: say("Most characters", "字数上限"), value: template.limit },
        { key: "file", label: say("File", "文件"), value: template.file },
        { key: "subject", label: say("Subject", "主题"), value: template.subject },
        { key: "body", label: say("Text", "正文"), value: text(template.body) },
      ],
      sections: [
        {
          shape: "list",
          title: say("placeholders", "占位符"),
          columns: [
            { key: "name", label: say("Name", "名称"), weight: 9 },
            { key: "meaning", label: say("Stands for", "含义"), weight: 8 },
          ],
          rows: used.map((one) => ({
            name: one,
            meaning: placeholders[one]?.[context.language],
          })),
        },
      ],
      notes: [
        ...pressureWords(template.body, template).map((word) =>
          say(`a greeting must not press to buy: "${word}"`, `祝福中不应催促购买：“${word}”`),
        ),
        ...(isOwn
          ? []
          : [
              say(
                `to change it, put your own in the book: ${template.file}`,
                `如需修改，可在账册中放置同名文件：${template.file}`,
              ),
            ]),
      ],
      record: { ...record, own: isOwn, placeholders: used },
    };
  },
});
