import type { Kind, Path, Reading } from "../law/kind.ts";
import type { Fields } from "../law/noun.ts";
import type { Text } from "../law/words.ts";

interface CellReading {
  readonly reading: Reading;
  readonly tell: (path: Path, text: Text) => void;
}

/**
 * The value of one cell by its field's kind: as an export wrote it (JSON for groups and own fields)
 * or as a person types it; several of a group with ";" between. A mere name is enough for a group
 * that needs nothing but a name. @throws RoundsError when the text does not fit
 */
export function parseCell<T>(kind: Kind<T>, text: string, { reading, tell }: CellReading): unknown {
  const plain = /^[[{]/.test(text) && isStructured(kind) ? plainJson(text) : undefined;
  if (plain !== undefined) {
    let told = false;
    const value = kind.read(
      plain,
      (path, said) => {
        told = true;
        tell(path, said);
      },
      reading.digits,
    );
    return told ? undefined : value;
  }
  if (!kind.inside) return kind.parse(text, reading);
  const parts = kind.many
    ? text
        .split(/[;；\n]/)
        .map((part) => part.trim())
        .filter(Boolean)
    : [text];
  const values = parts.map((part) => parsePart(kind, part, reading));
  return kind.many ? values.flat() : values[0];
}

function isStructured<T>(kind: Kind<T>): boolean {
  const { type } = kind.schema();
  return type === "object" || type === "array";
}

function parsePart<T>(kind: Kind<T>, text: string, reading: Reading): unknown {
  const inside = kind.inside as Fields;
  const needed = Object.keys(inside).filter((key) => inside[key]?.required);
  if (needed.length === 1 && needed[0] === "name" && !text.includes("=")) {
    return kind.many ? [{ name: text }] : { name: text };
  }
  return kind.parse(text, reading);
}

/** JSON with all scalars as text, the way kinds read a file; undefined when it is no JSON. */
function plainJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text, (_, one: unknown) =>
      typeof one === "number" || typeof one === "boolean" ? String(one) : one,
    );
    return value;
  } catch {
    return undefined;
  }
}
