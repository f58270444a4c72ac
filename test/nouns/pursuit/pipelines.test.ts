import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pipelineNames, readPipeline } from "../../../src/exchange/pipelines.ts";
import { daysOf, stageNamed, stageOf } from "../../../src/nouns/pursuit/pipeline.ts";
import { contactReasons, noReplies, objections } from "../../../src/nouns/pursuit/talk.ts";
import { temporaryFolder } from "../../book/support.ts";
import { home, limits, shipped } from "./support.ts";

const names = pipelineNames({ home, book: "/nowhere" });

describe("the pipelines that are shipped", () => {
  test("are these", () => {
    expect(names).toEqual(["custom-order", "enrolment", "project", "sales", "strategic"]);
  });

  test.each(names)(
    "%s: every stage it names is there, every limit is one of rounds.yaml",
    async (id) => {
      const pipeline = await shipped(id);
      const ids = pipeline.stages.map((one) => one.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const stage of pipeline.stages) {
        for (const other of [stage.after, stage.goal]) {
          if (other !== undefined)
            expect(stageOf(pipeline, other), `${stage.id} -> ${other}`).toBeDefined();
        }
        expect(() => daysOf(stage.limitDays, limits)).not.toThrow();
        expect(() => daysOf(stage.everyDays, limits)).not.toThrow();
        if (!stage.end) expect(stage.todo?.length, stage.id).toBeGreaterThan(0);
        for (const { en, zh } of stage.todo ?? []) {
          expect(en).not.toMatch(/\p{Script=Han}/u);
          expect(zh).toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );

  test("R-FUP-03: the sales chain goes from the search to a relationship that is kept", async () => {
    const { stages } = await shipped("sales");
    expect(stages.map(({ id }) => id).slice(0, 7)).toEqual([
      ...["search", "phone", "visit", "order", "sign", "collect", "care"],
    ]);
  });

  test("R-FUP-14: a project goes through design, tender, detailed design, execution, acceptance", async () => {
    const { stages } = await shipped("project");
    expect(stages.map(({ zh }) => zh).slice(0, 5)).toEqual([
      ...["前期设计", "投标", "深化设计", "备货执行", "验收"],
    ]);
  });

  test("R-ORD-39, R-ORD-40, R-ORD-42, R-ORD-43: an order made for the customer goes from the talk to the contract", async () => {
    const { stages } = await shipped("custom-order");
    expect(stages.map(({ en }) => en).slice(0, 7)).toEqual([
      ...["talk", "style", "fabric", "price", "sample details", "sample approval"],
      "contract details",
    ]);
    const todo = (id: string): string =>
      (stages.find((one) => one.id === id)?.todo ?? []).map(({ zh }) => zh).join("；");
    for (const word of ["有现成款式", "没有现成款式", "设计服务"]) {
      expect(todo("style")).toContain(word);
    }
    expect(todo("sample")).toContain("样品费");
    expect(todo("sample")).toContain("7 天");
    expect(todo("contract")).toContain("合同形式和付款方式");
  });

  test("R-FUP-16: leads are offered to contractors, their bids supported, drawings worked on", async () => {
    const { stages } = await shipped("project");
    const todo = stages
      .flatMap((one) => one.todo ?? [])
      .map(({ zh }) => zh)
      .join("；");
    for (const word of ["招标网", "承包商", "图纸", "业主", "技术与商务支持"])
      expect(todo).toContain(word);
  });

  test("R-FUP-18: consultants have two weeks, R-FUP-24: the director one, R-FUP-27: then win-back", async () => {
    const pipeline = await shipped("enrolment");
    const [consult, director, winBack] = pipeline.stages;
    expect([consult, director].map((one) => daysOf(one?.limitDays, limits))).toEqual([14, 7]);
    expect([consult?.role, director?.role]).toEqual(["sales", "manager"]);
    expect([consult?.after, director?.after]).toEqual(["director", "win-back"]);
    expect([consult?.helpers?.zh, consult?.overseers?.zh]).toEqual([
      "班主任、教务主管",
      "校区总监、咨询总监",
    ]);
    expect([director?.helpers?.zh, director?.overseers?.zh]).toEqual([
      "其他校区、教务部",
      "分公司总经理、咨询总监",
    ]);
    expect(winBack?.goal).toBe("signed");
  });

  test("R-FUP-19, R-FUP-25, R-VAR-06: the targets are 70 and 90 %, then 50 and 100 %", async () => {
    const { stages } = await shipped("enrolment");
    expect(stages.slice(0, 2).map(({ conversion, payment }) => [conversion, payment])).toEqual([
      ["0.7", "0.9"],
      ["0.5", "1"],
    ]);
  });

  test.each([
    ["R-FUP-20", "consult", ["咨询方案", "辅导计划", "客户分析报告"]],
    ["R-FUP-21", "consult", ["电话回访", "短信", "家访", "择师会", "免费陪读体验"]],
    ["R-FUP-22", "consult", ["指导意见写入跟进表并落实"]],
    ["R-FUP-44", "consult", ["个案会逐一汇报"]],
    ["R-FUP-23", "director", ["跟进表", "登记表", "各项方案"]],
    ["R-FUP-26", "director", ["修订全部方案", "总监亲自电话或上门", "试听课", "任课老师面谈"]],
    ["R-FUP-48", "director", ["预期效果"]],
    ["R-FUP-46", "director", ["跨校区师资"]],
  ])("%s: what is written and done in the stage %s", async (_, id, words) => {
    const stage = stageOf(await shipped("enrolment"), id);
    const todo = stage?.todo?.map(({ zh }) => zh).join("；");
    for (const word of words) expect(todo).toContain(word);
  });

  test("R-FUP-45: whoever is prospected, by telephone or in person, begins in the first stage", async () => {
    const pipeline = await shipped("enrolment");
    expect(stageNamed(pipeline, "1")?.id).toBe("consult");
  });

  test("R-CUS-26: strategic customers run through two phases of their own", async () => {
    const { stages } = await shipped("strategic");
    expect(stages.filter(({ end }) => !end).map(({ id }) => id)).toEqual(["present", "bid"]);
  });

  test("R-CUS-46, R-FRM-13, R-FRM-14: the director takes over follow-up and registration forms", async () => {
    const director = stageOf(await shipped("enrolment"), "director");
    expect(director?.todo?.[0]?.zh).toBe("接收跟进表、登记表及各项方案");
    const consult = stageOf(await shipped("enrolment"), "consult");
    expect(consult?.todo?.map(({ zh }) => zh).join()).toContain("写入跟进表");
  });

  test("R-FUP-32: tasks of the presentation and its split, R-FUP-34: purchasing is the link", async () => {
    const { stages } = await shipped("strategic");
    const [present] = stages;
    const todo = present?.todo?.map(({ zh }) => zh).join("；");
    for (const word of [
      "采购部",
      "八成",
      "行业地位",
      "产品系列",
      "配置",
      "技术参数",
      "售后",
      "典型客户",
      "各部门",
      "工厂",
    ]) {
      expect(todo).toContain(word);
    }
  });

  test("R-FUP-33: the formal bid, without other bidders' prices from inside", async () => {
    const { stages } = await shipped("strategic");
    const bid = stages[1]?.todo?.map(({ en }) => en).join("; ") ?? "";
    for (const word of [
      "evaluated",
      "public sources",
      "samples",
      "later offers",
      "price decides",
    ]) {
      expect(bid).toContain(word);
    }
  });
});

describe("pipelines by name", () => {
  test("the book's own stand beside ours and win", async () => {
    const book = temporaryFolder();
    const folder = join(book, "templates", "pipelines");
    mkdirSync(folder, { recursive: true });
    const text =
      "name: {en: Own, zh: 自有}\nabout: customer\nstages:\n  - {id: one, en: one, zh: 一, limitDays: 3}\n";
    writeFileSync(join(folder, "own.yaml"), text);
    writeFileSync(join(folder, "sales.yaml"), text);
    expect(pipelineNames({ home, book })).toEqual([
      "custom-order",
      "enrolment",
      "own",
      "project",
      "sales",
      "strategic",
    ]);
    for (const id of ["own", "sales"]) {
      expect((await readPipeline(id, { home, book })).stages).toMatchObject([
        { id: "one", limitDays: "3" },
      ]);
    }
  });

  test("one that is not there is told with those that are; one that says nonsense with what is wrong", async () => {
    await expect(shipped("saels")).rejects.toMatchObject({ details: { candidates: ["sales"] } });
    await expect(shipped("../pipelines/sales")).rejects.toMatchObject({ code: "not-found" });
    const book = temporaryFolder();
    mkdirSync(join(book, "templates", "pipelines"), { recursive: true });
    writeFileSync(join(book, "templates/pipelines/bad.yaml"), "name: x\nstages: []\n");
    await expect(readPipeline("bad", { home, book })).rejects.toMatchObject({
      code: "bad-settings",
    });
  });

  test("a stage is named by id, by its words, by its number, by a beginning", async () => {
    const sales = await shipped("sales");
    for (const typed of ["visit", "上门拜访", "3", "vis", "上门"]) {
      expect(stageNamed(sales, typed)?.id, typed).toBe("visit");
    }
    for (const typed of ["", "c", "xyz", "99"])
      expect(stageNamed(sales, typed), typed).toBeUndefined();
  });

  test("a limit that rounds.yaml does not know is refused", () => {
    expect(() => daysOf("noSuchDays", limits)).toThrow(/no limit "noSuchDays"/);
    expect([daysOf("12", limits), daysOf(undefined, limits)]).toEqual([12, undefined]);
  });
});

describe("what to answer", () => {
  const script = (name: string): string =>
    readFileSync(join(home, "templates/scripts", name), "utf8");

  test.each(["en", "zh"] as const)(
    "objections and silence have their sections (%s)",
    (language) => {
      const headings = (name: string): string[] =>
        [...script(`${name}.${language}.md`).matchAll(/^## (.+)$/gm)].map(([, one]) => one ?? "");
      for (const { label } of objections) expect(headings("objections")).toContain(label[language]);
      for (const { label } of noReplies) expect(headings("no-reply")).toContain(label[language]);
    },
  );

  const answerTo = (objection: string): string =>
    script("objections.en.md")
      .split(/^## /m)
      .find((one) => one.startsWith(objection)) ?? "";

  test("R-FUP-09: to the price: compare, service, benefit; lower only within the policy", () => {
    const price = answerTo("Too expensive");
    for (const word of ["side by side", "comes with it", "stays with them", "quotation policy"]) {
      expect(price).toContain(word);
    }
  });

  test("R-FUP-10: to doubts: a joint plan, a trial, wishes that are not too hard", () => {
    const effect = answerTo("I doubt that it works");
    for (const word of ["plan together", "trial", "not too hard", "loyal"])
      expect(effect).toContain(word);
  });

  test("R-FUP-31: every reason for no reply with what helps", () => {
    const text = script("no-reply.en.md");
    for (const word of ["another mailbox", "two or three times", "1 MB", "offer, quote, price"]) {
      expect(text).toContain(word);
    }
  });

  test("R-FUP-30: the reasons for being in touch can be chosen", () => {
    expect(contactReasons.length).toBeGreaterThanOrEqual(14);
    expect(contactReasons.map(({ value }) => value)).toEqual(
      expect.arrayContaining(["price-rise", "delivery", "market-news", "quote-again", "profit"]),
    );
  });

  test("R-FUP-04, R-FUP-05, R-FUP-11, R-FUP-36, R-FUP-37: each kind of follow-up has its rules", () => {
    const text = script("follow-up.zh.md");
    for (const word of [
      "少谈订单",
      "新品和促销逐一告知",
      "绝不催单",
      "节日贺卡",
      "不隐瞒",
      "按时兑现",
      "小礼物",
    ]) {
      expect(text).toContain(word);
    }
  });
});
