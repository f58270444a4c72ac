import type { Book } from "../book/book.ts";
import { isSlug } from "../book/ids.ts";
import { RoundsError } from "../law/errors.ts";
import { fold } from "../law/names.ts";
import { say } from "../law/words.ts";
import { type Staff, staff } from "../nouns/staff/staff.ts";

/** Who works here, as far as telling who gives the command needs to know. */
type Reader = Pick<Book, "all" | "find">;

/**
 * The staff id of whoever gives the command: --as, ROUNDS_AS, git's user.email, the only staff
 * there is. A named person must exist, unless the book has no staff yet.
 */
export async function whoAmI(named: string | undefined, book: Reader): Promise<string | undefined> {
  if (named) return whoIs(named, book);
  const all = (await book.all(staff)).filter((one) => !one.left);
  if (all.length === 1) return all[0]?.id;
  if (all.length === 0) return undefined;
  return byAddress(all);
}

async function whoIs(named: string, book: Reader): Promise<string> {
  const matches = await book.find(staff, named);
  const only = matches[0];
  if (matches.length === 1 && only && only.by !== "spelling") return only.record.id;
  const all = await book.all(staff);
  if (all.length === 0 && isSlug(named)) return named;
  throw new RoundsError(
    matches.length > 1 ? "ambiguous" : "not-found",
    say(`nobody of the staff is called "${named}"`, `没有名为“${named}”的员工`),
    { candidates: (matches.length > 0 ? matches.map((m) => m.record) : all).map(({ id }) => id) },
  );
}

async function byAddress(all: readonly Staff[]): Promise<string | undefined> {
  const { gitConfig } = await import("./git.ts");
  const address = gitConfig("user.email");
  if (address === undefined) return undefined;
  const key = fold(address);
  return all.find((one) => one.email !== undefined && fold(one.email) === key)?.id;
}
