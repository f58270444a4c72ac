import type { YearTable } from "../law/workdays.ts";

/**
 * The official calendar of a country's year: "CN", another ISO country ("DE"), or one of its
 * states ("DE-BY"). The same in every time zone of the process. Slow to load (tens of
 * milliseconds): keep the result. Throws "bad-settings" for a country nobody knows.
 */
export async function yearTable(country: string, year: number): Promise<YearTable> {
  const code = country.trim().toUpperCase();
  if (code === "CN") {
    const { chinaTable } = await import("./lunar.ts");
    return chinaTable(year);
  }
  const { countryTable } = await import("./world-holidays.ts");
  return countryTable(code, year);
}
