import { addDays, type IsoDate } from "../law/dates.ts";
import { type Client, near, showcaseIndex } from "./clients.ts";
import type { Contacts } from "./contacts.ts";
import { type Desk, workdaysOn } from "./desk.ts";
import { type Orders, stagedBack } from "./orders.ts";

interface Stage {
  readonly contacts: Contacts;
  readonly orders: Orders;
}

/** Days after the due day, on the last day of the sample, by which a debtor is late. */
const lateDays: Readonly<Record<string, number>> = {
  debt15: 13,
  debt30: 42,
  debt60: 72,
  debt90: 100,
};

/** Sets what each customer is there to show, so that the day after the last one is a lively one. */
export function setScene(desk: Desk, clients: readonly Client[], stage: Stage): void {
  for (const client of clients) {
    stageTrade(desk, client, stage.orders);
    stageContacts(desk, client, stage.contacts);
  }
}

function stageTrade(desk: Desk, client: Client, orders: Orders): void {
  const { until } = desk;
  const late = lateDays[client.role];
  if (late !== undefined) {
    orders.stage(addDays(until, -late - client.creditDays - 4), client, { unpaid: true });
  }
  if (client.role === "overpaid") orders.stage(addDays(until, -50), client, {});
  if (client.role === "draft") {
    orders.stage(near(desk, stagedBack.draft), client, { course: "draft" });
  }
  if (client.role === "birthday-lunar") orders.stage(near(desk, 6), client, { course: "rest" });
  if (client.index !== showcaseIndex) return;
  for (const course of ["parts", "unbilled", "unsigned"] as const) {
    orders.stage(near(desk, stagedBack[course]), client, { course });
  }
}

function stageContacts(desk: Desk, client: Client, contacts: Contacts): void {
  const { after } = desk;
  const on = (back: number, task: (date: IsoDate) => void): void =>
    desk.agenda.on(near(desk, back), "contact", task);
  switch (client.role) {
    case "step-yesterday":
      on(4, (date) => contacts.talk(date, client, { step: near(desk, 0) }));
      break;
    case "step-today":
      on(3, (date) => contacts.visit(date, client, { step: after }));
      break;
    case "step-tomorrow":
      on(2, (date) => contacts.talk(date, client, { step: workdaysOn(desk, after, 1) }));
      break;
    case "nobody":
      on(3, (date) => contacts.miss(date, client, near(desk, 2)));
      on(2, (date) => contacts.miss(date, client, near(desk, 0)));
      on(0, (date) => contacts.miss(date, client, after));
      break;
    case "no-minutes":
      on(3, (date) => contacts.visit(date, client, { silent: true }));
      break;
    case "planned-today":
      on(2, () => contacts.intend(after, client));
      break;
    case "planned-tomorrow":
      on(1, () => contacts.intend(workdaysOn(desk, after, 1), client));
      break;
    case "planned-later":
      on(1, () => contacts.intend(workdaysOn(desk, after, 3), client));
      break;
    case "planned-missed":
      on(4, () => contacts.intend(near(desk, 1), client));
      break;
  }
}
