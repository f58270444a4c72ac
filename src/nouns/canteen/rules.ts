import type { Step } from "../../law/change.ts";
import type { IsoDate } from "../../law/dates.ts";
import { join, say, type Text } from "../../law/words.ts";
import { type CanteenPaper, canteen, type Seat } from "./canteen.ts";
import { seatWords } from "./states.ts";

/** What every rule about a new paper goes by. */
export interface Desk {
  /** The id that the new paper gets. */
  readonly id: string;
  readonly today: IsoDate;
  readonly digits: number;
  /** The name of a member of staff. */
  readonly nameOf: (staff: string) => string;
  /** All papers of the canteen. */
  readonly papers: readonly CanteenPaper[];
}

export function created(record: CanteenPaper): Step {
  return { do: "create", noun: canteen, record };
}

export function set(record: CanteenPaper, fields: Partial<CanteenPaper>): Step {
  return { do: "set", noun: canteen, id: record.id, fields };
}

export interface Told {
  readonly date: IsoDate;
  readonly by?: string | undefined;
  readonly notes?: string | undefined;
}

/** Seats as people read them. */
export function wordsOf(all: readonly Seat[]): Text {
  return join(
    all.map((seat) => seatWords[seat]),
    say(", ", "、"),
  );
}
