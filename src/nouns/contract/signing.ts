import type { Change } from "../../law/change.ts";
import type { IsoDate } from "../../law/dates.ts";
import { refuse } from "../../law/errors.ts";
import { fold } from "../../law/names.ts";
import { type Stamp, stampsOn } from "../../law/quote-settings.ts";
import { say } from "../../law/words.ts";
import type { Contract, Signatory } from "./contract.ts";
import { assertNotEnded, known, set, type Told } from "./rules.ts";

interface SignTold extends Told {
  readonly ours?: string | undefined;
  readonly theirs?: string | undefined;
  readonly stamp?: string | undefined;
}

/**
 * Both sides have signed: from here on it is fixed. Where the firm has a register of stamps, one
 * that is in use on that day is named (R-ORD-48).
 */
export function signContract(
  record: Contract,
  { ours, theirs, stamp, ...told }: SignTold,
  stamps: readonly Stamp[] | undefined,
): Change {
  assertNotEnded(record);
  const { id } = record;
  if (record.signed) {
    refuse(
      say(`${id} was signed on ${record.signed.date}`, `${id} 已于 ${record.signed.date} 签订`),
    );
  }
  assertStamp(stamp, told.date, stamps);
  const named = [
    ...(ours === undefined ? [] : [{ side: "ours", name: ours, date: told.date } as const]),
    ...(theirs === undefined ? [] : [{ side: "theirs", name: theirs, date: told.date } as const]),
  ];
  const signatories = withSignatures(record.signatories ?? [], named);
  const missing = (["ours", "theirs"] as const).find(
    (side) => !signatories.some((one) => one.side === side),
  );
  if (missing !== undefined) {
    refuse(
      missing === "ours"
        ? say("nobody signs for us", "缺少我方签约人")
        : say("nobody signs for the customer", "缺少对方签约人"),
      say(
        `rounds contract sign ${id} --ours NAME --theirs NAME`,
        `rounds contract sign ${id} --ours 姓名 --theirs 姓名`,
      ),
    );
  }
  const dated = signatories.map((one) => ({ ...one, date: one.date ?? told.date }));
  const start = record.start ?? told.date;
  return {
    steps: [set(record, { signed: known({ ...told, stamp }), signatories: dated, start })],
    receipt: say(`signed contract ${id}`, `已签订合同 ${id}`),
    notes: record.end === undefined ? [say("it says no end", "合同未写到期日期")] : [],
  };
}

/** Whoever is known signs; others are added. */
function withSignatures(all: readonly Signatory[], named: readonly Signatory[]): Signatory[] {
  const fresh = named.filter(
    ({ side, name }) => !all.some((one) => one.side === side && fold(one.name) === fold(name)),
  );
  return [
    ...all.map((one) => {
      const signs = named.find(
        ({ side, name }) => one.side === side && fold(one.name) === fold(name),
      );
      return signs ? { ...one, date: signs.date } : one;
    }),
    ...fresh,
  ];
}

function assertStamp(
  stamp: string | undefined,
  date: IsoDate,
  stamps: readonly Stamp[] | undefined,
): void {
  if ((stamps ?? []).length === 0) return;
  const valid = stampsOn(stamps, date);
  if (stamp !== undefined && valid.some(({ name }) => fold(name) === fold(stamp))) return;
  const names = valid.map(({ name }) => name);
  refuse(
    stamp === undefined
      ? say("which stamp does it carry?", "请注明所盖印章")
      : say(
          `the stamp "${stamp}" is not in use on ${date}`,
          `印章“${stamp}”在 ${date} 不在使用期内`,
        ),
    names.length === 0
      ? say(
          "no stamp is in use on that day: see stamps in rounds.yaml",
          "当日没有可用印章：见 rounds.yaml 的 stamps",
        )
      : say(`--stamp "${names.join('" or "')}"`, `--stamp ${names.join(" 或 ")}`),
  );
}
