import { wordsOf } from "../law/mentions.ts";
import { fold } from "../law/names.ts";
import type { AnyStored } from "../law/noun.ts";
import type { BriefStore } from "./briefs.ts";
import type { RecordStore } from "./records.ts";

const hanPattern = /[\u3400-\u9fff]/;

/** What every record of a noun says, to be searched without reading the records themselves. */
export function textsOf(store: RecordStore): BriefStore {
  const { noun } = store;
  const named = Object.keys(noun.fields).filter((key) => noun.fields[key]?.find === "name");
  const of = async (record: AnyStored): Promise<AnyStored> => {
    const spoken = await Promise.all(named.map((key) => sounds(record[key])));
    return { id: record.id, text: [...wordsOf(noun, record), ...spoken.flat()].join(" ") };
  };
  return store.briefs("text", of);
}

/** How a Chinese name sounds: whole, and the first letters. */
async function sounds(name: unknown): Promise<string[]> {
  if (typeof name !== "string" || !hanPattern.test(name)) return [];
  const { initials, latin } = await import("./pinyin.ts");
  return [fold(latin(name)), fold(initials(name))];
}
