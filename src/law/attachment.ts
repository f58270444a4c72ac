import { type Attached, attachedFields } from "./attached.ts";
import type { Kind } from "./kind.ts";
import { dateKind } from "./kinds/figures.ts";
import { groupsKind } from "./kinds/groups.ts";
import { refKind, textKind } from "./kinds/texts.ts";
import { type Field, type Fields, field, type Noun, type Values } from "./noun.ts";
import { say } from "./words.ts";

const attachmentFields = {
  ...attachedFields,
  what: field(textKind(), say("What", "内容")),
  date: field(dateKind, say("Attached on", "附上日期")),
  by: field(refKind("staff"), say("By", "经办人")),
};

/** A file of a record: a signed contract, its translation. */
export type Attachment = Values<typeof attachmentFields>;

const attachmentsKind = groupsKind(attachmentFields, {
  example: say("path=files/contract.pdf, sha256=…", "path=files/合同.pdf, sha256=…"),
});

/** The files of a record, set by the verbs that hash them; two people's files are all kept. */
export function attachmentsField(): Field<readonly Attachment[]> {
  return field(attachmentsKind, say("Attachments", "附件"), { kept: true, merge: "union" });
}

/** A file that a record names, and where in the record. */
interface PlacedFile {
  readonly path: readonly (string | number)[];
  readonly attached: Attached;
}

/** Every file that a record names by path and hash, also inside its groups: a receipt. */
export function attachedIn(
  { fields }: { readonly fields: Fields },
  record: Readonly<Record<string, unknown>>,
): readonly PlacedFile[] {
  return Object.entries(fields).flatMap(([key, { kind }]) => within(kind, record[key], [key]));
}

function within(kind: Kind<unknown>, value: unknown, path: PlacedFile["path"]): PlacedFile[] {
  const inside = kind.inside as Fields | undefined;
  if (!inside || typeof value !== "object" || value === null) return [];
  const all: readonly Readonly<Record<string, unknown>>[] = Array.isArray(value) ? value : [value];
  return all.flatMap((one, index) => {
    const here = Array.isArray(value) ? [...path, index] : path;
    const { path: file, sha256 } = one;
    const own =
      namesFiles(inside) && typeof file === "string" && typeof sha256 === "string"
        ? [{ path: here, attached: { path: file, sha256 } }]
        : [];
    return [
      ...own,
      ...Object.entries(inside).flatMap(([key, inner]) =>
        within(inner.kind, one[key], [...here, key]),
      ),
    ];
  });
}

function namesFiles(inside: Fields): boolean {
  return inside.path !== undefined && inside.sha256 !== undefined;
}

/** May a record of this noun name files anywhere? */
export function mayHaveFiles({ fields }: Pick<Noun, "fields">): boolean {
  return Object.values(fields).some(({ kind }) => {
    const inside = kind.inside as Fields | undefined;
    return inside !== undefined && (namesFiles(inside) || mayHaveFiles({ fields: inside }));
  });
}
