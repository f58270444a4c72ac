/** Where goods are counted: a product in a warehouse, where there are such in a bin, of a lot. */
export interface Place {
  readonly product: string;
  readonly warehouse: string;
  readonly bin?: string | undefined;
  readonly lot?: string | undefined;
}

/** One text for one place. */
export function placeKey({ product, warehouse, bin, lot }: Place): string {
  return `${product}|${warehouse}|${bin ?? ""}|${lot ?? ""}`;
}

/** Only what makes it a place, without empty parts. */
export function placeOf({ product, warehouse, bin, lot }: Place): Place {
  return {
    product,
    warehouse,
    ...(bin === undefined || bin === "" ? {} : { bin }),
    ...(lot === undefined || lot === "" ? {} : { lot }),
  };
}

/** A place that was typed, each part as far as it was said: "TEA-01@main/A3#L7". */
export interface TypedPlace {
  readonly product: string;
  readonly warehouse?: string;
  readonly bin?: string;
  readonly lot?: string;
}

const shape = /^(?<product>[^@#]+)(?:@(?<warehouse>[^/#]*)(?:\/(?<bin>[^#]*))?)?(?:#(?<lot>.+))?$/;

/** Takes apart "TEA-01", "TEA-01@main", "TEA-01@main/A3", "TEA-01#L7"; undefined: none of these. */
export function parsePlace(text: string): TypedPlace | undefined {
  const parts = shape.exec(text.normalize("NFKC").trim())?.groups;
  if (!parts?.product) return undefined;
  const told = Object.entries(parts).flatMap(([key, value]) =>
    value === undefined || value.trim() === "" ? [] : [[key, value.trim()] as const],
  );
  return { product: parts.product, ...Object.fromEntries(told) };
}

/** A place as it is typed again. */
export function typedPlace({ product, warehouse, bin, lot }: Place): string {
  const at = bin === undefined ? `@${warehouse}` : `@${warehouse}/${bin}`;
  return `${product}${at}${lot === undefined ? "" : `#${lot}`}`;
}
