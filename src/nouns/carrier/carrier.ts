import { priceKind, quantityKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupsKind, moreKind, wordsKind } from "../../law/kinds/groups.ts";
import { textKind, yesNoKind } from "../../law/kinds/texts.ts";
import { fold } from "../../law/names.ts";
import { defineNoun, field, type Stored } from "../../law/noun.ts";
import { say } from "../../law/words.ts";
import { contactFields } from "../customer/contacts.ts";

/** A carrier from outside (外协车队): the routes it serves and what it takes (R-TRN-07 to 10). */
export const carrier = defineNoun({
  name: "carrier",
  label: say("carrier", "承运商"),
  plural: say("carriers", "承运商"),
  folder: "carriers",
  shape: "record",
  naming: { by: "slug", of: ["name"] },
  fields: {
    name: field(textKind(), say("Name", "名称"), { required: true, find: "name", list: 9 }),
    aliases: field(wordsKind, say("Also called", "别名"), { find: "alias" }),
    code: field(textKind(), say("Carrier number", "承运商编号"), { find: "code" }),
    regions: field(wordsKind, say("Routes", "线路"), {
      list: 8,
      ask: true,
      headers: ["regions", "区域", "线路"],
      help: say(
        "regions or cities that it serves; none: everywhere",
        "所走线路的区域或城市；不填为全国",
      ),
    }),
    backup: field(yesNoKind, say("Backup", "后备"), {
      list: 7,
      merge: "conflict",
      help: say("takes over what the others cannot", "其他承运商运力不足时接手"),
    }),
    phone: field(textKind({ name: "phone" }), say("Phone", "电话"), {
      find: "phone",
      list: 6,
      ask: true,
    }),
    email: field(textKind({ name: "email" }), say("E-mail", "邮箱")),
    contacts: field(
      groupsKind(contactFields, {
        by: "name",
        example: say("John Park, mobile=13900000000", "李强，手机=13900000000"),
      }),
      say("Contacts", "联系人"),
      { flag: "contact", merge: "union" },
    ),
    dailyWeight: field(quantityKind(), say("Takes a day, kg", "日运力（kg）"), { list: 5 }),
    dailyVolume: field(quantityKind(), say("Takes a day, m3", "日运力（m³）"), { list: 4 }),
    transitDays: field(wholeKind(), say("Days on the way", "在途天数"), { list: 5, ask: true }),
    receiptDays: field(wholeKind(), say("Receipt back within days", "回单周期（天）"), { list: 4 }),
    pricePerKg: field(priceKind, say("Price a kg", "每公斤运价"), {
      help: say("the cheaper of two on a route is asked first", "同一线路先派运价低者"),
    }),
    priceNotes: field(textKind(), say("Prices", "运价说明")),
    stopped: field(yesNoKind, say("No longer used", "停用"), { merge: "conflict" }),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
});

export type Carrier = Stored<typeof carrier>;

/** The carrier that an order's or shipment's text names: by id, name, number or another name. */
export function carrierCalled(
  carriers: readonly Carrier[],
  text: string | undefined,
): Carrier | undefined {
  if (text === undefined) return undefined;
  const wanted = fold(text);
  return carriers.find(({ id, name, code, aliases }) =>
    [id, name, code ?? "", ...(aliases ?? [])].some((one) => one !== "" && fold(one) === wanted),
  );
}

/** Does the customer fetch the goods? Then nobody carries them. */
export function isFetched(carrier: string | undefined): boolean {
  return /^(自提|上门自提|self.?pick.?up|pick.?up|ex works|exw)$/i.test(carrier?.trim() ?? "");
}

/** Does it serve a place: named on its routes, or is its route everywhere? */
export function serves(
  { regions }: Pick<Carrier, "regions">,
  places: readonly (string | undefined)[],
): "route" | "everywhere" | undefined {
  if (regions === undefined || regions.length === 0) return "everywhere";
  const named = places.flatMap((one) => (one === undefined ? [] : [fold(one)]));
  const isNamed = regions.some((one) => named.includes(fold(one)));
  return isNamed ? "route" : undefined;
}
