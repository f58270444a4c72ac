import { refuse } from "../../law/errors.ts";
import type { Department } from "../../law/order-settings.ts";
import type { Settings } from "../../law/settings.ts";
import { say } from "../../law/words.ts";
import type { Staff } from "../staff/staff.ts";
import type { Order } from "./order.ts";
import { departmentName } from "./review-steps.ts";

interface Asked {
  readonly record: Pick<Order, "owner" | "review" | "id">;
  readonly me: string | undefined;
  readonly people: readonly Staff[];
  readonly settings: Pick<Settings, "orderReview">;
}

type Person = Pick<Staff, "id" | "role" | "left">;

/** The people that are meant by words for staff and roles. */
export function meant<P extends Person>(words: readonly string[], people: readonly P[]): P[] {
  return people.filter(
    ({ id, role, left }) => !left && (words.includes(id) || words.includes(role ?? "")),
  );
}

/**
 * Who speaks for a department in the review of an order: whoever the settings name; for the signer
 * of the contract, where nobody is named, whose order it is. None: anybody may (R-ORD-08).
 */
export function speakersOf(
  department: Department,
  { record, people, settings }: Pick<Asked, "record" | "people" | "settings">,
): readonly Staff[] {
  const row = settings.orderReview?.find((one) => one.department === department);
  const words = row?.who ?? [];
  if (words.length > 0) return meant(words, people);
  return department === "signer" ? people.filter(({ id }) => id === record.owner) : [];
}

/** The departments asked that somebody may speak for by name. */
export function departmentsOf({ me, ...asked }: Asked): readonly Department[] {
  const all = asked.record.review?.departments ?? [];
  return all.filter((one) => speakersOf(one, asked).some(({ id }) => id === me));
}

/** Refuses whoever does not speak for a department, naming who does. @throws RoundsError refused */
export function assertSpeaks(department: Department, { me, ...asked }: Asked): void {
  const may = speakersOf(department, asked);
  const isNamed = (asked.settings.orderReview ?? []).some(
    (one) => one.department === department && (one.who ?? []).length > 0,
  );
  if (may.some(({ id }) => id === me) || (may.length === 0 && !isNamed)) return;
  const name = departmentName(department);
  const names = may.map((one) => `${one.name} (${one.id})`);
  refuse(
    say(`you do not speak for ${name.en}`, `您不代表${name.zh}发表意见`),
    names.length > 0
      ? say(`ask ${names.join(", ")}`, `请联系：${names.join("、")}`)
      : say(
          "nobody of the staff is meant: see orderReview in rounds.yaml",
          "没有对应的员工，请检查 rounds.yaml 中的 orderReview",
        ),
  );
}
