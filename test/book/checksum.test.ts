import fc from "fast-check";
import { expect, test } from "vitest";
import { checksum, sealed, unsealed } from "../../src/book/checksum.ts";

test("what was sealed is unsealed, and not when any of its bytes was changed or cut off", () => {
  const text = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, place, flip) => {
      const whole = sealed(bytes);
      expect(unsealed(whole)).toEqual(bytes);
      const torn = Buffer.from(whole);
      const at = place % torn.length;
      torn[at] = (torn[at] as number) ^ flip;
      const read = unsealed(torn);
      // A seal may be written in capitals.
      if (read) expect(read).toEqual(bytes);
      expect(unsealed(whole.subarray(0, at))).not.toEqual(bytes);
    }),
  );
});

test("the sum does not depend on where in memory the bytes stand", () => {
  const bytes = Buffer.from("seven bytes and more");
  for (let offset = 0; offset < 8; offset++) {
    const moved = Buffer.concat([Buffer.alloc(offset), bytes]).subarray(offset);
    expect(checksum(moved)).toBe(checksum(bytes));
  }
});
