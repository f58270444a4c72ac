import { RoundsError, refuse } from "../../law/errors.ts";
import { join, same, say, type Text } from "../../law/words.ts";
import type { Context } from "../verb.ts";
import { roles, type Staff, staff } from "./staff.ts";

/** A right that some roles have: those rounds.yaml names, else the usual ones. */
export interface Right {
  /** The line of rounds.yaml that names the roles. */
  readonly setting:
    | "reopenRoles"
    | "assignRoles"
    | "readAllRoles"
    | "orderLeaderRoles"
    | "unpaidCancelRoles"
    | "holdRoles"
    | "creditRoles"
    | "overConsentRoles"
    | "overNoticeRoles";
  readonly usual: readonly string[];
}

/** Whose a customer is, is the manager's to say: R-OWN-03. */
export const assignRight: Right = { setting: "assignRoles", usual: ["manager", "director"] };

/** Who reads every customer where people read only their own: R-ARC-06. */
export const readAllRight: Right = { setting: "readAllRoles", usual: ["manager", "director"] };

/** The leaders who decide on a reviewed order: R-ORD-11. */
export const leaderRight: Right = { setting: "orderLeaderRoles", usual: ["manager", "director"] };

/** Who may cancel an order because it is not paid, beside its owner; never logistics: R-ORD-21. */
export const unpaidRight: Right = {
  setting: "unpaidCancelRoles",
  usual: ["manager", "director", "bookkeeper"],
};

/** Who says that nothing more goes to a customer, and that it goes again. */
export const holdRight: Right = {
  setting: "holdRoles",
  usual: ["manager", "director", "bookkeeper"],
};

/** Who says how much a customer may owe and for how long; nobody is named: anybody. */
export const creditRight: Right = { setting: "creditRoles", usual: [] };

/** Purchasing consents to more than was ordered, and somebody else puts it in writing: R-WHS-04. */
export const overConsentRight: Right = {
  setting: "overConsentRoles",
  usual: ["buyer", "director"],
};
export const overNoticeRight: Right = {
  setting: "overNoticeRoles",
  usual: ["manager", "director"],
};

type Asking = Pick<Context, "book" | "me">;

/** The roles that have a right. @throws RoundsError bad-settings where rounds.yaml names no role */
export function rolesOf({ setting, usual }: Right, { book }: Pick<Context, "book">): Roles {
  const named = book.settings[setting];
  const unknown = (named ?? []).filter((one) => !roles.some(({ value }) => value === one));
  if (unknown.length > 0) {
    throw new RoundsError(
      "bad-settings",
      say(
        `${setting}: there is no role ${unknown.join(", ")}`,
        `${setting}：没有岗位 ${unknown.join("、")}`,
      ),
      { where: { file: "rounds.yaml" }, candidates: roles.map(({ value }) => value) },
    );
  }
  return { wanted: named ?? usual, isNamed: named !== undefined };
}

interface Roles {
  readonly wanted: readonly string[];
  readonly isNamed: boolean;
}

/** Whoever is still here and has a role with the right. */
async function able(wanted: readonly string[], { book }: Asking): Promise<readonly Staff[]> {
  const people = (await book.all(staff)).filter((one) => !one.left);
  return people.filter(({ role }) => role !== undefined && wanted.includes(role));
}

/**
 * Has whoever gives the command a right? Where rounds.yaml names no roles and nobody has one of the
 * usual ones, as in a firm of one, everybody has it.
 */
export async function hasRight(right: Right, asking: Asking): Promise<boolean> {
  const { wanted, isNamed } = rolesOf(right, asking);
  const people = await able(wanted, asking);
  return people.some(({ id }) => id === asking.me) || (people.length === 0 && !isNamed);
}

/** Refuses whoever has not the right, naming those who have it; `what` is what they do. */
export async function assertRight(
  right: Right,
  asking: Asking,
  what: (roles: Text) => Text,
): Promise<void> {
  if (await hasRight(right, asking)) return;
  const { wanted } = rolesOf(right, asking);
  const words = roles.filter(({ value }) => wanted.includes(value)).map(({ label }) => label);
  const names = (await able(wanted, asking)).map(({ name }) => name);
  refuse(
    what(say(join(words, same(", ")).en, join(words, same("、")).zh)),
    names.length > 0
      ? say(`ask ${names.join(", ")}`, `请联系：${names.join("、")}`)
      : say(
          `nobody of the staff has that role: see ${right.setting} in rounds.yaml`,
          `没有员工担任该岗位，请检查 rounds.yaml 中的 ${right.setting}`,
        ),
  );
}
