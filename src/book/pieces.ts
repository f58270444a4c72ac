import { isMap, isScalar, parseDocument } from "yaml";

/** A part of a text: the lines of a field that is looked for, or all that stands between. */
export interface Piece {
  readonly key?: string;
  readonly text: string;
}

/** A record's text, apart at some of its fields; undefined when it is no map in block style. */
export function piecesOf(text: string, names: readonly string[]): readonly Piece[] | undefined {
  const { contents, errors } = parseDocument(text, { version: "1.2" });
  if (errors.length > 0 || !isMap(contents) || contents.flow) return undefined;
  const starts = contents.items.map(({ key }) => ({
    key: isScalar(key) ? String(key.value) : "",
    at: isScalar(key) ? (key.range?.[0] ?? 0) : 0,
  }));
  if (starts.some(({ at }) => at > 0 && text[at - 1] !== "\n")) return undefined;
  const pieces: Piece[] = [];
  let last = 0;
  for (const [index, { key, at }] of starts.entries()) {
    if (!names.includes(key)) continue;
    const whole = text.slice(at, starts[index + 1]?.at ?? text.length);
    // Comments and blank lines below a field belong to what comes next.
    const own = whole.replace(/(?<=\n)(([ \t]*|#.*)\r?\n)*$/, "");
    pieces.push({ text: text.slice(last, at) }, { key, text: own });
    last = at + own.length;
  }
  return [...pieces, { text: text.slice(last) }];
}

/**
 * One text of two that differ only in the pieces that have a key: those stand there in both ways,
 * between markers. Undefined when they differ elsewhere.
 */
export function marked(
  ours: readonly Piece[] | undefined,
  theirs: readonly Piece[] | undefined,
): string | undefined {
  if (!ours || !theirs) return undefined;
  const between = (pieces: readonly Piece[]): string =>
    pieces.map((piece) => (piece.key === undefined ? piece.text : "")).join("");
  const rest = between(ours);
  if (rest !== between(theirs)) return undefined;
  const keys = new Set([...ours, ...theirs].flatMap(({ key }) => (key === undefined ? [] : [key])));
  const blocks = [...keys].map((key) => {
    const [one, two] = [placed(ours, key), placed(theirs, key)];
    return { at: one?.at ?? two?.at ?? 0, text: block(one?.text ?? "", two?.text ?? "") };
  });
  let at = 0;
  let text = "";
  for (const one of blocks.sort((a, b) => a.at - b.at)) {
    text += rest.slice(at, one.at);
    if (text !== "" && !text.endsWith("\n")) text += "\n";
    text += one.text;
    at = one.at;
  }
  return text + rest.slice(at);
}

/** Where among the other pieces the one of a key stands. */
function placed(
  pieces: readonly Piece[],
  key: string,
): { readonly at: number; readonly text: string } | undefined {
  let at = 0;
  for (const piece of pieces) {
    if (piece.key === key) return { at, text: piece.text };
    if (piece.key === undefined) at += piece.text.length;
  }
  return undefined;
}

function block(ours: string, theirs: string): string {
  const line = (text: string): string => (text === "" || text.endsWith("\n") ? text : `${text}\n`);
  return `<<<<<<< ours\n${line(ours)}=======\n${line(theirs)}>>>>>>> theirs\n`;
}
