import { resolve } from "node:path";
import { RoundsError } from "../../../law/errors.ts";
import { refKind, switchKind, textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { type Context, defineVerb } from "../../verb.ts";
import { writeMinutes } from "../minutes.ts";
import { visitState } from "../rules.ts";
import { type Visit, visit } from "../visit.ts";

interface Told {
  readonly text?: string | undefined;
  readonly file?: string | undefined;
  readonly fromNotes?: boolean | undefined;
}

export const verb = defineVerb({
  summary: say("write the minutes of a visit", "写会谈纪要"),
  examples: ['rounds visit minutes VS261117C --text "agreed: 20 boxes in December"'],
  arguments: recordArgument(visit),
  flags: {
    text: field(textKind({ long: true }), say("Text", "内容")),
    file: field(textKind({ name: "file" }), say("Text from a file", "从文件读取内容")),
    fromNotes: field(switchKind, say("Take the notes of the visit", "用拜访情况作为内容")),
    taker: field(refKind("staff"), say("Note taker", "记录人")),
  },
  needs: async ({ book }, { which, text, file, fromNotes }) => {
    if (text !== undefined || file !== undefined || fromNotes) return [];
    const record = which === undefined ? undefined : await book.maybe(visit, which);
    // There is nothing to write of a visit that was not made: it is refused before anybody types.
    return record && visitState(record) !== "made" ? [] : ["text"];
  },
  suggest: async ({ book }, { which }) => {
    const text = which === undefined ? undefined : suggestion(await book.maybe(visit, which));
    return text === undefined ? {} : { text };
  },
  writes: true,
  async run(context, { which, taker, ...told }) {
    const { book, me, today } = context;
    const record = await book.get(visit, which);
    const calendar = await context.calendar();
    const made = record.date ?? today;
    const due = calendar.addWorkdays(made, book.settings.limits.minutesWorkdays);
    if (visitState(record) !== "made")
      return writeMinutes(record, { text: "" }, { me, date: today, due });
    const text = await textOf(record, told, context);
    return writeMinutes(record, { text, taker }, { me, date: today, due });
  },
});

/** What stands there already, to be gone on with. */
function suggestion(record: Visit | undefined): string | undefined {
  return record?.minutes?.text ?? record?.notes;
}

async function textOf(record: Visit, told: Told, { folder }: Context): Promise<string> {
  if (told.text !== undefined) return told.text;
  if (told.file !== undefined) {
    const { readText } = await import("../../../exchange/rows.ts");
    return readText(resolve(folder, told.file), { name: told.file }).trim();
  }
  if (told.fromNotes && record.notes !== undefined) return record.notes;
  throw new RoundsError("missing-value", say("missing: --text", "缺少：--text（内容）"), {
    hint: say(
      `rounds visit minutes ${record.id} --text "…", or --file FILE, or --from-notes`,
      `rounds visit minutes ${record.id} --text "…"，或 --file 文件，或 --from-notes`,
    ),
  });
}
