import { say } from "../../../law/words.ts";
import type { Fact, FactGroup, TableView } from "../../../print/view.ts";
import { recordArgument, recordPage } from "../../generic/show.ts";
import { figureColumn } from "../../generic/tables.ts";
import { priceList } from "../../price-list/price-list.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { knowledgeFields } from "../fields.ts";
import { type Product, product } from "../product.ts";

/** The prices that the lists say for it, besides its own: part of its price system. */
async function pricesView(record: Product, { book, today }: Context): Promise<TableView[]> {
  const rows = (await book.all(priceList)).flatMap((list) =>
    (list.rows ?? [])
      .filter((row) => row.product === record.id && (list.to ?? "9999") >= today)
      .map((row) => ({
        list: list.name,
        least: row.least,
        price: row.price,
        unit: row.unit ?? [row.per, record.unit].filter(Boolean).join(" "),
        currency: list.currency ?? book.settings.currency,
        from: list.from,
        to: list.to,
      })),
  );
  if (rows.length === 0) return [];
  return [
    {
      shape: "list",
      title: say("prices of the lists", "价目表价格"),
      columns: [
        { key: "list", label: say("Price list", "价目表"), weight: 9, wrap: true, least: 10 },
        figureColumn("least", say("From quantity", "起订量"), 7),
        figureColumn("price", say("Price", "单价"), 9),
        { key: "unit", label: say("Per", "单位"), weight: 6 },
        { key: "currency", label: say("Currency", "币种"), weight: 4 },
        { key: "from", label: say("Valid from", "生效日期"), weight: 5 },
        { key: "to", label: say("Valid to", "失效日期"), weight: 5 },
      ],
      rows,
    },
  ];
}

/** What of the sheet is still empty, so that somebody writes it down (R-ORD-05). */
function missing(record: Product): readonly string[] {
  const all = record as unknown as Readonly<Record<string, unknown>>;
  return Object.keys(knowledgeFields).filter((key) => all[key] === undefined);
}

export const verb = defineVerb({
  summary: say("the knowledge sheet of a product", "产品知识卡"),
  examples: ["rounds product show TEA-LJ250"],
  arguments: recordArgument(product),
  async run(context, { which }) {
    const { book } = context;
    const record = await book.get(product, which);
    const page = await recordPage(product, record, context);
    const isKnowledge = ({ key }: Fact): boolean => Object.hasOwn(knowledgeFields, key);
    const facts = page.facts.filter(isKnowledge);
    const details: FactGroup[] =
      facts.length > 0 ? [{ title: say("knowledge", "产品知识"), facts }] : [];
    const left = missing(record);
    const labels = left.map((key) => knowledgeFields[key as "features"].label);
    return {
      ...page,
      facts: page.facts.filter((one) => !isKnowledge(one)),
      sections: [...page.sections, ...(await pricesView(record, context))],
      details,
      notes:
        left.length === 0
          ? []
          : [
              say(
                `not written down yet: ${labels.map(({ en }) => en.toLowerCase()).join(", ")}`,
                `尚未填写：${labels.map(({ zh }) => zh).join("、")}`,
              ),
            ],
    };
  },
});
