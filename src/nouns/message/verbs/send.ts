import { RoundsError, refuse } from "../../../law/errors.ts";
import { refKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { same, say, type Text } from "../../../law/words.ts";
import type { Row, TableView } from "../../../print/view.ts";
import { customer } from "../../customer/customer.ts";
import { optedOut } from "../../customer/fields/messages.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type Message, message } from "../message.ts";
import { failedChange, sentChange, tooLong } from "../rules.ts";
import { senderInput, senderWords } from "../sending.ts";
import { changedInOutbox, chosenDrafts, draftFilters, isAstray } from "./sent.ts";

/** The sender of this book. @throws RoundsError bad-settings when there is none */
function senderOf({ book }: Context): readonly string[] {
  const { sender } = book.settings;
  if (sender !== undefined && sender.length > 0) return sender;
  throw new RoundsError(
    "bad-settings",
    say("no program is named that sends messages", "未设置发送消息的程序"),
    {
      hint: say(
        "name one in rounds.yaml, for example sender: [msmtp, -t]; or send by hand and mark it: rounds message sent ID",
        "请在 rounds.yaml 中设置，如 sender: [msmtp, -t]；或手工发送后标记：rounds message sent 编号",
      ),
    },
  );
}

/** Why this one is not given to the sender; undefined where nothing stands against it. */
async function against(context: Context, one: Message): Promise<Text | undefined> {
  const { book } = context;
  if (one.sent) return say(`sent on ${one.sent.date} already`, `已于 ${one.sent.date} 发送`);
  const whom = await book.maybe(customer, one.customer);
  const contact = whom?.contacts?.find(({ name }) => name === one.contact);
  if (optedOut(one.channel, whom, contact)) return say("opted out since", "对方已拒收");
  if (one.attachments && one.attachments.length > 0) {
    return say(
      "its attachment must be added by hand: send the file of the outbox",
      "有附件，请用 outbox 中的文件手工发送",
    );
  }
  if (one.to === undefined) {
    const add = `rounds message edit ${one.id} --to`;
    return say(`no address: ${add} …`, `没有收件地址：${add} …`);
  }
  if (isAstray(context, one)) {
    return say(
      `its headers were changed in the outbox: rounds message edit ${one.id} instead, and remove the file`,
      `outbox 文件的信头被改动：请改用 rounds message edit ${one.id}，并删除该文件`,
    );
  }
  if (one.channel !== "message") return undefined;
  const text = changedInOutbox(context, [one]).get(one.id) ?? one.text;
  return tooLong(text, book.settings.limits.textCharacters);
}

/** Gives one message to the sender and keeps how it ended. */
async function sendOne(
  context: Context,
  one: Message,
  sender: readonly string[],
): Promise<Text | undefined> {
  const { book, me: by, today } = context;
  const written = changedInOutbox(context, [one]);
  const text = written.get(one.id) ?? one.text;
  const ran = context.start(senderWords(sender, one), senderInput({ ...one, text }));
  if (ran.code === 0) {
    const how = sender[0];
    await book.change(async () => {
      const now = await book.get(message, one.id);
      return sentChange([now], { today, date: today, by, how, written });
    });
    return undefined;
  }
  const said = `${ran.stderr}\n${ran.stdout}`.split("\n").find((line) => line.trim() !== "");
  const why =
    ran.code === undefined
      ? say(`there is no program "${sender[0]}"`, `没有程序“${sender[0]}”`)
      : same(`${said?.trim().slice(0, 200) ?? ""} (exit ${ran.code})`.trim());
  const kept = why[context.language];
  await book.change(async () => failedChange(one, { today, by, why: kept, written }));
  return why;
}

const states = {
  sent: say("sent", "已发送"),
  failed: say("not sent", "未发送"),
  planned: say("would be sent", "将发送"),
};

function view(rows: readonly Row[], dryRun: boolean): TableView {
  return {
    shape: "list",
    title: dryRun
      ? say("message send (dry run, nothing was sent)", "发送消息（试运行，未发送）")
      : say("message send", "发送消息"),
    columns: [
      { key: "id", label: say("Id", "编号"), weight: 9 },
      { key: "customer", label: say("Customer", "客户"), weight: 7 },
      { key: "to", label: say("To", "收件地址"), weight: 6 },
      {
        key: "state",
        label: say("State", "状态"),
        weight: 9,
        format: (value, language) => states[String(value) as "sent"]?.[language] ?? "",
      },
      { key: "why", label: say("Why", "原因"), weight: 8, wrap: true },
      { key: "command", label: say("Command", "命令"), weight: 5, wrap: true },
    ],
    rows,
  };
}

export const verb = defineVerb({
  summary: say(
    "hand drafts to the sender named in rounds.yaml",
    "交由 rounds.yaml 中设置的程序发送草稿",
  ),
  examples: [],
  arguments: { messages: field(refKind("message"), say("Messages", "消息")) },
  variadic: true,
  flags: draftFilters,
  signs: true,
  async run(context, input) {
    const { dryRun, language } = context;
    const sender = senderOf(context);
    const messages = await chosenDrafts(context, input);
    if (!dryRun && !context.yes) await askFirst(context, { sender, count: messages.length });
    const rows: Row[] = [];
    for (const one of messages) {
      const { id, customer: whom, to } = one;
      const stop = await against(context, one);
      const command = stop ? undefined : senderWords(sender, one).join(" ");
      if (stop || dryRun) {
        const state = stop ? "failed" : "planned";
        rows.push({ id, customer: whom, to, state, why: stop?.[language], command });
        continue;
      }
      const why = await sendOne(context, one, sender);
      rows.push({ id, customer: whom, to, state: why ? "failed" : "sent", why: why?.[language] });
    }
    const failed = rows.some(({ state }) => state === "failed");
    return { view: view(rows, dryRun), exitCode: failed ? 1 : 0 };
  },
});

/** What has gone out cannot be taken back: a person says yes to it. @throws RoundsError */
async function askFirst(
  { ask }: Context,
  { sender, count }: { sender: readonly string[]; count: number },
): Promise<void> {
  const command = sender.join(" ");
  const text = say(`send ${count} with: ${command}`, `用“${command}”发送 ${count} 条`);
  if (!ask) {
    refuse(text, say("nothing was sent; add --yes to go on", "未发送；确认无误请加 --yes"));
  }
  const answer = await ask.choose(say(`${text.en}?`, `${text.zh}？`), [
    { value: "no", label: say("no", "否") },
    { value: "yes", label: say("yes, send", "是，发送") },
  ]);
  if (answer === "yes") return;
  throw new RoundsError("cancelled", say("cancelled, nothing was sent", "已取消，未发送"));
}
