import { describe, expect, test } from "vitest";
import type { Call } from "../../../src/nouns/call/call.ts";
import {
  type ContactSources,
  type ContactWanted,
  contactRegister,
} from "../../../src/nouns/customer/contact-register.ts";

const asked: Call = {
  ...{ id: "CL2", customer: "blue", by: "lan", date: "2026-11-10", result: "reached" },
  ...{ channel: "email", incoming: true, notes: "price of 300 kg?\nand by when" },
};
const sources: ContactSources = {
  calls: [
    { id: "CL1", customer: "red", by: "iwan", date: "2026-11-09", result: "nobody" },
    asked,
    { id: "CL3", customer: "red", by: "iwan", date: "2026-11-11", result: "reached" },
    { id: "CL4", customer: "red", date: "2026-11-12", result: "reached", reverses: "CL3" },
    {
      ...{ id: "CL5", customer: "red", by: "lan", date: "2026-11-13", channel: "letter" },
      ...{ result: "reached", notes: "reply to their letter" },
    },
  ],
  messages: [
    {
      ...{ id: "MS1", customer: "blue", by: "lan", date: "2026-11-01", channel: "letter" },
      ...{ text: "Dear Anna", subject: "invitation", sent: { date: "2026-11-14", by: "iwan" } },
    },
    { id: "MS2", customer: "blue", by: "lan", date: "2026-11-02", channel: "letter", text: "x" },
  ],
  visits: [
    { id: "VS1", customer: "red", by: "iwan", date: "2026-11-08", notes: "full shelf" },
    { id: "VS2", customer: "red", by: "iwan", planned: "2026-11-30" },
    { id: "VS3", customer: "blue", by: "lan", date: "2026-11-07", kind: "reception" },
  ],
};
const names = { customerName: (id: string) => id.toUpperCase(), staffName: (id: string) => id };
const register = (wanted: ContactWanted = {}) => contactRegister(sources, wanted, names);
const ids = (wanted?: ContactWanted) => register(wanted).rows.map(({ id }) => id);

/** How a column tells the row of an id. */
function told(id: string, key: string, language: "en" | "zh" = "en"): string | undefined {
  const { columns, rows } = register();
  const row = rows.find((one) => one.id === id);
  return row && columns.find((one) => one.key === key)?.tell?.(row, language);
}

describe("the register of contacts", () => {
  test("R-COM-38, R-SVC-24: every call made and every call that came in, also to nobody", () => {
    expect(ids({ how: "phone" })).toEqual(["CL1"]);
    expect(told("CL1", "text", "zh")).toBe("无人接听");
    expect(ids({ incoming: true })).toEqual(["CL2", "VS3"]);
    expect([told("CL2", "how"), told("CL2", "how", "zh")]).toEqual([
      "e-mail, incoming",
      "客户邮件",
    ]);
  });

  test("R-COM-39: letters stand by the day they went out; a draft is none", () => {
    const letters = register({ how: "letter" }).rows;
    expect(letters.map(({ id, date, text }) => [id, date, text])).toEqual([
      ["MS1", "2026-11-14", "invitation"],
      ["CL5", "2026-11-13", "reply to their letter"],
    ]);
  });

  test("R-COM-43, R-FRM-17: what one person did on one day, and in a period", () => {
    expect(ids({ from: "2026-11-10", to: "2026-11-10" })).toEqual(["CL2"]);
    expect(ids({ from: "2026-11-08", to: "2026-11-09", by: "iwan" })).toEqual(["CL1", "VS1"]);
    expect(ids({ by: "nobody" })).toEqual([]);
  });

  test("R-COM-50: inquiries, mails and talks are filed with their customer, the newest first", () => {
    expect(ids({ customer: "blue" })).toEqual(["MS1", "CL2", "VS3"]);
    expect(register({ customer: "blue" }).title.en).toBe("Contacts with BLUE");
    expect(told("CL2", "text")).toBe("price of 300 kg?");
  });

  test("plans, drafts and what was taken back are no contacts", () => {
    expect(ids()).toEqual(["MS1", "CL5", "CL2", "CL1", "VS1", "VS3"]);
    expect(told("VS3", "how")).toBe("at our place");
  });
});
