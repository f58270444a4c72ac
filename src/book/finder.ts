import type { Match } from "../law/facts.ts";
import { distance, fold, foldedWords, foldPhone } from "../law/names.ts";
import type { AnyStored, Fields, Find, Noun } from "../law/noun.ts";
import type { Shelf } from "./shelf.ts";

const hanPattern = /\p{Script=Han}/u;

/** A field by which a record may be named, or a group with such fields inside. */
interface Naming {
  readonly key: string;
  readonly find: Find | undefined;
  readonly inside: readonly Naming[];
}

const namings = new WeakMap<Fields, readonly Naming[]>();

/** The fields by which records may be named, found once for each definition. */
function namingsOf(fields: Fields): readonly Naming[] {
  const known = namings.get(fields);
  if (known) return known;
  const found = Object.entries(fields).flatMap(([key, { find, kind }]): Naming[] => {
    const inside = kind.inside ? namingsOf(kind.inside as Fields) : [];
    return find || inside.length > 0 ? [{ key, find, inside }] : [];
  });
  namings.set(fields, found);
  return found;
}

/** The texts of a record's fields by which it may be named, with those of the groups inside. */
function namesOf(noun: Noun, record: AnyStored, trust: readonly Find[]): string[] {
  const names: string[] = [];
  gather(namingsOf(noun.fields), record, { trust, names });
  return names;
}

function gather(
  namings: readonly Naming[],
  values: Readonly<Record<string, unknown>>,
  into: { readonly trust: readonly Find[]; readonly names: string[] },
): void {
  for (const { key, find, inside } of namings) {
    const value = values[key];
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      if (inside.length > 0) gather(inside, one as Record<string, unknown>, into);
      else if (find && into.trust.includes(find)) into.names.push(String(one));
    }
  }
}

/** The fields of which one that holds just this text names a record: a short number is no phone. */
export function namingFields(noun: Noun, typed: string): string[] {
  const isPhone = foldPhone(typed).length >= leastDigits;
  return Object.keys(noun.fields).filter((key) => {
    const by = noun.fields[key]?.find;
    return by === "phone" ? isPhone : by !== undefined;
  });
}

/** A telephone number has so many digits at least. */
const leastDigits = 6;

function exact(noun: Noun, record: AnyStored, typed: string): boolean {
  const key = fold(typed);
  if (key !== "" && namesOf(noun, record, ["code", "name", "alias"]).some((n) => fold(n) === key)) {
    return true;
  }
  const phone = foldPhone(typed);
  return (
    phone.length >= leastDigits &&
    namesOf(noun, record, ["phone"]).some((one) => foldPhone(one) === phone)
  );
}

function isId({ id }: AnyStored, typed: string): boolean {
  return id.toLowerCase() === typed.toLowerCase();
}

/** SO261122A stands for SO261122A-iwan; otherwise an id's beginning is enough. */
function begins(id: string, typed: string): boolean {
  return id.toLowerCase().startsWith(typed.toLowerCase());
}

function hasWords(noun: Noun, record: AnyStored, typed: string): boolean {
  const wanted = foldedWords(typed);
  if (wanted.length === 0) return false;
  return namesOf(noun, record, ["name", "alias"]).some((name) => {
    const words = foldedWords(name);
    const whole = fold(name);
    return wanted.every(
      (one) =>
        words.some((word) => word.startsWith(one)) || (hanPattern.test(one) && whole.includes(one)),
    );
  });
}

/**
 * The ladder by which a typed name leads to records: exact name, number, telephone or alias; the
 * beginning of an id; pinyin or its initials; beginnings of words; last, nearby spelling.
 * The first step with a hit counts.
 */
export async function findAmong(
  records: readonly AnyStored[],
  { noun, typed, shelf }: { noun: Noun; typed: string; shelf: Shelf },
): Promise<readonly Match[]> {
  const hits = (by: Match["by"], test: (record: AnyStored) => boolean): Match[] =>
    records.filter(test).map((record) => ({ record, by }));
  const wanted = typed.trim();
  if (wanted === "") return [];
  const same = hits("exact", (record) => isId(record, wanted) || exact(noun, record, wanted));
  if (same.length > 0) return same;
  const papers = hits(
    "exact",
    (record) => begins(record.id, `${wanted}-`) && noun.naming.by === "day",
  );
  if (papers.length > 0) return papers;
  const starts = hits("beginning", (record) => begins(record.id, wanted));
  if (starts.length > 0) return starts;
  const sounds = await pinyinHits(records, { noun, typed: wanted, shelf });
  if (sounds.length > 0) return sounds;
  const words = hits("words", (record) => hasWords(noun, record, wanted));
  if (words.length > 0) return words;
  const key = fold(wanted);
  const most = key.length <= 4 ? 1 : 2;
  return hits("spelling", (record) =>
    [...namesOf(noun, record, ["name", "code", "alias"]), record.id].some(
      (name) => distance(key, fold(name), most) <= most,
    ),
  ).slice(0, 5);
}

/**
 * Pinyin is made once per name and kept in a cache; the dictionary is loaded only for new names.
 */
async function pinyinHits(
  records: readonly AnyStored[],
  { noun, typed, shelf }: { noun: Noun; typed: string; shelf: Shelf },
): Promise<readonly Match[]> {
  const key = fold(typed);
  if (!/^[a-z]{2,}$/.test(key)) return [];
  const names = new Map<AnyStored, string[]>();
  for (const record of records) {
    const chinese = namesOf(noun, record, ["name", "alias"]).filter((name) =>
      hanPattern.test(name),
    );
    if (chinese.length > 0) names.set(record, chinese);
  }
  const sounds = await soundsOf([...names.values()].flat(), shelf);
  const full: Match[] = [];
  const starts: Match[] = [];
  for (const [record, list] of names) {
    const spoken = list.flatMap((name) => sounds[name] ?? []);
    if (spoken.some((sound) => sound === key)) full.push({ record, by: "pinyin" });
    else if (spoken.some((sound) => sound.startsWith(key))) starts.push({ record, by: "pinyin" });
  }
  return full.length > 0 ? full : starts;
}

async function soundsOf(
  names: readonly string[],
  shelf: Shelf,
): Promise<Record<string, readonly string[]>> {
  let known: Record<string, readonly string[]> = {};
  try {
    known = JSON.parse(shelf.readCache("pinyin.json") ?? "{}") as typeof known;
  } catch {
    // A torn cache is made again.
  }
  const missing = names.filter((name) => !known[name]);
  if (missing.length === 0) return known;
  const { initials, latin } = await import("./pinyin.ts");
  for (const name of missing) known[name] = [fold(latin(name)), fold(initials(name))];
  shelf.writeCache("pinyin.json", JSON.stringify(known));
  return known;
}
