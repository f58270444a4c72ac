import { describe, expect, test } from "vitest";
import type { Reading } from "../../../src/law/kind.ts";
import type { Fields } from "../../../src/law/noun.ts";
import { type Customer, customer } from "../../../src/nouns/customer/customer.ts";
import { detailGroups, listViews, peopleView, topFacts } from "../../../src/nouns/customer/page.ts";
import { nothing } from "../../../src/nouns/order/monthly.ts";
import { supplier } from "../../../src/nouns/supplier/supplier.ts";
import { print } from "../../../src/print/print.ts";
import type { PageView } from "../../../src/print/view.ts";

const reading: Reading = { today: "2026-11-22", digits: 2 };

/** A record as a person types it, flag by flag. */
function typed(values: Readonly<Record<string, string>>): Customer {
  const fields = customer.fields as Fields;
  const record: Record<string, unknown> = { id: "jinhong", name: "金虹商行" };
  for (const [key, text] of Object.entries(values)) {
    expect(fields[key], `${key} is a field`).toBeDefined();
    record[key] = fields[key]?.kind.parse(text, reading);
  }
  return record as unknown as Customer;
}

/** The page of a customer as a Chinese salesperson reads it. */
async function page(
  record: Customer,
  position = { owesMinor: 0, overdueMinor: 0, creditMinor: 0 },
  bought = nothing(12),
): Promise<string> {
  const facts = {
    names: new Map([["owner", "陈洁"]]),
    position,
    bought,
    today: "2026-11-22",
    digits: 2,
    currency: "CNY",
  };
  const view: PageView = {
    shape: "page",
    title: customer.label,
    facts: topFacts(record, facts),
    sections: [peopleView(record, "zh"), ...listViews(record)],
    details: detailGroups(record, facts.names),
    record,
  };
  return print(view, "table", { language: "zh", colour: false, width: 80 });
}

/** For each row what is typed, and what of it must be read on the page. */
const rows: readonly (readonly [
  title: string,
  values: Readonly<Record<string, string>>,
  told: readonly string[],
])[] = [
  [
    "R-CUS-01, R-FRM-04: who is in charge, phone, fax, mobile, address and e-mail",
    {
      phone: "0571-88001234",
      fax: "0571-88001235",
      address: "杭州市晴川街9号",
      postcode: "310000",
      email: "a@example.com",
      contacts: "name=王芳, title=采购经理, mobile=13800000000",
    },
    ["0571-88001234", "0571-88001235", "晴川街9号", "a@example.com", "采购经理", "13800000000"],
  ],
  [
    "R-CUS-02: website and the contact's family",
    { website: "jinhong.example.com", contacts: "name=王芳, family=两个孩子" },
    ["jinhong.example.com", "王芳 其人", "家庭情况：", "两个孩子"],
  ],
  [
    "R-CUS-03: nature, size, own network, business performance, credit standing",
    {
      economicNature: "民营",
      size: "12人",
      network: "嘉兴三县",
      performance: "年销八百万",
      creditStanding: "良好",
    },
    ["企业概况", "民营", "12人", "嘉兴三县", "年销八百万", "资信状况：", "良好"],
  ],
  [
    "R-CUS-04: the profile of the owner, how long known, what is consumed",
    {
      knownSince: "2019-05-01",
      consumes: "绿茶、茶具",
      contacts:
        "name=王芳, role=owner, personality=直爽, interests=书法, likes=钓鱼, education=本科, born=1975, ability=懂茶, career=供销社出身",
    },
    ["2019-05-01", "绿茶、茶具", "老板", "直爽", "书法", "钓鱼", "本科", "1975", "供销社出身"],
  ],
  [
    "R-CUS-05: market area, capability, potential, philosophy, way, policy, trade policy news",
    {
      marketArea: "嘉兴北部",
      salesPower: "五名业务员",
      growth: "高",
      philosophy: "薄利多销",
      operation: "批零兼营",
      policy: "不赊销",
      peculiarities: "家族企业",
      tradePolicy: "城区限货车",
    },
    ["嘉兴北部", "五名业务员", "薄利多销", "批零兼营", "不赊销", "家族企业", "城区限货车"],
  ],
  [
    "R-CUS-06: competitors with figures that compare, and the local trend",
    {
      competitors: "name=山野茶业, product=绿茶, share=30%, sales=12000, relation=老乡",
      trend: "礼盒走弱",
    },
    ["竞争对手（1）", "山野茶业", "30%", "12,000.00", "老乡", "礼盒走弱"],
  ],
  [
    "R-CUS-07: activity, problems, strategy, outlook, reputation, finances, credit",
    {
      salesActivity: "周末试饮",
      problems: "回款慢",
      strategy: "先试卖",
      outlook: "看好",
      reputation: "口碑好",
      financialState: "稳健",
      creditStanding: "AA",
    },
    ["交易状况", "周末试饮", "回款慢", "先试卖", "看好", "口碑好", "稳健", "AA"],
  ],
  ["R-CUS-08, R-FRM-02: logistics needs", { logisticsNeeds: "需上楼" }, ["物流需求：", "需上楼"]],
  [
    "R-CUS-21: the kinds of store, distributors and direct users",
    { kind: "BC类卖场" },
    ["BC类卖场"],
  ],
  [
    "R-CUS-25: the units and vacancies of a building",
    { households: "240", vacant: "18" },
    ["楼宇总户数：", "240", "空置户数：", "18"],
  ],
  ["R-CUS-27: a source such as a fair", { source: "行业展会" }, ["来源：", "行业展会"]],
  ["R-CUS-28: sources such as till slips", { source: "till-slip" }, ["小票"]],
  [
    "R-CUS-34: qualification papers and where the files lie",
    { papers: "kind=licence, file=papers/jinhong.pdf, until=2028-05-31" },
    ["资质文件（1）", "营业执照", "papers/jinhong.pdf", "2028-05-31"],
  ],
  [
    "R-CUS-31: who keeps the originals",
    { papers: "kind=contract, number=HT-3, keeper=资料员小许" },
    ["保管人", "资料员小许"],
  ],
  [
    "R-CUS-36: who receives us, whether they decide, and the needs in their words",
    { contacts: "name=王芳, title=采购经理, decides=yes", needs: "想要小包装" },
    ["采购经理", "决策人", "想要小包装"],
  ],
  [
    "R-CUS-37: main business, potential needs, and what the decision maker likes",
    {
      mainBusiness: "副食批发",
      potentialNeeds: "节日礼盒",
      contacts: "name=王芳, decides=yes, likes=钓鱼, interests=书法",
    },
    ["副食批发", "节日礼盒", "钓鱼", "书法"],
  ],
  [
    "R-CUS-38: the profile of a store with its fees",
    {
      storeSales: "80000",
      storeArea: "120",
      storeChain: "no",
      storeLocation: "地铁口",
      storeSurroundings: "三个小区",
      storeCategory: "两家同类",
      storeFees: "name=进场费, amount=800, per=单品",
    },
    ["卖场资料", "80,000.00", "120", "地铁口", "三个小区", "两家同类", "进场费", "800.00"],
  ],
  [
    "R-CUS-40: a vehicle with its plate, maintenance and next service",
    {
      assets:
        "plate=浙A12345, model=朗逸1.5, type=轿车, items=换机油, cycleMonths=6, nextService=2027-03-01",
    },
    ["车辆（1）", "浙A12345", "朗逸1.5", "换机油", "2027-03-01"],
  ],
  [
    "R-CUS-41: a vehicle has a sales file and a repair file",
    { assets: "plate=浙A12345, salesFile=X-17, repairFile=W-17" },
    ["销售档案号", "X-17", "维修档案号", "W-17"],
  ],
  [
    "R-CUS-49: who may sign on account, up to what and until when",
    { signers: "name=王芳, limit=5000, until=2027-06-30" },
    ["有效签单人员（1）", "王芳", "5,000.00", "2027-06-30"],
  ],
  [
    "R-CUS-50: pay day, best time, taboos, and how others are paid",
    {
      payDay: "26",
      collectAt: "每月26日下午",
      collectTaboo: "上午不宜收款",
      paysOthers: "房租按季",
      financialState: "稳健",
    },
    ["付款习惯", "付款日：", "26", "每月26日下午", "上午不宜收款", "房租按季", "稳健"],
  ],
  ["R-CUS-51: whether a shop keeps the law", { compliance: "breach" }, ["守法情况：", "发现违规"]],
  [
    "R-CUS-53: the membership form and the identity copy",
    { papers: "kind=membership, file=papers/form.pdf, number=HY-9" },
    ["入会登记表", "papers/form.pdf", "HY-9"],
  ],
  [
    "R-CUS-54: the investigation report stays with the file",
    { papers: "kind=investigation, file=papers/visit.md" },
    ["考察报告", "papers/visit.md"],
  ],
  [
    "R-CUS-58: many contacts, each with role, influence and phone",
    { contacts: "name=王芳, role=buyer, influence=high, phone=0571-1" },
    ["采购", "影响力", "大", "0571-1"],
  ],
  [
    "R-CUS-59: which event or group the contact came from",
    { source: "chat-group", sourceDetail: "茶友三群" },
    ["社群", "来源明细：", "茶友三群"],
  ],
  ["R-CUS-60: the kind of membership", { membership: "签单客户" }, ["会员类型：", "签单客户"]],
  [
    "R-CUS-62: what everybody hears the customer say",
    { opinions: "from=王芳, to=客服部, text=送货太早" },
    ["客户意见（1）", "客服部", "送货太早"],
  ],
];

describe("the customer's file is typed by flags and read on one page", () => {
  test.each(rows)("%s", async (_, values, told) => {
    const shown = await page(typed(values));
    for (const one of told) expect(shown).toContain(one);
  });

  test("R-CUS-39: who orders, receives, keeps the shelf and pays differs from store to store", async () => {
    const one = typed({ contacts: "name=王芳, role=buyer, orders=yes, pays=yes" });
    const other = typed({ contacts: "name=李收, role=store-manager, orders=yes, display=yes" });
    expect(await page(one)).toMatch(/王芳 +采购 +下单人、付款人/);
    expect(await page(other)).toMatch(/李收 +店长 +下单人、管陈列/);
  });

  test("R-CUS-56: the page serves collecting and selling at once", async () => {
    const record = typed({
      creditLimit: "1000",
      creditDays: "30",
      owner: "chen-jie",
      nextStep: "寄报价单",
      nextDate: "2026-11-20",
    });
    const owing = { owesMinor: 120_000, overdueMinor: 20_000, creditMinor: 0 };
    const perMonth = [...new Array<number>(11).fill(0), 50_000];
    const bought = { orders: 2, minor: 50_000, last: "2026-11-02", perMonth };
    const shown = await page(record, owing, bought);
    expect(shown).toMatch(/应收余额： +CNY 1,200\.00/);
    expect(shown).toMatch(/其中逾期： +CNY 200\.00/);
    expect(shown).toMatch(/额度 CNY 1,000\.00，超额 CNY 200\.00 · 账期 30 天/);
    expect(shown).toMatch(/近12个月： +▁{11}█ +CNY 500\.00，2 单/);
    expect(shown).toMatch(/下一步： +2026-11-20 · 逾期 2 天 · 寄报价单/);
    expect(shown).toMatch(/负责人： +陈洁 \(chen-jie\)/);
    expect(await page({ ...record, creditLimit: "2000.00" }, owing)).toContain("可用 CNY 800.00");
  });

  test("R-CUS-39: a part that is learned later is added to the person", () => {
    const { kind } = customer.fields.contacts;
    const [first, later] = ["name=王芳, title=采购经理", "name=王芳, pays=yes"].map((text) =>
      kind.parse(text, reading),
    );
    expect(kind.gather?.([first ?? [], later ?? []])).toEqual([
      { name: "王芳", title: "采购经理", pays: true },
    ]);
  });

  test("R-CUS-39: every role of the row can be told", () => {
    const known = customer.fields.contacts.kind.inside?.role?.kind.choices ?? [];
    const words = known.map(({ label }) => label.zh);
    expect(words).toEqual(
      expect.arrayContaining(["采购", "连锁主管", "店长", "理货员", "收货员", "货款结算"]),
    );
  });

  test("R-CUS-61: a supplier can be one who helps projects with new products", () => {
    const field = supplier.fields.helpsWith;
    expect(field.kind.parse("新型包装、冷链", reading)).toEqual(["新型包装", "冷链"]);
    expect(field.list).toBeDefined();
  });

  test("nothing that is known is kept from the page", async () => {
    const fields = Object.entries(customer.fields as Fields);
    const texts = fields.filter(([, { kind }]) => kind.name === "text" && !kind.choices);
    const record = typed(Object.fromEntries(texts.map(([key]) => [key, `<${key}>`])));
    const shown = await page(record);
    const hidden = texts.filter(([key]) => key !== "name" && !shown.includes(`<${key}>`));
    expect(hidden.map(([key]) => key)).toEqual([]);
  });

  test("only a few fields are asked for", () => {
    const asked = Object.entries(customer.fields as Fields).filter(([, one]) => one.ask);
    expect(asked.map(([key]) => key)).toEqual(
      expect.arrayContaining(["kind", "grade", "stage", "owner", "region", "phone", "address"]),
    );
    expect(asked.length).toBeLessThanOrEqual(10);
  });
});
