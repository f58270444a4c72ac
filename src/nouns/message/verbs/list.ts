import { choiceKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { listVerb } from "../../generic/list.ts";
import { tableOf } from "../../generic/tables.ts";
import { defineVerb } from "../../verb.ts";
import { message, messageState, messageStates } from "../message.ts";

const plain = listVerb(message);
const stateKind = choiceKind(messageStates);

export const verb = defineVerb({
  summary: say(
    "list messages with their state: drafts, failed, sent",
    "列出消息及状态：草稿、发送失败、已发送",
  ),
  examples: [
    "rounds message list --state draft",
    "rounds message list --channel letter --period 'this year'",
  ],
  flags: { ...plain.flags, state: field(stateKind, say("Only in this state", "仅此状态")) },
  async run(context, { state: wanted, ...input }) {
    const list = tableOf(await plain.run(context, input));
    const all = wanted === "draft" ? "live" : "all";
    const messages = await context.book[all](message);
    const states = new Map(messages.map((one) => [one.id, messageState(one)]));
    const [id, ...columns] = list.columns;
    const state = {
      key: "state",
      label: say("State", "状态"),
      weight: 8,
      format: (value: unknown, language: "en" | "zh") => stateKind.show(value as "draft", language),
    };
    const rows = list.rows.map((row) => ({ ...row, state: states.get(String(row.id)) }));
    const shown = columns.map((one) =>
      one.key === "text" ? { ...one, wrap: true, least: 24 } : one,
    );
    return {
      ...list,
      columns: id ? [id, state, ...shown] : shown,
      rows: rows.filter((row) => wanted === undefined || row.state === wanted),
    };
  },
});
