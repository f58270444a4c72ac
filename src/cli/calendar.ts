import type { Book } from "../book/book.ts";
import { type Calendar, makeCalendar, type YearTable } from "../law/workdays.ts";

/**
 * The working-day calendar of a book for last year, this year and the next. Year tables are made
 * once and kept in the cache: the libraries that know holidays are slow to load.
 */
export function bookCalendar(book: Book, today: string): () => Promise<Calendar> {
  let made: Promise<Calendar> | undefined;
  return () => {
    made ??= make(book, Number(today.slice(0, 4)));
    return made;
  };
}

async function make(book: Book, year: number): Promise<Calendar> {
  const { country, weekend, closed, open } = book.settings;
  const tables: YearTable[] = [];
  for (const one of country ? [year - 1, year, year + 1] : []) {
    tables.push(await yearTable(book, country ?? "", one));
  }
  return makeCalendar({
    ...(weekend ? { weekend: weekend.map(Number) } : {}),
    closed: closed ?? [],
    open: open ?? [],
    tables,
  });
}

async function yearTable(book: Book, country: string, year: number): Promise<YearTable> {
  const name = `calendar-${country}-${year}.json`;
  try {
    const kept = JSON.parse(book.cache(name) ?? "") as { build: string; table: YearTable };
    if (kept.build === book.build) return kept.table;
  } catch {
    // Not there yet, or torn: it is made again.
  }
  const { yearTable } = await import("../exchange/holidays.ts");
  const table = await yearTable(country, year);
  book.keepCache(name, JSON.stringify({ build: book.build, table }));
  return table;
}
