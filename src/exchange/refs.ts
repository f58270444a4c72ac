import type { Facts } from "../law/facts.ts";
import { fold, nearest } from "../law/names.ts";
import type { AnyStored, Noun } from "../law/noun.ts";
import { say, type Text } from "../law/words.ts";
import { withCandidates } from "./mistakes.ts";

/** Is a text said anywhere in an entry, inside groups too? */
export function mentions(said: unknown, text: unknown): boolean {
  if (typeof said !== "object" || said === null) return said === text && said !== undefined;
  return Object.values(said).some((one) => mentions(one, text));
}

/** What a text in a table stands for: an id, or why it stands for none. */
export type Named = { readonly id: string } | { readonly text: Text; readonly follows?: boolean };

const missesGuessed = 50;

/** The records of one noun by all their names: those of the book and those being imported. */
class Names {
  readonly noun: Noun;
  /** By id and number, letter for letter. */
  private readonly exact = new Map<string, Set<string>>();
  /** By id, number, name and other names, as {@link fold} compares them. */
  private readonly folded = new Map<string, Set<string>>();
  private readonly words = new Set<string>();
  /** Ids that this import has met: they come before others of the same name. */
  private readonly own = new Set<string>();
  /** Where a row stands that should have become this record and cannot. */
  private readonly broken = new Map<string, string>();
  private misses = 0;

  constructor(noun: Noun) {
    this.noun = noun;
  }

  /** Takes a record up; `where` tells of the row that should have become it and cannot. */
  add(record: AnyStored, { own = false, where }: { own?: boolean; where?: string } = {}): void {
    const { id } = record;
    if (own) this.own.add(id);
    if (where !== undefined) this.broken.set(id, where);
    this.put(this.exact, id, id);
    this.put(this.folded, fold(id), id);
    if (where === undefined) this.words.add(id);
    for (const [key, { find }] of Object.entries(this.noun.fields)) {
      const value = record[key];
      if (!find || find === "phone" || value === undefined) continue;
      for (const name of Array.isArray(value) ? value.map(String) : [String(value)]) {
        if (find === "code") this.put(this.exact, name, id);
        this.put(this.folded, fold(name), id);
        if (where === undefined) this.words.add(name);
      }
    }
  }

  find(text: string): Named {
    const ids = this.exact.get(text) ?? this.folded.get(fold(text) || text);
    const { label, plural } = this.noun;
    if (!ids) {
      const near = this.misses++ < missesGuessed ? nearest(text, this.words) : [];
      const said = say(`there is no ${label.en} "${text}"`, `找不到${label.zh}“${text}”`);
      return { text: withCandidates(said, near) };
    }
    const ours = [...ids].filter((id) => this.own.has(id));
    const [id = "", ...others] = ours.length > 0 ? ours : ids;
    if (others.length > 0) {
      const said = say(
        `"${text}" may be any of ${others.length + 1} ${plural.en}`,
        `“${text}”对应 ${others.length + 1} 个${label.zh}`,
      );
      const whole = [id, ...others].filter((one) => !this.broken.has(one));
      const follows = whole.length <= others.length;
      return { text: withCandidates(said, whole.slice(0, 5)), follows };
    }
    const where = this.broken.get(id);
    if (where === undefined) return { id };
    const said = say(
      `${label.en} "${text}" is not imported because of ${where}`,
      `${label.zh}“${text}”因 ${where} 的问题未导入`,
    );
    return { text: said, follows: true };
  }

  private put(map: Map<string, Set<string>>, name: string, id: string): void {
    if (name === "") return;
    const ids = map.get(name);
    if (ids) ids.add(id);
    else map.set(name, new Set([id]));
  }
}

/** Finds the records that texts in tables name, over the whole of an import. */
export class Refs {
  private readonly facts: Pick<Facts, "all">;
  private readonly nouns: ReadonlyMap<string, Noun>;
  private readonly names = new Map<string, Names>();

  constructor(facts: Pick<Facts, "all">, nouns: readonly Noun[]) {
    this.facts = facts;
    this.nouns = new Map(nouns.map((noun) => [noun.name, noun]));
  }

  /** Reads all records of some nouns, each once; only then they can be found. */
  async load(nouns: Iterable<string>): Promise<void> {
    for (const name of nouns) {
      const noun = this.nouns.get(name);
      if (!noun || this.names.has(name)) continue;
      const names = new Names(noun);
      for (const record of await this.facts.all(noun)) names.add(record as AnyStored);
      this.names.set(name, names);
    }
  }

  /** A record that this import makes or has met again. */
  meet(noun: Noun, record: AnyStored): void {
    this.names.get(noun.name)?.add(record, { own: true });
  }

  /** A record that this import should make and cannot, because of a row. */
  breaks(noun: Noun, record: AnyStored, where: string): void {
    this.names.get(noun.name)?.add(record, { own: true, where });
  }

  find(noun: string, text: string): Named {
    const names = this.names.get(noun);
    if (names) return names.find(text);
    return { text: say(`there is no noun "${noun}"`, `没有“${noun}”这种记录`) };
  }
}
