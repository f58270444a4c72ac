import type { Book } from "../../book/book.ts";
import type { AnyStored, Noun, Stored } from "../../law/noun.ts";
import { standing } from "../../law/reversal.ts";
import { type Language, say } from "../../law/words.ts";
import type { TableView } from "../../print/view.ts";
import { type Call, call } from "../call/call.ts";
import { attempts } from "../call/rules.ts";
import { type Visit, visit } from "../visit/visit.ts";

const mostShown = 5;

/**
 * A customer's visits or calls, at least as many of the newest as are shown: those of the closed
 * months are looked for only where the open ones have too few.
 */
export async function recent<N extends Noun>(
  book: Book,
  noun: N,
  id: string,
): Promise<readonly Stored<N>[]> {
  const live = await book.liveWhere(noun, "customer", id);
  const { closedTo } = book;
  if (closedTo === undefined) return live;
  const fresh = live.filter((one: AnyStored) => String(one.date ?? "") > closedTo);
  return fresh.length >= mostShown ? live : book.where(noun, "customer", id);
}

interface Contacts {
  readonly visits: readonly Visit[];
  readonly calls: readonly Call[];
  readonly people: ReadonlyMap<string, string>;
}

/** The last visits and calls, newest first, and how often nobody was reached since. */
export function contactsView(
  { visits, calls, people }: Contacts,
  language: Language,
): { readonly view: TableView; readonly tried: number } {
  const standingCalls = standing(calls);
  const made = visits.filter((one) => one.date && !one.cancelled);
  const rows = [
    ...made.map(({ date, id, notes, purpose, by }) => ({
      date,
      id,
      how: "visit",
      notes: notes ?? purpose,
      by,
    })),
    ...standingCalls.map(({ date, id, channel, notes, result, by }) => ({
      date,
      id,
      how: channel ?? "phone",
      notes: notes ?? call.fields.result.kind.show(result, language),
      by,
    })),
  ].sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : -1));
  return {
    tried: attempts(standingCalls),
    view: {
      shape: "list",
      title: say("last contacts", "最近联系"),
      columns: [
        { key: "date", label: say("Date", "日期"), weight: 9 },
        {
          key: "how",
          label: say("How", "方式"),
          weight: 8,
          format: (value, to) =>
            value === "visit"
              ? visit.label[to]
              : call.fields.channel.kind.show(value as "phone", to),
        },
        {
          key: "by",
          label: say("By", "经手人"),
          weight: 6,
          format: (value) => people.get(String(value)) ?? String(value ?? ""),
        },
        { key: "notes", label: say("Notes", "内容"), weight: 8, wrap: true, least: 24 },
        { key: "id", label: say("Id", "编号"), weight: 3 },
      ],
      rows: rows.slice(0, mostShown),
      empty: say("no contact yet", "尚无联系"),
    },
  };
}
