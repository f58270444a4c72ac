import { RoundsError, refuse } from "../../../law/errors.ts";
import { dateKind } from "../../../law/kinds/figures.ts";
import { refKind, switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { assertNotAhead } from "../../move/rules.ts";
import { type Ask, defineVerb, NeedsAnswers } from "../../verb.ts";
import { type Count, count } from "../count.ts";
import { rowsOf } from "../counting.ts";
import { enterTallies } from "../entering.ts";
import { enteringFacts } from "../entering-facts.ts";
import { placeName, warehousesOf } from "../facts.ts";
import { namesOf } from "../naming.ts";
import { typedPlace } from "../place.ts";
import { type PlaceRow, progressOf } from "../reckoning.ts";
import { tally } from "../tally.ts";
import { typedEntry } from "../typed-entries.ts";

const { by, why, serials } = tally.fields;

export const verb = defineVerb({
  summary: say("write down what was counted", "登记实盘数"),
  examples: [],
  arguments: {
    ...recordArgument(count),
    entry: field(textKind({ name: "place=quantity" }), say("Counted", "实盘"), {
      help: say("TEA-01=38, TEA-01@main/A3#L7=2 box", "TEA-01=38、TEA-01@main/A3#L7=2箱"),
    }),
  },
  variadic: true,
  flags: {
    by,
    date: field(dateKind, say("Counted on", "盘点日"), {
      required: true,
      initial: ({ today }) => today,
    }),
    warehouse: field(refKind("warehouse"), say("Warehouse", "仓库")),
    bin: field(textKind(), say("Bin", "库位")),
    lot: field(textKind(), say("Lot", "批号")),
    serials,
    recount: field(switchKind, say("Recounted by somebody else", "复盘")),
    correct: field(switchKind, say("Typed wrong before", "更正填错的数")),
    why,
  },
  writes: true,
  async run(
    context,
    { which, entry, by: who, date, recount, correct, why: note, serials: pieces, ...usual },
  ) {
    const { book, today, ask } = context;
    assertNotAhead(date, today);
    const record = await book.get(count, which);
    if (recount && correct) {
      refuse(say("either --recount or --correct", "--recount 与 --correct 只能选一"));
    }
    if (entry === undefined) {
      const wanted = await toBeAsked(context, record, recount === true);
      if (ask) throw new NeedsAnswers((asker) => askPlaces(asker, wanted));
      throw nothingTold(record, wanted);
    }
    const typed = Array.isArray(entry) ? (entry as readonly string[]) : [entry];
    if (pieces !== undefined && typed.length > 1) {
      refuse(say("--serial goes with one place at a time", "--serial 每次只能填一个位置"));
    }
    const typing = { book, record, today, usual };
    const entered = [];
    for (const text of typed) {
      entered.push({
        ...(await typedEntry(text, typing)),
        by: who,
        date,
        why: note,
        serials: pieces,
      });
    }
    const mode = recount ? "recount" : correct ? "correct" : "first";
    return enterTallies(entered, await enteringFacts(book, record, { mode, dates: [date] }));
  },
});

/** One place that is still to be counted, as it is asked for. */
interface Wanted {
  readonly typed: string;
  readonly name: string;
}

async function toBeAsked(
  { book }: Parameters<typeof verb.run>[0],
  record: Count,
  recount: boolean,
): Promise<readonly Wanted[]> {
  const { missing, recount: again, double } = progressOf(await rowsOf(book, record));
  const names = await namesOf(book);
  const nameOf = placeName(names, { warehouses: warehousesOf(record) });
  const rows: readonly PlaceRow[] = recount ? [...double, ...again] : missing;
  return rows.map(({ place }) => ({
    typed: typedPlace(place),
    name: `${names.product(place.product)} ${nameOf(place)}`,
  }));
}

/** Asks place by place; nothing typed passes over one, a full stop ends it. */
async function askPlaces(
  ask: Ask,
  wanted: readonly Wanted[],
): Promise<Readonly<Record<string, unknown>>> {
  const entry: string[] = [];
  for (const { typed, name } of wanted) {
    const question = say(
      `${name} (nothing: later, full stop: enough)`,
      `${name}（空：稍后；句号：结束）`,
    );
    const told = (await ask.type(question, wrongFigure)).trim();
    if (told === "." || told === "。") break;
    if (told !== "") entry.push(`${typed}=${told}`);
  }
  if (entry.length === 0) {
    throw new RoundsError(
      "cancelled",
      say("nothing was counted, nothing was written", "没有登记任何实盘数"),
    );
  }
  return { entry };
}

function wrongFigure(text: string): ReturnType<typeof say> | undefined {
  const isRight = /^\s*(?:[.。]|\d+(?:\.\d+)?\s*\p{L}*)?\s*$/u.test(text.normalize("NFKC"));
  return isRight ? undefined : say("a quantity like 38 or 2.5", "请填数量，如 38 或 2.5");
}

function nothingTold(record: Count, wanted: readonly Wanted[]): RoundsError {
  const { id } = record;
  const [first] = wanted;
  return first
    ? new RoundsError("missing-value", say("nothing was counted", "没有给出实盘数"), {
        hint: say(
          `for example: rounds count enter ${id} ${first.typed}=38 · ${wanted.length} places are left`,
          `例如：rounds count enter ${id} ${first.typed}=38 · 尚余 ${wanted.length} 项`,
        ),
      })
    : new RoundsError("refused", say(`all of ${id} is counted`, `${id} 已全部盘点`), {
        hint: say(`rounds count result ${id}`, `rounds count result ${id}`),
      });
}
