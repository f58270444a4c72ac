import type { FindingCode } from "../../law/findings.ts";
import { say, type Text } from "../../law/words.ts";
import { type Card, fewestDigits } from "./card.ts";
import {
  coreOf,
  differsInPlace,
  hanAlike,
  isHan,
  mostEdits,
  type Sound,
  spelledAlike,
} from "./names-alike.ts";

/** By what two customers may be known to be one: the codes of the findings about them. */
export type LikenessKind = Extract<
  FindingCode,
  "same-tax-number" | "same-name" | "same-phone" | "similar-name"
>;

/** One reason to think so. */
export interface Likeness {
  readonly kind: LikenessKind;
  readonly why: Text;
}

/** The digits by which equal numbers are found: with or without the code of the country. */
export function phoneTail(key: string): string {
  return key.slice(-fewestDigits);
}

const nationalLeast = 8;
const codeMost = 3;

/** Is it one number, where only one of them may tell the country? */
function samePhone(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.startsWith("+") === b.startsWith("+")) return false;
  const [abroad, at] = a.startsWith("+") ? [a.slice(1), b] : [b.slice(1), a];
  const national = at.replace(/^0/, "");
  const code = abroad.length - national.length;
  return (
    national.length >= nationalLeast && code > 0 && code <= codeMost && abroad.endsWith(national)
  );
}

function sharedPhone(a: readonly string[], b: readonly string[]): string | undefined {
  for (const one of a) for (const other of b) if (samePhone(one, other)) return one;
  return undefined;
}

/** All reasons to take two customers for one, the strongest first; none: they are two. */
export function alike(a: Card, b: Card, sound: Sound): readonly Likeness[] {
  const found: Likeness[] = [];
  const sameTax = a.tax !== undefined && a.tax === b.tax;
  const otherTax = a.tax !== undefined && b.tax !== undefined && !sameTax;
  if (sameTax) {
    const why = say(`the same tax number ${a.tax}`, `税号同为 ${a.tax}`);
    found.push({ kind: "same-tax-number", why });
  }
  const [mine, theirs] = [facesOf(a), facesOf(b)];
  const isSameName = shareCore(mine, theirs);
  if (isSameName) found.push({ kind: "same-name", why: say("the same name", "名称相同") });
  const phone = sharedPhone(a.phones, b.phones);
  if (phone !== undefined) {
    found.push({
      kind: "same-phone",
      why: say(`the same telephone ${phone}`, `电话同为 ${phone}`),
    });
  }
  // Whoever has a tax number of its own is a firm of its own, however it is called.
  const similar = isSameName || otherTax ? undefined : similarity(mine, theirs, sound);
  if (similar) found.push({ kind: "similar-name", why: similar });
  return found;
}

function shareCore(a: readonly Face[], b: readonly Face[]): boolean {
  for (const { core } of a) for (const other of b) if (other.core === core) return true;
  return false;
}

/** A name made ready to be compared with many. */
interface Face {
  readonly name: string;
  readonly core: string;
  readonly isHan: boolean;
  /** Which letters there are in it, a bit for each of 32 kinds. */
  readonly letters: number;
}

const faces = new WeakMap<Card, readonly Face[]>();

function facesOf(card: Card): readonly Face[] {
  const known = faces.get(card) ?? card.names.map(faceOf);
  faces.set(card, known);
  return known;
}

function faceOf(name: string): Face {
  const core = coreOf(name);
  let letters = 0;
  for (let at = 0; at < core.length; at++) letters |= 1 << (core.charCodeAt(at) & 31);
  return { name, core, isHan: isHan(core), letters };
}

function similarity(a: readonly Face[], b: readonly Face[], sound: Sound): Text | undefined {
  for (const one of a) {
    for (const other of b) {
      const why = namesAlike(one, other, sound);
      if (why) return why;
    }
  }
  return undefined;
}

const typing = say("a name spelled alike", "名称写法相近");
const hearing = say("a name that looks or sounds alike", "名称音形相近");
const placing = say("the same name but for the place", "仅地名不同");

/** How two names are alike that are not the same. */
function namesAlike(a: Face, b: Face, sound: Sound): Text | undefined {
  if (a.isHan !== b.isHan) return undefined;
  if (!a.isHan) {
    return mayBeSlip(a, b) && spelledAlike(a.name, b.name) ? typing : undefined;
  }
  if (differsInPlace(a.core, b.core)) return placing;
  return hanAlike(a.core, b.core, sound) ? hearing : undefined;
}

/** A slip makes few letters come or go: most names are seen at once to be others. */
function mayBeSlip(a: Face, b: Face): boolean {
  if (Math.abs(a.core.length - b.core.length) > mostEdits) return false;
  let differing = a.letters ^ b.letters;
  for (let count = 0; differing !== 0; count++) {
    if (count === 2 * mostEdits) return false;
    differing &= differing - 1;
  }
  return true;
}

/**
 * Are two customers surely one? The same tax number, or the same name where no tax number speaks
 * against it, or the same telephone with a name that is alike.
 */
export function isSure(likenesses: readonly Likeness[], a: Card, b: Card): boolean {
  const has = (kind: LikenessKind): boolean => likenesses.some((one) => one.kind === kind);
  if (has("same-tax-number")) return true;
  if (a.tax !== undefined && b.tax !== undefined) return false;
  return has("same-name") || (has("same-phone") && has("similar-name"));
}

const weights = { "same-tax-number": 100, "same-name": 60, "same-phone": 30, "similar-name": 20 };

/** How much speaks for two customers being one; more is surer. */
export function weightOf(likenesses: readonly Likeness[]): number {
  return likenesses.reduce((sum, { kind }) => sum + weights[kind], 0);
}
