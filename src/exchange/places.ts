import type { Book } from "../book/book.ts";
import { placeOf } from "../book/codec.ts";
import type { Path } from "../law/kind.ts";

/** Line and column of a field in a file of a book, counted from 1. */
export function placeIn(book: Book, file: string, path: Path): { line: number; column: number } {
  return placeOf(book.textIfAny(file) ?? "", path);
}
