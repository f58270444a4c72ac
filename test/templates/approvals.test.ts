import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { approvalSettingFields, type Policy } from "../../src/law/approval-settings.ts";
import { readGroup } from "../../src/law/kinds/groups.ts";
import { policyMistakes } from "../../src/nouns/approval/policy.ts";
import { allNouns } from "../../src/nouns/index.ts";
import type { Staff } from "../../src/nouns/staff/staff.ts";

const folder = join(import.meta.dirname, "../../templates/approvals");
const people: readonly Staff[] = [{ id: "tao", name: "陶", title: "总工程师" }];

/** The policies of a file with the reports of what does not fit. */
function policiesIn(text: string): { policies: readonly Policy[]; reports: readonly string[] } {
  const reports: string[] = [];
  const plain = parseDocument(text, { schema: "failsafe" }).toJS();
  const read = readGroup(approvalSettingFields, plain, {
    report: (path, { en }) => reports.push(`${path.join(".")}: ${en}`),
    digits: 2,
  });
  return { policies: (read?.approvals ?? []) as readonly Policy[], reports };
}

/** The file with the rules that are commented out, too. */
const whole = (text: string): string => text.replace(/^# (- noun| {2})/gm, "$1");

describe("R-APR-01, R-APR-04, R-APR-08, R-APR-09: ready rules can be copied as they are", () => {
  test.each(readdirSync(folder))("%s", async (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    const { policies, reports } = policiesIn(whole(text));
    expect(reports).toEqual([]);
    expect(policies.length).toBe(text.match(/^(# )?- noun:/gm)?.length);
    expect(policyMistakes(policies, await allNouns(), people)).toEqual([]);
  });
});
