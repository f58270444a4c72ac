import { refuse } from "../../law/errors.ts";
import type { Text } from "../../law/words.ts";
import { say } from "../../law/words.ts";
import type { Context } from "../verb.ts";

/** What somebody did before, and what that one may not do as well. */
interface Deeds {
  /** "ordered PO261122A" */
  readonly was: Text;
  /** "receive it" */
  readonly may: Text;
}

/**
 * Where the firm separates duties (`separateDuties: true` in rounds.yaml), whoever wrote a paper is
 * not the one who moves goods by it: buyer, storekeeper and production watch one another
 * (R-WHS-22, R-APR-28). @throws RoundsError refused
 */
export async function assertSeparate(
  { book, me }: Pick<Context, "book" | "me">,
  before: readonly (string | undefined)[],
  { was, may }: Deeds,
): Promise<void> {
  if (book.settings.separateDuties !== true || me === undefined || !before.includes(me)) return;
  const { staff } = await import("./staff.ts");
  const others = (await book.all(staff)).filter(
    (one) => !one.left && one.role === "storekeeper" && !before.includes(one.id),
  );
  const names = others.map(({ name }) => name);
  refuse(
    say(
      `${me} ${was.en}: somebody else has to ${may.en} (separateDuties)`,
      `${me} 已${was.zh}，须由他人${may.zh}（separateDuties 不相容职务分离）`,
    ),
    names.length > 0
      ? say(`ask ${names.join(", ")}`, `请联系：${names.join("、")}`)
      : say("no other storekeeper is among the staff", "员工中没有其他仓管员"),
  );
}
