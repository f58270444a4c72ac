import { chmodSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { home, rounds, writeFiles } from "../cli/program.ts";
import { customer, removePlaces, Team, team } from "./team.ts";

afterEach(removePlaces);

const take = ["stock", "in", "tea", "5", "--warehouse", "main"];
const line = ["--line", "TEA x 1 @ 2", "--promised", "2026-12-01"];

/** Both changed the same telephone number: the second to sync has it to decide. */
async function conflicting(): Promise<Team> {
  const two = await team();
  await two.rounds("iwan", "customer", "edit", "blue-door", "--phone", "2");
  await two.rounds("lan", "customer", "edit", "blue-door", "--phone", "3");
  await two.rounds("iwan", "sync");
  await two.rounds("lan", "sync");
  return two;
}

describe("rounds sync commits what rounds wrote", () => {
  test("also what it wrote while a merge was open", async () => {
    const two = await conflicting();
    await two.rounds("lan", ...take);
    expect((await two.rounds("lan", "customer", "add", "Red Gate")).code).toBe(0);
    const preview = await two.rounds("lan", "resolve", "--take", "ours");
    expect(preview.code).toBe(0);
    const dry = await two.rounds("lan", "sync", "--dry-run");
    expect(dry.stdout).not.toContain("would commit");
    expect(dry.stdout).toMatch(
      /would finish the merge \(with .*customers.*moves\/2026-11.lan.jsonl/,
    );
    const { code, stdout, stderr } = await two.rounds("lan", "sync");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/merge finished \(with .*moves\/2026-11.lan.jsonl/);
    expect(await two.git("lan", "git status --porcelain")).toBe("");
    await two.rounds("iwan", "sync");
    expect(two.text("iwan", "moves/2026-11.lan.jsonl")).toContain("MV261123A-lan");
  });

  test("also what a merge that somebody finished with git has left", async () => {
    const two = await conflicting();
    await two.rounds("lan", ...take);
    expect((await two.rounds("lan", "customer", "add", "Red Gate")).code).toBe(0);
    await two.rounds("lan", "resolve", "--take", "ours");
    await two.git("lan", "git add data/changes && git commit -q --no-edit");
    expect(await two.git("lan", "git status --porcelain")).toContain("data/moves/");
    const { stdout, stderr } = await two.rounds("lan", "sync");
    expect({ stderr, status: await two.git("lan", "git status --porcelain") }).toEqual({
      stderr: "",
      status: "",
    });
    expect(stdout).toMatch(/committed: rounds: 2 files \(customers.*moves/);
  });

  test("not what was changed by hand before or after it, until that is asked for", async () => {
    const two = await team();
    const text = two.text("iwan", customer);
    writeFiles(two.at("iwan", "data"), { [customer]: `${text}city: Ulm\n` });
    await two.rounds("iwan", "customer", "edit", "blue-door", "--phone", "2");
    await two.rounds("iwan", ...take);
    const moves = "moves/2026-11.iwan.jsonl";
    const move = two.text("iwan", moves);
    writeFiles(two.at("iwan", "data"), { [moves]: move + move.replace("A-iwan", "B-iwan") });
    const first = await two.rounds("iwan", "sync");
    expect(first.stderr).toBe(
      `left alone, written by rounds and changed by hand too: ${customer}, ${moves} (to commit it: rounds sync --all)\n`,
    );
    expect(first.stdout).toMatch(/committed: .* \(changes\/2026-11.iwan.jsonl\)\n/);
    expect((await two.rounds("iwan", "sync")).stderr).toContain(`${customer}, ${moves}`);
    const all = await two.rounds("iwan", "sync", "--all");
    expect(all.stdout).toContain(`committed: rounds: 2 files (${customer}, ${moves})`);
    expect(await two.git("iwan", "git status --porcelain")).toBe("");
  });

  test("not what the person has staged, whoever wrote it", async () => {
    const two = await team();
    await two.rounds("iwan", "customer", "edit", "blue-door", "--phone", "2");
    await two.git("iwan", `git add data/${customer}`);
    await two.rounds("iwan", "customer", "edit", "blue-door", "--phone", "3");
    const { code, stderr } = await two.rounds("iwan", "sync", "--all");
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `left alone, staged by you: ${customer} (to commit it: git commit -m "...")\n`,
    });
    expect(await two.git("iwan", "git status --porcelain")).toBe(`MM data/${customer}\n`);
    expect(await two.git("iwan", "git diff --cached")).toContain('+phone: "2"');
  });

  test("and what it removed, mended and wrote anew", async () => {
    const two = await team();
    await two.rounds("iwan", "customer", "remove", "blue-door", "--yes");
    await two.rounds("iwan", "undo", "--yes");
    await two.rounds("iwan", "customer", "edit", "blue-door", "--phone", "2");
    await two.rounds("iwan", ...take);
    await two.rounds("iwan", "undo", "--yes");
    await two.rounds("iwan", "order", "add", "blue-door", ...line);
    await two.rounds("iwan", "sync");
    await two.rounds("iwan", "order", "remove", "SO261123A-iwan", "--yes");
    const calls = "calls/2026-11.iwan.jsonl";
    const call = '{"date":"2026-11-02","customer":"blue-door","result":"reached","notes":"tea"}\n';
    writeFiles(two.at("iwan", "data"), { [calls]: call });
    await two.git("iwan", `git add data/${calls} && git commit -qm "by hand"`);
    await two.rounds("iwan", "check", "--fix");
    await two.rounds("iwan", "call", "log", "blue-door", "--notes", "more");
    expect(two.text("iwan", calls)).toMatch(/^\{"id":"CL261102A-iwan".*\n\{"id":"CL261123A-iwan"/);
    const { code, stderr } = await two.rounds("iwan", "sync");
    expect({ code, stderr, status: await two.git("iwan", "git status --porcelain") }).toEqual({
      code: 0,
      stderr: "",
      status: "",
    });
  });

  test("a month that is closed, and that is reopened", async () => {
    const two = await team();
    const october = ["--today", "2026-10-05"];
    await two.rounds("iwan", "order", "add", "blue-door", ...line, ...october);
    await two.rounds("iwan", "order", "cancel", "SO261005A-iwan", "--why", "late", ...october);
    await two.rounds("iwan", ...take, ...october);
    expect((await two.rounds("iwan", "sync")).code).toBe(0);
    for (const words of [
      ["close", "2026-10"],
      ["reopen", "2026-10", "--why", "late"],
      ["close", "2026-10"],
    ]) {
      const made = await two.rounds("iwan", ...words, "--yes");
      expect(made, made.stderr).toMatchObject({ code: 0 });
      const { stderr } = await two.rounds("iwan", "sync");
      expect({ stderr, status: await two.git("iwan", "git status --porcelain") }).toEqual({
        stderr: "",
        status: "",
      });
    }
    const files = await two.git("iwan", "git ls-files");
    for (const one of ["closings/2026-10.yaml", "volumes/2026-10/orders.jsonl"]) {
      expect(files).toContain(`data/${one}\n`);
    }
    expect(files).not.toContain("SO261005A-iwan");
    const volume = "volumes/2026-10/orders.jsonl";
    writeFiles(two.at("iwan", "data"), { [volume]: `${two.text("iwan", volume)}\n` });
    expect((await two.rounds("iwan", "sync")).stderr).toContain(`changed by hand: ${volume}`);
  });

  test("the set-up alone is committed as what it is", async () => {
    const two = await team();
    await two.git("iwan", "git rm -q --cached data/.gitattributes data/.gitignore");
    await two.git("iwan", "git commit -qm without");
    await two.rounds("iwan", "sync");
    expect(await two.git("iwan", "git log -1 --format=%s")).toBe("rounds git setup\n");
  });
});

describe("rounds sync merges", () => {
  test("one person's same lines of two machines into both lines", async () => {
    const two = await team();
    await two.rounds("iwan", ...take);
    const cwd = two.at("lan", "data");
    // The same fact, told by another command line: as if a second later.
    await rounds([...take, "--wait", "9", "--as", "iwan"], two.place, { cwd });
    const moves = "moves/2026-11.iwan.jsonl";
    expect(two.text("lan", moves)).toBe(two.text("iwan", moves));
    await two.rounds("iwan", "sync");
    const { code, stdout, stderr } = await two.rounds("lan", "sync");
    expect(stdout).toContain(`both are kept: ${moves}`);
    expect(code, stderr).toBe(1);
    expect(stdout).toContain("twin-id");
    expect(two.text("lan", moves).trimEnd().split("\n")).toHaveLength(2);
    expect(await two.git("lan", "git status --porcelain")).toBe("");
  });

  test("a commit that came to both sides counts once", async () => {
    const two = await team();
    await two.rounds("iwan", ...take);
    await two.rounds("iwan", "sync");
    await two.git("lan", "git fetch -q && git cherry-pick origin/main");
    await two.git("lan", "git commit -q --amend -m picked");
    const { code } = await two.rounds("lan", "sync");
    expect(code).toBe(0);
    expect(two.text("lan", "moves/2026-11.iwan.jsonl").trimEnd().split("\n")).toHaveLength(1);
  });

  test("says of removed records why they are open, in one kind of words and paths", async () => {
    const two = await team();
    await two.rounds("iwan", "customer", "edit", "blue-door", "--phone", "2");
    await two.rounds("lan", "customer", "remove", "blue-door", "--yes");
    await two.rounds("iwan", "sync");
    const { stderr } = await two.rounds("lan", "sync");
    expect(stderr).toMatch(/customers\/blue-door.yaml.* \(one side removed it/);
    const again = await two.rounds("lan", "sync", "--lang", "zh");
    expect(again.stderr).toMatch(/^rounds: .*\n.*一方删除、另一方修改/);
  });

  test("a month closed meanwhile stops it, and the advice leads on", async () => {
    const two = await team();
    await two.rounds("lan", ...take, "--today", "2026-10-05");
    await two.rounds("iwan", "close", "2026-10", "--yes");
    await two.rounds("iwan", "sync");
    const { code, stdout } = await two.rounds("lan", "sync");
    expect(code).toBe(1);
    expect(stdout).toContain(
      "ask whoever closed it: rounds reopen 2026-10, rounds sync; then here",
    );
    await two.rounds("iwan", "reopen", "2026-10", "--why", "late", "--yes");
    await two.rounds("iwan", "sync");
    expect((await two.rounds("lan", "sync")).code).toBe(0);
  });

  test("a refused push shows the reason that the other side gives", async () => {
    const two = await team();
    writeFiles(two.place.root, {
      "hub.git/hooks/pre-receive": "#!/bin/sh\necho only on Mondays >&2\nexit 1\n",
    });
    chmodSync(join(two.place.root, "hub.git/hooks/pre-receive"), 0o755);
    await two.rounds("iwan", "customer", "edit", "blue-door", "--phone", "2");
    const { code, stderr } = await two.rounds("iwan", "sync");
    expect(code).toBe(1);
    expect(stderr).toMatch(/remote: only on Mondays/);
    expect(stderr).toMatch(/! \[remote rejected\]/);
  });
});

describe("around an open merge", () => {
  test("check tells of the open file, not of all that names it, and of rounds resolve", async () => {
    const two = await team();
    await two.rounds("iwan", "visit", "log", "blue-door", "--notes", "tea");
    const text = two.text("iwan", customer);
    const marked = `<<<<<<< ours\n${text}=======\nname: B\n>>>>>>> theirs\n`;
    writeFiles(two.at("iwan", "data"), { [customer]: marked });
    const { code, stdout } = await two.rounds("iwan", "check", "--strict");
    expect(code).toBe(1);
    expect(stdout).toContain("[merge-markers]");
    expect(stdout).toContain("rounds resolve");
    expect(stdout).not.toContain("[dangling]");
  });

  test("hooks check the book in a folder, whatever git tells them", async () => {
    const two = await team();
    await two.rounds("iwan", "git", "setup", "--hooks");
    await two.rounds("iwan", "customer", "edit", "blue-door", "--phone", "2");
    // A commit of some paths has an index of its own, which git names to its hooks.
    await two.git("iwan", `git commit -qm part ${join("data", customer)}`);
    await two.git("iwan", "git checkout -q --detach && git worktree add -q ../tree main");
    const cwd = two.at("tree", "data");
    await rounds(["customer", "edit", "blue-door", "--phone", "3", "--as", "iwan"], two.place, {
      cwd,
    });
    await two.git("tree", "git commit -qam all");
    const env = { GIT_INDEX_FILE: ".git/index", GIT_PREFIX: "", GIT_DIR: ".git" };
    const told = await rounds(["sync", "--dry-run", "--as", "iwan"], two.place, { cwd, env });
    expect(told.stdout).toContain("would push to origin/main");
  });
});

describe("help and set-up", () => {
  test.each(["en", "zh"])("every help page is reachable, in %s", async (language) => {
    const { place } = new Team();
    const pages = readdirSync(join(home, "templates/help")).filter((name) =>
      name.endsWith(`.${language}.txt`),
    );
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) {
      const name = page.split(".")[0] ?? "";
      const { code, stdout } = await rounds(["help", name, "--lang", language], place);
      const text = readFileSync(join(home, "templates/help", page), "utf8");
      expect({ code, start: stdout.slice(0, text.trimEnd().length) }, page).toEqual({
        code: 0,
        start: text.trimEnd(),
      });
    }
    const { stdout } = await rounds(["help", "git", "--lang", language], place);
    expect(stdout).toMatch(/^ {2}rounds git setup {2}/m);
  });

  test("what is to be typed works from where the person is", async () => {
    const two = await team();
    writeFiles(two.at("iwan", "data"), { ".gitattributes": "" });
    const cwd = two.at("iwan", "data/customers");
    const { stdout } = await rounds(["git", "setup", "--lang", "en"], two.place, { cwd });
    const [line = ""] =
      /git -C .* commit -m "rounds git setup"/.exec(stdout.replace(/\s+/g, " ")) ?? [];
    expect(line).toContain("git -C .. add .gitattributes");
    await two.git(
      "iwan",
      `cd data/customers && ${line.replace(" commit ", " commit --allow-empty ")}`,
    );
    expect(await two.git("iwan", "git config --local pull.rebase")).toBe("false\n");
  });
});
