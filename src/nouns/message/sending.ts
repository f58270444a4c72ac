import { refuse } from "../../law/errors.ts";
import { say } from "../../law/words.ts";
import { type Drafted, mailText } from "./outbox.ts";

/** What the words of a sender's command may hold, each replaced by the message's own. */
const slots = ["to", "subject", "channel", "id", "customer"] as const;

/**
 * The command that sends a message: the words of `sender` in rounds.yaml with {to} and the like
 * filled in. No shell reads them, and a value that would be taken for an option is refused.
 * @throws RoundsError refused
 */
export function senderWords(sender: readonly string[], one: Drafted): readonly string[] {
  return sender.map((word, index) => {
    if (index === 0) return word;
    const filled = word.replace(/\{(\w+)\}/g, (whole, name: string) =>
      slots.some((slot) => slot === name) ? slotText(one, name as (typeof slots)[number]) : whole,
    );
    if (!word.startsWith("-") && filled.startsWith("-")) {
      refuse(
        say(
          `${one.id}: "${filled}" would be taken for an option`,
          `${one.id}：“${filled}”会被当作选项`,
        ),
      );
    }
    return filled;
  });
}

function slotText(one: Drafted, slot: (typeof slots)[number]): string {
  // No line ends and no NUL: a value is one word of a command.
  return [...(one[slot] ?? "")].map((letter) => (letter < " " ? " " : letter)).join("");
}

/** What the sender reads: a mail with its headers, everything else as its bare text. */
export function senderInput(one: Drafted): string {
  return one.channel === "email" ? mailText(one) : `${one.text.trimEnd()}\n`;
}
