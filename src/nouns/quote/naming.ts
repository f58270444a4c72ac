import type { Book } from "../../book/book.ts";
import { customer } from "../customer/customer.ts";
import { documentName } from "../message/document-names.ts";
import { product } from "../product/product.ts";
import { staff } from "../staff/staff.ts";
import { type Quote, quote } from "./quote.ts";

/** The names that offers went out under, so that the next letter of a day is free. */
export async function sentNames(book: Book): Promise<readonly string[]> {
  if (!book.hasFolder("quotes")) return [];
  return (await book.live(quote)).flatMap(({ sent, earlier }) =>
    [sent, ...(earlier ?? []).map((one) => one.sent)].flatMap((one) => one?.name ?? []),
  );
}

/** The name of its file as R-COM-19 wants it: "CY slot price-iwan", "PI261122A Iwan". */
export async function quoteName(
  record: Quote,
  { book, paper, today }: { book: Book; paper: "quote" | "proforma"; today: string },
): Promise<string> {
  const buyer = await book.maybe(customer, record.customer);
  const owner = record.owner === undefined ? undefined : await book.maybe(staff, record.owner);
  const goods = new Set(record.lines.map((line) => line.product));
  const [first = ""] = goods;
  const name = (await book.maybe(product, first))?.name ?? first;
  return documentName({
    kind: paper,
    today,
    owner: owner?.name ?? record.owner ?? "",
    customer: buyer?.name ?? record.customer,
    product: record.subject ?? (goods.size > 1 ? `${name} +${goods.size - 1}` : name),
    taken: paper === "proforma" ? await sentNames(book) : [],
  });
}
