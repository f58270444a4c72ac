import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { commands, topics } from "../../src/commands/index.ts";
import { standing } from "../../src/law/reversal.ts";
import { genericVerbs } from "../../src/nouns/generic/verbs.ts";
import { entriesOf, recordsOf, rounds, sampleBook } from "./undo-kit.ts";

/** Every kind of command that writes; each finds the book as the ones before have left it. */
const lines = [
  "staff add 'Iwan Petrov' --role sales --id iwan",
  "staff edit wu-tao --title 'key accounts'",
  "staff import BOOK/staff.csv",
  "staff remove iwan --yes",
  "warehouse add 'North store' --id north",
  "warehouse edit main --code W1",
  "warehouse import BOOK/warehouses.csv",
  "warehouse remove north --yes",
  "supplier add 'Hill gardens' --id hill",
  "supplier edit hill --phone 0571-1",
  "supplier import BOOK/suppliers.csv",
  "supplier remove hill --yes",
  "market add 'Hill town consumers' --kind consumer --area 'Hill town' --id hill-town",
  "market edit hill-town --scale '40,000 people' --step 'what=visit ten shops, due=2026-12-05'",
  "market import BOOK/markets.csv",
  "market remove hill-town --yes",
  "product add 'White tea' --sku WT-1 --unit box --price 20",
  "product edit TEA-LJ250 --price 131.5",
  "product import BOOK/products.csv",
  "product remove WT-1 --yes",
  "customer add 'Red Gate' --grade C --id red-gate",
  "customer edit aming-baihuo --grade A --clear region --phone 0579-1 --pay-day 5",
  "customer edit aming-baihuo --contact 'name=王芳, mobile=13000000000'",
  "customer serve aming-baihuo --asset A12345 --next 2027-05-20",
  "customer import BOOK/customers.csv",
  "customer grade aming-baihuo B --why 'wants less'",
  "customer classes --quarter 2026Q3 --yes",
  "customer assign aming-baihuo --to wu-tao --why 'lives next door'",
  "customer handover zhou-min sun-lei --left --why 'moves away' --yes",
  "customer remove red-gate --yes",
  "visit plan aming-baihuo --date 2026-11-27 --purpose samples",
  "visit log aming-baihuo --notes 'all well' --next 'send sample' --next-date 2026-11-30",
  "visit add aming-baihuo --date 2026-11-20",
  "visit edit VS261123A --notes other",
  "visit import BOOK/visits.csv --key customer,date",
  "visit cancel VS261127A --why 'nobody there'",
  "visit plan aming-baihuo --date 2026-11-28 --by wu-tao --goal 'ten boxes'",
  "visit approve VS261128A",
  "visit move VS261128A 2026-12-01 --why snow",
  "visit reject VS261128A --why 'too far for one customer'",
  "visit review VS261118Z",
  "visit send VS261118Z --to Wang",
  "visit receipt VS261118Z --from Wang",
  "visit minutes VS261118Z --text 'agreed on twelve boxes'",
  "visit remove VS261120A --yes",
  "visit day 'aming-baihuo=all well/send sample/2026-11-30' jinhong=sold",
  "call day 'aming-baihuo=asked for a quote/send quote/2026-11-24' jinhong=-",
  "call log aming-baihuo --notes 'asked for a quote' --next 'send quote' --next-date 2026-11-24",
  "call add aming-baihuo --notes again",
  "call edit LAST:calls --notes corrected",
  "call import BOOK/calls.csv",
  "call remove LAST:calls",
  "customer stage aming-baihuo phone",
  "customer review aming-baihuo",
  "customer forward aming-baihuo --to xu-lan",
  "meeting add phone --notes 'call before noon'",
  "meeting edit MT261123A --present Sun",
  "meeting import BOOK/meetings.csv --key stage,date",
  "meeting remove MT261123A --yes",
  "promise add aming-baihuo 'answer on the terms' --by 2026-11-27",
  "promise edit PM261123A --by 2026-11-28",
  "promise keep PM261123A",
  "promise import BOOK/promises.csv --key customer,what",
  "promise withdraw PM261123B --why 'agreed otherwise'",
  "promise remove PM261123B --yes",
  "project add 'Lake hotel' --customer aming-baihuo --date 'what=tender, date=2026-12-03'",
  "project edit lake-hotel --amount 80000",
  "project stage lake-hotel tender",
  "project date lake-hotel tender --done",
  "project import BOOK/projects.csv",
  "project remove hill-school --yes",
  "message draft birthday aming-baihuo --to 13000000000",
  "message add aming-baihuo --channel letter --text 'all the best'",
  "message edit MS261123A --text 'many happy returns'",
  "message import BOOK/messages.csv --key customer,date",
  "message sent MS261123A",
  "message remove MS261123B --yes",
  "order add aming-baihuo --line 'TEA-LJ250 x 4' --line 'CUP-W08 x 2 @ 12.50 -5%' --promised 2026-11-30",
  "order edit SO261123A --line 'TEA-LJ250 x 3' --notes urgent",
  "order confirm SO261123A",
  "stock in TEA-LJ250 40 --warehouse main --paper RK-1",
  "stock in CUP-W08 40 --warehouse main",
  "stock out TEA-LJ250 2 --warehouse main --why sample",
  "stock move TEA-LJ250 5 --from main --to shop",
  "stock adjust TEA-LJ250 300 --warehouse main --why counted",
  "order ship SO261123A --warehouse main --line 'TEA-LJ250 x 1' --carrier DB",
  "order ship SO261123A --warehouse main",
  "order sign SO261123A --by Wang --shipment 1",
  "invoice add --order SO261123A",
  "invoice add aming-baihuo --amount 1200 --due 2026-12-23",
  "invoice edit IV261123B --notes samples",
  "invoice import BOOK/invoices.csv --key customer,date",
  "collect aming-baihuo 100 --invoice IV261123A",
  "payment add aming-baihuo 5000 --method cash",
  "invoice add aming-baihuo --amount 300 --due 2026-12-23",
  "payment apply aming-baihuo",
  "payment edit LAST:payments --notes 'by post'",
  "payment import BOOK/payments.csv",
  "payment remove LAST:payments",
  "move add in --product TEA-LJ250 --warehouse main --quantity 1 --date 2026-11-22",
  "move import BOOK/moves.csv",
  "move edit LAST:moves --paper RK-2",
  "move remove LAST:moves",
  "order add aming-baihuo --line 'TEA-LJ250 x 1'",
  "order cancel SO261123B --why closed",
  "order import BOOK/orders.csv --key customer,date",
  "order add aming-baihuo --line 'TEA-LJ250 x 1'",
  "order remove SO261123C --yes",
  "invoice add aming-baihuo --amount 9 --due 2026-12-23",
  "invoice remove IV261123D --yes",
  "event add 'Spring evening' --date 2026-11-23 --place 'West Lake' --kind knowledge --goal 20",
  "event edit spring-evening --time 19:00 --price 99",
  "event invite spring-evening aming-baihuo jinhong",
  "event split spring-evening --among wu-tao,zhou-min --yes",
  "event done spring-evening text-1 --host wu-tao",
  "event call spring-evening jinhong --answer maybe --notes 'may bring two'",
  "event answer spring-evening jinhong coming",
  "event target spring-evening jinhong",
  "event attend spring-evening jinhong",
  "event ordered spring-evening jinhong",
  "event import BOOK/events.csv",
  "event cancel spring-fair --why 'no room'",
  "event remove spring-fair --yes",
  "service add jinhong --kind repair --item 'tea machine' --date 2026-11-20",
  "service edit SV261120A --slip S-1",
  "service import BOOK/services.csv --key customer,date",
  "service remove SV261120A --yes",
  "customer merge aming-baihuo chengxin-chaoshi --take phone --yes",
  "redirect add 'Old Gate' --into aming-baihuo",
  "redirect edit old-gate --name 'The Old Gate'",
  "redirect import BOOK/redirects.csv",
  "redirect remove older-gate --yes",
  "import BOOK/plan.yaml",
];

const tables: Readonly<Record<string, string>> = {
  "visits/2026-11/VS261118Z-wu-tao.yaml": [
    "customer: aming-baihuo",
    "by: wu-tao",
    "date: 2026-11-18",
    "minutesDue: 2026-11-20",
    "minutes:",
    "  date: 2026-11-19",
    "  by: wu-tao",
    "  text: agreed on ten boxes",
    "",
  ].join("\n"),
  "staff.csv": "name,code,title\n陈洁,S01,head of sales\nLan Weber,S99,bookkeeper\n",
  "warehouses.csv": "name,code\nSouth store,W7\n",
  "suppliers.csv": "name,phone\nHill gardens,0571-2\nRiver pots,0571-3\n",
  "markets.csv": "name,kind,area\nHill town dealers,dealer,Hill town\n",
  "products.csv": "name,sku,unit,price\nWhite tea,WT-1,box,21\nBlack tea,BT-1,box,22\n",
  "customers.csv": "name,grade,region\n阿明百货,C,杭州\nBlue Gate,B,north\n",
  "redirects.csv": "name,into\nOlder Gate,aming-baihuo\n",
  "visits.csv": "customer,date,notes\naming-baihuo,2026-11-19,seen\n",
  "calls.csv": "customer,date,notes\naming-baihuo,2026-11-19,heard\n",
  "messages.csv": "customer,date,channel,text\naming-baihuo,2026-11-19,letter,hello\n",
  "orders.csv": "customer,date,lines\naming-baihuo,2026-11-19,TEA-LJ250 x 2 @ 12.50\n",
  "invoices.csv": "customer,date,due,amount\naming-baihuo,2026-11-19,2026-12-19,10\n",
  "payments.csv": "customer,date,amount,method\naming-baihuo,2026-11-19,10,cash\n",
  "events.csv": "name,date,kind\nSpring fair,2027-03-12,fair\n",
  "services.csv": "customer,date,kind\njinhong-shanghang,2026-11-18,installation\n",
  "moves.csv": "product,warehouse,date,kind,quantity\nTEA-LJ250,main,2026-11-19,in,10\n",
  "promises.csv": "customer,what,due\naming-baihuo,send a list,2026-11-30\n",
  "meetings.csv": "stage,date,notes\nvisit,2026-11-20,go in pairs\n",
  "projects.csv": "name,customer\nHill school,aming-baihuo\n",
  "c.csv": "nr,company,grade\n1,Plan One,A\n2,阿明百货,B\n",
  "p.csv": "nr,title\n1,Plan tea\n",
  "m.csv": "product,day,pieces\n1,2026-11-19,10\n1,2026-11-20,4\n",
  "plan.yaml": [
    "steps:",
    "  - noun: customer",
    "    file: c.csv",
    "    key: name",
    "    fields: {name: company, grade: grade}",
    "  - noun: product",
    "    file: p.csv",
    "    key: name",
    "    fields: {name: title, unit: {value: box}}",
    "  - noun: move",
    "    file: m.csv",
    "    key: [product, date, quantity]",
    "    fields:",
    "      product: {value: plan-tea}",
    "      date: day",
    "      kind: {value: in}",
    "      warehouse: {value: main}",
    "      quantity: pieces",
    "",
  ].join("\n"),
};

/** All records to the byte, and which entries count. */
function state(book: string) {
  const counts = ["moves", "payments", "calls"].map((folder) => counting(book, folder).sort());
  return { records: recordsOf(book), counts };
}

/** The entries that count, as they were written. */
function counting(book: string, folder: string): string[] {
  return standing(entriesOf(book, folder)).map(({ id }) => id);
}

let book: string;

function newestOfMine(folder: string): string {
  return counting(book, folder).findLast((id) => id.endsWith("-chen-jie")) ?? "";
}

/** Carries out a line that must succeed; LAST:moves stands for the newest move that counts. */
async function fine(typed: string): Promise<string> {
  const line = typed.replace(/LAST:(\w+)/, (_, folder: string) => newestOfMine(folder));
  const { code, out, error } = await rounds(book, line);
  expect(code, `${line}\n${out}${error}`).toBe(0);
  return out;
}

describe("every kind of command that writes is taken back to the byte, and done again", () => {
  let first: ReturnType<typeof state>;
  beforeAll(() => {
    book = sampleBook({ byHand: true });
    for (const [name, text] of Object.entries(tables)) writeFileSync(join(book, name), text);
    appendFileSync(join(book, "rounds.yaml"), "visitApprovers: [manager]\n");
    first = state(book);
  });

  test.each(lines)("%s", async (line) => {
    const before = state(book);
    await fine(line);
    const after = state(book);
    expect(after).not.toEqual(before);
    expect(await fine("undo")).toContain("redo: rounds redo CH");
    expect(state(book)).toEqual(before);
    expect(await fine("redo")).toContain("undo: rounds undo CH");
    expect(state(book)).toEqual(after);
  });

  test("all of it one after the other, back to the first byte and forth again", async () => {
    const last = state(book);
    for (const line of lines.toReversed()) expect(await fine("undo"), line).toContain("took back");
    expect(state(book)).toEqual(first);
    expect((await rounds(book, "undo")).code).toBe(7);
    expect(await rounds(book, "check")).toEqual({ code: 0, out: "", error: "" });
    for (const line of lines) expect(await fine("redo"), line).toContain("did again");
    expect(state(book)).toEqual(last);
    expect((await rounds(book, "redo")).code).toBe(7);
  });

  test("no command that writes is missing in this table", async () => {
    const otherwise = ["undo", "redo", "check", "close", "reopen", "resolve", "sync", "git"];
    const writing: string[] = [];
    for (const [name, command] of Object.entries(commands)) {
      if (otherwise.includes(name)) continue;
      if ((await command.load()).verb.writes) writing.push(name);
    }
    for (const [name, topic] of Object.entries(topics)) {
      const noun = await topic.noun?.();
      const verbs = { ...(noun ? genericVerbs : {}), ...topic.verbs };
      for (const verb of Object.keys(verbs)) {
        const own = await topic.verbs[verb]?.();
        const loaded = own?.verb ?? (noun ? await genericVerbs[verb]?.(noun) : undefined);
        if (loaded?.writes && !otherwise.includes(name)) writing.push(`${name} ${verb}`);
      }
    }
    const missing = writing.filter(
      (words) => !lines.some((line) => `${line} `.startsWith(`${words} `)),
    );
    expect(missing).toEqual([]);
  });
});
