/** Spaces between two columns. */
export const gap = 2;

/** What the layout of one column depends on, in terminal columns. */
export interface Demand {
  /** Wide enough for everything in it. */
  readonly natural: number;
  /** Below this the column is not worth showing. */
  readonly least: number;
  /** 1 to 9: the lowest go first. */
  readonly weight: number;
  /** Gives way before any text is cut: a drawing. */
  readonly soft: boolean;
}

/** The width of each column, in the given order; 0 for one that is left out. */
export function fitColumns(demands: readonly Demand[], screen: number | undefined): number[] {
  if (screen === undefined) return demands.map(({ natural }) => natural);
  const kept = keep(demands, screen);
  const room = Math.max(kept.length, screen - gap * (kept.length - 1));
  const widths = demands.map(({ natural }, at) => (kept.includes(at) ? natural : 0));
  const only = kept.length === 1;
  const softFloor = demands.map(({ soft, least }, at) => (soft ? least : (widths[at] ?? 0)));
  const floor = demands.map(({ least }) => (only ? 1 : least));
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const soft = widest(widths, softFloor);
    const at = soft === -1 ? widest(widths, floor) : soft;
    if (at === -1) break;
    widths[at] = (widths[at] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

/**
 * The columns that stay. The lightest leave, from the right, until the least widths fit, and one
 * stays at any rate; then those that left come back, the heaviest first, where room is still free.
 */
function keep(demands: readonly Demand[], screen: number): number[] {
  const weight = (at: number) => demands[at]?.weight ?? 0;
  const needed = (columns: readonly number[]) =>
    columns.reduce((sum, at) => sum + (demands[at]?.least ?? 0), gap * (columns.length - 1));
  let kept = demands.map((_, at) => at);
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
