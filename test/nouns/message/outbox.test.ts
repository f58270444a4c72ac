import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { home, makePlace, type Place, shell } from "../../cli/program.ts";

let place: Place;
beforeAll(() => {
  place = makePlace();
  cpSync(join(home, "data"), place.folder, { recursive: true });
});
afterAll(() => place.remove());

const run = (line: string) => shell(`rounds ${line} --as chen-jie --lang en`, place);
const outbox = (): string[] =>
  existsSync(join(place.folder, "outbox"))
    ? readdirSync(join(place.folder, "outbox")).filter((name) => !name.startsWith("."))
    : [];
const idIn = (text: string): string => /MS\d{6}[A-Z]+-chen-jie/.exec(text)?.[0] ?? "";
const setSender = (words: readonly string[]): void => {
  const path = join(place.folder, "rounds.yaml");
  const rest = readFileSync(path, "utf8").replace(/^sender:.*\n/m, "");
  writeFileSync(path, `${rest}sender: ${JSON.stringify(words)}\n`);
};

describe("the outbox", () => {
  test("a draft stands in it as a file, leaves it when it is sent, and comes back by undo", async () => {
    const { stdout } = await run("message draft birthday jinhong");
    const id = idIn(stdout);
    const [file = ""] = outbox();
    expect(file).toBe(`${id}.jinhong-shanghang.txt`);
    expect(readFileSync(join(place.folder, "outbox/.gitignore"), "utf8")).toBe("*\n");
    const path = join(place.folder, "outbox", file);
    writeFileSync(path, "王芳姐，生日快乐！\n");
    const sent = await run(`message sent ${id}`);
    expect(sent.stderr).toContain("kept as changed in the outbox");
    expect(outbox()).toEqual([]);
    expect((await run(`message show ${id} --json`)).stdout).toContain("王芳姐，生日快乐！");
    expect((await run("undo")).code).toBe(0);
    expect(outbox()).toEqual([file]);
    appendFileSync(path, "by hand");
    const refused = await run(`message edit ${id} --text other`);
    expect([refused.code, refused.stderr]).toEqual([5, expect.stringContaining("changed by hand")]);
    expect(await run("check")).toMatchObject({ code: 0 });
  });
});

describe("message send", () => {
  test("hands text and address to the program of the settings, no shell between; failures stay drafts", async () => {
    const none = await run("message send --all --yes");
    expect([none.code, none.stderr]).toEqual([
      3,
      expect.stringContaining("rounds message sent ID"),
    ]);
    const script = join(place.root, "sender.cjs");
    const log = join(place.root, "sent.jsonl");
    writeFileSync(
      script,
      `const text = require("fs").readFileSync(0, "utf8");
       if (process.argv[2] === "13800000001") { console.error("number is barred"); process.exit(75); }
       require("fs").appendFileSync(${JSON.stringify(log)}, JSON.stringify([process.argv.slice(2), text]) + "\\n");`,
    );
    setSender([process.execPath, script, "{to}", "$(touch x); {id}"]);
    const good = idIn((await run("message draft weekend xinlong --to 13800000002")).stdout);
    const bad = idIn((await run("message draft weekend keman --to 13800000001")).stdout);
    const dry = await run(`message send ${good} ${bad} --dry-run`);
    expect(dry.stdout).toContain("would be sent");
    expect(existsSync(log)).toBe(false);
    const asked = await run(`message send ${good}`);
    expect([asked.code, asked.stderr]).toEqual([7, expect.stringContaining("add --yes")]);
    const sent = await run(`message send ${good} ${bad} --yes`);
    expect(sent.code).toBe(1);
    expect(sent.stdout).toContain("number is barred (exit 75)");
    const [words, text] = JSON.parse(readFileSync(log, "utf8")) as [string[], string];
    expect(words).toEqual(["13800000002", `$(touch x); ${good}`]);
    expect(text).toContain("周末");
    const states = (await run("message list --format csv --columns id,state,failed")).stdout;
    expect(states).toContain(`${good},sent`);
    expect(states).toMatch(new RegExp(`${bad},failed,.*number is barred`));
    expect(outbox().some((name) => name.startsWith(bad))).toBe(true);
    expect(outbox().some((name) => name.startsWith(good))).toBe(false);
  });

  test("R-COM-30: what is written by hand, or longer in the outbox, is 70 characters at most too", async () => {
    const long = "x".repeat(71);
    const added = await run(`message add xinlong --text ${long}`);
    expect([added.code, added.stderr]).toEqual([7, expect.stringContaining("71 characters")]);
    const id = idIn((await run("message add xinlong --text short --to 13800000002")).stdout);
    expect((await run(`message edit ${id} --text ${long}`)).code).toBe(7);
    expect((await run(`message edit ${id} --text shorter`)).code).toBe(0);
    const name = outbox().find((one) => one.startsWith(id)) ?? "";
    writeFileSync(join(place.folder, "outbox", name), long);
    const sent = await run(`message send ${id} --yes`);
    expect([sent.code, sent.stdout]).toEqual([1, expect.stringContaining("71 characters")]);
  });

  test("words changed in the outbox stay when the sender fails; changed headers stop it", async () => {
    const id = idIn((await run("message add keman --text early --to 13800000001")).stdout);
    const file = (wanted: string) =>
      join(place.folder, "outbox", outbox().find((one) => one.startsWith(wanted)) ?? "");
    writeFileSync(file(id), "\ufefflate\r\n");
    const failed = await run(`message send ${id} --yes`);
    expect([failed.code, failed.stdout]).toEqual([1, expect.stringContaining("number is barred")]);
    expect((await run(`message list --format csv --columns id,text`)).stdout).toContain(
      `${id},late`,
    );
    const mail = "message add keman --channel email --to a@b.example --subject Tea --text hello";
    const other = idIn((await run(mail)).stdout);
    writeFileSync(file(other), readFileSync(file(other), "utf8").replace("a@b", "c@d"));
    const sent = await run(`message send ${other} --yes`);
    expect([sent.code, sent.stdout]).toEqual([1, expect.stringContaining("headers were changed")]);
  });

  test("R-COM-28: who has opted out since is not written to", async () => {
    const id = idIn((await run("message draft weekend xingwang --to 13800000003")).stdout);
    expect((await run("customer edit xingwang --opt-out all")).code).toBe(0);
    const sent = await run(`message send ${id} --yes`);
    expect([sent.code, sent.stdout]).toEqual([1, expect.stringContaining("opted out since")]);
    const added = await run("message add xingwang --text hello");
    expect([added.code, added.stderr]).toEqual([7, expect.stringContaining("opted out")]);
  });
});

describe("templates of the book", () => {
  test("win over ours; a wrong one is told with file and line", async () => {
    const folder = join(place.folder, "templates/messages");
    mkdirSync(folder, { recursive: true });
    const head = "---\nname: weekend\nkind: greeting\nchannel: message\n---\n";
    writeFileSync(join(folder, "weekend.zh.liquid"), `${head}周末好，{{ persn }}\n`);
    const { code, stderr } = await run("message draft weekend jinhong --again");
    expect(code).toBe(6);
    expect(stderr).toContain("templates/messages/weekend.zh.liquid:6");
    expect(stderr).toContain('there is no placeholder "persn"');
  });
});
