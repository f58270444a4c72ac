import { fromMicro } from "../../../law/decimal.ts";
import { join, say, type Text } from "../../../law/words.ts";
import { policiesOf } from "../../approval/gate.ts";
import { typedFields } from "../../generic/add.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { move, stockKey } from "../../move/move.ts";
import { perProduct, type Quantities } from "../../move/papers.ts";
import { ownUnits } from "../../order/tracking/goods.ts";
import { type NameOf, productNames } from "../../product/names.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { material } from "../material.ts";

const flags = typedFields(material) as Pick<
  typeof material.fields,
  "date" | "department" | "work" | "order" | "neededBy" | "warehouse" | "lines" | "notes" | "owner"
>;

/** What the daily stock says is short of what is asked for (R-WHS-07). */
async function shortNotes(
  asked: Quantities,
  {
    book,
    warehouse,
    nameOf,
  }: Pick<Context, "book"> & {
    readonly warehouse: string | undefined;
    readonly nameOf: NameOf;
  },
): Promise<readonly Text[]> {
  const stock = await book.sums(move, "stock");
  const there = (id: string): number =>
    warehouse === undefined
      ? [...stock].reduce((sum, [key, n]) => (key.startsWith(`${id}|`) ? sum + n : sum), 0)
      : (stock.get(stockKey(id, warehouse)) ?? 0);
  const short = [...asked].flatMap(([id, micro]) => {
    const has = there(id);
    if (has >= micro) return [];
    const [rest, left] = [fromMicro(micro), fromMicro(Math.max(0, has))];
    return [
      say(`${nameOf(id)}: ${rest} asked, ${left} there`, `${nameOf(id)}：需 ${rest}，现存 ${left}`),
    ];
  });
  if (short.length === 0) return [];
  const list = join(short);
  return [say(`short: ${list.en}`, `库存不足：${list.zh}`)];
}

export const verb = defineVerb({
  summary: say("production asks for material", "生产部门填写领料单"),
  examples: [
    'rounds material add --department workshop --work "gift boxes" --line "CUP-W08 x 12" --warehouse main',
  ],
  flags,
  writes: true,
  async run({ book }, input) {
    const lines = await ownUnits(input.lines, book);
    const record = { ...input, lines };
    assertAgrees(material, record, book.digits);
    const id = await book.newId(material, record);
    const nameOf = await productNames(book);
    const asked = perProduct(lines);
    return {
      steps: [{ do: "create", noun: material, record: { ...record, id } }],
      receipt: say(`added material requisition ${id}`, `已新建领料单 ${id}`),
      notes: [
        ...(await shortNotes(asked, { book, warehouse: input.warehouse, nameOf })),
        policiesOf(material, book).length > 0
          ? say(
              `next: rounds approve ${id}, then rounds material issue ${id}`,
              `下一步：生产主管签批 rounds approve ${id}，仓库发料 rounds material issue ${id}`,
            )
          : say(`next: rounds material issue ${id}`, `下一步：rounds material issue ${id}`),
      ],
    };
  },
});
