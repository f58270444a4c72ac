import { addDays } from "../law/dates.ts";
import { market } from "../nouns/market/market.ts";
import { project } from "../nouns/project/project.ts";
import { promise } from "../nouns/promise/promise.ts";
import { type Client, near, showcaseIndex } from "./clients.ts";
import { type Desk, workdaysOn } from "./desk.ts";

const words = {
  zh: {
    hotel: "湖滨酒店",
    host: "湖滨置业",
    rival: "云栖礼品",
    tender: "投标",
    answer: "答复菊花决明子茶五件的价格",
    buyers: { name: "嘉兴茶叶消费者", scale: "约 30 万户家庭", trend: "年轻人偏爱小包装" },
    entry: { name: "进入嘉兴市场", goal: "三个月内十家门店上架" },
    town: "嘉兴",
    walk: "走访十家门店",
  },
  en: {
    hotel: "Lake hotel",
    host: "Lakeside Estates",
    rival: "Cloud Gifts",
    tender: "tender",
    answer: "the price of five boxes",
    buyers: {
      name: "Tea drinkers of Millford",
      scale: "some 30,000 households",
      trend: "small packs",
    },
    entry: { name: "Entering Millford", goal: "ten shops within three months" },
    town: "Millford",
    walk: "visit ten shops",
  },
};

/** A promise that falls due, a project under way, and what is known of a market to be entered. */
export function putRound(desk: Desk, clients: readonly Client[]): void {
  const known = clients[showcaseIndex];
  if (!known) return;
  const { owner } = known;
  const said = words[desk.plan.language];
  const given = near(desk, 0);
  desk.put(promise, {
    id: desk.dayId(promise, given, owner),
    customer: known.id,
    what: said.answer,
    kind: "answer",
    due: desk.after,
    owner,
    date: given,
  });
  const begun = addDays(desk.until, -20);
  desk.put(project, {
    id: desk.slugId(project, said.hotel),
    name: said.hotel,
    customer: known.id,
    owner,
    stage: "design",
    amount: "80000.00",
    dates: [{ what: said.tender, date: addDays(desk.until, 11) }],
    competitors: [said.rival],
    host: said.host,
    added: begun,
    lastContact: near(desk, 4),
    pursuit: [{ pipeline: "project", stage: "design", from: begun, by: owner }],
  });
  const about = { area: said.town, owner, date: near(desk, 9) };
  const { buyers, entry } = said;
  const id = (name: string): string => desk.slugId(market, name);
  desk.put(market, { id: id(buyers.name), kind: "consumer", ...buyers, ...about });
  const steps = [{ what: said.walk, who: owner, due: workdaysOn(desk, desk.after, 2) }];
  desk.put(market, { id: id(entry.name), kind: "plan", ...entry, ...about, steps });
}
