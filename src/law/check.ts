import type { IsoDate } from "./dates.ts";
import type { CheckName, FindingCode } from "./findings.ts";
import type { Path } from "./kind.ts";
import type { AnyStored, Noun } from "./noun.ts";
import type { Settings } from "./settings.ts";
import type { Text } from "./words.ts";

/** A place to which a finding points: a file, an entry's line, a field of what stands there. */
export interface Spot {
  readonly file: string;
  /** From 1; none: the whole file is one record. */
  readonly line?: number | undefined;
  readonly path?: Path | undefined;
}

/** A record or entry as it stands in its file. */
export interface Placed {
  readonly noun: Noun;
  readonly record: AnyStored;
  readonly at: Spot;
  /** Does it fit its definition? What does not is passed over by checks that reckon. */
  readonly sound: boolean;
  /** Is it bound into the volume of a closed month? */
  readonly bound: boolean;
}

/** What a check found; level, remedy and the exact column are added by the engine. */
export interface Found {
  readonly code: FindingCode;
  readonly at: Spot;
  readonly text: Text;
  readonly hint?: Text;
}

export interface CheckFacts {
  readonly today: IsoDate;
  readonly digits: number;
  readonly settings: Settings;
  /** What people call the records of a noun. */
  readonly labelOf: (noun: string) => Text;
}

/**
 * A law over many records. The engine shows it every record and entry of the nouns that it wants,
 * each once and in no promised order, and then asks what it found: nothing need be kept but what
 * the law is about.
 */
export interface Check {
  readonly name: CheckName;
  /** The names of the nouns that it wants to see; none: all. */
  readonly nouns?: readonly string[];
  begin(facts: CheckFacts): Tally;
}

export interface Tally {
  see(one: Placed): void;
  /** A record of which there is a file that cannot be read, which is found by itself. */
  miss?(noun: Noun, id: string): void;
  end(): Iterable<Found>;
}

/** The same place, at one of its fields. */
export function atField(spot: Spot, ...path: Path): Spot {
  return { ...spot, path };
}
