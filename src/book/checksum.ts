const sealSize = 8;
const prime = 0x01000193;

/**
 * A sum of bytes that tells when they were torn or damaged (FNV-1a by words of 32 bits). No
 * protection against intent.
 */
export function checksum(bytes: Buffer): number {
  const { length } = bytes;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, length >> 2);
  let sum = length;
  // Counted, and in steps of four: this is slow code while it is young, and then it is done.
  const steps = words.length & ~3;
  for (let at = 0; at < steps; at += 4) {
    sum = Math.imul(sum ^ (words[at] as number), prime);
    sum = Math.imul(sum ^ (words[at + 1] as number), prime);
    sum = Math.imul(sum ^ (words[at + 2] as number), prime);
    sum = Math.imul(sum ^ (words[at + 3] as number), prime);
  }
  for (let at = steps; at < words.length; at++) {
    sum = Math.imul(sum ^ (words[at] as number), prime);
  }
  for (let at = length & ~3; at < length; at++) sum = Math.imul(sum ^ (bytes[at] as number), prime);
  return sum >>> 0;
}

/** Bytes with their checksum before them. */
export function sealed(bytes: Buffer): Buffer {
  const seal = checksum(bytes).toString(16).padStart(sealSize, "0");
  return Buffer.concat([Buffer.from(seal), bytes]);
}

/** The bytes that were sealed; undefined when they are not as they were. */
export function unsealed(bytes: Buffer): Buffer | undefined {
  const inner = bytes.subarray(sealSize);
  const seal = Number.parseInt(bytes.toString("latin1", 0, sealSize), 16);
  return bytes.length >= sealSize && checksum(inner) === seal ? inner : undefined;
}
