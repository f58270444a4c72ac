import { say, type Text } from "../law/words.ts";
import { collectTopic } from "../nouns/collection-topics.ts";
import { topics as nounTopics, type Topic } from "../nouns/index.ts";
import type { Verb } from "../nouns/verb.ts";
import { creditTopic } from "./credit/topic.ts";

/** A command of one word. */
export interface Command {
  readonly summary: Text;
  readonly load: () => Promise<{ readonly verb: Verb }>;
  /** Given by other programs rather than by people: no part of the short help. */
  readonly hidden?: true;
  /** A noun's verb under a name of its own. */
  readonly ofNoun?: true;
}

/** Commands that stand alone, in the order of a day's work. */
export const commands: Readonly<Record<string, Command>> = {
  today: {
    summary: say("what is due today and what is overdue", "今日到期与逾期事项"),
    load: () => import("./today.ts"),
  },
  remind: {
    summary: say(
      "what is due, silent when nothing is (for cron)",
      "到期提醒，无事则不输出（供 cron 使用）",
    ),
    load: () => import("./remind.ts"),
  },
  collect: {
    summary: say("take in a payment, oldest invoice first", "收款，默认先核销最早的应收单"),
    load: () => import("../nouns/payment/verbs/add.ts"),
    ofNoun: true,
  },
  receive: {
    summary: say(
      "receive goods against a purchase order, or for a reason",
      "收货入库：按采购订单，或注明原因",
    ),
    load: () => import("../nouns/receipt/verbs/add.ts"),
    ofNoun: true,
  },
  price: {
    summary: say("what a product costs whom, and why", "查产品价格及取价依据"),
    load: () => import("./price.ts"),
  },
  approvals: {
    summary: say("papers that wait for your approval", "待我审批的单据"),
    load: () => import("./approvals.ts"),
  },
  approve: {
    summary: say("approve papers as they stand now", "审批通过"),
    load: () => import("./approve.ts"),
  },
  reject: {
    summary: say("refuse a paper with a reason and send it back", "驳回单据并退回"),
    load: () => import("./reject.ts"),
  },
  find: {
    summary: say("find text anywhere in the book", "在账册中查找"),
    load: () => import("./find.ts"),
  },
  show: {
    summary: say("show anything by its id", "按编号查看任何记录"),
    load: () => import("./show.ts"),
  },
  print: {
    summary: say(
      "print a paper: quotation, order notice, delivery order …",
      "打印单据：报价单、订单通知书、发货单等",
    ),
    load: () => import("./print.ts"),
  },
  check: { summary: say("check the whole book", "检查整个账册"), load: () => import("./check.ts") },
  history: {
    summary: say("what was changed, by whom and when", "变更记录：何时、何人、改了什么"),
    load: () => import("./history.ts"),
  },
  undo: { summary: say("take back a change", "撤销一次变更"), load: () => import("./undo.ts") },
  redo: {
    summary: say("do again what was taken back", "重做被撤销的变更"),
    load: () => import("./redo.ts"),
  },
  close: { summary: say("close a month", "月末结账"), load: () => import("./close.ts") },
  reopen: { summary: say("reopen a closed month", "反结账"), load: () => import("./reopen.ts") },
  sync: {
    summary: say("fetch, merge, check and push with git", "用 git 取回、合并、检查并推送"),
    load: () => import("./sync.ts"),
  },
  resolve: {
    summary: say("settle the conflicts of a merge", "逐项处理合并冲突"),
    load: () => import("./resolve.ts"),
  },
  "merge-driver": {
    summary: say("merge one file for git", "供 git 调用：合并一个文件"),
    load: () => import("./merge-driver.ts"),
    hidden: true,
  },
  import: {
    summary: say("read tables of another system by a plan", "按方案导入其他系统的数据"),
    load: () => import("./import.ts"),
  },
  batch: {
    summary: say("give the commands of a file, one a line", "依次执行文件中的命令，每行一条"),
    load: () => import("./batch.ts"),
  },
  init: { summary: say("make a new book", "新建账册"), load: () => import("./init.ts") },
  demo: {
    summary: say("make a sample book of any size", "生成任意规模的示例账册"),
    load: () => import("./demo.ts"),
  },
  schema: {
    summary: say("the JSON Schema of a noun", "输出 JSON Schema"),
    load: () => import("./schema.ts"),
  },
  completion: {
    summary: say("completion for bash, zsh or fish", "bash、zsh、fish 自动补全脚本"),
    load: () => import("./completion.ts"),
  },
};

/** Everything that verbs hang on: the nouns, and the reports. */
export const topics: Readonly<Record<string, Topic>> = {
  ...nounTopics,
  collect: collectTopic,
  credit: creditTopic,
  closing: {
    summary: say("the closed months and their balances", "已结账月份及其余额"),
    verbs: {
      list: () => import("./closing/list.ts"),
      show: () => import("./closing/show.ts"),
    },
  },
  git: {
    summary: say("a book kept by several people with git", "用 git 多人共用账册"),
    verbs: { setup: () => import("./git/setup.ts") },
  },
  pipeline: {
    summary: say("stages of follow-up and what is done in each", "跟进流程：各阶段与工作"),
    verbs: {
      list: () => import("./pipeline/list.ts"),
      show: () => import("./pipeline/show.ts"),
    },
  },
  export: {
    summary: say("the books for other programs", "导出账目供其他记账软件使用"),
    verbs: { journal: () => import("./export/journal.ts") },
  },
  template: {
    summary: say("templates of messages, and the firm's own", "消息模板，含公司自定"),
    verbs: {
      list: () => import("./template/list.ts"),
      show: () => import("./template/show.ts"),
    },
  },
  script: {
    summary: say("what to say: openings, answers, closing arguments", "话术：开场、问答、成交理由"),
    verbs: {
      list: () => import("./script/list.ts"),
      show: () => import("./script/show.ts"),
      find: () => import("./script/find.ts"),
    },
  },
  report: {
    summary: say(
      "overdue, sales, stock, late; address book, roster, visit and trade books",
      "报表：逾期、销售、库存、延误；通讯录、花名册、拜访与进销记录簿",
    ),
    verbs: {
      overdue: () => import("./report/overdue.ts"),
      aging: () => import("./report/aging.ts"),
      dso: () => import("./report/dso.ts"),
      "payment-rate": () => import("./report/payment-rate.ts"),
      "payment-trouble": () => import("./report/payment-trouble.ts"),
      "goods-money": () => import("./report/goods-money.ts"),
      expected: () => import("./report/expected.ts"),
      promises: () => import("./report/promises.ts"),
      cash: () => import("./report/cash.ts"),
      payables: () => import("./report/payables.ts"),
      sales: () => import("./report/sales.ts"),
      stock: () => import("./report/stock.ts"),
      "stock-day": () => import("./report/stock-day.ts"),
      movements: () => import("./report/movements.ts"),
      slow: () => import("./report/slow.ts"),
      expiring: () => import("./report/expiring.ts"),
      turnover: () => import("./report/turnover.ts"),
      abc: () => import("./report/abc.ts"),
      canteen: () => import("./report/canteen.ts"),
      late: () => import("./report/late.ts"),
      papers: () => import("./report/papers.ts"),
      "on-time": () => import("./report/on-time.ts"),
      carriers: () => import("./report/carriers.ts"),
      exceptions: () => import("./report/exceptions.ts"),
      receipts: () => import("./report/receipts.ts"),
      tracking: () => import("./report/tracking.ts"),
      shortages: () => import("./report/shortages.ts"),
      purchases: () => import("./report/purchases.ts"),
      coverage: () => import("./report/coverage.ts"),
      demand: () => import("./report/demand.ts"),
      shelf: () => import("./report/shelf.ts"),
      duplicates: () => import("./report/duplicates.ts"),
      classes: () => import("./report/classes.ts"),
      addresses: () => import("./report/addresses.ts"),
      roster: () => import("./report/roster.ts"),
      visits: () => import("./report/visits.ts"),
      contacts: () => import("./report/contacts.ts"),
      trade: () => import("./report/trade.ts"),
      events: () => import("./report/events.ts"),
      returns: () => import("./report/returns.ts"),
      quota: () => import("./report/quota.ts"),
      conversion: () => import("./report/conversion.ts"),
      idle: () => import("./report/idle.ts"),
      changes: () => import("./report/changes.ts"),
      decline: () => import("./report/decline.ts"),
      referrals: () => import("./report/referrals.ts"),
      agreement: () => import("./report/agreement.ts"),
      stocktake: () => import("./report/stocktake.ts"),
      quotes: () => import("./report/quotes.ts"),
      contracts: () => import("./report/contracts.ts"),
    },
  },
};
