import { say } from "../../law/words.ts";
import { defineVerb } from "../../nouns/verb.ts";
import { allScripts } from "./scripts.ts";

export const verb = defineVerb({
  summary: say("list the scripts: what to say, and how", "列出话术与要领"),
  examples: ["rounds script list"],
  async run(context) {
    return {
      shape: "list",
      title: say("scripts", "话术"),
      columns: [
        { key: "name", label: say("Name", "名称"), weight: 9 },
        { key: "title", label: say("Title", "标题"), weight: 8 },
        { key: "own", label: say("Own", "自定"), weight: 3 },
      ],
      hidden: [{ key: "file", label: say("File", "文件") }],
      rows: allScripts(context).map(({ name, title, file, isOwn }) => ({
        ...{ name, title, file },
        own: isOwn || undefined,
      })),
      empty: say("no scripts", "没有话术"),
    };
  },
});
