import { dateKind, quantityKind, wholeKind } from "../../law/kinds/figures.ts";
import { groupsKind, moreKind } from "../../law/kinds/groups.ts";
import { choiceKind, refKind, textKind } from "../../law/kinds/texts.ts";
import { defineNoun, type Finding, field, type Stored, type Values } from "../../law/noun.ts";
import { say } from "../../law/words.ts";

export const vehicleStates = [
  { value: "ready", label: say("ready", "可用") },
  { value: "repair", label: say("in repair", "维修中"), also: ["维修", "保养"] },
  { value: "away", label: say("away", "外出"), also: ["出差", "外派"] },
] as const;

const outFields = {
  state: field(choiceKind([vehicleStates[1], vehicleStates[2]]), say("State", "状态"), {
    required: true,
  }),
  from: field(dateKind, say("From", "起"), { required: true }),
  until: field(dateKind, say("Until", "止")),
  why: field(textKind(), say("Why", "原因")),
};

export type Out = Values<typeof outFields>;

/** A vehicle of the firm's own: what it takes, and when it is not there (R-TRN-02). */
export const vehicle = defineNoun({
  name: "vehicle",
  label: say("vehicle", "车辆"),
  plural: say("vehicles", "车辆"),
  folder: "vehicles",
  shape: "record",
  naming: { by: "slug", of: ["plate"] },
  fields: {
    plate: field(textKind(), say("Plate", "车牌号"), { required: true, find: "name", list: 9 }),
    model: field(textKind(), say("Model", "车型"), { list: 4 }),
    driver: field(textKind(), say("Driver", "司机"), { list: 8, ask: true }),
    phone: field(textKind({ name: "phone" }), say("Driver's phone", "司机电话"), {
      find: "phone",
      list: 6,
      ask: true,
    }),
    maxWeight: field(quantityKind({ least: "0.000001" }), say("Payload, kg", "载重（kg）"), {
      required: true,
      list: 8,
      headers: ["载重", "核定载质量"],
    }),
    maxVolume: field(quantityKind({ least: "0.000001" }), say("Space, m3", "容积（m³）"), {
      list: 8,
      ask: true,
    }),
    tripsPerDay: field(wholeKind({ least: "1", most: "20" }), say("Trips a day", "每日趟次"), {
      help: say("where it is not the firm's tripsPerDay", "与公司 tripsPerDay 不同时填写"),
    }),
    warehouse: field(refKind("warehouse"), say("Stands at", "所在仓库")),
    out: field(
      groupsKind(outFields, {
        example: say(
          "repair, from=2026-11-22, until=2026-11-24, why=brakes",
          "维修中, from=2026-11-22, until=2026-11-24, why=刹车",
        ),
      }),
      say("Not there", "停用"),
      { merge: "union" },
    ),
    inspection: field(dateKind, say("Inspection valid until", "年检有效期至"), { list: 3 }),
    insurance: field(dateKind, say("Insured until", "保险有效期至"), { list: 3 }),
    retired: field(dateKind, say("Out of service since", "停运日期"), { merge: "conflict" }),
    notes: field(textKind({ merge: "both" }), say("Notes", "备注")),
    more: field(moreKind, say("Own fields", "自定字段")),
  },
  agree: ({ out }: { readonly out?: readonly Out[] }): readonly Finding[] =>
    (out ?? []).flatMap(({ from, until }, at) =>
      until !== undefined && until < from
        ? [
            {
              path: ["out", at, "until"],
              text: say(`until ${until} is before ${from}`, `止 ${until} 早于起 ${from}`),
            },
          ]
        : [],
    ),
});

export type Vehicle = Stored<typeof vehicle>;
