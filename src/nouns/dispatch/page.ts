import { say, type Text } from "../../law/words.ts";
import type { Fact, PageView } from "../../print/view.ts";
import { type Dispatch, dispatch } from "./dispatch.ts";
import { missing } from "./rules.ts";
import { departCommand, dispatchState, dispatchStateKind, holdsGoods } from "./state.ts";
import { loadsTable, type Names, shownOf, stopsTable, takes, unknownNote } from "./views.ts";

interface PageFacts {
  readonly names: Names;
  readonly warehouse: string;
  readonly staffName: (id: string) => string;
}

/** A load on one page: who takes it, its load as bars, its stops in order, who confirmed what. */
export function dispatchPage(record: Dispatch, facts: PageFacts): PageView {
  const { names } = facts;
  const state = dispatchState(record);
  return {
    shape: "page",
    title: say(`dispatch ${record.id}`, `派车单 ${record.id}`),
    facts: [
      {
        key: "state",
        label: say("State", "状态"),
        value: state,
        format: (_, language) => dispatchStateKind.show(state, language),
      },
      { key: "date", label: dispatch.fields.date.label, value: record.date },
      { key: "takes", label: say("Taken by", "承运"), value: takes(record, names) },
      ...plain("driver", record.driver),
      { key: "warehouse", label: dispatch.fields.warehouse.label, value: facts.warehouse },
      ...plain("by", record.by && facts.staffName(record.by)),
      ...said(record, facts),
      ...plain("notes", record.notes),
    ],
    sections: [
      loadsTable(say("load", "装载"), [shownOf(record)], names),
      stopsTable(say("stops", "派送明细"), record.stops, names),
    ],
    notes: [...unknownNote(record.unknown ?? [], names), ...next(record)],
    record,
  };
}

function plain(key: "driver" | "by" | "notes", value: string | undefined): Fact[] {
  return value === undefined ? [] : [{ key, label: dispatch.fields[key].label, value }];
}

/** Who confirmed, accepted, declined, signed, and when. */
function said(record: Dispatch, { names, staffName }: PageFacts): Fact[] {
  const { pickup, accepted, declined, departed, cancelled } = record;
  const day = (one: { date: string; time?: string | undefined }): string =>
    one.time === undefined ? one.date : `${one.date} ${one.time}`;
  const told = (
    key: keyof typeof dispatch.fields,
    parts: readonly (string | undefined)[],
  ): Fact => ({
    key,
    label: dispatch.fields[key].label,
    value: parts.filter((one) => one !== undefined && one !== "").join(" · "),
  });
  return [
    ...(declined ?? []).map((one) =>
      told("declined", [day(one), takes({ carrier: one.carrier }, names), one.why]),
    ),
    ...(pickup ? [told("pickup", [day(pickup), pickup.by])] : []),
    ...(accepted ? [told("accepted", [day(accepted), accepted.by, accepted.via])] : []),
    ...(departed
      ? [
          told("departed", [day(departed), departed.waybill]),
          {
            key: "signedBy",
            label: say("Driver's signature", "司机签字"),
            value: departed.signedBy,
          },
          ...(departed.checkedBy
            ? [
                {
                  key: "checkedBy",
                  label: say("Goods checked against orders by", "核对人"),
                  value: staffName(departed.checkedBy),
                },
              ]
            : []),
        ]
      : []),
    ...(cancelled ? [told("cancelled", [day(cancelled), cancelled.why])] : []),
  ];
}

/** What comes next, with the command. */
function next(record: Dispatch): Text[] {
  if (!holdsGoods(record)) return [];
  const left = missing(record);
  if (left.length > 0) {
    return left.map(({ what, command }) => say(`${what.en}: ${command}`, `${what.zh}：${command}`));
  }
  const command = departCommand(record);
  return [say(`when it leaves: ${command}`, `发车时：${command}`)];
}
