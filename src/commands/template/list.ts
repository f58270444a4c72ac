import { choiceKind } from "../../law/kinds/texts.ts";
import { field } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { channelKind } from "../../nouns/message/message.ts";
import { pressureWords } from "../../nouns/message/pressure.ts";
import {
  allTemplates,
  templateFields,
  templateKinds,
  writtenLanguage,
} from "../../nouns/message/templates.ts";
import { defineVerb } from "../../nouns/verb.ts";

const kindKind = choiceKind(templateKinds);

export const verb = defineVerb({
  summary: say("list the message templates", "列出消息模板"),
  examples: ["rounds template list", "rounds template list --kind event"],
  flags: {
    kind: field(kindKind, say("Kind", "类型")),
    language: { ...templateFields.language },
  },
  async run(context, { kind, language = writtenLanguage(context) }) {
    const templates = allTemplates(context, language).filter(
      (one) => kind === undefined || one.kind === kind,
    );
    const pressing = templates.flatMap((one) =>
      pressureWords(one.body, one).map((word) => ({ name: one.name, word })),
    );
    return {
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
        {
          key: "own",
          label: say("Own", "自定"),
          weight: 3,
          format: (value, tongue) => (value ? say("yes", "是")[tongue] : ""),
        },
      ],
      hidden: [
        { key: "language", label: say("Language", "语言") },
        { key: "file", label: say("File", "文件") },
      ],
      rows: templates.map(({ name, title, kind: one, channel, limit, isOwn, ...rest }) => ({
        ...{ name, title, kind: one, channel, limit, file: rest.file, language: rest.language },
        own: isOwn || undefined,
      })),
      notes: pressing.map(({ name, word }) =>
        say(
          `${name}: a greeting must not press to buy ("${word}")`,
          `${name}：祝福中不应催促购买（“${word}”）`,
        ),
      ),
      empty: say("no templates", "没有模板"),
    };
  },
});
