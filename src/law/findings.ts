import { say, type Text } from "./words.ts";

/**
 * When a check runs: `basic` always, `strict` with --strict, `trust` with --trust, `named` only
 * when it is named.
 */
export type Tier = "basic" | "strict" | "trust" | "named";

export type Level = "error" | "warning";

export interface FindingRule {
  /** The check that finds it, as named in `rounds check NAME`. */
  readonly check: string;
  readonly tier: Tier;
  readonly level: Level;
  /** What it means. */
  readonly title: Text;
  /** What to do, where the finding itself does not say it more exactly. */
  readonly remedy: Text;
  /** Mechanical: `rounds check --fix` mends it. */
  readonly fixable?: true;
}

/** All checks, in the order in which they run and are told. */
export const checks = {
  files: say(
    "every file can be read, no merge is half done, nothing lies about unread",
    "文件都能读取，没有未合并完的内容，没有无人读取的文件",
  ),
  fields: say("values fit the definition of their field", "各字段的值符合定义"),
  totals: say("the fields of a record agree with one another", "同一记录的各字段互相相符"),
  references: say("ids that are named are there", "引用的编号都存在"),
  ids: say("ids are unique and stand where they belong", "编号唯一，且位于应在的位置"),
  stock: say(
    "stock, lots and serial numbers were never below zero, each piece has its one number",
    "任何一天的库存、批号、序列号都不为负，序列号与数量相符且不重复在库",
  ),
  counts: say(
    "stocktakes are booked once, as they were counted, and no place was counted twice",
    "盘点按实盘入账且仅一次，没有重复盘点的位置",
  ),
  receipts: say(
    "what was accepted of deliveries is booked, and no order was received twice",
    "合格入库的货物均已入账，采购订单没有重复收货",
  ),
  settled: say(
    "invoices are paid at most once, by whoever owes them",
    "应收单未被多收，且由欠款客户支付",
  ),
  accounts: say(
    "days and months of accounts that were closed are as they were counted",
    "已日结、已对账的账户，账面与结账时一致",
  ),
  orders: say("orders agree with their stock moves and invoices", "订单与出库记录、应收单相符"),
  policies: say(
    "the approvals in rounds.yaml name nouns, conditions and people that there are",
    "rounds.yaml 中审批规则所写的单据、条件与人员都存在",
  ),
  approvals: say(
    "nothing was confirmed, shipped or sent without the approval it needs",
    "须审批的单据，未经审批没有确认、发货或发出",
  ),
  dates: say("dates are plausible and not in a closed period", "日期合理，且不在已结账期间"),
  duplicates: say("no customer is there twice", "没有重复的客户"),
  volumes: say("volumes are as they were when their month was closed", "归档卷与结账时一致"),
  seals: say(
    "all files of closed months and the closings are as they were",
    "已结账月份的全部文件及结账记录均未被改动",
  ),
  balances: say(
    "the last closing says what all entries come to",
    "最近一次结账的余额与全部流水核算一致",
  ),
  attachments: say(
    "files that records name are there and as they were when they were attached",
    "记录所附的文件都在，且与附上时一致",
  ),
  signatures: say(
    "approvals signed by key are the signer's own, about what the paper says",
    "数字签名的审批确为本人所签，且内容未改",
  ),
  format: say("files are written as the program writes them", "文件写法与程序一致"),
} as const satisfies Record<string, Text>;

export type CheckName = keyof typeof checks;

/**
 * Every code that reading or checking can give, each with what it means and what to do. A code
 * keeps its meaning for ever; scripts rely on it.
 */
export const findings = {
  unreadable: {
    check: "files",
    tier: "basic",
    level: "error",
    title: say("a file or line that cannot be read", "文件或行无法读取"),
    remedy: say("correct the line and run: rounds check", "请改正该行，然后运行：rounds check"),
  },
  "merge-markers": {
    check: "files",
    tier: "basic",
    level: "error",
    title: say("a merge left its conflict markers", "文件中留有合并冲突标记"),
    remedy: say(
      "rounds resolve; or keep one of the two versions by hand, delete the marker lines, then run: rounds check",
      "请运行 rounds resolve；或手工保留其中一个版本并删除标记行，然后运行：rounds check",
    ),
  },
  "not-utf8": {
    check: "files",
    tier: "basic",
    level: "error",
    title: say("a file in another encoding than UTF-8", "文件编码不是 UTF-8"),
    remedy: say(
      "save it as UTF-8 in your editor, or: iconv -f GBK -t UTF-8 FILE",
      "请在编辑器中另存为 UTF-8，或运行：iconv -f GBK -t UTF-8 文件",
    ),
  },
  "byte-order-mark": {
    check: "files",
    tier: "basic",
    level: "error",
    fixable: true,
    title: say(
      "an invisible byte order mark hides the first entry",
      "文件开头有不可见的 BOM，使首行无法读取",
    ),
    remedy: say("take it away: rounds check --fix", "去除：rounds check --fix"),
  },
  "stray-file": {
    check: "files",
    tier: "basic",
    level: "warning",
    title: say("a file in a folder of the book that nothing reads", "账册目录中有不会被读取的文件"),
    remedy: say(
      "rename it to what it is meant to be, or move it away",
      "请改为正确的文件名，或移到别处",
    ),
  },
  leftover: {
    check: "files",
    tier: "basic",
    level: "warning",
    title: say("a temporary file of a command that was killed", "命令中断后留下的临时文件"),
    remedy: say("delete it; nothing needs it", "可以删除，程序不再使用"),
  },
  "bad-redo-log": {
    check: "files",
    tier: "basic",
    level: "error",
    title: say("the record of an interrupted change cannot be read", "被中断改动的记录无法读取"),
    remedy: say(
      "look at your last entries and run: rounds check",
      "请核对最近录入的内容，并执行：rounds check",
    ),
  },
  "edited-during-recovery": {
    check: "files",
    tier: "basic",
    level: "warning",
    title: say(
      "a file was edited by hand while a change to it was interrupted",
      "文件在改动中断期间被手工编辑",
    ),
    remedy: say("compare the file with the copy that was kept", "请与保留的副本比较"),
  },
  "interrupted-change-completed": {
    check: "files",
    tier: "basic",
    level: "warning",
    title: say("an interrupted change was completed", "已补完一次被中断的改动"),
    remedy: say("nothing to do; look whether it is what you meant", "无需处理，请核对内容是否正确"),
  },
  "bad-value": {
    check: "fields",
    tier: "basic",
    level: "error",
    title: say(
      "a value that does not fit its field, or a missing one",
      "字段的值不符合要求，或缺少必填字段",
    ),
    remedy: say("correct it and run: rounds check", "请改正，然后运行：rounds check"),
  },
  "label-for-code": {
    check: "fields",
    tier: "basic",
    level: "error",
    fixable: true,
    title: say("the words for a choice instead of its code", "选项写成了文字，应写代码"),
    remedy: say("write the code: rounds check --fix", "改为代码：rounds check --fix"),
  },
  "unknown-field": {
    check: "fields",
    tier: "basic",
    level: "warning",
    title: say("a field that is not in the definition", "定义中没有的字段"),
    remedy: say("fields of your own go under more:", "自定字段请放在 more: 之下"),
  },
  disagrees: {
    check: "totals",
    tier: "basic",
    level: "error",
    title: say(
      "fields of one record contradict each other: a total and its lines, shipped and ordered",
      "同一记录的字段互相矛盾：合计与明细、发货与订购数量等",
    ),
    remedy: say(
      "correct one of them and run: rounds check",
      "请改正其中一处，然后运行：rounds check",
    ),
  },
  dangling: {
    check: "references",
    tier: "basic",
    level: "error",
    title: say("an id that leads nowhere", "引用的编号不存在"),
    remedy: say(
      "correct the id, or bring back the record: rounds undo",
      "请改正编号，或恢复该记录：rounds undo",
    ),
  },
  misplaced: {
    check: "ids",
    tier: "basic",
    level: "error",
    title: say(
      "a record or entry in a file where it does not belong",
      "记录或条目不在应在的文件中",
    ),
    remedy: say("move it where its id belongs", "请移到与编号对应的位置"),
  },
  "twin-id": {
    check: "ids",
    tier: "basic",
    level: "error",
    fixable: true,
    title: say("one id in two places", "同一编号出现在两处"),
    remedy: say(
      "give one the next free letter: rounds check --fix, or keep one of them",
      "为其中一处改用下一个字母：rounds check --fix，或只保留一处",
    ),
  },
  "lost-entry": {
    check: "ids",
    tier: "basic",
    level: "error",
    title: say(
      "an entry that was written, says the change log, and that its file does not hold",
      "变更日志中有、但文件中缺失的流水",
    ),
    remedy: say(
      "write it again, or bring the file back from git or a copy",
      "请重新记入，或从 git 或备份恢复该文件",
    ),
  },
  "missing-id": {
    check: "ids",
    tier: "basic",
    level: "error",
    fixable: true,
    title: say("an entry without an id", "条目没有编号"),
    remedy: say(
      "give it the next free one: rounds check --fix",
      "补上下一个编号：rounds check --fix",
    ),
  },
  "below-zero": {
    check: "stock",
    tier: "strict",
    level: "error",
    title: say("more left a warehouse than was there on that day", "当日出库超过该仓库的库存"),
    remedy: say(
      "enter what came in before (rounds stock in --date …), or take the wrong move back (rounds move remove)",
      "请补录之前的入库（rounds stock in --date …），或冲销有误的流水（rounds move remove）",
    ),
  },
  "serial-twice": {
    check: "stock",
    tier: "strict",
    level: "error",
    title: say("a serial number came in again before it left", "同一序列号重复入库"),
    remedy: say(
      "see where it went: rounds stock trace; then take the wrong move back (rounds move remove)",
      "用 rounds stock trace 查清去向，再冲销有误的流水（rounds move remove）",
    ),
  },
  "serials-miscounted": {
    check: "stock",
    tier: "strict",
    level: "error",
    title: say("not as many serial numbers as pieces", "序列号个数与数量不符"),
    remedy: say(
      "take the move back (rounds move remove, or rounds undo of its paper) and write it anew",
      "请冲销该流水（rounds move remove，或 rounds undo 撤销其单据）后重新录入",
    ),
  },
  "count-disagrees": {
    check: "counts",
    tier: "strict",
    level: "error",
    title: say("what was booked for a stocktake is not what it found", "盘点入账数与盘点差异不符"),
    remedy: say(
      "take one of the bookings back: rounds history, then rounds undo CHANGE",
      "请撤销多余的入账：rounds history，再 rounds undo 变更号",
    ),
  },
  "counted-twice": {
    check: "counts",
    tier: "strict",
    level: "warning",
    title: say("two people counted a place, each differently", "同一位置由两人盘点，数量不一"),
    remedy: say(
      "somebody else recounts: rounds count enter ID PLACE=QTY --recount",
      "请由他人复盘：rounds count enter 编号 位置=数量 --recount",
    ),
  },
  "counted-apart": {
    check: "counts",
    tier: "strict",
    level: "error",
    title: say("two stocktakes count the same place", "两张盘点单盘了同一位置"),
    remedy: say(
      'give one of them up: rounds count cancel ID --why "…"',
      '请作废其中一张：rounds count cancel 编号 --why "…"',
    ),
  },
  "receipt-disagrees": {
    check: "receipts",
    tier: "strict",
    level: "error",
    title: say(
      "what was booked for a goods receipt is not what was accepted",
      "入库单的入账数与合格数不符",
    ),
    remedy: say(
      "cancel it and receive anew: rounds goods-receipt cancel ID --why …, then rounds receive",
      "请作废后重新收货：rounds goods-receipt cancel 编号 --why 原因，再 rounds receive",
    ),
  },
  "received-twice": {
    check: "receipts",
    tier: "strict",
    level: "error",
    title: say(
      "more of an order was received than anybody agreed to",
      "采购订单重复收货，超出订购数量",
    ),
    remedy: say(
      "cancel the receipt that is double: rounds goods-receipt cancel ID --why double",
      "请作废重复的入库单：rounds goods-receipt cancel 编号 --why 重复",
    ),
  },
  overpaid: {
    check: "settled",
    tier: "strict",
    level: "error",
    title: say("more is settled of an invoice than it says", "核销金额超过应收金额"),
    remedy: say(
      "take the wrong payment back (rounds payment remove) and collect anew",
      "请冲销有误的收款（rounds payment remove），再重新收款",
    ),
  },
  "settled-twice": {
    check: "settled",
    tier: "strict",
    level: "error",
    title: say("a payment's money settles more than it was", "同一笔收款重复核销"),
    remedy: say(
      "take back one of the entries that use it: rounds payment remove ID",
      "请冲销其中一笔核销：rounds payment remove 编号",
    ),
  },
  "over-credited": {
    check: "settled",
    tier: "strict",
    level: "error",
    title: say("more of an invoice is taken back than it says", "红字冲减超过原应收单"),
    remedy: say(
      "write what was taken back too much anew: rounds invoice add",
      "请将多冲减的部分重新开单：rounds invoice add",
    ),
  },
  "other-payer": {
    check: "settled",
    tier: "strict",
    level: "warning",
    title: say("a payment settles the invoice of another customer", "收款核销了另一客户的应收单"),
    remedy: say(
      "if it was a slip: take the payment back (rounds payment remove) and collect anew",
      "如属误记，请冲销该收款（rounds payment remove）后重新收款",
    ),
  },
  "counted-otherwise": {
    check: "accounts",
    tier: "strict",
    level: "error",
    title: say(
      "entries were added to a day of an account that was closed",
      "已结账日期的账面已变动",
    ),
    remedy: say(
      "take the late entry back and enter it on a later day, or close the day anew: rounds account-closing remove",
      "请冲销补记的款项并记入之后日期，或删除结账后重新结账：rounds account-closing remove",
    ),
  },
  "other-customer": {
    check: "orders",
    tier: "strict",
    level: "warning",
    title: say("an invoice names the order of another customer", "应收单引用了另一客户的订单"),
    remedy: say(
      "see which of the two is right and correct the other",
      "请核对哪一个正确，并改正另一个",
    ),
  },
  "invoiced-above-order": {
    check: "orders",
    tier: "strict",
    level: "warning",
    title: say("an order is invoiced for more than it comes to", "开单金额超过订单金额"),
    remedy: say(
      "write the invoice anew: rounds invoice reverse, then rounds invoice add --order",
      "请重开应收单：rounds invoice reverse，再用 rounds invoice add --order",
    ),
  },
  "over-invoiced": {
    check: "orders",
    tier: "strict",
    level: "error",
    title: say("more of a product is invoiced than was ordered", "开单数量超过订购数量"),
    remedy: say(
      "take back the invoice that is too much (rounds invoice reverse)",
      "请红冲多开的应收单（rounds invoice reverse）",
    ),
  },
  "shipment-disagrees": {
    check: "orders",
    tier: "strict",
    level: "error",
    title: say(
      "what an order says was shipped is not what its stock moves say",
      "订单的发货数量与出库记录不符",
    ),
    remedy: say(
      "correct the shipment by hand, or take the change back that broke it (rounds order history)",
      "请手工改正发货记录，或撤销造成不符的变更（rounds order history）",
    ),
  },
  "closed-period": {
    check: "dates",
    tier: "strict",
    level: "error",
    title: say("an entry dated in a period that is closed", "条目日期在已结账的期间内"),
    remedy: say(
      "date it in an open month; or whoever closed the month reopens it (rounds reopen), you share, and it is closed again",
      "请改为未结账月份内的日期；或由结账人反结账（rounds reopen），同步之后再重新结账",
    ),
  },
  "far-future": {
    check: "dates",
    tier: "strict",
    level: "warning",
    title: say("a date so far ahead that it is likely a slip", "日期过于遥远，可能有误"),
    remedy: say("correct the year, if it is one", "如有误请改正年份"),
  },
  "same-name": {
    check: "duplicates",
    tier: "strict",
    level: "warning",
    title: say(
      "two customers of the same name, however it is written",
      "两个客户名称相同（不计写法与公司后缀）",
    ),
    remedy: say(
      "if they are one: rounds customer merge KEPT OTHER",
      "如为同一客户，请合并：rounds customer merge 保留的客户 另一客户",
    ),
  },
  "same-phone": {
    check: "duplicates",
    tier: "strict",
    level: "warning",
    title: say("two customers with the same telephone number", "两个客户电话相同"),
    remedy: say(
      "if they are one: rounds customer merge KEPT OTHER; else correct the number",
      "如为同一客户，请合并：rounds customer merge 保留的客户 另一客户；否则请改正电话",
    ),
  },
  "same-tax-number": {
    check: "duplicates",
    tier: "strict",
    level: "warning",
    title: say("two customers with the same tax number", "两个客户税号相同"),
    remedy: say(
      "if they are one: rounds customer merge KEPT OTHER; else correct the number",
      "如为同一客户，请合并：rounds customer merge 保留的客户 另一客户；否则请改正税号",
    ),
  },
  "similar-name": {
    check: "duplicates",
    tier: "strict",
    level: "warning",
    title: say("two customers whose names are alike", "两个客户名称相近"),
    remedy: say(
      "if they are one: rounds customer merge KEPT OTHER; rounds report duplicates lists all",
      "如为同一客户，请合并：rounds customer merge 保留的客户 另一客户；全部列表见 rounds report duplicates",
    ),
  },
  "merged-yet-there": {
    check: "duplicates",
    tier: "strict",
    level: "warning",
    title: say(
      "a customer who was merged into another and is there again",
      "已并入其他客户的客户又出现了",
    ),
    remedy: say(
      "merge again: rounds customer merge KEPT OTHER; or delete the file in redirects/",
      "请再次合并：rounds customer merge 保留的客户 另一客户；或删除 redirects/ 中的文件",
    ),
  },
  "closing-broken": {
    check: "volumes",
    tier: "basic",
    level: "error",
    title: say(
      "a closing that is not as it was written: no balance can be told from it",
      "结账记录与写入时不一致，无法据以计算余额",
    ),
    remedy: say(
      "bring it back from git or a copy: a closing is written once and never changed",
      "请从 git 或备份恢复：结账记录写入后不得改动",
    ),
  },
  "bound-twice": {
    check: "volumes",
    tier: "basic",
    level: "error",
    title: say(
      "a file of a paper that is bound in a volume, which says something else",
      "已归档单据另有文件，且内容不同",
    ),
    remedy: say(
      "remove the file: what is bound counts; to change it, reopen its month: rounds reopen",
      "请删除该文件，以归档内容为准；确需更改请反结账：rounds reopen",
    ),
  },
  "volume-changed": {
    check: "volumes",
    tier: "basic",
    level: "error",
    title: say("a volume that is not as it was when its month was closed", "归档卷与结账时不一致"),
    remedy: say(
      "bring it back from git or a copy: a volume is written once and never changed",
      "请从 git 或备份恢复：归档卷写入后不得改动",
    ),
  },
  "bad-policy": {
    check: "policies",
    tier: "basic",
    level: "error",
    title: say("a rule of approvals that cannot be gone by", "无法执行的审批规则"),
    remedy: say(
      "correct it in rounds.yaml: rounds help approvals",
      "请在 rounds.yaml 中改正：rounds help approvals",
    ),
  },
  unapproved: {
    check: "approvals",
    tier: "strict",
    level: "warning",
    title: say(
      "a paper that was gone on with without the approval it needs, or was changed after it",
      "未经审批即办理，或批准后又有改动的单据",
    ),
    remedy: say("have it approved: rounds approve ID", "请补办审批：rounds approve 编号"),
  },
  "signature-forged": {
    check: "signatures",
    tier: "trust",
    level: "error",
    title: say(
      "a signed approval that the signer's key did not make as it stands",
      "签名审批不是本人密钥所签，或已被改动",
    ),
    remedy: say(
      "see who changed it: rounds history ID; have the paper approved and signed anew, or add the key to allowed-signers",
      "查看何人改动：rounds history 编号；重新审批并签名，或将公钥加入 allowed-signers",
    ),
  },
  "signature-void": {
    check: "signatures",
    tier: "trust",
    level: "error",
    title: say("a signed approval of what was changed since", "签名审批之后内容被改动"),
    remedy: say(
      "see what was changed: rounds history ID; then have it signed anew: rounds approve ID --sign",
      "查看改动：rounds history 编号；然后重新签名审批：rounds approve 编号 --sign",
    ),
  },
  "signature-unproved": {
    check: "signatures",
    tier: "trust",
    level: "warning",
    title: say("a signed approval that cannot be verified here", "此处无法核验的签名审批"),
    remedy: say(
      "install OpenSSH (ssh-keygen) and check again",
      "请安装 OpenSSH（ssh-keygen）后再检查",
    ),
  },
  "sealed-changed": {
    check: "seals",
    tier: "trust",
    level: "error",
    title: say(
      "a file of a closed month that is not as it was when the month was closed",
      "已结账月份的文件与结账时不一致",
    ),
    remedy: say(
      "bring it back from git or a copy; what must be added goes into an open month, or: rounds reopen",
      "请从 git 或备份恢复；需补记的内容请记入未结月份，或先反结账：rounds reopen",
    ),
  },
  "closing-changed": {
    check: "seals",
    tier: "trust",
    level: "error",
    title: say(
      "a closing that is not as it was written, or is missing in the chain",
      "结账记录与写入时不一致，或链条中缺失",
    ),
    remedy: say(
      "bring closings/ and changes/ back from git or a copy",
      "请从 git 或备份恢复 closings/ 与 changes/",
    ),
  },
  "closing-balance": {
    check: "balances",
    tier: "trust",
    level: "error",
    title: say(
      "a balance of the last closing that all entries do not come to",
      "最近一次结账的余额与全部流水核算不符",
    ),
    remedy: say(
      "see what was changed: rounds check seals; then bring it back, or reopen the month and close it anew",
      "请先查明改动：rounds check seals，然后恢复，或反结账后重新结账",
    ),
  },
  "attachment-changed": {
    check: "attachments",
    tier: "trust",
    level: "error",
    title: say("an attached file that holds something else by now", "附件内容与附上时不一致"),
    remedy: say(
      "bring the file back from a copy, or attach it anew with the record's attach verb",
      "请从备份恢复该文件，或用 attach 重新附上",
    ),
  },
  "attachment-missing": {
    check: "attachments",
    tier: "trust",
    level: "error",
    title: say("an attached file that is not where it was", "附件不在原处"),
    remedy: say(
      "put the file back, or attach it anew from where it is",
      "请放回原处，或从现在的位置重新附上",
    ),
  },
  format: {
    check: "format",
    tier: "named",
    level: "warning",
    fixable: true,
    title: say(
      "order of keys, blanks or line ends as the program would not write them",
      "字段顺序、空格或换行与程序写法不同",
    ),
    remedy: say("rewrite it: rounds check format --fix", "统一写法：rounds check format --fix"),
  },
} as const satisfies Record<string, FindingRule & { readonly check: CheckName }>;

export type FindingCode = keyof typeof findings;
