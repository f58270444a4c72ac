import type { Rendering } from "../../law/noun.ts";

/** What the outbox shows of a message. */
export interface Drafted {
  readonly id: string;
  readonly customer: string;
  readonly contact?: string | undefined;
  readonly channel: string;
  readonly to?: string | undefined;
  readonly subject?: string | undefined;
  readonly text: string;
  readonly attachments?: readonly string[] | undefined;
  readonly sent?: unknown;
}

/** The folder of the drafts; it fills itself from the messages and is no business of git's. */
export const outboxFolder = "outbox";

/**
 * A draft as a plain file: a mail as one that mail programs open, everything else as its bare text,
 * to be copied or handed on. Once it is sent it leaves the outbox.
 */
export function outboxFile(message: Drafted): Rendering {
  const isMail = message.channel === "email";
  return {
    path: `${outboxFolder}/${message.id}.${message.customer}.${isMail ? "eml" : "txt"}`,
    text: isMail ? mailText(message) : `${message.text.trimEnd()}\n`,
    isThere: message.sent === undefined,
  };
}

/** A mail with its headers as mail programs take it: plain text in UTF-8. */
export function mailText({ to, contact, subject, text, attachments }: Drafted): string {
  const headers = [
    ...(to === undefined ? [] : [`To: ${displayName(contact)}<${oneLine(to)}>`]),
    ...(subject === undefined ? [] : [`Subject: ${encodedWord(subject)}`]),
    ...(attachments ?? []).map((one) => `X-Attachment: ${encodedWord(one)}`),
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "X-Unsent: 1",
  ];
  return `${headers.join("\n")}\n\n${text.trimEnd()}\n`;
}

function displayName(name: string | undefined): string {
  if (name === undefined) return "";
  const word = encodedWord(name);
  return word.startsWith("=?") ? `${word} ` : `"${word.replace(/["\\]/g, "")}" `;
}

/** Nothing in a header may begin a line of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** So many bytes of UTF-8 fit into one encoded word of a header: RFC 2047. */
const mostBytes = 45;

/** A header's text: as it is in plain ASCII, else in base64 words of whole characters. */
export function encodedWord(text: string): string {
  const line = oneLine(text);
  if (/^[\x20-\x7e]*$/.test(line)) return line;
  const words: string[] = [];
  let word = "";
  for (const letter of line) {
    if (Buffer.byteLength(word + letter) > mostBytes) {
      words.push(word);
      word = "";
    }
    word += letter;
  }
  words.push(word);
  const coded = words.map((one) => `=?UTF-8?B?${Buffer.from(one).toString("base64")}?=`);
  return coded.join("\n ");
}

/** The body of a file of the outbox as somebody may have changed it there. */
export function outboxBody(message: Pick<Drafted, "channel">, file: string): string {
  const text = file.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  const start = message.channel === "email" ? text.indexOf("\n\n") + 2 : 0;
  return text.slice(start).trimEnd();
}
