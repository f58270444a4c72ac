import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inLanguage, readTemplate, templateFiles } from "../../../src/exchange/templates.ts";
import type { RoundsError } from "../../../src/law/errors.ts";
import type { Language } from "../../../src/law/words.ts";
import { filler } from "../../../src/nouns/message/fill.ts";
import { holidays } from "../../../src/nouns/message/greetings.ts";
import { mailFindings } from "../../../src/nouns/message/mail-rules.ts";
import { pressureWords } from "../../../src/nouns/message/pressure.ts";
import { characters } from "../../../src/nouns/message/rules.ts";
import {
  allTemplates,
  type Template,
  templateFields,
} from "../../../src/nouns/message/templates.ts";

const home = join(import.meta.dirname, "../../..");
const languages: readonly Language[] = ["en", "zh"];
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "rounds-templates-"));
  mkdirSync(join(root, "templates/messages"), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function templates(language: Language): Template[] {
  const files = inLanguage(templateFiles("messages", "liquid", { home, book: root }), language);
  return [...files.values()].map((file) => {
    const { head, body, bodyLine } = readTemplate(file, templateFields);
    return { ...head, body, bodyLine, file: file.shown, isOwn: file.isOwn };
  });
}

/** Our own templates alone; the firm's are tried one by one below. */
const ours: Record<Language, Template[]> = { en: [], zh: [] };
beforeAll(() => {
  for (const language of languages) ours[language] = templates(language);
});

const values = {
  en: {
    ...{ person: "Anna Lee", customer: "Red Gate", contact: "Anna Lee", title: "buyer" },
    ...{ firm: "Green Hall", me: "Iwan", phone: "13800000000", today: "2026-11-22" },
    ...{ event: "tea day", day: "28 Nov", time: "2 pm", place: "Hall 2", price: "90" },
    ...{ product: "white tea", topic: "the spring range", next: "samples", nextDate: "1 Dec" },
    ...{ quote: "QT261122A", until: "20 Dec" },
    attachment: "white tea list.pdf",
  },
  zh: {
    ...{ person: "王芳", customer: "金虹商行", contact: "王芳", title: "采购经理" },
    ...{ firm: "青禾堂商贸有限公司", me: "陈洁", phone: "13800000000", today: "2026-11-22" },
    ...{ event: "春茶品鉴会", day: "11月28日", time: "14点", place: "绿厅二楼", price: "98元" },
    ...{ product: "白牡丹", topic: "春季铺货", next: "寄样", nextDate: "12月1日" },
    ...{ quote: "QT261122A", until: "12月20日" },
    attachment: "春季报价单",
  },
};

describe("the message templates of the program", () => {
  test("each is there in both languages, with the same head", () => {
    const names = (language: Language) => ours[language].map(({ name }) => name);
    expect(names("en")).toEqual(names("zh"));
    const heads = (language: Language) =>
      ours[language].map(({ kind, channel, limit }) => [kind, channel, limit]);
    expect(heads("en")).toEqual(heads("zh"));
    for (const language of languages) {
      for (const one of ours[language]) {
        expect(one.language, one.file).toBe(language);
        expect(one.file).toContain(`/${one.name}.${language}.liquid`);
      }
    }
  });

  test("R-COM-32, R-COM-34, R-REM-18: greetings for the holidays of the list, weekends, birthdays", () => {
    const greetings = ours.zh.filter(({ kind }) => kind === "greeting").map(({ name }) => name);
    expect(greetings.sort()).toEqual(
      [...holidays.map(({ template }) => template), "weekend"].sort(),
    );
  });

  test("R-COM-33, R-COM-36: the birthday greeting comes in several forms, a text and a card", () => {
    const birthdays = ours.zh.filter(({ kind }) => kind === "birthday");
    expect(birthdays.map(({ channel }) => channel)).toEqual(["message", "letter"]);
  });

  test("R-COM-31: the three messages of an event, each in its styles", () => {
    const events = ours.en.filter(({ kind }) => kind === "event").map(({ name }) => name);
    expect(events).toEqual([
      ...["event-1-expert", "event-1-greeting", "event-1-rousing"],
      ...["event-2-invitation", "event-2-lyrical", "event-2-vivid"],
      ...["event-3-reminder", "event-missed", "event-thanks"],
    ]);
    const second = ours.zh.find(({ name }) => name === "event-2-invitation")?.body ?? "";
    for (const name of ["place", "day", "phone", "price"]) expect(second).toContain(name);
  });

  test("R-COM-30: every text fits into 70 characters with names of a usual length", async () => {
    for (const language of languages) {
      for (const one of ours[language]) {
        if (one.channel !== "message") continue;
        expect(one.limit, one.file).toBe(70);
        const { text } = (await filler(one))(values[language]);
        expect(characters(text), `${one.file}: ${text}`).toBeLessThanOrEqual(70);
        expect(text).not.toMatch(/[{}]|undefined/);
      }
    }
  });

  test("R-COM-46: no greeting presses to buy", () => {
    for (const language of languages) {
      for (const one of ours[language]) expect(pressureWords(one.body, one), one.file).toEqual([]);
    }
    expect(pressureWords("A happy New Year! Order now", { kind: "greeting" })).toEqual([
      "order now",
    ]);
    expect(pressureWords("新年好！新品优惠，快来下单", { kind: "birthday" })).toEqual([
      "下单",
      "优惠",
    ]);
    expect(pressureWords("新品优惠", { kind: "product" })).toEqual([]);
  });

  test("R-FUP-05: old customers hear of new products and new measures of promotion", () => {
    const names = ours.zh.filter(({ kind }) => kind === "product").map(({ name }) => name);
    expect(names).toEqual(["new-product", "promotion", "quote"]);
  });

  test("R-COM-49: every template can be had in a foreign language", () => {
    expect(ours.en).toHaveLength(readdirSync(join(home, "templates/messages")).length / 2);
  });

  test("R-COM-18: our mails keep the house's own rules", async () => {
    for (const language of languages) {
      for (const one of ours[language].filter(({ channel }) => channel === "email")) {
        const { subject, text, attachment } = (await filler(one))(values[language]);
        const attachments = attachment ? [attachment] : [];
        const { person, customer } = values[language];
        const found = mailFindings({ subject, text, attachments }, { names: [person, customer] });
        expect(
          found.map((each) => each.text.en),
          `${one.file}\n${text}`,
        ).toEqual([]);
      }
    }
  });
});

describe("templates of the firm's own", () => {
  const put = (name: string, text: string): void =>
    writeFileSync(join(root, "templates/messages", name), text);
  const head = (name: string, more = ""): string =>
    `---\nname: ${name}\nkind: greeting\nchannel: message\n${more}---\n`;
  const one = (name: string): Template => {
    const found = templates("zh").find((each) => each.name === name);
    if (!found) throw new Error(`no template ${name}`);
    return found;
  };
  const failure = async (template: Template, filling = {}): Promise<RoundsError> => {
    try {
      (await filler(template))(filling);
    } catch (error) {
      return error as RoundsError;
    }
    throw new Error("nothing was refused");
  };

  test("they win over ours, in the language or in none", () => {
    put("weekend.zh.liquid", `${head("weekend")}周末愉快\n`);
    put("birthday.liquid", `${head("birthday")}寿比南山\n`);
    expect(one("weekend")).toMatchObject({ isOwn: true, body: "周末愉快\n" });
    const files = inLanguage(templateFiles("messages", "liquid", { home, book: root }), "zh");
    expect(files.get("birthday")?.isOwn).toBe(true);
    put("mid-autumn.en.liquid", `${head("mid-autumn")}a bright moon\n`);
    const foreign = inLanguage(templateFiles("messages", "liquid", { home, book: root }), "zh");
    expect(foreign.get("mid-autumn")?.isOwn).toBe(false);
  });

  test("an unknown placeholder is told with file, line and the known ones", async () => {
    put("mine.liquid", `${head("mine")}hello\n{{ person }}\ndear {{ persn }}\n`);
    const error = await failure(one("mine"), { person: "Anna" });
    expect(error.text.en).toBe('there is no placeholder "persn"');
    expect(error.details.where).toEqual({ file: "templates/messages/mine.liquid", line: 8 });
    expect(error.details.candidates).toContain("person");
    expect(error.details.hint?.en).toContain("person, customer, contact");
  });

  test("a placeholder that nobody filled names the flag that fills it", async () => {
    put("mine.liquid", `${head("mine")}come to {{ place }}\n`);
    const error = await failure(one("mine"));
    expect(error.details.hint?.en).toBe('add --set place="…"');
    expect(error.details.where?.line).toBe(6);
  });

  test("no code runs: no file is read, nothing of the program is seen, nothing goes on for ever", async () => {
    const fill = async (body: string) => {
      put("mine.liquid", `${head("mine")}${body}\n`);
      return failure(one("mine"), { person: "Anna" });
    };
    expect((await fill("{% include '/etc/passwd' %}")).code).toBe("unreadable");
    expect((await fill("{% render 'weekend' %}")).code).toBe("unreadable");
    expect((await fill("{% include '/etc/passwd' %}")).text.en).toContain("other files");
    expect((await fill("{{ person.constructor.constructor }}")).code).toBe("unreadable");
    expect((await fill("{{ process.env.HOME }}")).code).toBe("unreadable");
    expect((await fill("{% for i in (1..1000000000) %}x{% endfor %}")).code).toBe("unreadable");
    expect((await fill("{% if person %}")).details.where?.file).toContain("mine.liquid");
  });

  test("one that comes to nothing is told with its line, and what to do", async () => {
    put("mine.liquid", `${head("mine")}{% if contact %}hello{% endif %}\n`);
    const { code, details } = await failure(one("mine"));
    expect(code).toBe("unreadable");
    expect(details.where).toEqual({ file: "templates/messages/mine.liquid", line: 6 });
    expect(details.hint?.en).toContain("correct this line");
  });

  test("a template goes by the name of its file, and one that is wrong hides no other", () => {
    put("mine.liquid", `${head("yours")}hello\n`);
    put("wrong.liquid", "no head\n");
    const place = { home, book: { root, settings: {} }, language: "zh" } as Parameters<
      typeof allTemplates
    >[0];
    const { templates: list, wrong } = allTemplates(place);
    expect(list.map(({ name }) => name)).toEqual(expect.arrayContaining(["mine", "birthday"]));
    expect(wrong.map(({ details }) => details.where)).toEqual([
      { file: "templates/messages/wrong.liquid", line: 1 },
    ]);
    rmSync(join(root, "templates/messages/wrong.liquid"));
  });

  test("a head that is wrong is told with its line", () => {
    put("mine.liquid", "---\nname: mine\nkind: poem\nchannel: message\n---\nx\n");
    try {
      one("mine");
      throw new Error("nothing was refused");
    } catch (error) {
      const { details } = error as RoundsError;
      expect(details.where).toMatchObject({ file: "templates/messages/mine.liquid", line: 3 });
    }
    rmSync(join(root, "templates/messages/mine.liquid"));
  });
});
