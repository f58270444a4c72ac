import { addDays } from "../law/dates.ts";
import { type Client, near } from "./clients.ts";
import type { Contacts } from "./contacts.ts";
import { type Desk, workdaysOn } from "./desk.ts";
import type { Orders } from "./orders.ts";

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
  if (client.role === "draft") orders.stage(near(desk, 0), client, { course: "draft" });
}

function stageContacts(desk: Desk, client: Client, contacts: Contacts): void {
  const { after } = desk;
  const last = near(desk, 0);
  const on = (back: number, task: () => void): void =>
    desk.agenda.on(near(desk, back), "contact", task);
  const talk = (back: number, step: string): void =>
    on(back, () => contacts.talk(near(desk, back), client, { step }));
  switch (client.role) {
    case "step-yesterday":
      return talk(4, last);
    case "step-today":
      return on(3, () => contacts.visit(near(desk, 3), client, { step: after }));
    case "step-tomorrow":
      return talk(2, workdaysOn(desk, after, 1));
    case "nobody":
      for (const back of [3, 2, 0]) {
        const again = back === 0 ? after : near(desk, back === 3 ? 2 : 0);
        on(back, () => contacts.miss(near(desk, back), client, again));
      }
      return undefined;
    case "no-minutes":
      return on(3, () => contacts.visit(near(desk, 3), client, { silent: true }));
    case "planned-today":
      return on(2, () => contacts.intend(after, client));
    case "planned-tomorrow":
      return on(1, () => contacts.intend(workdaysOn(desk, after, 1), client));
    case "planned-later":
      return on(1, () => contacts.intend(workdaysOn(desk, after, 3), client));
    case "planned-missed":
      return on(4, () => contacts.intend(near(desk, 1), client));
    default:
      return undefined;
  }
}
