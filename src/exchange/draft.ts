import type { AnyStored } from "../law/noun.ts";
import type { Spot } from "./values.ts";

/** One row on its way to be a record. */
export interface Draft {
  readonly spot: Spot;
  readonly values: Record<string, unknown>;
  readonly key: string | undefined;
  /** The record that is there already. */
  record?: AnyStored;
  /** The id of a new record. */
  id?: string;
  bad: boolean;
  /** An entry that is there already, or a row that is passed over for another record. */
  same?: boolean;
  /** Fields to be set besides those that are mapped. */
  more?: Record<string, unknown>;
}
