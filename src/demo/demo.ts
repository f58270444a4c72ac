import { addDays, type IsoDate } from "../law/dates.ts";
import { stageBuying } from "./buying.ts";
import { type Client, makeClients, putClients, showcaseIndex } from "./clients.ts";
import { putCollecting } from "./collecting.ts";
import { Contacts } from "./contacts.ts";
import {
  type DemoPlan,
  type DemoWorld,
  type Desk,
  type Item,
  makeDesk,
  shareOf,
  type Team,
} from "./desk.ts";
import { putEvents } from "./events.ts";
import { hireTeam, makeSuppliers, makeWarehouses } from "./firm.ts";
import { type Good, goodsDrawer, makeGoods, putGoods } from "./goods.ts";
import { Ledger, type Purses } from "./ledger.ts";
import { putLoads } from "./loads.ts";
import { putLots, stageLots } from "./lots.ts";
import { stageMaking } from "./making.ts";
import { stageMeals } from "./meals.ts";
import { Orders } from "./orders.ts";
import type { Pack } from "./pack.ts";
import { Papers } from "./papers.ts";
import { putPrices } from "./prices.ts";
import { putBankLines, putPurses, stageMoney } from "./purse.ts";
import { putRound } from "./round.ts";
import { setScene } from "./scene.ts";
import { Shelf } from "./shelf.ts";
import { stageStories } from "./stories.ts";
import { putTransport } from "./transport.ts";

/**
 * Makes up a small trading firm day by day and hands out its records and entries as they are done;
 * only what is still open is kept in memory. Entries come in the order of their days.
 */
export function* demoItems(plan: DemoPlan, pack: Pack, world: DemoWorld): Generator<Item> {
  const desk = makeDesk(plan, pack, world);
  const firm = openFirm(desk);
  yield* desk.taken();
  for (let date = desk.start; date <= desk.until; date = addDays(date, 1)) {
    if (date === desk.start || date.endsWith("-01")) firm.planMonth(date);
    if (desk.calendar.isWorkday(date)) desk.agenda.on(date, "shelf", (day) => firm.tend(day));
    desk.agenda.run(date);
    yield* desk.taken();
    world.progress?.(shareOf(desk, date) * 0.9);
  }
  firm.close();
  yield* desk.taken();
}

interface Firm {
  planMonth(date: IsoDate): void;
  tend(date: IsoDate): void;
  close(): void;
}

function openFirm(desk: Desk): Firm {
  const team = hireTeam(desk);
  const suppliers = makeSuppliers(desk);
  const warehouses = makeWarehouses(desk, team);
  const goods = makeGoods(desk);
  const clients = makeClients(desk, team);
  const shelf = new Shelf(desk, { goods, warehouses, suppliers, keepers: team.keepers });
  const bookkeeper = team.bookkeepers[0] ?? desk.manager;
  const purses = putPurses(desk, bookkeeper);
  const ledger = new Ledger(desk, team.bookkeepers, purses);
  const bySku = new Map(goods.map((good) => [good.sku, good]));
  const goodOf = (sku: string): Good | undefined => bySku.get(sku);
  const orders = new Orders(desk, {
    clients,
    drawGood: goodsDrawer(goods),
    goodOf,
    warehouses,
    shelf,
    ledger,
  });
  const contacts = new Contacts(desk, goods);
  const papers = new Papers(desk, clients, goodOf);
  shelf.open(desk.start);
  setScene(desk, clients, { contacts, orders });
  stageStories(desk, clients, { orders, papers });
  const office = { ...{ team, bookkeeper, purses, ledger, shelf }, clients, suppliers, goodOf };
  const closeOffice = openOffice(desk, office);
  return {
    planMonth(date) {
      orders.planMonth(date);
      contacts.planMonth(date, clients);
    },
    tend: (date) => shelf.tend(date),
    close() {
      const open = orders.close();
      putGoods(desk, goods, { suppliers, onHand: (good) => shelf.inAll(good) });
      putClients(desk, clients);
      putRound(desk, clients);
      putEvents(desk, clients, team.sellers[0] ?? "");
      putPrices(desk, goods, clients[showcaseIndex]);
      papers.put();
      putLoads(desk, open, {
        vehicles: putTransport(desk),
        dispatcher: team.dispatcher,
        onHand: (good) => shelf.onHand(good, 0),
      });
      closeOffice();
    },
  };
}

interface Office {
  readonly team: Team;
  readonly bookkeeper: string;
  readonly purses: Purses;
  readonly ledger: Ledger;
  readonly shelf: Shelf;
  readonly clients: readonly Client[];
  readonly suppliers: readonly string[];
  readonly goodOf: (sku: string) => Good | undefined;
}

/** The papers of the store and of the money; returns what is written of them at the end. */
function openOffice(desk: Desk, office: Office): () => void {
  const { team, bookkeeper, purses, ledger, shelf, clients, suppliers, goodOf } = office;
  const [supplier = ""] = suppliers;
  const keeper = shelf.keeper(0);
  const kept = stageLots(desk, { shelf, supplier, buyer: clients[28], bookkeeper, purses });
  stageBuying(desk, { shelf, goodOf, suppliers, buyer: team.dispatcher, keeper, bookkeeper });
  stageMaking(desk, { shelf, goodOf, keeper, kept });
  stageMeals(desk, { manager: team.dispatcher, cook: keeper, bookkeeper });
  const payers = { exporter: clients[33], drawer: clients[showcaseIndex] };
  const money = { ledger, purses, bookkeeper, ...payers };
  stageMoney(desk, money);
  return () => {
    putLots(desk, kept, supplier);
    putCollecting(desk, clients, { ledger, bookkeeper, clerk: team.dispatcher });
    putBankLines(desk, clients, money);
  };
}
