import type { Approvable } from "../../law/approval.ts";
import { say } from "../../law/words.ts";
import type { LetterRecord } from "./states.ts";

interface Paper extends LetterRecord {
  readonly owner?: string | undefined;
  readonly kind?: string | undefined;
  readonly level?: number | undefined;
  readonly total?: string | undefined;
}

/** Letters come under the firm's approvals before they are sent: R-COL-19. */
export const letterApproval: Approvable = {
  matters: ["customer", "kind", "level", "items", "fee", "total", "payBy"],
  owners: ({ owner }: Paper) => [owner],
  waits: ({ sent, cancelled }: Paper) => !sent && !cancelled,
  done: ({ sent, cancelled }: Paper) => (sent && !cancelled ? say("sent", "发出") : undefined),
  facts: {
    kind: { label: say("kind of letter", "函件类型"), of: ({ kind }: Paper) => kind },
    level: {
      label: say("level", "级别"),
      of: ({ level }: Paper) => (level === undefined ? undefined : String(level)),
    },
    amount: { label: say("total asked for", "催收合计"), of: ({ total }: Paper) => total },
  },
};
