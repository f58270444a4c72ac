/**
 * Units per key: those of a closing with what was written since. A key that the closing no longer
 * tells, as all about it was settled, is looked up where it was bound.
 */
export class Balances extends Map<string, number> {
  private readonly bound: (key: string) => number | undefined;

  constructor(base: ReadonlyMap<string, number>, bound: (key: string) => number | undefined) {
    super(base);
    this.bound = bound;
  }

  override get(key: string): number | undefined {
    return super.get(key) ?? this.bound(key);
  }

  add(units: Iterable<readonly [key: string, units: number]>): void {
    for (const [key, more] of units) this.set(key, (this.get(key) ?? 0) + more);
  }
}
