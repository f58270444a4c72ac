import { say, type Text } from "../../law/words.ts";

/** Why an entry of a requisition, transfer … is not taken back alone: the paper would say other. */
export function storeMove(paper: string | undefined): Text | undefined {
  if (paper === undefined || !/^(MR|FG|GI|TR|SP)\d{6}/.test(paper)) return undefined;
  return say(
    `it belongs to ${paper}; rounds undo takes both back`,
    `它属于 ${paper}，请用 rounds undo 一并撤销`,
  );
}
