/** Where a customer is, for visits on one trip: the largest area first. */
export interface Place {
  readonly region?: string | undefined;
  readonly city?: string | undefined;
  readonly district?: string | undefined;
  readonly address?: string | undefined;
}

const districtShape = /(?:[省市州盟]|^)([^省市州盟\s]{1,8}?(?:区|县|旗|镇|乡))/u;
const streetShape = /([^省市区县旗镇乡\s\d]{1,12}?(?:大道|路|街|巷|弄|道))/u;
const numberShape = /(\d+)\s*(?:号|$|-|,)/u;
const englishStreet = /^\s*(\d+)?\s*,?\s*([\p{L}][\p{L}\s.'-]+)/u;

/** The words by which neighbours stand beside each other, each narrower than the one before. */
export interface Area {
  /** The town, or where none is told the region: visits of one day stay in one. */
  readonly town: string;
  /** District, street and house number, to sort by. */
  readonly within: string;
}

/** Reads the place off region, city and address, as far as they are told (R-VIS-36). */
export function areaOf({ region = "", city = "", district, address = "" }: Place): Area {
  const town = (city || region || "").trim();
  const rest = city !== "" && address.startsWith(city) ? address.slice(city.length) : address;
  const quarter = district ?? districtShape.exec(rest)?.[1] ?? "";
  const chinese = streetShape.exec(rest)?.[1];
  const [, number = "", name = ""] = chinese ? [] : (englishStreet.exec(rest) ?? []);
  const street = chinese ?? name.trim();
  const house = number || (numberShape.exec(rest)?.[1] ?? "");
  return { town, within: `${quarter}|${street}|${house.padStart(6, "0")}` };
}
