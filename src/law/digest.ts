/**
 * A short mark of some values, by which it is seen that one of them has changed since: 14 hex
 * digits. It guards against oversight, not against forgery: who can write the file can write it.
 */
export function digestOf(values: readonly unknown[]): string {
  const text = JSON.stringify(values.map((one) => one ?? null));
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 2654435761);
    high = Math.imul(high ^ unit, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  const hex = (number: number, places: number): string => number.toString(16).padStart(places, "0");
  return hex(high & 0x1fffff, 6) + hex(low >>> 0, 8);
}
