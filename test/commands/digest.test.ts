import { describe, expect, test } from "vitest";
import { digest, sharesOf } from "../../src/commands/digest.ts";
import type { Staff } from "../../src/nouns/staff/staff.ts";
import { print } from "../../src/print/print.ts";
import { context, dueWith, duty, people, today } from "./duty-support.ts";

const duties = [
  duty("cycle-visit", "2026-11-25", { who: "sun-lei" }),
  duty("payment", "2026-10-01", { who: "chen-jie", role: "bookkeeper", about: "义利茶庄" }),
  duty("next-step", "2026-11-22", { who: "chen-jie", about: "金龙茶庄" }),
  duty("low-stock", "2026-11-22", { role: "storekeeper", about: "香榧" }),
  duty("minutes", "2026-11-20", { role: "manager", about: "众诚副食" }),
  duty("next-step", "2026-11-21", { who: "old-wu", about: "七彩酒店" }),
];
const screen = { language: "zh", colour: false, width: undefined } as const;

describe("what is due to everybody, as a letter", () => {
  test("what falls to a role is that of the one person who has it, else it stands under the role", () => {
    const names = sharesOf(dueWith(duties), today).map(({ name, duties: own }) => [
      name.zh,
      own.length,
    ]);
    expect(names).toEqual([
      ["孙磊", 1],
      ["陈洁", 2],
      ["何军", 1],
      ["销售经理", 1],
      ["吴老（已离职）", 1],
    ]);
  });
  test("where nobody else sells, selling falls to the manager", () => {
    const one = duty("next-step", "2026-11-22", { role: "sales", about: "海达百货" });
    const boss: Staff = { id: "wang", name: "王建国", role: "manager" };
    const clerk: Staff = { id: "he", name: "何军", role: "storekeeper" };
    const firm = new Map([boss, clerk].map((each) => [each.id, each]));
    expect(sharesOf({ duties: [one], people: firm }, today)[0]?.name.zh).toBe("王建国");
  });
  test("R-SYS-12: what is due of somebody absent stands with whoever stands in", () => {
    const away: Staff = {
      ...{ id: "sun-lei", name: "孙磊", role: "sales" },
      ...{ awayTo: "2026-11-25", substitute: "chen-jie" },
    };
    const due = { duties, people: new Map([...people, ["sun-lei", away]]) };
    const shared = (day: string) =>
      sharesOf(due, day).map(({ name, duties: own }) => [name.zh, own.length]);
    expect(shared(today)[0]).toEqual(["陈洁", 3]);
    expect(shared("2026-11-26")[0]).toEqual(["孙磊", 1]);
  });
  test("is headed by firm and day, sums up first, and gives everybody a section", async () => {
    const text = await print(digest(context("zh"), dueWith(duties)), "md", screen);
    expect(text).toBe(`## 青禾堂, 杭州; 茶 2026-11-22 待办汇总

- **待办：** 6
- **逾期：** 3
- **逾期最久：** 收款，义利茶庄，陈洁：52 天（自 2026-10-01 起）

### 概况

| 负责人 | 待办 | 逾期 | 最久 |
| --- | ---: | ---: | ---: |
| 陈洁 | 2 | 1 | 52天 |
| 销售经理 | 1 | 1 | 2天 |
| 吴老（已离职） | 1 | 1 | 1天 |
| 孙磊 | 1 | 0 |  |
| 何军 | 1 | 0 |  |
| **合计** | **6** | **3** |  |

### 陈洁：2 项，逾期 1 项

| 期限 | 逾期 | 事项 | 对象 | 内容 |
| --- | ---: | --- | --- | --- |
| 10-01 | 52天 | 收款 | 义利茶庄 | talk |
| 今天 |  | 下一步 | 金龙茶庄 | talk |

### 销售经理：1 项，逾期 1 项

| 期限 | 逾期 | 事项 | 对象 | 内容 |
| --- | ---: | --- | --- | --- |
| 11-20 | 2天 | 会谈纪要 | 众诚副食 | talk |

### 吴老（已离职）：1 项，逾期 1 项

| 期限 | 逾期 | 事项 | 对象 | 内容 |
| --- | ---: | --- | --- | --- |
| 11-21 | 1天 | 下一步 | 七彩酒店 | talk |

### 孙磊：1 项

| 期限 | 事项 | 对象 | 内容 |
| --- | --- | --- | --- |
| 11-25 | 拜访 | Jinhong | talk |

### 何军：1 项

| 期限 | 事项 | 对象 | 内容 |
| --- | --- | --- | --- |
| 今天 | 库存 | 香榧 | talk |
`);
  });
  test("in English, and without a line on what is overdue when nothing is", async () => {
    const view = digest(context("en"), dueWith(duties.slice(0, 1)));
    const text = await print(view, "md", { ...screen, language: "en" });
    expect(text).toContain(
      ": due on 2026-11-22\n\n- **Due:** 1\n- **Overdue:** 0\n\n### At a glance",
    );
    expect(text).toContain("### 孙磊: 1 due\n");
  });
});
