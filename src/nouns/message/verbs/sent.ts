import { RoundsError, refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind, switchKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { plainText } from "../../../law/plain-text.ts";
import { say } from "../../../law/words.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type Message, message, messageState } from "../message.ts";
import { outboxBody, outboxFile } from "../outbox.ts";
import { sentChange } from "../rules.ts";

const some = {
  messages: field(refKind("message"), say("Messages", "消息")),
};

/** By what drafts are chosen that are not named. */
export const draftFilters = {
  all: field(switchKind, say("All my drafts", "我的全部草稿")),
  template: { ...message.fields.template, list: undefined },
};

export interface ChosenDrafts {
  readonly messages?: string | readonly string[] | undefined;
  readonly all?: boolean | undefined;
  readonly template?: string | undefined;
}

/** The messages named, or all of one's own drafts. @throws RoundsError when nothing is meant */
export async function chosenDrafts(
  { book, me }: Context,
  { messages, all, template }: ChosenDrafts,
): Promise<readonly Message[]> {
  const named = messages === undefined ? [] : [messages].flat();
  if (named.length > 0) {
    return Promise.all([...new Set(named)].map((id) => book.get(message, id)));
  }
  if (!all && template === undefined) {
    throw new RoundsError("missing-value", say("which messages?", "哪些消息？"), {
      hint: say(
        "name them (rounds message list --state draft), or --all",
        "请写编号（rounds message list --state draft），全部用 --all",
      ),
    });
  }
  const drafts = (await book.live(message)).filter(
    (one) =>
      messageState(one) !== "sent" &&
      (one.by === undefined || me === undefined || one.by === me) &&
      (template === undefined || one.template === template),
  );
  if (drafts.length === 0) refuse(say("there is no such draft", "没有这样的草稿"));
  return drafts;
}

/** What stands in the outbox where somebody has changed it since it was drafted. */
export function changedInOutbox(
  { book }: Pick<Context, "book">,
  messages: readonly Message[],
): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  for (const one of messages) {
    const { path, text } = outboxFile(one);
    const there = book.textIfAny(path);
    if (there === undefined || plainText(there) === plainText(text)) continue;
    const body = outboxBody(one, there);
    if (isOf({ ...one, text: body }, there)) changed.set(one.id, body);
  }
  return changed;
}

/** Only the words may be changed in the outbox: headers are fields of the message. */
function isOf(one: Message, there: string): boolean {
  return plainText(outboxFile(one).text) === plainText(there);
}

/** Was more changed in the outbox than a message's words? It could not be kept what went out. */
export function isAstray({ book }: Pick<Context, "book">, one: Message): boolean {
  const there = book.textIfAny(outboxFile(one).path);
  return there !== undefined && !isOf({ ...one, text: outboxBody(one, there) }, there);
}

export const verb = defineVerb({
  summary: say("mark messages that went out by hand", "标记已手工发出的消息"),
  examples: [],
  arguments: some,
  variadic: true,
  flags: {
    date: field(dateKind, say("Sent on", "发送日期"), {
      required: true,
      initial: ({ today }) => today,
    }),
    ...draftFilters,
  },
  writes: true,
  async run(context, input) {
    const messages = await chosenDrafts(context, input);
    const written = changedInOutbox(context, messages);
    const { today, me } = context;
    return sentChange(messages, { today, date: input.date, by: me, how: undefined, written });
  },
});
