import { atField, type Check, type Found, type Spot, type Tally } from "../../law/check.ts";
import type { FindingCode } from "../../law/findings.ts";
import type { Path } from "../../law/kind.ts";
import { fold, foldPhone } from "../../law/names.ts";
import { say } from "../../law/words.ts";
import type { Customer } from "./customer.ts";

/** No customer is there twice, told by name, telephone and tax number, however they are written. */
export const duplicatesCheck: Check = {
  name: "duplicates",
  nouns: ["customer"],
  begin: duplicatesTally,
};

/** An extension or a short code is shared by many. */
const fewestDigits = 7;

type Mark = readonly [code: FindingCode, folded: string, path: Path, written: string];

function duplicatesTally(): Tally {
  const first = new Map<string, { readonly id: string; readonly at: Spot }>();
  const found: Found[] = [];
  return {
    see({ record, at }) {
      for (const [code, folded, path, written] of marksOf(record as unknown as Customer)) {
        const key = `${code} ${folded}`;
        const other = first.get(key);
        if (!other) first.set(key, { id: record.id, at });
        if (!other || other.id === record.id) continue;
        const text = say(
          `${other.id} has ${written} too (${other.at.file})`,
          `${other.id} 也是 ${written}（${other.at.file}）`,
        );
        found.push({ code, at: atField(at, ...path), text });
      }
    },
    end: () => found,
  };
}

/** By what a customer may be known to be the same as another. */
function marksOf({ name, taxNumber, phone, contacts }: Partial<Customer>): Mark[] {
  const marks: Mark[] = [];
  const put = (code: FindingCode, written: string | undefined, path: Path): void => {
    if (typeof written !== "string") return;
    const folded = code === "same-phone" ? foldPhone(written) : fold(written);
    if (folded.length >= (code === "same-phone" ? fewestDigits : 1)) {
      marks.push([code, folded, path, written]);
    }
  };
  put("same-name", name, ["name"]);
  put("same-tax-number", taxNumber, ["taxNumber"]);
  put("same-phone", phone, ["phone"]);
  for (const [index, contact] of (contacts ?? []).entries()) {
    put("same-phone", contact.phone, ["contacts", index, "phone"]);
    put("same-phone", contact.mobile, ["contacts", index, "mobile"]);
  }
  return marks;
}
