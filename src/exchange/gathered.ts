import type { Step } from "../law/change.ts";
import type { Noun } from "../law/noun.ts";
import { join, say, type Text } from "../law/words.ts";
import type { Mistake } from "./mistakes.ts";

/** How many records of a noun an import adds, changes, and finds as they should be. */
interface Tally {
  readonly noun: Noun;
  added: number;
  changed: number;
  same: number;
}

const mostSame = 50;

/** What the steps of an import gather. */
export class Gathered {
  readonly steps: Step[] = [];
  readonly mistakes: Mistake[] = [];
  readonly notes: Text[] = [];
  private readonly sameRows: Text[] = [];
  private readonly tallies = new Map<string, Tally>();

  /** A step of the change that comes of one row. */
  take(step: Step): void {
    this.steps.push(step);
    if (step.do === "set") this.tally(step.noun).changed++;
    else this.tally(step.noun).added++;
  }

  /** A row that changes nothing. */
  leave(noun: Noun): void {
    this.tally(noun).same++;
  }

  /** A row that means, or may mean, a record that is there under another name. */
  same(text: Text): void {
    this.sameRows.push(text);
  }

  /** What is to be said of such rows: each of them, as far as a person reads on. */
  get sameNotes(): readonly Text[] {
    const rest = this.sameRows.length - mostSame;
    const more = say(
      `… and ${rest} more rows; all that may be the same: rounds report duplicates`,
      `……另有 ${rest} 行；全部疑似重复：rounds report duplicates`,
    );
    return rest > 0 ? [...this.sameRows.slice(0, mostSame), more] : this.sameRows;
  }

  /** Rows that the plan itself leaves out. */
  pass({ label }: Noun, { name, count }: { name: string; count: number }): void {
    this.notes.push(
      say(
        `${count} ${count === 1 ? "row" : "rows"} of ${name} passed over by the plan (${label.en})`,
        `${name} 中有 ${count} 行按方案跳过（${label.zh}）`,
      ),
    );
  }

  get receipt(): Text {
    return receiptOf([...this.tallies.values()]);
  }

  private tally(noun: Noun): Tally {
    const known = this.tallies.get(noun.name) ?? { noun, added: 0, changed: 0, same: 0 };
    this.tallies.set(noun.name, known);
    return known;
  }
}

/** One line of how much was added, changed and found as it should be. */
function receiptOf(tallies: readonly Tally[]): Text {
  const told = tallies.filter(({ added, changed }) => added + changed > 0);
  if (told.length === 0) {
    const same = tallies.reduce((sum, tally) => sum + tally.same, 0);
    if (same === 0) return say("nothing to import", "没有可导入的内容");
    const count = counted(same);
    return say(
      `nothing to import: ${count} ${same === 1 ? "row is" : "rows are"} already there`,
      `无需导入：${count} 行均已存在`,
    );
  }
  const parts = told.map(({ noun, added, changed, same }) => {
    const counts = [
      { count: added, text: say("added", "新增") },
      { count: changed, text: say("changed", "修改") },
      { count: same, text: say("unchanged", "未变") },
    ].filter(({ count }) => count > 0);
    const en = counts.map(({ count, text }) => `${counted(count)} ${text.en}`).join(", ");
    const zh = counts.map(({ count, text }) => `${text.zh} ${counted(count)}`).join("、");
    return say(`${noun.plural.en} ${en}`, `${noun.plural.zh}${zh}`);
  });
  return join([say("imported:", "已导入："), join(parts)], say(" ", ""));
}

function counted(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
