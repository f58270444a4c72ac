import { styleText } from "node:util";

/** Errors that inquirer says in words of its own. */
const chineseErrors: Readonly<Record<string, string>> = { "No results found": "没有找到" };

/** Inquirer's own words in Chinese; in English they stay as they are. */
export const chinese = {
  style: {
    keysHelpTip: (keys: readonly (readonly [string, string])[]) =>
      keys.map(([key, action]) => `${key} ${action === "navigate" ? "移动" : "选择"}`).join(" · "),
    error: (text: string) => styleText("red", `> ${chineseErrors[text] ?? text}`),
    waitingMessage: (key: string) => `按 ${key} 打开编辑器`,
  },
  keywords: { yes: "是", no: "否" },
};
