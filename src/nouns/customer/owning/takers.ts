import type { Book } from "../../../book/book.ts";
import { RoundsError } from "../../../law/errors.ts";
import { say } from "../../../law/words.ts";
import { type Staff, staff } from "../../staff/staff.ts";
import type { Taker } from "./assigning.ts";

interface Here {
  /** Whoever works here now. */
  readonly people: readonly Staff[];
  readonly book: Pick<Book, "find">;
}

/** Whom typed words mean: "wu-tao", "wu-tao:2" for twice as many, "all" for every salesperson. */
export async function takersOf(
  typed: readonly string[],
  { people, book }: Here,
): Promise<readonly Taker[]> {
  const takers = new Map<string, Taker>();
  for (const word of typed) {
    const [, name = word, weight = "1"] = /^(.*?)(?:[:：×x*](\d+))?$/u.exec(word) ?? [];
    const ids = ["all", "全部"].includes(name)
      ? people.filter(({ role }) => role === "sales").map(({ id }) => id)
      : [await idOf(name.trim(), { people, book })];
    for (const id of ids) takers.set(id, { id, weight: Math.max(1, Number(weight)) });
  }
  if (takers.size > 0) return [...takers.values()];
  throw new RoundsError("not-found", say("there is no salesperson", "没有销售员"), {
    hint: say("name people: --balance NAME,NAME", "请写明员工：--balance 员工,员工"),
  });
}

async function idOf(name: string, { people, book }: Here): Promise<string> {
  const matches = (await book.find(staff, name)).filter(({ by }) => by !== "spelling");
  const here = matches.filter(({ record }) => people.some(({ id }) => id === record.id));
  const [only] = here;
  if (only && here.length === 1) return only.record.id;
  throw new RoundsError(
    here.length > 1 ? "ambiguous" : "not-found",
    say(`nobody who works here is called "${name}"`, `没有名为“${name}”的在职员工`),
    {
      candidates: (here.length > 1 ? here.map(({ record }) => record) : people).map(({ id }) => id),
    },
  );
}
