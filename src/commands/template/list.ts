import type { RoundsError } from "../../law/errors.ts";
import { choiceKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say, type Text } from "../../law/words.ts";
import { channelKind } from "../../nouns/message/message.ts";
import { pressureWords } from "../../nouns/message/pressure.ts";
import {
  allTemplates,
  templateFields,
  templateKinds,
  writtenLanguage,
} from "../../nouns/message/templates.ts";
import { defineVerb } from "../../nouns/verb.ts";
import type { TableView } from "../../print/view.ts";

const kindKind = choiceKind(templateKinds);

/** A template that is left out, with the place where it is wrong. */
function cannotBeRead({ text, details: { where } }: RoundsError): Text {
  if (!where) return say(`left out: ${text.en}`, `未列出：${text.zh}`);
  const place = `${where.file}:${where.line ?? 1}`;
  return say(`left out: ${place}: ${text.en}`, `未列出：${place}：${text.zh}`);
}

export const verb = defineVerb({
  summary: say("list the message templates", "列出消息模板"),
  examples: ["rounds template list", "rounds template list --kind event"],
  flags: {
    kind: field(kindKind, say("Kind", "类型")),
    language: { ...templateFields.language },
  },
  async run(context, { kind, language = writtenLanguage(context) }) {
    const all = allTemplates(context, language);
    const templates = all.templates.filter((one) => kind === undefined || one.kind === kind);
    const pressing = templates.flatMap((one) =>
      pressureWords(one.body, one).map((word) => ({ name: one.name, word })),
    );
    const view: TableView = {
      shape: "list",
      title: say("message templates", "消息模板"),
      columns: [
        { key: "name", label: say("Name", "名称"), weight: 9 },
        { key: "title", label: say("Title", "说明"), weight: 7 },
        {
          key: "kind",
          label: say("Kind", "类型"),
          weight: 8,
          format: (value, tongue) => kindKind.show(value as "event", tongue),
        },
        {
          key: "channel",
          label: say("Channel", "方式"),
          weight: 6,
          format: (value, tongue) => channelKind.show(value as "message", tongue),
        },
        { key: "limit", label: say("Most characters", "字数上限"), weight: 4, align: "right" },
        { key: "own", label: say("Own", "自定"), weight: 3 },
      ],
      hidden: [
        { key: "language", label: say("Language", "语言") },
        { key: "file", label: say("File", "文件") },
      ],
      rows: templates.map(({ name, title, kind: one, channel, limit, isOwn, ...rest }) => ({
        ...{ name, title, kind: one, channel, limit, file: rest.file, language: rest.language },
        own: isOwn || undefined,
      })),
      notes: [
        ...pressing.map(({ name, word }) =>
          say(
            `${name}: a greeting must not press to buy ("${word}")`,
            `${name}：祝福中不应催促购买（“${word}”）`,
          ),
        ),
        ...all.wrong.map(cannotBeRead),
      ],
      empty: say("no templates", "没有模板"),
    };
    return { view, exitCode: all.wrong[0]?.exitCode ?? 0 };
  },
});
