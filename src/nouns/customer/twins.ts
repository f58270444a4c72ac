import type { Card } from "./card.ts";
import { alike, type Likeness, phoneTail } from "./likeness.ts";
import {
  coreOf,
  editsAllowed,
  isHan,
  mostEdits,
  placeless,
  type Sound,
  sortedWords,
  soundKey,
} from "./names-alike.ts";

/** Another customer who may be the same, and why. */
export interface Twin {
  readonly card: Card;
  readonly likenesses: readonly Likeness[];
}

/**
 * Customers by everything that can make two of them alike, so that each is compared with a few
 * others only: by numbers and names as they are, by what a slip leaves of a name, by pieces of it
 * of which one must be whole where there are fewer slips than pieces.
 */
export class Twins {
  private readonly sound: Sound;
  private readonly byKey = new Map<string, Card[]>();

  constructor(sound: Sound) {
    this.sound = sound;
  }

  add(card: Card): void {
    for (const key of new Set(ownKeys(card, this.sound))) {
      const known = this.byKey.get(key);
      if (known) known.push(card);
      else this.byKey.set(key, [card]);
    }
  }

  /** All that were added and are like this one, in the order in which they were added. */
  of(card: Card): readonly Twin[] {
    const met = new Set<Card>();
    for (const key of soughtKeys(card, this.sound)) {
      for (const other of this.byKey.get(key) ?? []) met.add(other);
    }
    const twins: Twin[] = [];
    for (const other of met) {
      if (other.id === card.id) continue;
      const likenesses = alike(other, card, this.sound);
      if (likenesses.length > 0) twins.push({ card: other, likenesses });
    }
    return twins;
  }
}

/** The keys that two alike cards share whichever of them was added. */
function* sharedKeys({ tax, phones, names }: Card, sound: Sound): Generator<string> {
  if (tax !== undefined) yield `t${tax}`;
  for (const phone of phones) yield `p${phoneTail(phone)}`;
  for (const name of names) {
    const core = coreOf(name);
    yield `n${core}`;
    // Neighbours in the other order are the same letters.
    yield `l${[...core].sort().join("")}`;
    if (!isHan(core)) {
      yield `w${sortedWords(name)}`;
      continue;
    }
    const rest = placeless(core);
    if (rest !== undefined) yield `r${rest}`;
    yield `s${soundKey(core, sound)}`;
  }
}

function* ownKeys(card: Card, sound: Sound): Generator<string> {
  yield* sharedKeys(card, sound);
  for (const core of card.names.map(coreOf)) {
    if (isHan(core)) for (const less of oneLess(core)) yield `d${less}`;
    else
      for (const { start, end, at } of pieces(core.length))
        yield pieceKey(core, core.length, { start, end, at });
  }
}

function* soughtKeys(card: Card, sound: Sound): Generator<string> {
  yield* sharedKeys(card, sound);
  for (const core of card.names.map(coreOf)) {
    if (!isHan(core)) yield* soughtPieces(core);
    else {
      yield `d${core}`;
      for (const less of oneLess(core)) yield `n${less}`;
    }
  }
}

function oneLess(core: string): string[] {
  return [...core].map((_, at) => core.slice(0, at) + core.slice(at + 1));
}

interface Piece {
  readonly start: number;
  readonly end: number;
  /** Its number in the name. */
  readonly at: number;
}

/** One piece more than slips are allowed in a name of a length. */
function pieces(length: number): readonly Piece[] {
  const count = editsAllowed(length) + 1;
  if (count === 1) return [];
  return Array.from({ length: count }, (_, at) => ({
    at,
    start: Math.floor((length * at) / count),
    end: Math.floor((length * (at + 1)) / count),
  }));
}

/** Names that differ in a number are never alike, so each number has its own keys. */
function pieceKey(core: string, length: number, { start, end, at }: Piece): string {
  return `${length}${"abc"[at]}${core.slice(start, end)} ${core.replace(/\D/g, "")}`;
}

/**
 * The pieces of all names, longer or shorter, from which this one may come of slips. Of a name with
 * as many slips as are allowed some piece is whole that has no more of them before it than there
 * are pieces before it, and after it likewise: so far it may have moved (pass-join).
 */
function* soughtPieces(core: string): Generator<string> {
  for (let length = core.length - mostEdits; length <= core.length + mostEdits; length++) {
    const most = editsAllowed(length);
    const longer = core.length - length;
    if (Math.abs(longer) > editsAllowed(Math.min(length, core.length))) continue;
    for (const { start, end, at } of pieces(length)) {
      const after = most - at;
      const [from, to] = [Math.max(-at, longer - after), Math.min(at, longer + after)];
      for (let by = from; by <= to; by++) {
        if (start + by < 0 || end + by > core.length) continue;
        yield pieceKey(core, length, { start: start + by, end: end + by, at });
      }
    }
  }
}
