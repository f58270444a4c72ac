import { say } from "../../law/words.ts";

/** Papers whose file names follow a scheme: R-COM-19. */
export const documentKinds = [
  { value: "proforma", label: say("proforma invoice", "形式发票"), also: ["PI"] },
  { value: "invoice", label: say("commercial invoice", "商业发票"), also: ["CI"] },
  { value: "quote", label: say("quotation", "报价单") },
  { value: "product", label: say("product sheet", "产品资料") },
  { value: "report", label: say("work report", "工作表") },
] as const;

export interface DocumentFacts {
  readonly kind: (typeof documentKinds)[number]["value"];
  readonly today: string;
  /** How the owner signs. */
  readonly owner: string;
  readonly customer?: string | undefined;
  readonly product?: string | undefined;
  readonly model?: string | undefined;
  /** Names given before, so that the next letter of the day is free. */
  readonly taken: readonly string[];
}

/** The name of a paper's file, without an ending. */
export function documentName(facts: DocumentFacts): string {
  const { kind, today, owner, customer, product, model, taken } = facts;
  const day = today.slice(2).replaceAll("-", "");
  if (kind === "proforma" || kind === "invoice") {
    const stem = `${kind === "proforma" ? "PI" : "CI"}${day}`;
    return `${stem}${nextLetter(stem, taken)} ${owner}`;
  }
  if (kind === "quote") {
    return `${[customer, product].filter(Boolean).join(" ")} price-${owner.toLowerCase()}`.trim();
  }
  if (kind === "product") return [product, model].filter(Boolean).join(" ");
  return `${day} ${[owner.toLowerCase(), customer].filter(Boolean).join("-")}`;
}

/** A for the first of the day, then B, C …; after Z comes AA. */
function nextLetter(stem: string, taken: readonly string[]): string {
  const used = new Set(
    taken.flatMap((name) => new RegExp(`^${stem}([A-Z]+)\\b`).exec(name)?.[1] ?? []),
  );
  for (let number = 0; ; number++) {
    const letter = String.fromCharCode(65 + (number % 26));
    const letters = number < 26 ? letter : `${String.fromCharCode(64 + number / 26)}${letter}`;
    if (!used.has(letters)) return letters;
  }
}
