import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands, topics } from "../../src/commands/index.ts";
import {
  allScripts,
  scriptOf,
  sectionsOf,
  sectionsWith,
} from "../../src/commands/script/scripts.ts";
import type { Language } from "../../src/law/words.ts";
import { callTopics, closingArguments } from "../../src/nouns/call/choices.ts";
import { temporaryFolder } from "../book/support.ts";

const folder = join(import.meta.dirname, "../../templates/scripts");
const languages: readonly Language[] = ["en", "zh"];
const names = [
  ...new Set(readdirSync(folder).map((file) => file.replace(/\.(en|zh)\.md$/, ""))),
].sort();
const text = (name: string, language: Language): string =>
  readFileSync(join(folder, `${name}.${language}.md`), "utf8");
const headings = (name: string, language: Language): string[] =>
  sectionsOf({ title: name, text: text(name, language) }).map(({ heading }) => heading);

/** What must stand in a script, in English and in Chinese. */
function says(name: string, ...pairs: readonly (readonly [en: string, zh: string])[]): void {
  for (const [en, zh] of pairs) {
    expect(text(name, "en").toLowerCase(), name).toContain(en.toLowerCase());
    expect(text(name, "zh"), name).toContain(zh);
  }
}

describe("the scripts", () => {
  test("each is there in both languages, with as many sections", () => {
    expect(readdirSync(folder)).toHaveLength(names.length * 2);
    for (const name of names) {
      expect(headings(name, "zh").length, name).toBe(headings(name, "en").length);
      for (const language of languages) {
        expect(text(name, language).startsWith("# "), name).toBe(true);
      }
    }
  });

  test("every command they name is one", () => {
    for (const name of names) {
      for (const language of languages) {
        for (const [, first = "", second = ""] of text(name, language).matchAll(
          /\brounds ([a-z]+)(?: ([a-z]+))?/g,
        )) {
          const topic = topics[first];
          expect(commands[first] ?? topic, `${name}: ${first}`).toBeDefined();
          if (topic && second) expect(Object.keys(topic.verbs), `${name}`).toContain(second);
        }
      }
    }
  });

  test("R-COL-01: delays are refused kindly, as one deferred payment invites the next", () => {
    says("collection-call", ["refuse the delay", "拖延要当场拒绝"], ["invites the next", "缓一次"]);
    says("collection-call", ["on the day we promised", "按约定的日子交货"], ["approval", "审批"]);
  });

  test("R-COM-05: the ten techniques of the telephone", () => {
    expect(headings("call-opening", "en").filter((one) => /^\d+ /.test(one))).toHaveLength(10);
    says("call-opening", ["smile", "微笑"], ["two minutes", "两分钟"], ["pause", "停顿"]);
    says("call-opening", ["own words", "对方的话"], ["two ways", "二选一"]);
    says("call-opening", ["next opening", "下次开场"]);
  });

  test("R-COM-06, R-COM-07: the cautions; the lowest price is kept for the meeting", () => {
    says(
      "call-cautions",
      ["polite", "有礼"],
      ["assistant", "助理"],
      ["keep every call", "记录要完整"],
    );
    says("call-cautions", ["smoking", "抽烟"], ["hang up after the customer", "客户先挂"]);
    says("call-cautions", ["not told by phone", "不报底价"]);
  });

  test("R-COM-09, R-FRM-27: the questions that customers ask, to be made one's own", () => {
    expect(headings("questions-and-answers", "en").length).toBeGreaterThanOrEqual(7);
    says("questions-and-answers", ["templates/scripts/", "templates/scripts/"]);
  });

  test("R-COM-10: what is asked at the first meeting", () => {
    says("first-meeting", ["how large is the firm", "规模"], ["make it yourselves", "自己的工厂"]);
    says("first-meeting", ["what can be made", "能做哪些"], ["design service", "设计服务"]);
    says("first-meeting", ["style fixed", "款式怎么定"], ["good at", "优势"], ["delivery", "发货"]);
  });

  test("R-FUP-47: every closing argument is a section, called by its code", () => {
    for (const language of languages) {
      const codes = headings("closing-arguments", language).map((one) => one.split(" ")[0]);
      expect(codes.slice(1)).toEqual(closingArguments.map(({ value }) => value));
    }
  });

  test("R-FUP-39: every topic of after-sales calls is a section; a campaign with its day and place", () => {
    for (const language of languages) {
      const codes = headings("after-sales-topics", language).map((one) => one.split(" ")[0]);
      expect(codes.slice(1)).toEqual(callTopics.map(({ value }) => value));
    }
    says("after-sales-topics", ["the day and the place", "日期、地点"]);
  });

  test("R-COM-21, R-COM-23: the office phone and the etiquette of logistics", () => {
    says("phone-etiquette", ["within four rings", "四声之内"], ["logistics", "物流部"]);
    says("phone-etiquette", ["never to use", "禁用语"], ["words to use", "敬语"]);
    says("phone-etiquette", ["other names", "叫法"]);
  });

  test("R-COM-22, R-COM-42: who is asked first answers; notices are written down and passed on", () => {
    says("phone-etiquette", ["asked first, answers", "首问负责"]);
    says("phone-etiquette", ["passed on at once", "立即上报"]);
  });

  test("R-COM-24: ready answers of logistics", () => {
    says("logistics-answers", ["short of stock", "缺货"], ["approved", "追加已批"]);
    says("logistics-answers", ["mistake in unit or quantity", "单位或数量有误"]);
    says("logistics-answers", ["cannot cancel by itself", "不能单独处理"]);
  });

  test("R-FUP-36: nothing is hidden, promises are kept, all are treated alike", () => {
    says("honesty", ["never deceived", "不欺骗"], ["kept on its day", "按期兑现"]);
    says("honesty", ["same for everybody", "一视同仁"]);
  });

  test("R-COM-11, R-COM-12, R-COM-15, R-COM-16: the rules of mails", () => {
    says(
      "mail",
      ["read theirs three times", "来信读三遍"],
      ["read yours three times", "去信读三遍"],
    );
    says("mail", ["short, simple, clear", "短、简、明"], ["pictures", "图片"]);
  });

  test("R-STO-17: what each kind of store is like", () => {
    says("store-channels", ["many shoppers", "客流大"], ["steady quantities", "销量稳定"]);
    says("store-channels", ["each sells little", "单店销量低"], ["gaps in price", "价格空档"]);
  });

  test("R-SVC-12: what the call clerk learned is a script of the firm's own, and wins over ours", () => {
    const root = temporaryFolder();
    mkdirSync(join(root, "templates/scripts"), { recursive: true });
    const path = join(root, "templates/scripts/after-sales-topics.zh.md");
    writeFileSync(path, "# 回访话术\n\n## 漏水\n先致歉，再约上门时间。\n");
    const book = { root } as Parameters<typeof scriptOf>[1]["book"];
    const place = { home: join(folder, "../.."), book, language: "zh" } as const;
    expect(scriptOf("after-sales-topics", place)).toMatchObject({ isOwn: true, title: "回访话术" });
    expect(allScripts(place).some(({ isOwn }) => !isOwn)).toBe(true);
  });

  test("R-FRM-27: words are found in whatever width and case, section by section", () => {
    const script = { title: "t", text: text("closing-arguments", "en") };
    expect(sectionsWith(script, ["CARTON"]).map(({ heading }) => heading)).toEqual([
      "trial - a trial order",
    ]);
    expect(sectionsWith(script, ["carton", "nowhere"])).toEqual([]);
  });
});
