import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Book } from "../../src/book/book.ts";
import { decode, encode } from "../../src/book/codec.ts";
import { attributeLines, strategy } from "../../src/book/git-files.ts";
import { recordPath } from "../../src/book/ids.ts";
import { kindOfFile, mergeFile } from "../../src/book/merge-files.ts";
import type { Step } from "../../src/law/change.ts";
import type { AnyStored, Noun } from "../../src/law/noun.ts";
import { withDefaults } from "../../src/law/settings.ts";
import { say } from "../../src/law/words.ts";
import { customer } from "../../src/nouns/customer/customer.ts";
import { move } from "../../src/nouns/move/move.ts";
import { order } from "../../src/nouns/order/order.ts";
import { payment } from "../../src/nouns/payment/payment.ts";
import { temporaryFolder } from "../book/support.ts";
import { type Clone, Dice, expectedMerge, type Values } from "./month-model.ts";

const told = Number(process.env.CHANCE ?? "20261122");
const seed = Number.isInteger(told) ? told : Math.floor(Math.random() * 1e9);
const changesInAll = 2000;
const changesPerMerge = 20;
const settings = withDefaults({ format: 1, name: "Juniper", currency: "EUR" });
const nouns = [customer, order, move, payment];
const people = [
  { clone: "north", names: ["iwan", "lan", "chen"] },
  { clone: "south", names: ["mei", "otto"] },
] as const;

let root: string;
let driver: string;

const at = (clone: string, path = ""): string => join(root, clone, path);

function git(clone: string, words: readonly string[]): string {
  const ran = spawnSync("git", words, { cwd: at(clone), encoding: "utf8", env: environment() });
  if (ran.status !== 0) throw new Error(`git ${words.join(" ")}: ${ran.stderr}`);
  return ran.stdout;
}

/** Several commands in one process: that is cheaper than many. */
function script(...lines: readonly string[]): void {
  const ran = spawnSync("/bin/sh", ["-c", lines.join("\n")], {
    cwd: root,
    encoding: "utf8",
    env: environment(),
  });
  if (ran.status !== 0) throw new Error(`${lines.join("\n")}: ${ran.stderr}`);
}

function environment(): Record<string, string> {
  const who = { NAME: "x", EMAIL: "x@example.org" };
  const named = Object.entries(who).flatMap(([key, value]) => [
    [`GIT_AUTHOR_${key}`, value],
    [`GIT_COMMITTER_${key}`, value],
  ]);
  const { PATH = "" } = process.env;
  return { ...Object.fromEntries(named), PATH, HOME: root, GIT_CONFIG_NOSYSTEM: "1" };
}

/** A folder in memory where there is such a thing: two thousand durable writes take their time. */
function memoryFolder(): string {
  try {
    return mkdtempSync("/dev/shm/rounds-month-");
  } catch {
    return temporaryFolder();
  }
}

/** The merge driver alone, so that plain node runs it and no build of the program is needed. */
function bundleDriver(): string {
  const outfile = join(root, "driver.cjs");
  const from = join(import.meta.dirname, "../../src");
  buildSync({
    stdin: {
      contents: `
        import { mergeForGit } from "${from}/book/merge-files.ts";
        import { customer } from "${from}/nouns/customer/customer.ts";
        import { move } from "${from}/nouns/move/move.ts";
        import { order } from "${from}/nouns/order/order.ts";
        import { payment } from "${from}/nouns/payment/payment.ts";
        const [base, ours, theirs, path] = process.argv.slice(2);
        const files = { base, ours, theirs, path, folder: process.cwd() };
        const { conflicts } = mergeForGit(files, [customer, move, order, payment]);
        process.exitCode = conflicts.length > 0 ? 1 : 0;`,
      resolveDir: from,
      loader: "ts",
    },
    outfile,
    bundle: true,
    platform: "node",
    minify: true,
    logLevel: "error",
  });
  return `'${process.execPath}' '${outfile}'`;
}

beforeAll(() => {
  root = memoryFolder();
  driver = bundleDriver();
  const files: Record<string, string> = {
    "rounds.yaml": "format: 1\nname: Juniper\ncurrency: EUR\n",
    ".gitattributes": `${attributeLines(nouns).join("\n")}\n`,
    ".gitignore": ".rounds/\n",
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(at("north", path)), { recursive: true });
    writeFileSync(at("north", path), text);
  }
  git("north", ["init", "-q", "-b", "main"]);
  git("north", ["add", "."]);
  git("north", ["commit", "-qm", "begin"]);
  spawnSync("git", ["clone", "-q", "north", "south"], { cwd: root, env: environment() });
  for (const { clone } of people) {
    git(clone, ["config", "merge.rounds.driver", `${driver} %O %A %B %P`]);
    const plain = [["gc.auto", "0"] as const, ["maintenance.auto", "false"] as const];
    for (const [key, value] of [...strategy.settings, ...plain]) git(clone, ["config", key, value]);
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A month of two clones and the model of what each must hold. */
class Month {
  readonly dice = new Dice(seed);
  readonly model: Readonly<Record<string, Clone>> = {
    north: { records: new Map(), entries: new Map() },
    south: { records: new Map(), entries: new Map() },
  };
  /** What both held after the last merge. */
  base: Clone["records"] = new Map();
  /** The commands that changed anything. */
  readonly logged: string[] = [];
  decided = 0;
  merges = 0;
  private turn = 0;

  clone(name: string): Clone {
    const found = this.model[name];
    if (!found) throw new Error(`no clone ${name}`);
    return found;
  }

  /** One change of one person, in the book and in the model. */
  async change(clone: string, author: string): Promise<void> {
    this.turn++;
    const day = 1 + Math.floor((this.turn * 28) / (changesInAll + 1));
    const today = `2026-11-${String(day).padStart(2, "0")}`;
    const time = `${String(8 + (this.turn % 10)).padStart(2, "0")}:${String(this.turn % 60).padStart(2, "0")}`;
    const now = `${today}T${time}:00+08:00`;
    const session = { today, now, author, waitMs: 0, command: `rounds test ${this.turn}` };
    const book = new Book(at(clone), settings, session);
    const { change, id } = await book.change(async () => ({
      steps: await this.steps(book, { clone, author, today }),
      receipt: say("done", "完成"),
    }));
    if (id === undefined) return;
    this.logged.push(session.command);
    for (const step of change.steps) this.follow(this.clone(clone), step);
  }

  private follow({ records, entries }: Clone, step: Step): void {
    if (step.do === "append") entries.set(step.entry.id, clean(step.entry));
    else if (step.do === "create") {
      const { id, ...values } = step.record;
      records.set(pathOf(step.noun, id), clean(values));
    } else if (step.do === "set") {
      const path = pathOf(step.noun, step.id);
      records.set(path, clean({ ...records.get(path), ...step.fields }));
    } else if (step.do === "remove") records.delete(pathOf(step.noun, step.id));
  }

  private async steps(
    book: Book,
    { clone, author, today }: { clone: string; author: string; today: string },
  ): Promise<Step[]> {
    const { dice } = this;
    const { records } = this.clone(clone);
    const known = [...records.keys()];
    // Everybody works on what is newest, so that they often meet.
    const newest = (folder: string): string[] =>
      known
        .filter((path) => path.startsWith(folder))
        .sort(new Intl.Collator("en", { numeric: true }).compare)
        .slice(-6);
    const [customers, orders] = [newest("customers/"), newest("orders/")];
    const what = dice.roll(20);
    const someone = (): string => idOf(dice.pick(customers));
    if (customers.length < 5 || (what === 0 && dice.roll(4) === 0)) {
      const record = { name: `Customer ${this.turn}`, phone: `${this.turn}`, added: today };
      return [{ do: "create", noun: customer, record: { id: `c-${this.turn}`, ...record } }];
    }
    if (what === 1) {
      const lines = [{ product: "tea", quantity: "5", price: "2" }];
      const values = { customer: someone(), owner: author, date: today, lines };
      return [
        { do: "create", noun: order, record: { id: await book.newId(order, values), ...values } },
      ];
    }
    if (what < 5) return [await this.stock(book, { author, today })];
    if (what < 7) {
      const values = { date: today, customer: someone(), amount: `${dice.roll(90) + 10}.50` };
      const id = await book.newId(payment, values);
      return [{ do: "append", noun: payment, entry: { id, ...values } }];
    }
    if (what === 7 && orders.length > 5) {
      return [{ do: "remove", noun: order, id: idOf(dice.pick(orders)) }];
    }
    if (what < 12 && orders.length > 0) {
      const path = dice.pick(orders);
      const was = records.get(path) ?? {};
      return [
        { do: "set", noun: order, id: idOf(path), fields: this.orderEdit(was, author, today) },
      ];
    }
    const path = dice.pick(customers);
    const fields = this.customerEdit(records.get(path) ?? {});
    return [{ do: "set", noun: customer, id: idOf(path), fields }];
  }

  private async stock(
    book: Book,
    { author, today }: { author: string; today: string },
  ): Promise<Step> {
    const quantity = String(this.dice.roll(9) + 1);
    const values = { date: today, kind: "in", product: "tea", warehouse: "main", quantity };
    const entry = { id: await book.newId(move, values), ...values, by: author };
    return { do: "append", noun: move, entry };
  }

  private customerEdit(was: Values): Values {
    const { dice, turn } = this;
    const tags = (was.tags ?? []) as readonly string[];
    return dice.pick<() => Values>([
      () => ({ phone: `0571-${turn}` }),
      () => ({ city: dice.pick(["Ulm", "Bonn", "Kiel", undefined]) }),
      () => ({ region: dice.pick(["North", "South"]), nextStep: `call ${turn}` }),
      () => ({ notes: `${was.notes === undefined ? "" : `${was.notes}\n`}note ${turn}` }),
      () => ({ tags: [...tags, `t${turn}`] }),
      () => ({ tags: tags.length > 1 ? tags.slice(1) : [...tags, `t${turn}`] }),
      () => ({ creditLimit: `${dice.roll(900) + 100}.00` }),
      () => ({ grade: dice.pick(["A", "B", "C"]) }),
    ])();
  }

  private orderEdit(was: Values, author: string, today: string): Values {
    const { dice, turn } = this;
    const lines = was.lines as readonly { quantity: string }[];
    const [line] = lines;
    const more = { ...line, quantity: String(Number(line?.quantity) + 1) };
    const shipped = (was.shipments ?? []) as readonly unknown[];
    return dice.pick<() => Values>([
      () => ({ notes: `${was.notes === undefined ? "" : `${was.notes}\n`}note ${turn}` }),
      () => ({ freight: `${dice.roll(50)}.00` }),
      () => ({ lines: [more] }),
      () => ({ confirmed: { date: today, by: author } }),
      () => ({ reference: `R${turn}` }),
      () =>
        shipped.length < 5
          ? {
              shipments: [
                ...shipped,
                { date: today, by: author, lines: [{ product: "tea", quantity: "1" }] },
              ],
            }
          : { address: `Quay ${turn}` },
    ])();
  }

  /** Both commit, one takes in the other's work, the other follows: then both hold the same. */
  merge(): void {
    const [first, second] = this.merges++ % 2 ? ["north", "south"] : ["south", "north"];
    if (!first || !second) return;
    const work = `git add -A && git commit -q --allow-empty -m work${this.merges}`;
    script(
      `(cd ${first} && ${work}) && (cd ${second} && ${work}) || exit 2`,
      `cd ${second} && git fetch -q ../${first} main || exit 2`,
      `git merge ${strategy.words.join(" ")} -q --no-edit FETCH_HEAD; test $? -lt 2`,
    );
    const expected = this.expect(this.clone(second), this.clone(first));
    const open = this.settle(second);
    expect([...open].sort()).toEqual([...expected].sort());
    script(
      `git -C ${second} commit -q --allow-empty -m merge${this.merges} || exit 2`,
      `cd ${first} && git fetch -q ../${second} main && git merge -q --ff-only FETCH_HEAD`,
    );
  }

  /** What the merge must leave open; the model takes over what must come of it. */
  private expect(ours: Clone, theirs: Clone): ReadonlyMap<string, readonly string[]> {
    const open = new Map<string, readonly string[]>();
    const all = new Set([...this.base.keys(), ...ours.records.keys(), ...theirs.records.keys()]);
    for (const path of all) {
      const [base, one, two] = [this.base, ours.records, theirs.records].map((all) =>
        all.get(path),
      );
      const merged = this.expectRecord(path, { base, one, two }, open);
      for (const { records } of [ours, theirs]) {
        if (merged) records.set(path, merged);
        else records.delete(path);
      }
    }
    for (const [id, entry] of ours.entries) theirs.entries.set(id, entry);
    for (const [id, entry] of theirs.entries) ours.entries.set(id, entry);
    this.base = new Map(ours.records);
    this.decided += open.size;
    return open;
  }

  private expectRecord(
    path: string,
    { base, one, two }: Readonly<Record<"base" | "one" | "two", Values | undefined>>,
    open: Map<string, readonly string[]>,
  ): Values | undefined {
    if (one && two && base) {
      const { values, conflicts } = expectedMerge(base, one, two);
      // Git takes two files that are alike for one.
      if (conflicts.length > 0 && JSON.stringify(one) !== JSON.stringify(two)) {
        open.set(path, conflicts);
      }
      return values;
    }
    if (!base) return one ?? two;
    const left = one ?? two;
    if (!left || JSON.stringify(left) === JSON.stringify(base)) return undefined;
    open.set(path, [path]);
    return left;
  }

  /** Decides what git left open: theirs, and a record that one side removed stays. */
  private settle(clone: string): ReadonlyMap<string, readonly string[]> {
    const stages = new Map<string, Map<string, string>>();
    for (const line of git(clone, ["ls-files", "-u", "-z"]).split("\0").filter(Boolean)) {
      const [, object = "", stage = "", path = ""] = /^\d+ (\w+) (\d)\t(.*)$/.exec(line) ?? [];
      const known = stages.get(path) ?? new Map<string, string>();
      stages.set(path, known.set(stage, git(clone, ["cat-file", "blob", object])));
    }
    const open = new Map<string, readonly string[]>();
    for (const [path, texts] of stages) {
      const [base, ours, theirs] = ["1", "2", "3"].map((stage) => texts.get(stage));
      if (ours === undefined || theirs === undefined) {
        open.set(path, [path]);
        writeFileSync(at(clone, path), ours ?? theirs ?? "");
      } else {
        const merge = mergeFile({ base, ours, theirs }, { path, nouns, digits: 2 });
        expect(readFileSync(at(clone, path), "utf8")).toBe(merge.text);
        const chosen = merge.conflicts.map((each) => [each.name, each.theirs] as const);
        open.set(path, chosen.map(([name]) => name).sort());
        writeFileSync(at(clone, path), merge.settle(new Map(chosen)));
      }
      git(clone, ["add", "--", path]);
    }
    return open;
  }
}

const clean = (values: object): Values =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

function pathOf(noun: Noun, id: string): string {
  const path = recordPath(noun, id);
  if (path === undefined) throw new Error(`${id} is no id`);
  return path;
}

const idOf = (path: string): string => /([^/]+)\.yaml$/.exec(path)?.[1] ?? "";

/** What a clone really holds. */
function held(clone: string): { records: Map<string, Values>; lines: AnyStored[] } {
  const records = new Map<string, Values>();
  const lines: AnyStored[] = [];
  for (const entry of readdirSync(at(clone), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(at(clone).length + 1);
    const kind = kindOfFile(path, nouns);
    if (!entry.isFile() || /^\.(git|rounds)\//.test(path)) continue;
    const text = readFileSync(at(clone, path), "utf8");
    if (kind.is === "entries") {
      for (const line of text.trimEnd().split("\n")) lines.push(JSON.parse(line));
    } else if (kind.is === "record") {
      const { values, problems } = decode(text, {
        file: path,
        fields: kind.noun.fields,
        digits: 2,
      });
      expect(problems).toEqual([]);
      expect(kind.noun.agree?.(values as never, { digits: 2 }) ?? []).toEqual([]);
      records.set(path, clean(values ?? {}));
    }
  }
  return { records, lines };
}

const comparable = (path: string, values: Values): string =>
  encode(kindOfNoun(path).fields, values);

function kindOfNoun(path: string): Noun {
  const kind = kindOfFile(path, nouns);
  if (kind.is !== "record") throw new Error(`${path} is no record`);
  return kind.noun;
}

describe(`a month of two clones and five people (CHANCE=${seed})`, () => {
  test("2,000 changes, a merge after every 20: none lost, no id twice, no money or stock mixed", async () => {
    const month = new Month();
    for (let done = 0; done < changesInAll; done += changesPerMerge) {
      for (let turn = 0; turn < changesPerMerge; turn++) {
        const { clone, names } = month.dice.pick(people);
        await month.change(clone, month.dice.pick(names));
      }
      month.merge();
    }
    const [north, south] = [held("north"), held("south")];
    expect([...south.records]).toEqual([...north.records]);
    expect(south.lines).toEqual(north.lines);

    const { records, entries } = month.clone("north");
    expect([...north.records.keys()].sort()).toEqual([...records.keys()].sort());
    for (const [path, values] of records) {
      const really = north.records.get(path) ?? {};
      expect(comparable(path, really), path).toBe(comparable(path, values));
    }
    const facts = north.lines.filter(({ id }) => !id.startsWith("CH"));
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
    expect(facts.map(({ id }) => id).sort()).toEqual([...entries.keys()].sort());
    for (const fact of facts) expect(clean(fact)).toEqual(entries.get(fact.id));

    const log = north.lines.filter(({ id }) => id.startsWith("CH"));
    expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
    expect(log.map(({ verb }) => verb).sort()).toEqual(month.logged.sort());
    // The month must have been a lively one, else it shows nothing.
    expect(month.decided).toBeGreaterThan(30);
    expect(entries.size).toBeGreaterThan(300);
  }, 600_000);
});
