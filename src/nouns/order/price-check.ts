import type { ApprovalFact } from "../../law/approval.ts";
import { type Decimal, toScaled } from "../../law/decimal.ts";
import { refuse } from "../../law/errors.ts";
import type { Facts } from "../../law/facts.ts";
import type { PolicyRow } from "../../law/price-settings.ts";
import { join, say, type Text } from "../../law/words.ts";
import { type Classed, classWords } from "../customer/class-words.ts";
import { customer } from "../customer/customer.ts";
import { product } from "../product/product.ts";
import { roles, staff } from "../staff/staff.ts";
import type { Line } from "./fields/lines.ts";
import {
  type Beyond,
  beyondPolicy,
  beyondText,
  inPercent,
  percentOf,
  reductionOf,
} from "./policy.ts";

/** A paper whose prices are held against the quotation policy. */
export interface OfferFacts {
  readonly customer?: string | undefined;
  readonly owner?: string | undefined;
  readonly lines?: readonly Line[] | undefined;
  readonly discountWhy?: string | undefined;
}

/** One line that goes further down than whoever offers it may. */
export interface BeyondLine extends Beyond {
  readonly index: number;
  readonly product: string;
  readonly name: string;
}

/** The words for a role: its code and its labels. */
function roleWords(role: string | undefined): readonly string[] {
  const known = roles.find(({ value }) => value === role);
  return known ? [known.value, known.label.en, known.label.zh] : role ? [role] : [];
}

/** What a policy of approvals may ask about the prices of a paper, in per cent or yes and no. */
export const priceFacts: Readonly<Record<"discount" | "discountBeyondPolicy", ApprovalFact>> = {
  discount: {
    label: say("furthest below the list, %", "低于定价最多（%）"),
    of: ({ lines }: OfferFacts) => inPercent(deepest(lines ?? [])),
  },
  discountBeyondPolicy: {
    label: say("lower than the quotation policy allows", "超出报价政策"),
    of: async (record: OfferFacts, { book }) =>
      book !== undefined && (await beyondLines(record, book)).length > 0,
    outside: true,
  },
};

/** The furthest that a line of the paper is below the list, its discount included: "0.05". */
export function deepest(lines: readonly Line[]): Decimal {
  return lines
    .map(reductionOf)
    .reduce((most, one) => (toScaled(one, 6) > toScaled(most, 6) ? one : most), "0");
}

/** The lines that are beyond the firm's policy; none where it has no policy. */
export async function beyondLines(paper: OfferFacts, book: Facts): Promise<readonly BeyondLine[]> {
  const policy: readonly PolicyRow[] = book.settings.quotationPolicy ?? [];
  const lines = paper.lines ?? [];
  // Most papers are at list price: then nobody need be looked up.
  if (policy.length === 0 || lines.every((line) => reductionOf(line) === "0")) return [];
  const { owner } = paper;
  const role = owner === undefined ? undefined : (await book.maybe(staff, owner))?.role;
  const buyer: Classed | undefined =
    paper.customer === undefined ? undefined : await book.maybe(customer, paper.customer);
  const classes = classWords(buyer ?? {});
  const goods = await book.some(product, new Set(lines.map((line) => line.product)));
  return lines.flatMap((line, index) => {
    const known = goods.get(line.product);
    const found = beyondPolicy(line, policy, {
      roles: roleWords(role),
      line: known?.line,
      classes,
    });
    const name = known?.sku ?? known?.name ?? line.product;
    return found ? [{ ...found, index, product: line.product, name }] : [];
  });
}

/** Does the firm have such prices approved, for this noun? */
function isApproved(book: Facts, noun: string): boolean {
  const asks = (when: readonly string[] | undefined): boolean =>
    (when ?? []).some((text) => /^(not\s+|非)?discount/i.test(text.trim()));
  return (book.settings.approvals ?? []).some(
    (one) => one.noun === noun && (asks(one.when) || one.steps.some((step) => asks(step.when))),
  );
}

/**
 * A price beyond the policy needs a reason (R-ORD-57). Where the firm has such prices approved the
 * paper may be written and a note says who is to sign; else it is refused, with the way on.
 * @returns notes for the receipt
 */
export async function assertWithinPolicy(
  paper: OfferFacts & { readonly id?: string | undefined },
  { book, noun }: { readonly book: Facts; readonly noun: string },
): Promise<readonly Text[]> {
  const beyond = await beyondLines(paper, book);
  if (beyond.length === 0) return [];
  const told = join(beyond.map((one) => beyondText(one.name, one)));
  if (!isApproved(book, noun)) {
    const most = percentOf(beyond.map((one) => one.most).sort(byFigure)[0] ?? "0");
    refuse(
      say(`beyond the quotation policy: ${told.en}`, `超出报价政策：${told.zh}`),
      say(
        `at most -${most}, or let somebody offer it who may: rounds.yaml quotationPolicy; with approvals for ${noun} "when: [discountBeyondPolicy]" it can be approved`,
        `最多优惠 ${most}，或由有权限的人报价（rounds.yaml quotationPolicy）；为 ${noun} 设置审批条件 discountBeyondPolicy 后可报批`,
      ),
    );
  }
  if (paper.discountWhy === undefined) {
    refuse(
      say(
        `beyond the quotation policy, and no reason: ${told.en}`,
        `超出报价政策且未写原因：${told.zh}`,
      ),
      say('say why: --discount-why "…"', "请注明折价原因：--discount-why …"),
    );
  }
  const id = paper.id ?? "ID";
  return [
    say(
      `beyond the quotation policy, to be approved (rounds approve ${id}): ${told.en}`,
      `超出报价政策，需审批（rounds approve ${id}）：${told.zh}`,
    ),
  ];
}

function byFigure(a: Decimal, b: Decimal): number {
  const difference = toScaled(a, 6) - toScaled(b, 6);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
