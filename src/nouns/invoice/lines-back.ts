import { divideRounded, fromMicro, toMicro } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor } from "../../law/money.ts";
import { paperLineMinor } from "../../law/tax.ts";
import { say } from "../../law/words.ts";
import { type Invoice, type InvoiceLine, invoiceLineTaxed } from "./invoice.ts";
import { billedMicro } from "./rules.ts";

/** A line cut to a quantity: of its amount and tax as much as the parts before left of it. */
function cutLine(
  line: InvoiceLine,
  { before, now, record, digits }: { before: number; now: number; record: Invoice; digits: number },
): InvoiceLine {
  const whole = toMicro(line.quantity);
  if (before === 0 && now === whole) return line;
  const { netMinor, taxMinor, grossMinor } = invoiceLineTaxed(line, record, digits);
  const share = (minor: number): number => {
    const upTo = (micro: number): number =>
      Number(divideRounded(BigInt(minor) * BigInt(micro), BigInt(whole)));
    return upTo(before + now) - upTo(before);
  };
  const { amount: _, tax: __, ...rest } = line;
  const plain = { ...rest, quantity: fromMicro(now) };
  const minor = share(record.pricesIncludeTax ? grossMinor : netMinor);
  const part =
    minor === paperLineMinor(plain, record, digits)
      ? plain
      : { ...plain, amount: fromMinor(minor, digits) };
  const tax = share(taxMinor);
  return tax === invoiceLineTaxed(part, record, digits).taxMinor
    ? part
    : { ...part, tax: fromMinor(tax, digits) };
}

/** The lines of an invoice that goods stand for, in their order, after those taken back before. */
export function linesBack(
  record: Invoice,
  wanted: ReadonlyMap<string, number>,
  { earlier, digits }: { readonly earlier: readonly Invoice[]; readonly digits: number },
): readonly InvoiceLine[] {
  const gone = billedMicro(earlier);
  const before = new Map([...gone].map(([product, micro]) => [product, -micro]));
  const asked = new Map(wanted);
  const lines = (record.lines ?? []).flatMap((line): InvoiceLine[] => {
    const whole = toMicro(line.quantity);
    const had = Math.min(whole, before.get(line.product) ?? 0);
    before.set(line.product, (before.get(line.product) ?? 0) - had);
    const now = Math.min(whole - had, asked.get(line.product) ?? 0);
    asked.set(line.product, (asked.get(line.product) ?? 0) - now);
    return now > 0 ? [cutLine(line, { before: had, now, record, digits })] : [];
  });
  const over = [...asked].find(([, micro]) => micro > 0);
  if (over) {
    const [product, micro] = over;
    const has = fromMicro((wanted.get(product) ?? 0) - micro);
    refuse(
      say(
        `${record.id} has ${has} ${product} left to take back`,
        `${record.id} 可冲减的 ${product} 仅 ${has}`,
      ),
      say(`rounds invoice show ${record.id}`, `rounds invoice show ${record.id}`),
    );
  }
  return lines;
}
