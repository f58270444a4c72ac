/** Spaces between two columns. */
export const gap = 2;

/** What the layout of one column depends on, in terminal columns. */
export interface Demand {
  /** Wide enough for everything in it. */
  readonly natural: number;
  /** Down to here nothing is lost: a label takes two lines, a drawing gets smaller. */
  readonly easy: number;
  /** Below this the column is not worth showing. */
  readonly least: number;
  /** 1 to 9: the lowest go first. */
  readonly weight: number;
  /** Takes further lines instead of being cut, so it gives way before any text that is cut. */
  readonly wraps: boolean;
}

/** The width of each column, in the given order; 0 for one that is left out. */
export function fitColumns(demands: readonly Demand[], screen: number | undefined): number[] {
  if (screen === undefined) return demands.map(({ natural }) => natural);
  const kept = keep(demands, screen);
  const room = Math.max(kept.length, screen - gap * (kept.length - 1));
  const widths = demands.map(({ natural }, at) => (kept.includes(at) ? natural : 0));
  const only = kept.length === 1;
  const stages = [
    demands.map(({ easy }) => easy),
    demands.map(({ wraps, easy, least }) => (wraps ? least : easy)),
    demands.map(({ least }) => (only ? 1 : least)),
  ];
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  for (const floor of stages) {
    for (let at = widest(widths, floor); excess > 0 && at !== -1; at = widest(widths, floor)) {
      widths[at] = (widths[at] ?? 0) - 1;
      excess -= 1;
    }
  }
  return widths;
}

/**
 * The columns that stay. What would not fit even alone leaves first; then the lightest leave, from
 * the right, until the least widths fit, and one stays at any rate; then those that left come back,
 * the heaviest first, where room is still free.
 */
function keep(demands: readonly Demand[], screen: number): number[] {
  const weight = (at: number) => demands[at]?.weight ?? 0;
  const needed = (columns: readonly number[]) =>
    columns.reduce((sum, at) => sum + (demands[at]?.least ?? 0), gap * (columns.length - 1));
  const all = demands.map((_, at) => at);
  const possible = all.filter((at) => needed([at]) <= screen);
  let kept = possible.length > 0 ? possible : all;
  const gone: number[] = [];
  while (kept.length > 1 && needed(kept) > screen) {
    const weights = kept.map(weight);
    gone.unshift(...kept.splice(weights.lastIndexOf(Math.min(...weights)), 1));
  }
  for (const at of gone) {
    if (needed([...kept, at]) <= screen) kept = [...kept, at];
  }
  return kept.sort((left, right) => left - right);
}

/** The widest column that may still shrink; the rightmost of equals; -1 if none may. */
function widest(widths: readonly number[], floor: readonly number[]): number {
  let found = -1;
  widths.forEach((width, at) => {
    if (width > (floor[at] ?? 0) && width >= (widths[found] ?? 0)) found = at;
  });
  return found;
}
