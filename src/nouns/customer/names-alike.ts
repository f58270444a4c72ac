import { fold, foldedWords } from "../../law/names.ts";

/** Han characters; the class of all of Unicode takes milliseconds to compile. */
const han = /[\u3400-\u9fff]/;

/** Words of the legal form, which people leave out: they are not part of what a firm is called. */
const latinForms = new Set(
  (
    "ltd limited llc llp lp inc incorporated corp corporation co company plc gmbh ag kg ohg ug mbh " +
    "sarl sas sasu srl sa spa sl slu bv nv ab oy oyj aps asa kft zrt doo pty pte pvt bhd sdn kk"
  ).split(" "),
);

/** The same in Chinese; a branch (分公司) is a customer of its own and keeps its name. */
const chineseForms =
  /(?:集团)?(?:股份有限公司|有限责任公司|有限公司|股份公司|总公司)|集团公司$|(?<!分|子)公司$|集团$/g;

/** A name without what does not tell customers apart: the words, Chinese in one piece. */
export function plainName(name: string): string {
  const text = name.normalize("NFKC");
  if (han.test(text)) {
    const folded = fold(text);
    return folded.replace(chineseForms, "") || folded;
  }
  const words = foldedWords(text.replace(/[.'’`]/g, ""));
  let end = words.length;
  while (end > 1 && latinForms.has(words[end - 1] ?? "")) end--;
  return words.slice(0, end).join(" ");
}

/** How a name is compared: its letters alone. */
export function coreOf(plain: string): string {
  return plain.replaceAll(" ", "");
}

/** Is this name in Chinese characters, or partly so? */
export function isHan(core: string): boolean {
  return han.test(core);
}

const provinces =
  "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门";
const cities =
  "杭州|宁波|温州|绍兴|湖州|嘉兴|金华|衢州|舟山|台州|丽水|义乌|南京|苏州|无锡|常州|镇江|扬州|南通|徐州|盐城|淮安|泰州|广州|深圳|佛山|东莞|中山|珠海|惠州|汕头|福州|厦门|泉州|漳州|济南|青岛|烟台|潍坊|临沂|武汉|宜昌|襄阳|长沙|株洲|郑州|洛阳|合肥|芜湖|南昌|九江|成都|绵阳|贵阳|昆明|大理|西安|咸阳|兰州|太原|石家庄|唐山|保定|沈阳|大连|长春|哈尔滨|南宁|桂林|海口|三亚|呼和浩特|乌鲁木齐|银川|西宁|拉萨";
const place = new RegExp(`^(?:${provinces}|${cities})(?:自治区|特别行政区|省|市)?`);

/** The place at the beginning of a Chinese name, and the rest. */
export function placeOf(core: string): { readonly place: string; readonly rest: string } {
  let rest = core;
  for (let times = 0; times < 2; times++) rest = rest.replace(place, "");
  return { place: core.slice(0, core.length - rest.length), rest };
}

const shortestRest = 4;

/** The name without its place, where enough is left to tell customers apart. */
export function placeless(core: string): string | undefined {
  const { place: where, rest } = placeOf(core);
  return rest.length < shortestRest ? undefined : where === "" ? core : rest;
}

/** The same name but for a place that only one of them tells, or tells more closely. */
export function differsInPlace(a: string, b: string): boolean {
  const last = a.length - 1;
  if (a === b || a[last] !== b[b.length - 1] || placeless(a) !== placeless(b)) return false;
  if (placeless(a) === undefined) return false;
  const [one, other] = [placeOf(a).place, placeOf(b).place].map((each) =>
    each.replace(/[省市]|自治区|特别行政区/g, ""),
  );
  return (one ?? "").endsWith(other ?? "") || (other ?? "").endsWith(one ?? "");
}

/** Words by which branches and namesakes are told apart on purpose. */
const telling = new Set(
  (
    "north south east west northern southern eastern western central upper lower new old first " +
    "second third one two three four five i ii iii iv v a b c d"
  ).split(" "),
);

const tellingHan = /[0-9a-z一二三四五六七八九十百千万东南西北中上下左右前后新老大小甲乙丙丁]/;

/** However long a name is, no more letters of it may differ. */
export const mostEdits = 2;

/** How many letters may differ in names of a length: short ones are other names at once. */
export function editsAllowed(length: number): 0 | 1 | 2 {
  return length >= 10 ? 2 : length >= 6 ? 1 : 0;
}

/** Latin names that differ by a slip of typing, or in the order of their words. */
export function spelledAlike(a: string, b: string): boolean {
  const [one, other] = [coreOf(a), coreOf(b)];
  const most = editsAllowed(Math.min(one.length, other.length));
  if (most === 0 || Math.abs(one.length - other.length) > most || one === other) return false;
  const isSlip = isWithin(one, other, most) || isSwap(one, other);
  return ((isSlip && areWordsAlike(a, b)) || isShuffled(a, b)) && !toldApart(a, b);
}

/** A slip leaves a word what it was: "doors" are no "books", even in a long name. */
function areWordsAlike(a: string, b: string): boolean {
  const [mine, theirs] = [a.split(" "), b.split(" ")];
  if (mine.length !== theirs.length) return true;
  return mine.every((one, at) => {
    const other = theirs[at] ?? "";
    const shorter = Math.min(one.length, other.length);
    // A letter is left out of short words too; another one in its place makes another word.
    const least = one.length === other.length ? 5 : 3;
    const most = shorter >= 8 ? 2 : shorter >= least ? 1 : 0;
    return one === other || isWithin(one, other, most) || isSwap(one, other);
  });
}

function isShuffled(a: string, b: string): boolean {
  return a.length === b.length && sortedWords(a) === sortedWords(b);
}

/** The words of a name in the order of the alphabet. */
export function sortedWords(plain: string): string {
  return plain.split(" ").sort().join(" ");
}

/** Do names differ in a number, or in a word like "north"? */
function toldApart(a: string, b: string): boolean {
  if (a.replace(/\D/g, "") !== b.replace(/\D/g, "")) return true;
  const [mine, theirs] = [a.split(" "), b.split(" ")];
  const lacks = (words: readonly string[]) => (word: string) =>
    telling.has(word) && !words.includes(word);
  return mine.some(lacks(theirs)) || theirs.some(lacks(mine));
}

/** Two neighbouring letters in the other order, and nothing else. */
export function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return (
    at + 1 < a.length &&
    a[at] === b[at + 1] &&
    a[at + 1] === b[at] &&
    a.slice(at + 2) === b.slice(at + 2)
  );
}

/** Can one text be made of the other with at most so many letters put in, left out or replaced? */
export function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  if (endA === start || endB === start) return Math.max(endA, endB) - start <= most;
  if (most === 0) return false;
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  return (
    isWithin(restA.slice(1), restB, most - 1) ||
    isWithin(restA, restB.slice(1), most - 1) ||
    isWithin(restA.slice(1), restB.slice(1), most - 1)
  );
}

/** The syllable of a character, as one hears it; the same text for what is not Chinese. */
export type Sound = (character: string) => string;

/** Syllables that many people do not tell apart, so that an input method offers either. */
export function blurred(syllable: string): string {
  return syllable.replace(/^([zcs])h/, "$1").replace(/([aei])ng$/, "$1n");
}

/** Characters that are taken for one another by the eye: each stands for the first of its group. */
const lookalikes = new Map(
  ["未末", "己已巳", "日曰", "土士", "侯候", "赢嬴", "晴睛", "茶荼", "洒酒"].flatMap((group) =>
    [...group].map((each) => [each, group[0] ?? each] as const),
  ),
);

/** What a name sounds like, a syllable for each character; of the same key: easily mistaken. */
export function soundKey(core: string, sound: Sound): string {
  return [...core].map((each) => heard(each, sound)).join(" ");
}

function heard(character: string, sound: Sound): string {
  return han.test(character) ? blurred(sound(lookalikes.get(character) ?? character)) : character;
}

const shortestHan = 3;
const shortestMissing = 5;

/**
 * Chinese names that differ by a slip: characters of the same sound, as input methods offer them,
 * or one character too many, or two in the other order. Another character is another name.
 */
export function hanAlike(a: string, b: string, sound: Sound): boolean {
  if (a === b || Math.min(a.length, b.length) < shortestHan) return false;
  if (a.length === b.length) return isSwapHan(a, b) || soundsAlike(a, b, sound);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || short.length < shortestMissing) return false;
  let at = 0;
  while (short[at] === long[at]) at++;
  return short.slice(at) === long.slice(at + 1) && !tellingHan.test(long[at] ?? "");
}

function isSwapHan(a: string, b: string): boolean {
  return a.length >= shortestHan + 1 && isSwap(a, b) && !tellingHan.test(differing(a, b).join(""));
}

/** At least half of the characters are the same, and each of the others sounds like its match. */
function soundsAlike(a: string, b: string, sound: Sound): boolean {
  const others = differing(a, b);
  if (others.length > a.length) return false;
  return others.every(
    (each, at) => at % 2 > 0 || heard(each, sound) === heard(others[at + 1] ?? "", sound),
  );
}

/** The characters that differ, each followed by the one at its place in the other text. */
function differing(a: string, b: string): string[] {
  const pairs: string[] = [];
  for (let at = 0; at < a.length; at++) {
    const [one, other] = [a[at] ?? "", b[at] ?? ""];
    if (one !== other) pairs.push(one, other);
  }
  return pairs;
}
