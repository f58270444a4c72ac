import type { Change, Step } from "../../law/change.ts";
import { refuse } from "../../law/errors.ts";
import { callOf } from "../../law/noun.ts";
import { same, say } from "../../law/words.ts";
import type { Context } from "../verb.ts";

type SetStep = Step & { readonly do: "set" };

/**
 * Everybody may add to any record (R-OWN-16), but only the keeper of one, or who has the right, may
 * give it to another keeper, and who takes it from somebody else says why (R-OWN-03). Taking back
 * an own change needs no right.
 */
export async function assertMayGive(context: Context, change: Change): Promise<void> {
  if (change.undoes !== undefined) return;
  const given = change.steps.filter((step): step is SetStep => {
    return step.do === "set" && step.noun.keeper !== undefined && step.noun.keeper in step.fields;
  });
  for (const { noun, id, fields } of given) {
    const key = noun.keeper ?? "";
    const record = await context.book.maybe(noun, id);
    const was = (record as Readonly<Record<string, unknown>> | undefined)?.[key];
    if (!record || was === fields[key] || (was !== undefined && was === context.me)) continue;
    const { assertRight, assignRight } = await import("../staff/rights.ts");
    const owner = was === undefined ? undefined : await nameOf(String(was), context);
    await assertRight(assignRight, context, ({ en, zh }) =>
      was === undefined
        ? say(
            `${callOf(noun, record)} belongs to nobody; whose it is, is decided by: ${en}`,
            `${callOf(noun, record)} 尚无负责人，须由${zh}分配`,
          )
        : say(
            `${callOf(noun, record)} is ${owner}'s; whose it is, is decided by: ${en}`,
            `${callOf(noun, record)} 由 ${owner} 负责，变更负责人须由${zh}决定`,
          ),
    );
    if (was === undefined || change.why !== undefined || given.length > 1) continue;
    const to = fields[key] === undefined ? say("STAFF", "员工") : same(String(fields[key]));
    refuse(
      say(
        `${callOf(noun, record)} is ${owner}'s: say why`,
        `${callOf(noun, record)} 由 ${owner} 负责，变更须写明原因`,
      ),
      say(
        `rounds ${noun.name} assign ${id} --to ${to.en} --why "..."`,
        `rounds ${noun.name} assign ${id} --to ${to.zh} --why "原因"`,
      ),
    );
  }
}

async function nameOf(id: string, { book }: Context): Promise<string> {
  const { staff } = await import("../staff/staff.ts");
  return (await book.maybe(staff, id))?.name ?? id;
}

type Move = Readonly<Record<"paper" | "reverses" | "quantity" | "kind" | "id", string | undefined>>;

/** By which paper goods leave instead, by the kind of the move. */
const remedies: Readonly<Record<string, string>> = {
  adjustment: "rounds count start",
  transfer: "rounds transfer add --from W --to W --line ...",
  shipment: "rounds order ship ORDER",
  scrap: "rounds stock scrap PRODUCT QUANTITY --why ...",
};

/**
 * Where the firm moves goods only by papers (`stockPapers` of rounds.yaml), no stock is reduced nor
 * adjusted without one: R-WHS-22, R-WHS-27. Taking an own entry back needs none.
 * @throws RoundsError refused
 */
export async function assertPapered({ book }: Context, change: Change): Promise<void> {
  const { stockPapers = "free" } = book.settings;
  if (stockPapers === "free" || change.undoes !== undefined) return;
  for (const step of change.steps) {
    if (step.do !== "append" || step.noun.name !== "move") continue;
    const { paper, reverses, quantity = "", kind = "", id } = step.entry as unknown as Move;
    const isReduced = quantity.startsWith("-") || kind === "adjustment";
    if (!isReduced || reverses !== undefined) continue;
    const isOwn = paper === undefined || paper === id || /^MV\d{6}/.test(paper);
    if (!isOwn && (stockPapers === "number" || (await isOfBook(paper, change, book)))) continue;
    const remedy = remedies[kind] ?? "rounds material add, rounds issue add";
    const number = say("; or give its number: --paper", "；或注明单据号 --paper");
    const { en, zh } = stockPapers === "number" ? number : say("", "");
    refuse(
      say(
        "stock is reduced only by papers (stockPapers in rounds.yaml)",
        "库存只能凭单据减少（rounds.yaml 的 stockPapers）",
      ),
      say(`by a paper: ${remedy}${en}`, `请凭单据办理：${remedy}${zh}`),
    );
  }
}

/** Is it a paper that is in the book, or comes into it with the change itself? */
async function isOfBook(paper: string, { steps }: Change, book: Context["book"]): Promise<boolean> {
  if (steps.some((step) => step.do === "create" && step.record.id === paper)) return true;
  const { nounOfPaper } = await import("../index.ts");
  const noun = await nounOfPaper(paper);
  return noun !== undefined && (await book.maybe(noun, paper)) !== undefined;
}
