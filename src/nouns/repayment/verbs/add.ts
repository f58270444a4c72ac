import { grouped } from "../../../law/decimal.ts";
import { RoundsError } from "../../../law/errors.ts";
import { dateKind, wholeKind } from "../../../law/kinds/figures.ts";
import { fromMinor } from "../../../law/money.ts";
import { field } from "../../../law/noun.ts";
import { say } from "../../../law/words.ts";
import { nextStepNote } from "../../approval/gate.ts";
import { assertAgrees } from "../../generic/agree.ts";
import { accountOf, namedOwed, refuseOwed } from "../../payment/known.ts";
import { defineVerb } from "../../verb.ts";
import { repayment } from "../repayment.ts";
import { equalParts, shareOut } from "../rules.ts";

const {
  customer: who,
  invoices,
  parts,
  why,
  date,
  owner,
  guarantee,
  signedBy,
  notes,
} = repayment.fields;

export const verb = defineVerb({
  summary: say(
    "ask for later due dates: an extension, or a plan in parts",
    "申请延期还款或还款计划",
  ),
  examples: [
    "rounds repayment add jinhong --until +60d --why 旺季后回款",
    "rounds repayment add jinhong --count 3 --until +30d --why 分三期还清",
  ],
  arguments: { customer: who },
  flags: {
    invoices,
    until: field(dateKind, say("All is due on, or the first part", "延期至，或首期日期")),
    count: field(wholeKind({ least: "1", most: "60" }), say("In so many equal parts", "等额期数"), {
      help: say("30 days from one to the next", "每期相隔 30 天"),
    }),
    parts: { ...parts, required: undefined },
    why,
    date,
    owner,
    guarantee,
    signedBy,
    notes,
  },
  writes: true,
  async run(context, { customer: id, until, count = 1, parts: typed, invoices: named, ...told }) {
    const { book } = context;
    const of = await accountOf(id, book);
    const owed = named ? namedOwed(named, of) : of.owed;
    if (owed.length === 0) {
      refuseOwed(of.payer);
    }
    const openMinor = owed.reduce((sum, one) => sum + one.open, 0);
    const { digits } = book;
    const made =
      typed ?? (until && equalParts(openMinor, { count, first: until, everyDays: 30, digits }));
    if (!made || (typed && until !== undefined)) {
      throw new RoundsError(
        "bad-usage",
        say(
          "say when it is paid: --until DATE or --part, one of them",
          "请用 --until 或 --part 之一说明还款日期",
        ),
        {
          hint: say(
            `for example: rounds repayment add ${id} --until +30d`,
            `例如：rounds repayment add ${id} --until +30d`,
          ),
        },
      );
    }
    const ids = owed.map(({ invoice }) => invoice.id);
    const record = { ...told, customer: id, invoices: ids, parts: made };
    assertAgrees(repayment, record, digits);
    shareOut(made, owed, digits);
    const entry = await book.newId(repayment, record);
    const full = { ...record, id: entry };
    const open = grouped(fromMinor(openMinor, digits));
    return {
      steps: [{ do: "create", noun: repayment, record: full }],
      receipt: say(
        `${entry}: ${of.payer.name} pays ${open} in ${made.length === 1 ? "one part" : `${made.length} parts`}`,
        `已新建还款计划 ${entry}：${of.payer.name} ${open}，分 ${made.length} 期`,
      ),
      notes: [
        await nextStepNote(
          context,
          { noun: repayment, record: full },
          say(
            `to let it hold: rounds repayment grant ${entry}`,
            `生效：rounds repayment grant ${entry}`,
          ),
        ),
      ],
    };
  },
});
