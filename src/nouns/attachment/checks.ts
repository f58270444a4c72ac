import { stateOf } from "../../exchange/attachments.ts";
import type { Attached } from "../../law/attached.ts";
import { attachedIn, mayHaveFiles } from "../../law/attachment.ts";
import { atField, type Check, type Found, type Spot } from "../../law/check.ts";
import type { Noun } from "../../law/noun.ts";
import { say } from "../../law/words.ts";

/**
 * Files that records name by path and hash are there and as they were when they were attached:
 * R-ORD-01, R-ARC-13.
 */
export function attachmentsCheck(book: string, nouns: readonly Noun[]): Check {
  const wanted = nouns.filter(mayHaveFiles);
  return {
    name: "attachments",
    nouns: wanted.map(({ name }) => name),
    begin() {
      const all: { readonly id: string; readonly at: Spot; readonly attached: Attached }[] = [];
      return {
        see({ noun, record, at, sound }) {
          if (!sound) return;
          for (const { path, attached } of attachedIn(noun, record)) {
            all.push({ id: record.id, at: atField(at, ...path), attached });
          }
        },
        end: () =>
          all.flatMap(({ id, at, attached }): Found[] => {
            const state = stateOf(book, attached);
            if (state === "same") return [];
            const { path } = attached;
            return state === "missing"
              ? [
                  {
                    code: "attachment-missing",
                    at,
                    text: say(`${id}: ${path} is not there`, `${id}：附件 ${path} 不存在`),
                  },
                ]
              : [
                  {
                    code: "attachment-changed",
                    at,
                    text: say(
                      `${id}: ${path} is not as it was when it was attached`,
                      `${id}：附件 ${path} 与附上时不一致`,
                    ),
                  },
                ];
          }),
      };
    },
  };
}
