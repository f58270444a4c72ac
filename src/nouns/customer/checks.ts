import { atField, type Check, type Found, type Spot, type Tally } from "../../law/check.ts";
import type { Path } from "../../law/kind.ts";
import type { AnyStored } from "../../law/noun.ts";
import { redirect } from "../../law/redirects.ts";
import { say } from "../../law/words.ts";
import { cardOf, phoneKey, phonesOf } from "./card.ts";
import type { Customer } from "./customer.ts";
import type { LikenessKind } from "./likeness.ts";
import type { Sound } from "./names-alike.ts";
import { type Twin, Twins } from "./twins.ts";

/**
 * No customer is there twice, told by name, telephone and tax number, however they are written
 * (R-CUS-33). `sound`: how Chinese characters are pronounced.
 */
export function duplicatesCheck(sound: Sound): Check {
  return {
    name: "duplicates",
    nouns: ["customer", redirect.name],
    begin: () => duplicatesTally(sound),
  };
}

interface Seen {
  readonly record: Partial<Customer> & { readonly id: string };
  readonly at: Spot;
}

function duplicatesTally(sound: Sound): Tally {
  const seen = new Map<string, Seen>();
  const merged: { readonly record: AnyStored; readonly at: Spot }[] = [];
  return {
    see({ noun, record, at }) {
      if (noun.name === redirect.name) merged.push({ record, at });
      else seen.set(record.id, { record, at });
    },
    end: () => [
      ...twinsAmong(seen, new Twins(sound)),
      ...merged.flatMap(({ record: { id, into }, at }): Found[] => {
        if (!seen.has(id)) return [];
        const text = say(
          `${id} was merged into ${into}, but is there`,
          `${id} 已并入 ${into}，但仍有其档案`,
        );
        return [{ code: "merged-yet-there", at, text }];
      }),
    ],
  };
}

/** Each customer beside those before: of each kind of likeness the first one is told. */
function twinsAmong(seen: ReadonlyMap<string, Seen>, twins: Twins): Found[] {
  const found: Found[] = [];
  for (const { record, at } of seen.values()) {
    const card = cardOf(record.id, record);
    const told = new Set<LikenessKind>();
    for (const { card: other, likenesses } of twins.of(card)) {
      for (const { kind, why } of likenesses) {
        if (told.has(kind)) continue;
        told.add(kind);
        const path = pathOf(kind, record, other);
        const file = seen.get(other.id)?.at.file ?? "";
        const text = say(
          `${other.id} (${other.name}): ${why.en} (${file})`,
          `${other.id}（${other.name}）${why.zh}（${file}）`,
        );
        const command = `rounds customer merge ${other.id} ${record.id}`;
        const hint = say(`if they are one: ${command}`, `如为同一客户：${command}`);
        found.push({ code: kind, at: atField(at, ...path), text, hint });
      }
    }
    twins.add(card);
  }
  return found;
}

/** The field to look at. */
function pathOf(kind: LikenessKind, record: Partial<Customer>, other: Twin["card"]): Path {
  if (kind === "same-tax-number") return ["taxNumber"];
  if (kind !== "same-phone") return ["name"];
  const all = phonesOf(record);
  const same = all.find(({ number }) => other.phones.includes(phoneKey(number) ?? ""));
  return (same ?? all[0])?.path ?? ["phone"];
}
