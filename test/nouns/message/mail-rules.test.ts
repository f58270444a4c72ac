import { describe, expect, test } from "vitest";
import { documentName } from "../../../src/nouns/message/document-names.ts";
import {
  byYourself,
  mailFindings,
  parseMail,
  wordCount,
} from "../../../src/nouns/message/mail-rules.ts";
import { mailText } from "../../../src/nouns/message/outbox.ts";

const good = {
  subject: "Spring teas: prices for November",
  text: "Dear Ms Lee,\n\nattached is the spring price list. Which of the teas shall we reserve?\n\nKind regards\nIwan\n",
  attachments: ["spring price list.pdf"],
};
const facts = { names: ["Anna Lee"], mostWords: 200 };
const rules = (mail: Partial<typeof good>) =>
  mailFindings({ ...good, ...mail }, facts).map(({ rule }) => rule);

describe("the rules of mails", () => {
  test("a good mail has nothing to be looked at", () => {
    expect(rules({})).toEqual([]);
  });

  test("R-COM-13: the subject says what it is about, never a bare RE:", () => {
    for (const subject of ["", "RE:", "Re: ", "回复：", "Fwd: RE:", "re"]) {
      expect(rules({ subject }), subject).toEqual(["subject"]);
    }
    expect(rules({ subject: "RE: order SO261105A" })).toEqual([]);
  });

  test("R-COM-14: an attachment that is named is there, and the name is right", () => {
    expect(rules({ attachments: [] })).toEqual(["attachment"]);
    const text = "王总您好：\n附件是春茶报价。您看定哪一款？";
    expect(mailFindings({ ...good, text, attachments: [] }, { names: ["王芳"] })).toMatchObject([
      { rule: "attachment" },
    ]);
    expect(rules({ text: good.text.replace("Lee", "Li") })).toEqual(["name"]);
    const other = { ...good, text: text.replace("王总", "李总"), attachments: ["春茶报价.xlsx"] };
    expect(mailFindings(other, { names: ["王芳"] })).toMatchObject([{ rule: "name" }]);
  });

  test("R-COM-19: an attachment is called in the text as it is called itself", () => {
    expect(rules({ attachments: ["IMG_2231.pdf"] })).toEqual(["attachment"]);
  });

  test("R-COM-15: short, simple, clear", () => {
    expect(
      rules({ text: `Dear Ms Lee,\n${"We write. ".repeat(120)}attached: spring price list?` }),
    ).toEqual(["short"]);
    const long = `Dear Ms Lee, ${"and so on ".repeat(15)}; the spring price list is attached. Yes?`;
    expect(rules({ text: long })).toEqual(["short"]);
    expect(wordCount("我们今天发货 SO261105A")).toBe(4);
  });

  test("R-COM-18: it ends with a question; greetings and signatures do not count", () => {
    expect(rules({ text: good.text.replace("reserve?", "reserve.") })).toEqual(["question"]);
    expect(
      rules({ text: `${good.text.replace("reserve?", "reserve.")}\n> what about you?` }),
    ).toEqual(["question"]);
    const zh =
      "Anna Lee 您好：\n随信附上 spring price list。您定哪一款？\n\n陈洁 13800000000\n青禾堂";
    expect(rules({ text: zh })).toEqual([]);
  });

  test("R-COM-11, R-COM-12, R-COM-16, R-COM-17: what only the writer can see to is on the list", () => {
    const told = byYourself.map(({ text }) => text.en).join("\n");
    expect(told).toContain("the customer's mail three times; above 100 words note its points");
    expect(told).toContain("read your own three times");
    expect(told).toContain("with pictures or a video");
    expect(told).toContain("read it again, then confirm it by mail");
  });

  test("a mail of the outbox is read as it was written, headers in Chinese too", () => {
    const one = {
      ...{ id: "MS261122A-iwan", customer: "jinhong", channel: "email", to: "a@example.com" },
      ...{
        contact: "王芳",
        subject: "报价：春茶与陈年普洱的价格说明以及送货安排",
        text: "王总：\n\n好吗？",
      },
      attachments: ["春茶报价.xlsx"],
    };
    const text = mailText(one);
    expect(parseMail(text)).toEqual({
      subject: one.subject,
      attachments: one.attachments,
      text: "王总：\n\n好吗？\n",
    });
    const head = text.slice(0, text.indexOf("\n\n"));
    expect(head).toMatch(/^[\x20-\x7e\n]*$/);
    for (const line of head.split("\n")) expect(line.length).toBeLessThanOrEqual(90);
    expect(mailText({ ...one, to: "a@example.com\nBcc: b@example.com" })).not.toMatch(/^Bcc/m);
  });
});

describe("R-COM-19: the names of papers", () => {
  const facts = { today: "2014-09-12", owner: "Iwan", taken: [] };

  test("invoices by day, letter and owner; the next of the day gets the next letter", () => {
    expect(documentName({ ...facts, kind: "proforma" })).toBe("PI140912A Iwan");
    const taken = ["PI140912A Iwan", "PI140912B Iwan.pdf", "PI140911C Iwan"];
    expect(documentName({ ...facts, kind: "proforma", taken })).toBe("PI140912C Iwan");
    expect(documentName({ ...facts, kind: "invoice", taken })).toBe("CI140912A Iwan");
    const all = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter) => `PI140912${letter} Iwan`);
    expect(documentName({ ...facts, kind: "proforma", taken: all })).toBe("PI140912AA Iwan");
  });

  test("quotations, product sheets and reports by what they are about", () => {
    expect(documentName({ ...facts, kind: "quote", customer: "CY", product: "slot" })).toBe(
      "CY slot price-iwan",
    );
    expect(documentName({ ...facts, kind: "product", product: "slot", model: "S2" })).toBe(
      "slot S2",
    );
    expect(documentName({ ...facts, kind: "report", today: "2014-05-06", customer: "sam" })).toBe(
      "140506 iwan-sam",
    );
  });
});
