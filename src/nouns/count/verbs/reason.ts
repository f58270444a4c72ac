import { RoundsError, refuse } from "../../../law/errors.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { product } from "../../product/product.ts";
import { defineVerb } from "../../verb.ts";
import { warehouse } from "../../warehouse/warehouse.ts";
import { count, type Difference, differenceFields } from "../count.ts";
import { assertCounting } from "../entering.ts";
import { placeName, warehousesOf } from "../facts.ts";
import { namesOf, theNamed } from "../naming.ts";
import { parsePlace, typedPlace } from "../place.ts";

const { why, fault, person } = differenceFields;

export const verb = defineVerb({
  summary: say(
    "say why something differs and who answers for it",
    "说明差异原因、性质与实物责任人",
  ),
  examples: [],
  arguments: {
    ...recordArgument(count),
    place: field(textKind({ name: "place" }), say("Place", "位置"), {
      help: say(
        "TEA-01, TEA-01@main/A3#L7; without it all",
        "TEA-01、TEA-01@main/A3#L7；省略为全部",
      ),
    }),
  },
  flags: { why, fault, person },
  writes: true,
  async run({ book }, { which, place, ...told }) {
    const record = await book.get(count, which);
    assertCounting(record);
    const all = record.differences ?? [];
    if (all.length === 0) {
      refuse(
        say(`${record.id} has no differences`, `${record.id} 没有差异`),
        say(
          `work them out: rounds count result ${record.id}`,
          `请先核算：rounds count result ${record.id}`,
        ),
      );
    }
    const fields = Object.fromEntries(Object.entries(told).filter(([, one]) => one !== undefined));
    if (Object.keys(fields).length === 0) {
      throw new RoundsError(
        "missing-value",
        say("missing: --why, --fault or --person", "缺少：--why、--fault 或 --person"),
      );
    }
    const typed = place === undefined ? undefined : parsePlace(place);
    const goods = typed && (await theNamed(book, product, typed.product)).id;
    const where =
      typed?.warehouse === undefined
        ? undefined
        : (await theNamed(book, warehouse, typed.warehouse)).id;
    const isMeant = (one: Difference): boolean =>
      (goods === undefined || one.product === goods) &&
      (where === undefined || one.warehouse === where) &&
      (typed?.bin === undefined || one.bin === typed.bin) &&
      (typed?.lot === undefined || one.lot === typed.lot);
    const meant = all.filter(isMeant);
    const nameOf = placeName(await namesOf(book), { warehouses: warehousesOf(record) });
    if (meant.length === 0) {
      throw new RoundsError(
        "not-found",
        say(`${place} does not differ in ${record.id}`, `${record.id} 中 ${place} 没有差异`),
        { candidates: all.map(typedPlace).slice(0, 8) },
      );
    }
    const differences = all.map((one) => (isMeant(one) ? { ...one, ...fields } : one));
    const names = meant.map(nameOf);
    return {
      steps: [{ do: "set", noun: count, id: record.id, fields: { differences } }],
      receipt: say(
        `${record.id}: explained ${names.join(", ")}`,
        `${record.id}：已说明 ${names.join("、")}`,
      ),
    };
  },
});
