import type { Book } from "../../book/book.ts";
import { staff } from "../staff/staff.ts";
import type { Context } from "../verb.ts";
import { canteen } from "./canteen.ts";
import type { Desk } from "./rules.ts";

/** What a rule about a new paper of a day goes by. */
export async function deskOf({ book, today }: Context, date: string): Promise<Desk> {
  const nameOf = await staffNames(book);
  return {
    nameOf,
    id: await book.newId(canteen, { date }),
    today,
    digits: book.digits,
    papers: await book.all(canteen),
  };
}

/** The name of a member of staff by id; the id itself where there is none. */
export async function staffNames(book: Book): Promise<(id: string) => string> {
  const names = new Map((await book.all(staff)).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
