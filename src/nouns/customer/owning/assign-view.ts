import { say } from "../../../law/words.ts";
import type { TableView } from "../../../print/view.ts";
import type { Staff } from "../../staff/staff.ts";
import type { Customer } from "../customer.ts";
import { ownCounts } from "./assigning.ts";

export interface Assigned {
  /** Whose owner changes, and to whom. */
  readonly customers: readonly Customer[];
  readonly owners: ReadonlyMap<string, string>;
  /** Whoever was named to get some. */
  readonly takers: readonly string[];
  /** For whom nobody was found. */
  readonly left: readonly Customer[];
  readonly all: readonly Customer[];
  readonly people: readonly Staff[];
}

/** What an assignment would do, before it is done: who gets whom, and how many all have then. */
export function assignView(facts: Assigned): TableView {
  const { customers, owners, takers, left, all, people } = facts;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const nameOf = (value: unknown): string => names.get(String(value)) ?? String(value ?? "");
  const before = ownCounts(all, new Set());
  const after = ownCounts(
    all.map((one) => ({ ...one, owner: owners.get(one.id) ?? one.owner })),
    new Set(),
  );
  const met = [...takers, ...owners.values(), ...customers.map(({ owner }) => owner ?? "")];
  const counts = [...new Set(met)].filter(Boolean).map((id) => {
    const change = `${before.get(id) ?? 0} → ${after.get(id) ?? 0}`;
    return `${nameOf(id)} ${change}`;
  });
  const lost = left.slice(0, 5).map(({ name, region }) => `${name}${region ? ` (${region})` : ""}`);
  return {
    shape: "list",
    title: say("proposed assignment", "客户分配方案"),
    columns: [
      { key: "name", label: say("Customer", "客户"), weight: 9, wrap: true, least: 12 },
      { key: "region", label: say("Region", "区域"), weight: 5 },
      { key: "owner", label: say("From", "原负责人"), weight: 7, format: nameOf },
      { key: "to", label: say("To", "新负责人"), weight: 9, format: nameOf },
    ],
    hidden: [{ key: "id", label: say("Id", "编号") }],
    rows: customers.map(({ id, name, region, owner }) => {
      return { id, name, region, owner, to: owners.get(id) };
    }),
    notes: [
      say(`customers of each: ${counts.join(", ")}`, `各人客户数：${counts.join("，")}`),
      ...(left.length > 0
        ? [
            say(
              `${left.length} in nobody's territory: ${lost.join(", ")} (rounds staff edit STAFF --regions ...)`,
              `${left.length} 户的区域无人负责：${lost.join("、")}（rounds staff edit 员工 --regions 区域）`,
            ),
          ]
        : []),
    ],
    empty: say("there is nobody to assign", "没有需要分配的客户"),
  };
}
