import { stringify } from "yaml";
import { bookFormat, limitFields, type Settings, withDefaults } from "../law/settings.ts";
import { type Language, say, type Text } from "../law/words.ts";
import { type Explained, otherSettings } from "./settings-lines.ts";

/** What rounds.yaml of a new book says. */
export type FirstSettings = Required<Pick<Settings, "name" | "currency" | "timezone">> & {
  readonly language: Language;
  readonly country?: string | undefined;
  /** Settings that are switched on at once, by their first key, as lines of rounds.yaml. */
  readonly own?: Readonly<Record<string, readonly string[]>> | undefined;
};

/** The text of rounds.yaml, every key explained in the book's language. */
export function settingsText(settings: FirstSettings): string {
  const { language } = settings;
  const head = say(
    "The settings of this book. Take the # from the beginning of a line to switch it on.",
    "账册设置。去掉行首的 # 即可启用该行。",
  );
  const own = Object.entries(settings.own ?? {});
  const parts = [...required(settings), ...optional(settings)].map(({ why, lines }) => {
    const told = own.find(([key]) => lines.some((line) => line.startsWith(`# ${key}:`)));
    return [`# ${why[language]}`, ...(told?.[1] ?? lines)].join("\n");
  });
  return `${[`# ${head[language]}`, ...parts].join("\n\n")}\n`;
}

function required(settings: FirstSettings): readonly Explained[] {
  const { name, currency, timezone, country, language } = settings;
  const word = (value: string): string => stringify(value, { lineWidth: 0 }).trimEnd();
  return [
    {
      why: say("format of the files; the program raises it", "文件格式版本，由程序维护"),
      lines: [`format: ${bookFormat}`],
    },
    {
      why: say("the firm, as titles name it", "公司名称，显示在各类标题上"),
      lines: [`name: ${word(name)}`],
    },
    {
      why: say("ISO code of the currency of all amounts", "记账币种（ISO 代码），所有金额均以此计"),
      lines: [`currency: ${currency}`],
    },
    {
      why: say(
        "en or zh; --lang and ROUNDS_LANG go before it",
        "zh 或 en；--lang 与 ROUNDS_LANG 优先",
      ),
      lines: [`language: ${language}`],
    },
    {
      why: say("it decides which day is today", "时区，决定“今天”是哪一天"),
      lines: [`timezone: ${word(timezone)}`],
    },
    {
      why: say(
        "whose public holidays are no working days: CN, DE, US …",
        "工作日历所属国家；CN 含法定节假日与调休上班日",
      ),
      lines: [country === undefined ? "# country: CN" : `country: ${word(country)}`],
    },
  ];
}

/** How the firm offers, sells and sends, each as it may be switched on. */
const trade: readonly Explained[] = [
  {
    why: say(
      "what stands at the head of printed papers; rounds print --list",
      "单据抬头；打印见 rounds print --list",
    ),
    lines: [
      "# letterhead:",
      ...["name", "nameEnglish", "address", "phone", "taxNumber", "bank", "account"].map(
        (key) => `#   ${key}: …`,
      ),
    ],
  },
  {
    why: say(
      "tax on sales, and whether prices include it; nothing said: no tax is reckoned",
      "销售税率与价格是否含税；不设则不计税",
    ),
    lines: ["# taxRate: 0.13", "# pricesIncludeTax: true"],
  },
  {
    why: say(
      "how far whom may go below the list price; also lines, classes, note",
      "谁最多可低于定价多少；还可写 lines 产品线、classes 客户分类、note 说明",
    ),
    lines: [
      "# quotationPolicy:",
      "# - most: 0.05",
      "#   roles: [ sales ]",
      "# - most: 0.12",
      "#   roles: [ manager ]",
    ],
  },
  {
    why: say(
      "what needs whose approval: rounds help approvals",
      "哪些单据由谁审批：见 rounds help approvals",
    ),
    lines: [
      "# approvals:",
      "# - noun: order",
      "#   when: amount > 10000",
      "#   steps:",
      "#   - by: [ manager ]",
    ],
  },
  {
    why: say(
      "departments that are heard before an order is confirmed; small ones need only a signature",
      "订单确认前会签的部门；低于此金额的仅需领导签批",
    ),
    lines: [
      "# orderReview:",
      "# - department: production",
      "#   who: [ manager ]",
      "# - department: quality",
      "# orderReviewBelow: 5000",
    ],
  },
  {
    why: say(
      "an order beyond the credit limit: no, warn, approve, refuse; who sets limits, else anybody",
      "超信用额度的订单：no 不检查、warn 提醒、approve 须审批、refuse 拒绝；可调整额度的岗位（不设则不限）",
    ),
    lines: ["# creditCheck: warn", "# creditRoles: [ manager ]"],
  },
  {
    why: say(
      "who holds and releases customers, and cancels orders for non-payment; these are the defaults",
      "可暂停或恢复客户发货、因未付款取消订单的岗位，以下为默认值",
    ),
    lines: [
      "# holdRoles: [ manager, director, bookkeeper ]",
      "# unpaidCancelRoles: [ manager, director, bookkeeper ]",
    ],
  },
  {
    why: say(
      "columns of the aging list: up to so many days late",
      "账龄分段：逾期天数上限，依次增大",
    ),
    lines: ["# agingDays: [ 30, 60, 90 ]"],
  },
  {
    why: say(
      "most that customers may owe at a month's end; told days before",
      "月末应收账款限额，临近月末提前提醒",
    ),
    lines: ["# receivableCap: 50000"],
  },
  {
    why: say(
      "letters to who is late: net counts from the due day, previous from the letter before",
      "催款级别：net 自到期日起、previous 自上一封函起；还可写 fee 费用、interest 年利率、form、who",
    ),
    lines: [
      "# dunning:",
      "# - { name: reminder, rule: net, days: 5 }",
      "# - { name: first, rule: net, days: 20 }",
      "# - { name: second, rule: previous, days: 10, interest: 0.06 }",
    ],
  },
  {
    why: say(
      "the firm's own classes of other income and spending; who may reopen a closed month",
      "公司自定的其他收支类别；可反结账的岗位（默认财务、总经理）",
    ),
    lines: ["# moneyClasses: [ rent, fair ]", "# reopenRoles: [ bookkeeper, director ]"],
  },
  {
    why: say(
      "taking goods that wait for an earlier order: no, warn, refuse",
      "动用已为其他订单预留的库存：no 不管、warn 提醒、refuse 拒绝",
    ),
    lines: ["# reservedStock: warn"],
  },
  {
    why: say("installations that one day holds", "每日最多安装单数"),
    lines: ["# installationsPerDay: 3"],
  },
  {
    why: say(
      "do signed receipts come back on paper? Who calls after goods on the road?",
      "纸质回单是否须返回；由哪个岗位跟踪在途货物",
    ),
    lines: ["# receiptsBack: true", "# receiptRole: clerk", "# trackingRole: dispatcher"],
  },
];

/** Days of work, stock, follow-up and visits, each as it may be switched on. */
const firms: readonly Explained[] = [
  {
    why: say("days of rest in a week, 1 Monday to 7 Sunday", "每周休息日，1 为周一，7 为周日"),
    lines: ["# weekend: [ 6, 7 ]"],
  },
  {
    why: say("the firm's own days of rest and working days", "公司自定的休息日与上班日"),
    lines: ["# closed: [ 2026-12-31 ]", "# open: [ 2026-12-26 ]"],
  },
  {
    why: say("may stock fall below zero?", "是否允许负库存"),
    lines: ["# negativeStock: false"],
  },
  {
    why: say(
      "stages of follow-up: sales, enrolment, strategic or your own",
      "客户跟进流程：sales、enrolment、strategic 或自定",
    ),
    lines: ["# pipeline: sales"],
  },
  {
    why: say(
      "are collected data reviewed, forwarded and filed? false: no duties",
      "新收集的客户资料是否审核、转交、归档；false 不提醒",
    ),
    lines: ["# intake: true"],
  },
  {
    why: say(
      "who approves planned visits, and what of one that nobody approved: no, warn, refuse",
      "可审批走访单的岗位；未批先访：no 不管、warn 提醒、refuse 拒绝",
    ),
    lines: ["# visitApprovers: [ manager ]", "# visitsNeedApproval: warn"],
  },
  ...trade,
  {
    why: say(
      "minutes are written of visits to: none, large, all; what a logged visit is to have",
      "需写会谈纪要的客户：none 无、large 大客户、all 全部；拜访记录应有的内容",
    ),
    lines: ["# minutesFor: large", "# visitWants: [ next, rating, steps, goods ]"],
  },
  {
    why: say("are the stages of the month duties?", "是否提醒月度各阶段节点"),
    lines: ["# monthStages: true"],
  },
];

function optional(settings: FirstSettings): readonly Explained[] {
  const { name, currency, language } = settings;
  const usual = { ...withDefaults({ format: bookFormat, name, currency }), language };
  const numbers: readonly Explained[] = [
    {
      why: say("limits in days; these are the defaults", "各项期限（天），以下为默认值"),
      lines: [
        "# limits:",
        ...Object.entries(limitFields).map(([key, { label }]) => {
          return `#   ${key}: ${usual.limits[key as keyof typeof limitFields]} # ${label[language]}`;
        }),
      ],
    },
  ];
  const told = [...required(settings), ...firms, ...numbers];
  return [...firms, ...otherSettings(told, usual), ...numbers];
}

/** What git must not keep of a book. */
export const ignoreText = ".rounds/\n";

/** A page for whoever opens the folder, in both languages. */
export function readmeText(name: string, what: Text): string {
  return `# ${name}

${what.zh}

- \`rounds.yaml\`：设置。\`staff/ customers/ products/ suppliers/ warehouses/\`：每人、每户、每品一个 YAML 文件。
- \`orders/ invoices/ visits/\`：每单一个文件，按月分目录；编号含日期、字母与经手人。
- \`moves/ payments/ calls/\`：出入库、收款、通话，每月每人一个 JSON Lines 文件，只增不改。
- 文件可以直接编辑，改后运行 \`rounds check\`。\`.rounds/\` 是缓存，可随时删除，不入 git。

${what.en}

- \`rounds.yaml\`: the settings. \`staff/ customers/ products/ suppliers/ warehouses/\`: one YAML file each.
- \`orders/ invoices/ visits/\`: one file each, by month; an id is made of the day, a letter and its author.
- \`moves/ payments/ calls/\`: JSON Lines, a file per month and author, only ever added to.
- Files may be edited by hand; run \`rounds check\` afterwards. \`.rounds/\` is a cache and may be deleted.
`;
}
