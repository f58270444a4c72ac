/**
 * When to order and how much, and which goods deserve how much care. Statistics are estimates and
 * reckoned as such, in plain numbers; what is ordered in the end `replenish` rounds exactly.
 */

export interface Usage {
  /** Mean demand a day. */
  readonly perDay: number;
  /** Standard deviation of a day's demand. */
  readonly sigma: number;
  /** Days from the order to the goods. */
  readonly leadDays: number;
  /** Standard deviation of the lead time in days. */
  readonly leadSigma?: number;
  /** Standard deviations that the stock is to cover: 1.65 for about 95 % of the time. */
  readonly factor: number;
}

/** factor × √(lead × σ² + demand² × σ_lead²); with a steady lead time factor × σ × √lead. */
export function safetyStock({ perDay, sigma, leadDays, leadSigma = 0, factor }: Usage): number {
  return factor * Math.sqrt(leadDays * sigma ** 2 + perDay ** 2 * leadSigma ** 2);
}

/** Demand during the lead time and the safety stock. */
export function reorderPoint(usage: Usage): number {
  return usage.perDay * usage.leadDays + safetyStock(usage);
}

/** The order quantity at which ordering and holding cost the same: √(2 × demand × S ÷ H). */
export function economicQuantity({
  perYear,
  orderCost,
  holdingCost,
}: {
  readonly perYear: number;
  /** What one order costs. */
  readonly orderCost: number;
  /** What holding one costs a year. */
  readonly holdingCost: number;
}): number {
  if (holdingCost <= 0 || perYear <= 0) return 0;
  return Math.sqrt((2 * perYear * orderCost) / holdingCost);
}

/** Up to the next multiple; zero or less stays zero. All in one unit of whole numbers. */
export function upToMultiple(wanted: number, multiple: number): number {
  if (wanted <= 0) return 0;
  return multiple > 0 ? Math.ceil(wanted / multiple) * multiple : wanted;
}

/**
 * What to order so that there is `upTo` again, when what will be there has come down to the reorder
 * point; not less than `least`, and only in multiples. Whole numbers: millionths of a unit.
 */
export function replenish({
  projected,
  point,
  upTo,
  least = 0,
  multiple = 0,
}: {
  readonly projected: number;
  readonly point: number;
  readonly upTo: number;
  readonly least?: number;
  readonly multiple?: number;
}): number {
  if (projected > point || upTo <= projected) return 0;
  return upToMultiple(Math.max(upTo - projected, least), multiple);
}

export type AbcClass = "A" | "B" | "C";

/** Where A and B end, in hundredths of the whole value. */
export interface AbcBounds {
  readonly a: number;
  readonly b: number;
}

export const usualAbc: AbcBounds = { a: 80, b: 95 };

/**
 * The class of each value, in the order given. The largest come first; an item is A while what
 * stands before it is less than 80 % of the whole, B while it is less than 95 %, else C. So the
 * item that crosses a bound still belongs to the higher class: the A items together always make up
 * 80 %. What is worth nothing is C.
 */
export function abcOf(values: readonly number[], { a, b } = usualAbc): readonly AbcClass[] {
  const inTurn = values
    .map((value, at) => ({ value, at }))
    .sort((x, y) => y.value - x.value || x.at - y.at);
  const whole = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const classes: AbcClass[] = values.map(() => "C");
  let before = 0;
  for (const { value, at } of inTurn) {
    if (value <= 0) break;
    if (before * 100 < whole * a) classes[at] = "A";
    else if (before * 100 < whole * b) classes[at] = "B";
    before += value;
  }
  return classes;
}

export type XyzClass = "X" | "Y" | "Z";

/** How evenly something is wanted: variation below 20 % is X, up to 50 % Y, above Z. */
export function xyzOf(series: readonly number[]): XyzClass {
  const cv = variation(series);
  if (cv === undefined) return "Z";
  return cv < 0.2 ? "X" : cv <= 0.5 ? "Y" : "Z";
}

export type DemandClass = "smooth" | "erratic" | "intermittent" | "lumpy";

/**
 * How it is asked for: by the mean distance of periods with demand (below 1.32 regular) and the
 * square of the variation of its size (below 0.49 even). Undefined without any demand.
 */
export function demandClassOf(series: readonly number[]): DemandClass | undefined {
  const sizes = series.filter((one) => one > 0);
  if (sizes.length === 0) return undefined;
  const isRegular = series.length / sizes.length < 1.32;
  const isEven = (variation(sizes) ?? 0) ** 2 < 0.49;
  if (isRegular) return isEven ? "smooth" : "erratic";
  return isEven ? "intermittent" : "lumpy";
}

export function mean(series: readonly number[]): number {
  return series.length === 0 ? 0 : series.reduce((sum, one) => sum + one, 0) / series.length;
}

/** The standard deviation of a sample (n − 1); zero of less than two. */
export function deviation(series: readonly number[]): number {
  if (series.length < 2) return 0;
  const middle = mean(series);
  const squares = series.reduce((sum, one) => sum + (one - middle) ** 2, 0);
  return Math.sqrt(squares / (series.length - 1));
}

/** Deviation over mean; undefined where nothing was wanted. */
export function variation(series: readonly number[]): number | undefined {
  const middle = mean(series);
  return middle > 0 ? deviation(series) / middle : undefined;
}

/** The factor of safety for a service level in percent, by whole percents from 50 to 99. */
export function serviceFactor(percent: number): number {
  const [low = 0, high = 0] = [Math.floor(percent), Math.ceil(percent)].map(
    (one) => normal[Math.min(99, Math.max(50, one)) - 50],
  );
  return low + (high - low) * (percent - Math.floor(percent));
}

/** Quantiles of the normal distribution for 50 % to 99 %, to three places. */
const normal: readonly number[] = [
  ...[0, 0.025, 0.05, 0.075, 0.1, 0.126, 0.151, 0.176, 0.202, 0.228],
  ...[0.253, 0.279, 0.305, 0.332, 0.358, 0.385, 0.412, 0.44, 0.468, 0.496],
  ...[0.524, 0.553, 0.583, 0.613, 0.643, 0.674, 0.706, 0.739, 0.772, 0.806],
  ...[0.842, 0.878, 0.915, 0.954, 0.994, 1.036, 1.08, 1.126, 1.175, 1.227],
  ...[1.282, 1.341, 1.405, 1.476, 1.555, 1.645, 1.751, 1.881, 2.054, 2.326],
];
