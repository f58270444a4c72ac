import { say, type Text } from "../../law/words.ts";

/** A mail as far as the rules look at it. */
export interface Mail {
  readonly subject?: string | undefined;
  readonly text: string;
  readonly attachments?: readonly string[] | undefined;
}

export type MailRule = "subject" | "attachment" | "name" | "short" | "question";

export interface MailFinding {
  readonly rule: MailRule;
  readonly text: Text;
}

interface MailFacts {
  /** Who it is for, in whatever ways they are called; none known: not looked at. */
  readonly names?: readonly (string | undefined)[];
  /** The most words; a Chinese character counts half a word. */
  readonly mostWords?: number;
}

/** The house rules for mails, as far as they can be seen in the text: R-COM-13 to R-COM-18. */
export function mailFindings(mail: Mail, facts: MailFacts = {}): readonly MailFinding[] {
  return [
    ...subjectFindings(mail),
    ...attachmentFindings(mail),
    ...nameFindings(mail, facts.names ?? []),
    ...shortFindings(mail, facts.mostWords ?? defaultMostWords),
    ...questionFindings(mail),
  ];
}

const defaultMostWords = 200;

const found = (rule: MailRule, text: Text): MailFinding[] => [{ rule, text }];

/** A subject says what it is about: R-COM-13. */
function subjectFindings({ subject }: Mail): MailFinding[] {
  const told = (subject ?? "").trim();
  const bare = told.replace(/^((re|fw|fwd|aw|答复|回复|转发)\s*[:：]\s*)+/i, "").trim();
  if (told === "") return found("subject", say("the subject is missing", "缺少主题"));
  if (bare === "" || /^(re|fw|fwd|答复|回复|转发)[:：]?$/i.test(bare)) {
    return found("subject", say(`the subject says nothing: "${told}"`, `主题没有内容：“${told}”`));
  }
  return [];
}

const attachmentWords =
  /\b(attach(ed|ment|ments|ing)?|enclos(ed|ure))\b|附件|随信附|随函附|附上|见附|附表/i;

/** What is named as attached is attached, by the same name: R-COM-14, R-COM-19. */
function attachmentFindings({ text, attachments = [] }: Mail): MailFinding[] {
  const own = withoutQuotes(text);
  if (attachmentWords.test(own) && attachments.length === 0) {
    return found(
      "attachment",
      say("it speaks of an attachment, and there is none", "正文提到附件，但没有附件"),
    );
  }
  const plain = (one: string): string => one.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  return attachments
    .filter((one) => !plain(own).includes(plain(one.replace(/\.[a-z0-9]{2,4}$/i, ""))))
    .flatMap((one) =>
      found(
        "attachment",
        say(`the text does not name the attachment "${one}"`, `正文没有写明附件“${one}”`),
      ),
    );
}

/** The mail calls its reader by the right name: R-COM-14. */
function nameFindings({ text }: Mail, names: readonly (string | undefined)[]): MailFinding[] {
  const known = names.filter((one): one is string => one !== undefined && one !== "");
  if (known.length === 0) return [];
  const folded = text.toLowerCase();
  const isNamed = known.some((name) => {
    const [surname = ""] = name;
    const isChinese = /^[\u4e00-\u9fff]{2,4}$/.test(name);
    const parts = isChinese
      ? []
      : name
          .toLowerCase()
          .split(/\s+/)
          .filter((one) => one.length > 2);
    const titled = new RegExp(`${surname}(总|经理|先生|女士|老板|店长|主任|小姐|老师)`);
    return (
      folded.includes(name.toLowerCase()) ||
      parts.some((one) => folded.includes(one)) ||
      (isChinese && titled.test(text))
    );
  });
  if (isNamed) return [];
  const told = known.join(", ");
  return found("name", say(`it does not name ${told}`, `正文没有称呼 ${told}`));
}

const longestSentence = 35;

/** Short, simple, clear: R-COM-15. */
function shortFindings({ text }: Mail, mostWords: number): MailFinding[] {
  const own = withoutQuotes(text);
  const count = wordCount(own);
  if (count > mostWords) {
    return found(
      "short",
      say(`${count} words: ${mostWords} are enough`, `约 ${count} 词，宜在 ${mostWords} 词以内`),
    );
  }
  const sentence = own.split(/[.!?。！？\n]/).find((one) => wordCount(one) > longestSentence);
  if (sentence === undefined) return [];
  const begin = [...sentence.trim()].slice(0, 24).join("");
  return found("short", say(`a long sentence: "${begin}…"`, `句子过长：“${begin}……”`));
}

/** Words; two Chinese characters count as one. */
export function wordCount(text: string): number {
  const latin = text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? [];
  let count = 0;
  for (const word of latin) {
    const chinese = word.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
    count += chinese > 0 ? chinese / 2 : 1;
  }
  return Math.ceil(count);
}

const closings =
  /^(--\s*$|(kind|best|warm)?\s*regards|best wishes|yours|sincerely|thanks?( you)?[,.!]?$|many thanks|此致|敬礼|顺颂|祝好|谢谢[！!。]?$|致礼)/i;

/** It ends with a question, so that the customer answers: R-COM-18. */
function questionFindings({ text }: Mail): MailFinding[] {
  const lines = withoutQuotes(text)
    .split("\n")
    .map((line) => line.trim());
  const end = lines.findIndex((line) => closings.test(line));
  const body = (end > 0 ? lines.slice(0, end) : lines).filter((line) => line !== "");
  const sentences = body.flatMap((line) => line.match(/[^.!?。！？]+[.!?。！？]*/g) ?? [line]);
  // Without a closing formula the name and the number of the writer stand at the end.
  const last = end > 0 ? sentences.slice(-1) : sentences.slice(-3);
  if (last.some((one) => /[?？]\s*$/.test(one))) return [];
  return found("question", say("it does not end with a question", "结尾不是问句，对方容易不回复"));
}

/** The mail without what it quotes of another. */
function withoutQuotes(text: string): string {
  return text
    .split("\n")
    .filter((line) => !/^\s*>/.test(line))
    .join("\n");
}

/** What only the writer can see to: R-COM-11, R-COM-12, R-COM-16, R-COM-17. */
export const byYourself: readonly { readonly rule: string; readonly text: Text }[] = [
  {
    rule: "read-theirs",
    text: say(
      "read the customer's mail three times; above 100 words note its points; if unsure, ask",
      "客户来信至少读三遍；超过 100 词先列要点；拿不准就请教",
    ),
  },
  {
    rule: "read-own",
    text: say(
      "read your own three times: words, slips, clarity",
      "自己的信发出前至少读三遍：用词、笔误、是否清楚",
    ),
  },
  {
    rule: "figures",
    text: say("check the quotation: prices, units, dates", "核对报价：价格、单位、日期"),
  },
  {
    rule: "pictures",
    text: say("confirm with pictures or a video where possible", "尽量用图片或视频确认"),
  },
  {
    rule: "confirm-talks",
    text: say(
      "after a call or chat: read it again, then confirm it by mail",
      "电话或聊天后重读一遍内容，再用邮件确认",
    ),
  },
];

/** Takes a mail apart: its headers where it has any, then its text. */
export function parseMail(source: string): Mail {
  const text = source.replaceAll("\r\n", "\n");
  const headed = /^(?:[A-Za-z-]+|主题|附件)[:：][^\n]*\n/.test(text);
  const end = text.indexOf("\n\n");
  if (!headed || end < 0) return { text };
  const head = text.slice(0, end).replace(/\n[ \t]+/g, " ");
  const value = (names: string): readonly string[] =>
    [...head.matchAll(new RegExp(`^(?:${names})[:：][ \\t]*(.*)$`, "gim"))].map(([, one = ""]) =>
      decodedHeader(one.trim()),
    );
  return {
    subject: value("subject|主题")[0],
    attachments: value("x-attachment|attachment|attachments|附件").filter((one) => one !== ""),
    text: text.slice(end + 2),
  };
}

/** Words of a header that are written in base64, as mail programs and the outbox write them. */
function decodedHeader(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, coded: string) =>
      Buffer.from(coded, "base64").toString("utf8"),
    );
}
