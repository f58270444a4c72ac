import { fromMicro } from "../../law/decimal.ts";
import { say, type Text } from "../../law/words.ts";
import { becauses, hows, type Stop } from "./dispatch.ts";

/** Why goods go on this day, in this vehicle or with this carrier (R-TRN-04 to R-TRN-10). */
export function whyOf({ because, wanted, how, split }: Omit<Stop, "quantity">): Text {
  const when = becauses.find(({ value }) => value === because)?.label;
  const where = hows.find(({ value }) => value === how)?.label;
  const day = wanted === undefined ? "" : ` ${wanted}`;
  const parts = [
    ...(when ? [say(`${when.en}${day}`, `${when.zh}${day}`)] : []),
    ...(where ? [where] : []),
    ...(split ? [say("split, it goes in several loads", "已拆单，分多车发运")] : []),
  ];
  return say(parts.map(({ en }) => en).join("; "), parts.map(({ zh }) => zh).join("；"));
}

/** Millionths of kilograms or cubic metres as people read them: a tenth, a thousandth. */
export function rounded(micro: number, places: number): string {
  const unit = 10 ** (6 - places);
  return fromMicro(Math.round(micro / unit) * unit);
}

/** The share of a capacity in whole per cent; undefined where nothing limits it. */
export function percent(micro: number, capacity: string | undefined): number | undefined {
  if (capacity === undefined) return undefined;
  const most = Number(capacity) * 1_000_000;
  return most > 0 ? Math.round((micro * 100) / most) : undefined;
}
