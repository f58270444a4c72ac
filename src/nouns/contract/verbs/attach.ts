import { attachmentOf } from "../../../exchange/attachments.ts";
import { textKind } from "../../../law/kinds/texts.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { recordArgument } from "../../generic/show.ts";
import { defineVerb } from "../../verb.ts";
import { contract } from "../contract.ts";
import { attachFile } from "../rules.ts";

export const verb = defineVerb({
  summary: say(
    "attach a file by its path and hash; check --trust sees when it changes",
    "附上文件（路径与哈希），check --trust 可核验",
  ),
  examples: [],
  arguments: {
    ...recordArgument(contract),
    file: field(textKind({ name: "file" }), say("File", "文件"), { required: true }),
  },
  flags: { what: field(textKind(), say("What it is", "内容")) },
  writes: true,
  async run({ book, folder, me, today }, { which, file, what }) {
    const attached = attachmentOf(file, { book: book.root, folder });
    return attachFile(await book.get(contract, which), { ...attached, what, date: today, by: me });
  },
});
