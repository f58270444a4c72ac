import type { AnyStored } from "../../law/noun.ts";
import type { Text } from "../../law/words.ts";
import { say } from "../../law/words.ts";
import type { FormMaker } from "./data.ts";

/** Why the paper as it stands is printed only as a draft, and what to do about it. */
export interface NotYet {
  readonly text: Text;
  readonly hint: Text;
}

/** One form of a noun. */
export interface FormOf<R> {
  readonly make: FormMaker<R>;
  /** Why it is no final paper as the record stands. */
  readonly notYet?: (record: R) => NotYet | undefined;
  /** It is worked with before anything is approved: a count sheet. */
  readonly isWorkingPaper?: true;
}

type Forms = Readonly<Record<string, FormOf<never>>>;

/**
 * Which forms there are of which noun, its usual one first. The code of a noun's forms is loaded
 * only when one of them is printed.
 */
export const formSources: Readonly<
  Record<
    string,
    {
      readonly forms: readonly string[];
      /** Which of them it is of this record, where that is not the first. */
      readonly usual?: (record: AnyStored) => string | undefined;
      readonly load: () => Promise<Forms>;
    }
  >
> = {
  order: {
    forms: [
      "order-notice",
      "delivery-order",
      "goods-issue-note",
      "packing-list",
      "receipt-note",
      "proforma",
      "exceptions",
    ],
    load: async () => (await import("../order/form.ts")).forms,
  },
  quote: {
    forms: ["quotation", "proforma"],
    load: async () => (await import("../quote/form.ts")).forms,
  },
  contract: {
    forms: ["contract"],
    load: async () => (await import("../contract/form.ts")).forms,
  },
  purchase: {
    forms: ["purchase-order"],
    load: async () => (await import("../purchase/form.ts")).forms,
  },
  requisition: {
    forms: ["purchase-requisition"],
    load: async () => (await import("../requisition/form.ts")).forms,
  },
  dispatch: {
    forms: ["dispatch-slip", "packing-list"],
    load: async () => (await import("../dispatch/form.ts")).forms,
  },
  count: {
    forms: ["count-sheet", "count-result"],
    load: async () => (await import("../count/form.ts")).forms,
  },
  "goods-receipt": {
    forms: ["goods-receipt-note", "delivery-list", "return-note"],
    load: async () => (await import("../receipt/form.ts")).forms,
  },
  bill: {
    forms: ["payment-slip"],
    load: async () => (await import("../bill/form.ts")).forms,
  },
  material: {
    forms: ["material-requisition"],
    load: async () => (await import("../material/form.ts")).forms,
  },
  finished: {
    forms: ["finished-goods-receipt"],
    load: async () => (await import("../finished/form.ts")).forms,
  },
  issue: {
    forms: ["goods-issue-note"],
    load: async () => (await import("../issue/form.ts")).forms,
  },
  transfer: {
    forms: ["transfer-note"],
    load: async () => (await import("../transfer/form.ts")).forms,
  },
  scrap: {
    forms: ["scrap-note"],
    load: async () => (await import("../scrap/form.ts")).forms,
  },
  canteen: {
    forms: ["canteen-voucher", "canteen-advance"],
    usual: ({ kind }) => (kind === "advance" ? "canteen-advance" : undefined),
    load: async () => (await import("../canteen/form.ts")).forms,
  },
  invoice: {
    forms: ["commercial-invoice", "credit-note"],
    usual: (record) => (record.credits === undefined ? undefined : "credit-note"),
    load: async () => (await import("../invoice/form.ts")).forms,
  },
  letter: {
    forms: [
      "payment-reminder",
      "dunning-letter-1",
      "dunning-letter-2",
      "dunning-letter-3",
      "lawyers-letter",
      "visit-receipt",
    ],
    usual: ({ form }) => (typeof form === "string" ? form : undefined),
    load: async () => (await import("../letter/form.ts")).forms,
  },
  statement: {
    forms: ["statement", "store-statement"],
    usual: ({ kind }) => (kind === "detailed" ? "store-statement" : undefined),
    load: async () => (await import("../statement/form.ts")).forms,
  },
  "payment-promise": {
    forms: ["promise-to-pay"],
    load: async () => (await import("../payment-promise/form.ts")).forms,
  },
  repayment: {
    forms: ["repayment-agreement", "extension-form"],
    usual: ({ parts }) =>
      Array.isArray(parts) && parts.length === 1 ? "extension-form" : undefined,
    load: async () => (await import("../repayment/form.ts")).forms,
  },
  "collection-list": {
    forms: ["overdue-list", "collection-list"],
    usual: ({ kind }) =>
      kind === "person" || kind === "weekly" ? "overdue-list" : "collection-list",
    load: async () => (await import("../collection-list/form.ts")).forms,
  },
};

/** The registers, which are not of one paper but of some days. */
export const registerSources: Readonly<Record<string, () => Promise<FormMaker<undefined>>>> = {
  exceptions: async () => (await import("../order/exceptions-form.ts")).exceptionsOfPeriod,
  stocktake: async () => (await import("../count/month-form.ts")).stocktakeOfMonth,
  "canteen-settlement": async () => (await import("../canteen/form.ts")).settlementOfPeriod,
};

/** What the forms that the program knows print. */
export const formNames: Readonly<Record<string, Text>> = {
  quotation: say("quotation", "报价单"),
  proforma: say("proforma invoice", "形式发票"),
  "commercial-invoice": say("commercial invoice", "商业发票"),
  "credit-note": say("credit note", "红字应收单"),
  "payment-reminder": say("payment reminder", "付款提醒函"),
  "dunning-letter-1": say("dunning letter 1", "催款函一"),
  "dunning-letter-2": say("dunning letter 2", "催款函二"),
  "dunning-letter-3": say("dunning letter 3", "催款函三"),
  "lawyers-letter": say("lawyer's letter", "律师函"),
  "visit-receipt": say("visit receipt", "到访回执单"),
  statement: say("statement", "对账单"),
  "store-statement": say("detailed statement sheet", "对账明细表"),
  "repayment-agreement": say("repayment agreement", "还款协议"),
  "extension-form": say("extension form", "延期还款审批单"),
  "overdue-list": say("weekly overdue list", "每周逾期清单"),
  "collection-list": say("collection list", "催收名单"),
  contract: say("contract", "合同"),
  "purchase-order": say("purchase order", "采购订单"),
  "purchase-requisition": say("purchase requisition", "采购申请单"),
  "order-notice": say("order notice", "订单通知书"),
  "delivery-order": say("delivery order", "发货单"),
  "dispatch-slip": say("dispatch slip", "派车单"),
  "goods-issue-note": say("goods issue note", "出仓单"),
  "material-requisition": say("material requisition", "领料单"),
  "finished-goods-receipt": say("finished goods receipt", "成品入库单"),
  "transfer-note": say("transfer", "调拨单"),
  "scrap-note": say("scrap note", "报废单"),
  "canteen-voucher": say("canteen purchase voucher", "采购原始凭证"),
  "canteen-advance": say("canteen advance", "暂领采买经费欠款单"),
  "canteen-settlement": say("canteen settlement list", "食堂结算清单"),
  "packing-list": say("packing list", "装箱单"),
  "receipt-note": say("receipt note", "收货单"),
  "goods-receipt-note": say("goods receipt note", "入库单"),
  "delivery-list": say("delivery list as received", "送货清单（签收）"),
  "return-note": say("goods returned to supplier", "退货单（退供应商）"),
  "payment-slip": say("payment slip", "付款审批单"),
  exceptions: say("exception register", "异常登记表"),
  "count-sheet": say("count sheet", "盘点表"),
  "count-result": say("stocktake result", "盘点盈亏表"),
  stocktake: say("month-end stocktake sheet", "月末盘存表"),
};
