import { describe, expect, test } from "vitest";
import { account } from "../../src/nouns/account/account.ts";
import { accountClosing } from "../../src/nouns/account/closing.ts";
import { cashEntry } from "../../src/nouns/account/entry.ts";
import { bankLine } from "../../src/nouns/bank-line/bank-line.ts";
import { bill } from "../../src/nouns/bill/bill.ts";
import { canteen } from "../../src/nouns/canteen/canteen.ts";
import { collection } from "../../src/nouns/collection/collection.ts";
import { collectionList } from "../../src/nouns/collection-list/collection-list.ts";
import { count } from "../../src/nouns/count/count.ts";
import { dispute } from "../../src/nouns/dispute/dispute.ts";
import { finished } from "../../src/nouns/finished/finished.ts";
import { invoice } from "../../src/nouns/invoice/invoice.ts";
import { letter } from "../../src/nouns/letter/letter.ts";
import { material } from "../../src/nouns/material/material.ts";
import { payment } from "../../src/nouns/payment/payment.ts";
import { paymentPromise } from "../../src/nouns/payment-promise/payment-promise.ts";
import { product } from "../../src/nouns/product/product.ts";
import { purchase } from "../../src/nouns/purchase/purchase.ts";
import { goodsReceipt } from "../../src/nouns/receipt/receipt.ts";
import { heldMicro } from "../../src/nouns/receipt/standing.ts";
import { requisition } from "../../src/nouns/requisition/requisition.ts";
import { statement } from "../../src/nouns/statement/statement.ts";
import { transfer } from "../../src/nouns/transfer/transfer.ts";
import { trip } from "../../src/nouns/trip/trip.ts";
import { after, itemsOf, only } from "./support.ts";

const made = itemsOf();
const all = async <N extends Parameters<typeof only>[1]>(noun: N) => only(await made, noun);

describe("the sample shows of the warehouse", () => {
  test("what is bought: wanted, late, open, on hold, and billed dearer (R-PUR-04, R-WHS-03)", async () => {
    expect(await all(requisition)).toHaveLength(1);
    const orders = await all(purchase);
    expect(orders.filter(({ promised = "" }) => promised < after)).toHaveLength(2);
    expect(orders.filter(({ promised = "" }) => promised > after)).toHaveLength(1);
    const [receipt] = await all(goodsReceipt);
    expect([...heldMicro(receipt ?? {}).values()]).toEqual([6_000_000]);
    const [asked] = await all(bill);
    const ordered = orders.find(({ id }) => id === asked?.purchase);
    expect(Number(asked?.lines?.[0]?.price)).toBeGreaterThan(Number(ordered?.lines[0]?.price));
  });

  test("what is made, moved, counted and eaten (R-WHS-07, R-WHS-08, R-WHS-12, R-CAN-05)", async () => {
    expect((await all(material)).map(({ issued }) => issued?.length)).toEqual([1]);
    expect((await all(finished)).map(({ received }) => received?.length)).toEqual([1]);
    expect((await all(transfer)).map(({ received }) => received)).toEqual([undefined]);
    expect((await all(count)).map(({ booked }) => booked !== undefined)).toEqual([true]);
    const vouchers = (await all(canteen)).filter(({ kind }) => kind === "voucher");
    expect(vouchers.map(({ signatures }) => signatures?.length)).toEqual([4, 4, 4, 4, 4]);
  });

  test("goods by lot, by number, and at first in, first out", async () => {
    const goods = await all(product);
    const kept = goods.map(({ lots, serials, cost }) => [lots, serials, cost].findIndex(Boolean));
    expect(kept.filter((at) => at >= 0).sort()).toEqual([0, 1, 2]);
  });
});

describe("the sample shows of the money", () => {
  test("a cash box and a bank that payments name, entries, a day closed (R-COL-40)", async () => {
    expect((await all(account)).map(({ kind, closes }) => `${kind} ${closes ?? ""}`)).toEqual([
      ...["cash day", "bank "],
    ]);
    const [begin] = await all(account);
    const named = (await all(payment)).filter(({ date }) => date > (begin?.openingDate ?? ""));
    expect(named.filter((one) => !one.account).map(({ kind }) => kind)).toEqual(["netting"]);
    const classes = new Set((await all(cashEntry)).map((one) => one.class));
    for (const one of ["rent", "bank-fee", "interest"] as const)
      expect([...classes]).toContain(one);
    expect((await all(accountClosing)).map((one) => one.balance === one.counted)).toEqual([true]);
    expect(await all(bankLine)).toHaveLength(6);
  });

  test("instalments, a credit note, and dollars paid at another rate", async () => {
    const papers = await all(invoice);
    expect(papers.flatMap(({ instalments }) => instalments?.length ?? [])).toEqual([3]);
    expect(papers.filter(({ credits }) => credits)).toHaveLength(1);
    const dollars = papers.find(({ currency }) => currency === "USD");
    const paid = (await all(payment)).find(({ currency }) => currency === "USD");
    expect(paid?.difference).toBe("-32.00");
    expect(paid?.allocations?.[0]).toEqual({ invoice: dollars?.id, amount: dollars?.amount });
  });

  test("cases, letters, promises, a dispute, a trip, lists and a statement (R-COL-11 to R-COL-19)", async () => {
    const stages = (await all(collection)).map(({ steps }) => steps?.at(-1)?.stage);
    expect(stages.sort()).toEqual(["dunning", "visit"]);
    expect((await all(paymentPromise)).length).toBe(3);
    expect((await all(dispute)).map(({ settled }) => settled)).toEqual([undefined]);
    expect((await all(trip)).every(({ date }) => date > after)).toBe(true);
    const lists = await all(collectionList);
    expect(lists.filter(({ merged }) => merged)).toHaveLength(4);
    expect((await all(letter)).every(({ sent }) => sent)).toBe(true);
    expect((await all(statement)).map(({ answered }) => answered)).toEqual([undefined]);
  });
});
