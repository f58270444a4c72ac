import { RoundsError } from "../../../law/errors.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { callsOf } from "../../generic/columns.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { type TraceFacts, traceView } from "../lots/trace.ts";
import { type Move, move } from "../move.ts";
import { partiesOf } from "../parties.ts";

type Found = Pick<TraceFacts, "moves" | "serial" | "isPaper">;

/** The moves of a lot, of a piece, or of all lots that stand on a paper. */
async function found(book: Context["book"], asked: string): Promise<Found | undefined> {
  const ofLot = await book.where(move, "lot", asked);
  if (ofLot.length > 0) return { moves: ofLot, isPaper: false };
  const ofPiece = ((await book.mentioning(move, asked)) as unknown as readonly Move[]).filter(
    ({ serials = [] }) => serials.includes(asked),
  );
  if (ofPiece.length > 0) return { moves: ofPiece, serial: asked, isPaper: false };
  const onPaper = await ofPaper(book, asked);
  const lots = new Map(
    onPaper.flatMap((one) =>
      one.lot === undefined ? [] : [[`${one.product}|${one.lot}`, one.lot]],
    ),
  );
  const moves: Move[] = [];
  for (const [key, lot] of lots) {
    const all = await book.where(move, "lot", lot);
    moves.push(...all.filter((one) => `${one.product}|${one.lot}` === key));
  }
  return moves.length > 0 ? { moves, isPaper: true } : undefined;
}

/** The moves of a paper, by its number with or without who wrote it. */
async function ofPaper(book: Context["book"], asked: string): Promise<readonly Move[]> {
  const exact = await book.where(move, "paper", asked);
  if (exact.length > 0) return exact;
  const saying = (await book.mentioning(move, asked)) as unknown as readonly Move[];
  return saying.filter(({ paper }) => paper?.startsWith(`${asked}-`));
}

export const verb = defineVerb({
  summary: say(
    "follow a lot or serial number from the supplier to the customers and back",
    "追溯批号或序列号：供应商 → 客户，双向",
  ),
  examples: ["rounds stock trace DT260001", "rounds stock trace LJ260911 --format csv"],
  arguments: {
    what: field(textKind(), say("Lot, serial number or paper", "批号、序列号或单据号"), {
      required: true,
    }),
  },
  async run(context, { what }) {
    const { book } = context;
    const known = await found(book, what);
    if (!known) {
      throw new RoundsError(
        "not-found",
        say(`no goods of lot or serial number ${what}`, `没有批号或序列号 ${what}`),
        { hint: say("the lots there are: rounds stock lots", "现有批号：rounds stock lots") },
      );
    }
    const moves = [...known.moves].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    const calls = await callsOf(move, context);
    const buyerOf = await partiesOf(moves, book);
    const partyOf = (one: Move): string | undefined =>
      one.supplier === undefined
        ? buyerOf(one)
        : (calls.get(`supplier:${one.supplier}`) ?? one.supplier);
    return traceView({ ...known, moves, asked: what, calls, partyOf });
  },
});
