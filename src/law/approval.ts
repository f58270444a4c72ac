import type { Policy } from "./approval-settings.ts";
import { toScaled } from "./decimal.ts";
import { digestOf } from "./digest.ts";
import type { Facts } from "./facts.ts";
import { dateKind, wholeKind } from "./kinds/figures.ts";
import { groupsKind } from "./kinds/groups.ts";
import { choiceKind, refKind, textKind } from "./kinds/texts.ts";
import { type Field, type Fields, field, type Values } from "./noun.ts";
import type { Settings } from "./settings.ts";
import { same, say, type Text } from "./words.ts";

/**
 * How a noun comes under the firm's approvals: it has `...approvalFields` among its fields and an
 * `approval` in its definition; whoever does something that needs the approval first calls
 * `assertApproved` of src/nouns/approval/gate.ts. Nothing is asked where rounds.yaml has no policy.
 */
export interface Approvable {
  /** The fields whose content is signed: a later change of one of them voids the approval. */
  readonly matters: readonly string[];
  /** Whose paper it is, by staff id: none of them signs it. */
  readonly owners: (record: never) => readonly (string | undefined)[];
  /** May the one who wrote it down, who is named in its id, sign it? Else not. */
  readonly authorMay?: true;
  /** Is a step left out for which there is nobody who may sign it? Else it waits for somebody. */
  readonly askedOnlyOfSomebody?: true;
  /** Is it there to be signed, neither over nor unfinished? What is not, nobody is reminded of. */
  readonly waits: (record: never) => boolean;
  /** What was done with it that wants the approval first, for `check`: "confirmed". */
  readonly done?: (record: never) => Text | undefined;
  /** What the conditions of a policy may ask of it, by name. */
  readonly facts: Readonly<Record<string, ApprovalFact>>;
  /** The policy that other settings stand for, where `approvals` of rounds.yaml names none. */
  readonly usual?: (
    settings: Pick<Settings, "visitApprovers" | "visitsNeedApproval">,
  ) => readonly Policy[];
  /** Acts that older versions wrote down elsewhere; `digest` is of the content as it is now. */
  readonly older?: (record: never, digest: string) => readonly Act[];
}

/** A figure as a decimal, a word, or whether it is so; undefined: nothing of the kind. */
export type FactValue = string | number | boolean | undefined;

export interface ApprovalFact {
  readonly label: Text;
  readonly of: (record: never, known: ApprovalKnown) => FactValue | Promise<FactValue>;
  /** It needs more than the record: it may be otherwise tomorrow, and `check` cannot ask for it. */
  readonly outside?: true;
}

export interface ApprovalKnown {
  /** The book; where `check` asks there is none. */
  readonly book?: Facts;
  readonly digits: number;
  readonly today: string;
}

const actFields = {
  date: field(dateKind, say("On", "日期"), { required: true }),
  by: field(refKind("staff"), say("By", "签批人"), { required: true }),
  act: field(
    choiceKind([
      { value: "approved", label: say("approved", "批准") },
      { value: "rejected", label: say("rejected", "驳回") },
    ]),
    say("Act", "结果"),
    { required: true },
  ),
  step: field(textKind(), say("Step", "步骤"), { required: true }),
  seat: field(textKind(), say("As", "身份")),
  for: field(refKind("staff"), say("Standing in for", "代签")),
  why: field(textKind(), say("Note", "意见")),
  to: field(textKind(), say("Back to", "退回到")),
  round: field(wholeKind(), say("Round", "轮次")),
  digest: field(textKind(), say("Of", "内容摘要"), { required: true }),
  sha256: field(textKind(), say("SHA-256", "SHA-256")),
  signature: field(textKind({ name: "signature" }), say("Signature", "数字签名")),
};

/** One signature or refusal. `round` counts the refusals it was given after. */
export type Act = Values<typeof actFields>;

/** The field of every noun that can be approved: all that was ever said, newest last. */
export const approvalFields = {
  approvals: field(
    groupsKind(actFields, {
      example: same("date=2026-11-22, by=iwan, act=approved, step=manager, digest=…"),
      show: ({ date, by, act, step, why }) =>
        [date, by, act, step, why].filter(Boolean).join(" · "),
    }),
    say("Approvals", "审批记录"),
    // What two said of one paper in two clones is for people to settle, as all approvals are.
    { kept: true, merge: "conflict" },
  ),
};

const figureKinds = new Set(["amount", "price", "quantity", "rate", "number", "percent"]);

/** A value for comparison: keys in one order, figures in one form, nothing that is empty. */
function plain(value: unknown, one: Pick<Field, "kind"> | undefined): unknown {
  if (Array.isArray(value)) return value.map((each) => plain(each, one));
  if (typeof value === "object" && value !== null) {
    const inside = one?.kind.inside;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, each]) => [key, plain(each, inside?.[key])]),
    );
  }
  if (typeof value === "string" && figureKinds.has(one?.kind.name ?? "")) {
    return value.includes(".") ? value.replace(/\.?0+$/, "") : value;
  }
  return value;
}

/** What is signed of a record: one text for one content, whatever order its keys stand in. */
export function contentOf(
  { fields, approval }: { readonly fields: Fields; readonly approval?: Approvable },
  record: object,
): string {
  const all = record as Readonly<Record<string, unknown>>;
  const told = [...(approval?.matters ?? [])]
    .sort()
    .flatMap((key) => (all[key] === undefined ? [] : [[key, plain(all[key], fields[key])]]));
  return JSON.stringify(Object.fromEntries(told));
}

/** The short mark of that content, by which a later change is seen. */
export function contentDigest(
  noun: { readonly fields: Fields; readonly approval?: Approvable },
  record: object,
): string {
  return digestOf([contentOf(noun, record)]);
}

/** A condition of a policy as it was understood. */
export interface Condition {
  readonly fact: string;
  readonly is: ">" | ">=" | "<" | "<=" | "=" | "!=" | "so" | "not";
  readonly value: string;
}

const signs: Readonly<Record<string, Condition["is"]>> = {
  ...{ ">": ">", ">=": ">=", "<": "<", "<=": "<=", "=": "=", "==": "=", "!=": "!=" },
  ...{ above: ">", over: ">", below: "<", under: "<", is: "=", "at least": ">=", "at most": "<=" },
  ...{ 超过: ">", 大于: ">", 低于: "<", 小于: "<", 为: "=", 不低于: ">=", 不超过: "<=" },
  ...{ "≥": ">=", "≤": "<=", "＞": ">", "＜": "<", "≠": "!=" },
};

const words = Object.keys(signs).sort((a, b) => b.length - a.length);
const compared = new RegExp(`^([A-Za-z][\\w-]*)\\s*(${words.join("|")})\\s*(.+)$`);

/** "amount > 10000", "discount above 5", "special", "not small"; undefined when it is none. */
export function parseCondition(text: string): Condition | undefined {
  const trimmed = text.trim();
  const alone = /^(not\s+|非)?([A-Za-z][\w-]*)$/.exec(trimmed);
  if (alone) return { fact: alone[2] ?? "", is: alone[1] ? "not" : "so", value: "" };
  const [, fact = "", sign = "", value = ""] = compared.exec(trimmed) ?? [];
  const is = signs[sign];
  if (is === undefined) return undefined;
  const figure = value.trim().replace(/%$/, "");
  if (/[<>]/.test(is) && !isFigure(figure)) return undefined;
  return { fact, is, value: figure };
}

function isFigure(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** Figures are compared as decimals, words whatever their case. */
function compare(one: string, two: string): number {
  if (!isFigure(one) || !isFigure(two)) {
    const [a, b] = [one.toLowerCase(), two.toLowerCase()];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  const [a, b] = [toScaled(one, 6), toScaled(two, 6)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Does a fact meet a condition? What is not known meets none but "not" and "!=". */
export function holds({ is, value }: Condition, fact: FactValue): boolean {
  const said = typeof fact === "boolean" ? fact : fact !== undefined && !isNothing(String(fact));
  if (is === "so") return said;
  if (is === "not") return !said;
  if (fact === undefined) return is === "!=";
  const told = typeof fact === "boolean" ? (fact ? "yes" : "no") : String(fact);
  const order = compare(told, value);
  if (is === "=") return order === 0;
  if (is === "!=") return order !== 0;
  if (!isFigure(told)) return false;
  return is === ">" ? order > 0 : is === ">=" ? order >= 0 : is === "<" ? order < 0 : order <= 0;
}

function isNothing(text: string): boolean {
  return text === "" || /^-?0+(\.0+)?$/.test(text);
}
