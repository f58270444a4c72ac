import { describe, expect, test } from "vitest";
import type { Change } from "../../../src/law/change.ts";
import type { Customer } from "../../../src/nouns/customer/customer.ts";
import type { Message } from "../../../src/nouns/message/message.ts";
import { addressOf, chosenContact } from "../../../src/nouns/message/recipients.ts";
import {
  type Drafting,
  draftAll,
  draftChange,
  draftWarnings,
  limitOf,
  sentChange,
  tooLong,
} from "../../../src/nouns/message/rules.ts";
import { senderWords } from "../../../src/nouns/message/sending.ts";
import type { Template } from "../../../src/nouns/message/templates.ts";
import { notes, refusal } from "../support.ts";

const today = "2026-11-22";
const anna = { name: "Anna Lee", mobile: "13800000000", decides: true };
const customer: Customer = { id: "red-gate", name: "Red Gate", contacts: [anna] };
const template: Template = {
  name: "new-year",
  kind: "greeting",
  channel: "message",
  limit: 70,
  body: "",
  bodyLine: 1,
  file: "templates/messages/new-year.en.liquid",
  isOwn: false,
};
const drafting: Drafting = {
  template,
  channel: "message",
  fill: ({ person }) => ({ text: `Hello ${person}`, subject: undefined, attachment: undefined }),
  filling: { me: "Iwan" },
  most: 70,
  lately: [],
  about: undefined,
  again: false,
};
const to = (one: Customer, channel = "message") => {
  const contact = chosenContact(one, { channel });
  return { customer: one, contact, to: addressOf(channel, { customer: one, contact }) };
};
const why = (one: Customer, changed: Partial<Drafting> = {}) =>
  draftAll([to(one, changed.channel)], { ...drafting, ...changed }).leftOut[0]?.why.en;
const sent: Message = {
  ...{ id: "MS261101A-iwan", date: "2026-11-01", customer: "red-gate", template: "new-year" },
  ...{ channel: "message", text: "Hello", sent: { date: "2026-11-01" } },
};

describe("who gets a message", () => {
  test("R-COM-28: who opted out of a channel, or of all, is left out with the reason", () => {
    expect(why(customer)).toBeUndefined();
    expect(why({ ...customer, optOut: ["all"] })).toBe("opted out");
    expect(why({ ...customer, optOut: ["message"] })).toBe("opted out");
    expect(why({ ...customer, optOut: ["email"] })).toBeUndefined();
    const contacts = [{ ...anna, optOut: ["message"] }] as const;
    expect(why({ ...customer, contacts })).toBe("Anna Lee opted out");
    expect(why({ ...customer, contacts }, { channel: "wechat" })).toBeUndefined();
    const both = [
      { ...anna, optOut: ["all"] },
      { name: "Bo", mobile: "13900000000" },
    ] as const;
    const { drafts } = draftAll([to({ ...customer, contacts: both })], drafting);
    expect(drafts.map(({ text }) => text)).toEqual(["Hello Bo"]);
  });

  test("R-COM-30: a text above 70 characters is left out with the count; Chinese characters count one", () => {
    expect(tooLong("好".repeat(70), 70)).toBeUndefined();
    expect(tooLong("🎉".repeat(70), 70)).toBeUndefined();
    expect(tooLong("好".repeat(71), 70)?.zh).toBe("共 71 字，超过 70 字");
    const fill = () => ({ text: "x".repeat(80), subject: undefined, attachment: undefined });
    expect(why(customer, { fill })).toBe("80 characters, 70 at most");
    expect(limitOf(template, { channel: "message", textCharacters: 60 })).toBe(60);
    expect(limitOf(template, { channel: "wechat", textCharacters: 60 })).toBeUndefined();
  });

  test("who may be fishing for information gets greetings, but no price", () => {
    const fishing: Customer = { ...customer, suspicion: "suspected" };
    expect(why(fishing)).toBeUndefined();
    const product = { ...template, kind: "product" } as const;
    const priced = { template: product, filling: { price: "90" } };
    expect(why(fishing, priced)).toBe("may be fishing for information");
    expect(why({ ...fishing, suspicion: "cleared" }, priced)).toBeUndefined();
  });

  test("nobody gets the same twice within the days of the setting, but when told so", () => {
    expect(why(customer, { lately: [sent] })).toBe("already sent: MS261101A-iwan");
    const { sent: _, ...draft } = sent;
    expect(why(customer, { lately: [draft] })).toBe("already drafted: MS261101A-iwan");
    expect(why(customer, { lately: [sent], again: true })).toBeUndefined();
    expect(why(customer, { lately: [sent], about: "EV261122A" })).toBeUndefined();
  });

  test("where there is no number there is no text; a landline is none", () => {
    expect(why({ ...customer, contacts: [], phone: "0571-88001234" })).toBe("no mobile number");
    expect(why({ ...customer, contacts: [], phone: "138 0000 0000" })).toBeUndefined();
    expect(why(customer, { channel: "email" })).toBe("no e-mail address");
  });
});

describe("drafts", () => {
  const change = (changed: Partial<Drafting> = {}): Change => {
    const all = { ...drafting, ...changed };
    const { drafts, leftOut } = draftAll(
      [to(customer), to({ ...customer, id: "b", name: "Blue Gate", optOut: ["all"] })],
      all,
    );
    return draftChange(drafts, { drafting: all, ids: ["MS1"], leftOut, today, by: "iwan" });
  };

  test("R-COM-28: a list says who was left out, and why", () => {
    expect(change().steps).toHaveLength(1);
    expect(notes(change())).toContain("left out Blue Gate: opted out");
  });

  test("R-COM-46: a buyer's job title presses nobody", () => {
    const contact = { ...anna, title: "采购经理" };
    const recipient = { customer, contact, to: undefined };
    const draft = { recipient, subject: undefined, attachment: undefined };
    const facts = { template, channel: "message" };
    expect(draftWarnings([{ ...draft, text: "Anna Lee采购经理，新年好！" }], facts)).toEqual([]);
    expect(draftWarnings([{ ...draft, text: "采购经理，采购从速" }], facts)).toHaveLength(1);
  });

  test("R-COM-46: pressure in a greeting is warned of", () => {
    const fill = () => ({
      text: "Happy New Year! Buy now",
      subject: undefined,
      attachment: undefined,
    });
    expect(notes(change({ fill }))).toContain("a greeting must not press to buy: buy");
  });

  test("R-COM-13, R-COM-18: drafts by mail are looked through by the rules of mails", () => {
    const draft = {
      recipient: to(customer),
      subject: "RE:",
      text: "Dear Anna,\nall well.",
      attachment: undefined,
    };
    const told = draftWarnings([draft, draft], { template, channel: "email" }).map(({ en }) => en);
    expect(told).toEqual(['the subject says nothing: "RE:"', "it does not end with a question"]);
    expect(draftWarnings([draft], { template, channel: "letter" })).toEqual([]);
  });

  test("R-COM-39: what went out is kept with its day; it goes out once", () => {
    const { sent: _, ...draft } = sent;
    const facts = { today, date: today, by: "iwan", how: undefined };
    const [step] = sentChange([draft], facts).steps;
    expect(step).toMatchObject({
      fields: { sent: { date: today, by: "iwan" }, failed: undefined },
    });
    expect(refusal(() => sentChange([sent], facts))).toContain("was sent on 2026-11-01");
    expect(refusal(() => sentChange([draft], { ...facts, date: "2026-11-23" }))).toContain(
      "to come",
    );
  });
});

describe("the sender's command", () => {
  const one = { id: "MS1", customer: "red-gate", channel: "message", text: "hi" };

  test("its words are filled in one by one; no shell, no option out of an address", () => {
    const words = ["sms", "--to={to}", "{to}", "{id}; rm -rf /", "{other}"];
    expect(senderWords(words, { ...one, to: "138 $(x)" })).toEqual([
      ...["sms", "--to=138 $(x)", "138 $(x)", "MS1; rm -rf /", "{other}"],
    ]);
    expect(refusal(() => senderWords(["sms", "{to}"], { ...one, to: "--config=x" }))).toContain(
      "option",
    );
    expect(senderWords(["sms", "{subject}"], { ...one, subject: "a\nb\0c" })).toEqual([
      "sms",
      "a b c",
    ]);
  });
});
