import type { Change } from "../../law/change.ts";
import type { IsoDate } from "../../law/dates.ts";
import { refuse } from "../../law/errors.ts";
import { fromMinor } from "../../law/money.ts";
import { say } from "../../law/words.ts";
import { assertNotAhead } from "../move/rules.ts";
import type { CanteenPaper, Seat, Signature } from "./canteen.ts";
import { openAdvances } from "./ledger.ts";
import { created, type Desk, set, type Told, wordsOf } from "./rules.ts";
import { boughtMinor, missingSeats, seatOrder, seatWords } from "./states.ts";

/** The manager bought something and brings the seller's voucher (R-CAN-05). */
export function buy(
  told: Told & {
    readonly seller: string;
    readonly lines: NonNullable<CanteenPaper["lines"]>;
    readonly advance?: string | undefined;
    readonly paper?: string | undefined;
    /** The name of whoever signed the voucher for the seller, on its day. */
    readonly signed?: string | undefined;
  },
  { id, today, digits, papers }: Desk,
): Change {
  assertNotAhead(told.date, today);
  const { signed, advance: named, ...rest } = told;
  const advance = theAdvance(papers, named);
  const amount = fromMinor(boughtMinor(told.lines, digits), digits);
  const signatures: Signature[] = signed ? [{ seat: "seller", date: told.date, name: signed }] : [];
  const record: CanteenPaper = {
    ...rest,
    id,
    kind: "voucher",
    amount,
    advance: advance.id,
    manager: advance.manager,
    ...(signatures.length > 0 ? { signatures } : {}),
  };
  const missing = wordsOf(missingSeats(record));
  return {
    steps: [created(record)],
    receipt: say(
      `${id}: ${amount} at ${told.seller}, from ${advance.id}`,
      `${id}：${told.seller} ${amount}，由 ${advance.id} 支付`,
    ),
    notes: [
      say(
        `it counts when signed by ${missing.en}: rounds canteen sign ${id} ${missingSeats(record)[0]}`,
        `须签字后方可报销：${missing.zh}：rounds canteen sign ${id} ${missingSeats(record)[0]}`,
      ),
    ],
  };
}

/** The advance that a voucher is paid from: the one that is open, unless one is named. */
function theAdvance(papers: readonly CanteenPaper[], named: string | undefined): CanteenPaper {
  const open = openAdvances(papers);
  const found = named === undefined ? open[0] : open.find(({ id }) => id === named);
  if (found && (named !== undefined || open.length === 1)) return found;
  if (found) {
    refuse(
      say("several advances are open", "有多笔备用金未结清"),
      say(
        `--advance ${open.map(({ id }) => id).join(" | ")}`,
        `请用 --advance 指明：${open.map(({ id }) => id).join("、")}`,
      ),
    );
  }
  refuse(
    named === undefined
      ? say("no advance is open", "没有未结清的备用金")
      : say(`${named} is no open advance`, `${named} 不是未结清的备用金`),
    say(
      "draw one first: rounds canteen advance AMOUNT --to MANAGER",
      "请先领取：rounds canteen advance 金额 --to 管理员",
    ),
  );
}

/**
 * A seat signs: a voucher in the order seller, manager, cook, leader, nobody for two of them; a
 * count by the leader, who takes note of what was found (R-CAN-05, R-CAN-07, R-APR-27).
 */
export function sign(
  record: CanteenPaper,
  told: {
    readonly seat: Seat;
    readonly date: IsoDate;
    readonly by?: string | undefined;
    readonly name?: string | undefined;
    /** What the cook found wrong: then nothing is signed. */
    readonly wrong?: string | undefined;
  },
  { today, nameOf }: Pick<Desk, "today" | "nameOf">,
): Change {
  assertNotAhead(told.date, today);
  const { id, signatures = [] } = record;
  const { seat, date, wrong } = told;
  assertMaySign(record, told, nameOf);
  if (wrong !== undefined) {
    return {
      steps: [set(record, { wrong })],
      receipt: say(`${id} was not accepted: ${wrong}`, `${id} 验收不符：${wrong}`),
      notes: [
        say(
          `settle it with the seller, then: rounds canteen sign ${id} ${seat}`,
          `与销货方核清后再签：rounds canteen sign ${id} ${seat}`,
        ),
      ],
    };
  }
  const isOutside = seat === "seller";
  const signature: Signature = {
    seat,
    date,
    ...(isOutside ? { name: told.name ?? record.seller } : { by: told.by }),
  };
  const after = [...signatures, signature];
  const missing = record.kind === "voucher" ? missingSeats({ signatures: after }) : [];
  const rest = wordsOf(missing);
  return {
    steps: [set(record, { signatures: after, wrong: undefined })],
    receipt: say(
      `${id}: signed by the ${seatWords[seat].en}`,
      `${id}：${seatWords[seat].zh}已签字`,
    ),
    notes:
      missing.length > 0
        ? [say(`still to sign: ${rest.en}`, `待签：${rest.zh}`)]
        : [say("nothing is missing", "签字齐全")],
  };
}

function assertMaySign(
  record: CanteenPaper,
  { seat, by }: { readonly seat: Seat; readonly by?: string | undefined },
  nameOf: (staff: string) => string,
): void {
  const { id, kind, signatures = [] } = record;
  if (kind !== "voucher" && !(kind === "count" && seat === "leader")) {
    refuse(
      say(
        `${id} is not signed by the ${seatWords[seat].en}`,
        `${id} 无需${seatWords[seat].zh}签字`,
      ),
    );
  }
  const signed = signatures.find((one) => one.seat === seat);
  if (signed) {
    refuse(
      say(
        `the ${seatWords[seat].en} signed ${id} on ${signed.date}`,
        `${seatWords[seat].zh}已于 ${signed.date} 签字`,
      ),
    );
  }
  const other = signatures.find((one) => one.by !== undefined && one.by === by);
  if (other && seat !== "seller") {
    refuse(
      say(
        `${nameOf(by ?? "")} signed as ${seatWords[other.seat].en} already: nobody signs twice`,
        `${nameOf(by ?? "")} 已作为${seatWords[other.seat].zh}签字，一人不能签两栏`,
      ),
      say(`sign as somebody else: --as STAFF`, `请由他人签字：--as 员工`),
    );
  }
  if (kind !== "voucher") return;
  const before = missingSeats(record).find(
    (one) => seatOrder.indexOf(one) < seatOrder.indexOf(seat),
  );
  if (before) {
    refuse(
      say(
        `the ${seatWords[before].en} signs before the ${seatWords[seat].en}`,
        `${seatWords[before].zh}须先于${seatWords[seat].zh}签字`,
      ),
      say(`rounds canteen sign ${id} ${before}`, `rounds canteen sign ${id} ${before}`),
    );
  }
}
