import { beforeAll, describe, expect, test } from "vitest";
import { rounds, sampleBook } from "../../commands/undo-kit.ts";

let book = "";

beforeAll(() => {
  book = sampleBook();
});

interface Paper {
  readonly title: string;
  readonly tables: readonly {
    readonly key: string;
    readonly rows: readonly Readonly<Record<string, string>>[];
    readonly totals?: Readonly<Record<string, string>>;
  }[];
  readonly facts: readonly { readonly key: string; readonly value: string }[];
  readonly amounts: readonly { readonly value: string }[];
  readonly words: { readonly value: string };
  readonly signatures: readonly string[];
}

async function paper(line: string): Promise<Paper> {
  const { code, out, error } = await rounds(book, `print ${line} --language zh --json`);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  return JSON.parse(out);
}

const table = (of: Paper, key: string) => of.tables.find((one) => one.key === key);

describe("the papers of the canteen's money, printed", () => {
  test("R-FRM-101, R-CAN-05: the original voucher has the goods and a line for each of the four", async () => {
    const voucher = await paper("VO261109C");
    expect(voucher.title).toBe("采购原始凭证");
    const rows = table(voucher, "lines")?.rows ?? [];
    expect(
      rows.map(({ name, quantity, price, amount }) => [name, quantity, price, amount]),
    ).toEqual([
      ["青菜", "12", "4.5", "54.00"],
      ["五花肉", "5", "32", "160.00"],
    ]);
    expect(voucher.amounts[0]?.value).toBe("CNY 214.00");
    expect(voucher.words.value).toBe("人民币贰佰壹拾肆元整");
    expect(table(voucher, "signed")?.rows).toEqual([
      {
        voucher: "VO261109C-xu-lan",
        seller: "王阿婆 2026-11-09",
        manager: "方远 2026-11-09",
        cook: "何军 2026-11-09",
        leader: "陈洁 2026-11-09",
      },
    ]);
    expect(voucher.signatures).toEqual([
      ...["销货方", "经手人（食堂管理员）", "验收人（厨师）", "主管领导"],
    ]);
  });

  test("R-FRM-101, R-CAN-07: the settlement list has the sums, the goods and who signed", async () => {
    const list = await paper("--form 食堂结算清单 --from 2026-11-01 --until 2026-11-10");
    const sums = new Map(table(list, "sums")?.rows.map(({ what, amount }) => [what, amount]));
    expect(sums.get("签字齐全的凭证")).toBe("443.00");
    expect(sums.get("期末现金")).toBe("1,557.00");
    const goods = table(list, "lines");
    expect(goods?.rows.map(({ number, name }) => `${number} ${name}`)).toEqual([
      ...["1 青菜", "2 五花肉", "3 大米", "4 菜籽油"],
    ]);
    expect(goods?.totals?.amount).toBe("443.00");
    expect(table(list, "signed")?.rows).toHaveLength(2);
    expect(list.signatures).toContain("主管领导");
  });

  test("R-FRM-102, R-CAN-03, R-CAN-04: the advance paper names who owes how much, and its day", async () => {
    const advance = await paper("VO261109B");
    expect(advance.title).toBe("暂领采买经费欠款单");
    const facts = new Map(advance.facts.map(({ key, value }) => [key, value]));
    expect(facts.get("manager")).toBe("方远");
    expect([facts.get("due"), facts.get("cleared")]).toEqual(["2026-11-09", "2026-11-09"]);
    expect(facts.get("returned")).toBe("86.00");
    expect(advance.amounts[0]?.value).toBe("CNY 300.00");
    expect(advance.signatures).toEqual(["欠款人（食堂管理员）", "食堂会计"]);
  });

  test("a paper is printed as what it is", async () => {
    const funds = await rounds(book, "print VO261109A");
    expect(funds.error).toContain("VO261109A-xu-lan is: money fetched");
    const other = await rounds(book, "print VO261109B --form canteen-voucher");
    expect(other.error).toContain("VO261109B-xu-lan is: advance");
  });
});
