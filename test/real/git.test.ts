import { chmodSync, existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { rounds, shell, smallBook, writeFiles } from "../cli/program.ts";
import { book, customer, removePlaces, Team, team } from "./team.ts";

afterEach(removePlaces);

describe("rounds git setup", () => {
  test("writes attributes, ignores the state, registers the driver, once", async () => {
    const { place } = new Team();
    await shell("git init -q .", place);
    writeFiles(join(place.folder, "data"), book);
    const cwd = join(place.folder, "data");
    const first = await rounds(["git", "setup", "--json"], place, { cwd });
    expect(JSON.parse(first.stdout).map((one: { what: string }) => one.what)).toEqual([
      ".gitattributes",
      ".gitignore",
      "merge.rounds",
    ]);
    const attributes = readFileSync(join(cwd, ".gitattributes"), "utf8");
    expect(attributes).toContain("/customers/**/*.yaml text eol=lf merge=rounds\n");
    expect(attributes).toContain("/closings/** text eol=lf -merge\n");
    expect(readFileSync(join(cwd, ".gitignore"), "utf8")).toBe(".rounds/\n");
    const asked = await shell(`git check-attr merge -- data/${customer} data/rounds.yaml`, place);
    expect(asked.stdout).toBe(`data/${customer}: merge: rounds\ndata/rounds.yaml: merge: rounds\n`);
    const again = await rounds(["git", "setup"], place, { cwd });
    expect(again.stdout).toContain("nothing to do");
    const other = await rounds(["git", "setup", "--dry-run", "--hooks"], place, { cwd });
    expect(other.stdout).toContain("pre-commit");
    expect(existsSync(join(place.folder, ".git/hooks/pre-commit"))).toBe(false);
  });

  test("hooks check the book; a hook of somebody's own stays, wherever hooks are", async () => {
    const { place } = new Team();
    await shell("git init -q . && git config core.hooksPath my-hooks", place);
    await shell("git config user.name I && git config user.email i@x.y", place);
    writeFiles(join(place.folder, "data"), book);
    writeFiles(place.folder, { "my-hooks/post-merge": "#!/bin/sh\necho mine\n" });
    const cwd = join(place.folder, "data");
    const { stdout } = await rounds(["git", "setup", "--hooks"], place, { cwd });
    expect(stdout).toMatch(/post-merge +there is a hook of your own/);
    expect(readFileSync(join(place.folder, "my-hooks/post-merge"), "utf8")).toContain("echo mine");
    expect(statSync(join(place.folder, "my-hooks/pre-commit")).mode & 0o111).not.toBe(0);
    writeFiles(cwd, { "customers/bad.yaml": "name: [\n" });
    const commit = await shell("git add . && git commit -qm bad", place);
    expect(commit.code).not.toBe(0);
    expect(commit.stdout + commit.stderr).toContain("customers/bad.yaml:");
  });

  test("says how to begin where there is no repository, and no git", async () => {
    const { place } = new Team();
    writeFiles(place.folder, book);
    const none = await rounds(["git", "setup"], place);
    expect(none).toMatchObject({ code: 1, stdout: "" });
    expect(none.stderr).toContain("git init");
    const bare = await rounds(["sync"], place, { env: { PATH: "/nowhere" } });
    expect(bare.stderr).toContain("git is not installed");
  });
});

describe("rounds sync", () => {
  test("brings two people's work together field by field, and touches nothing else", async () => {
    const two = await team();
    await two.rounds("iwan", "customer", "edit", "blue-door", "--phone", "2", "--tags", "tea");
    await two.rounds("lan", "customer", "edit", "blue-door", "--region", "North", "--tags", "vip");
    await two.rounds("lan", "stock", "in", "tea", "5", "--warehouse", "main");
    writeFiles(two.at("lan"), { "plan.txt": "mine", "data/hand.txt": "by hand" });
    await two.git("lan", "git add plan.txt");
    expect((await two.rounds("iwan", "sync")).code).toBe(0);
    const { code, stdout, stderr } = await two.rounds("lan", "sync");
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: "left alone, changed by hand: hand.txt\n",
    });
    expect(stdout).toMatch(/committed: rounds: 2 changes by lan/);
    expect(stdout).toMatch(/merged 1 commit of origin\/main\n.*checked.*\n.*pushed/);
    expect(await two.git("lan", "git status --porcelain")).toBe("A  plan.txt\n?? data/hand.txt\n");
    expect(await two.git("lan", "git log --format=%s -1 --no-merges")).toBe(
      "rounds: 2 changes by lan\n",
    );
    await two.rounds("iwan", "sync");
    expect(two.text("iwan", customer)).toBe(two.text("lan", customer));
    expect(two.text("iwan", customer)).toMatch(/^# the oldest\nname: Blue Door\n/);
    for (const piece of ["region: North", 'phone: "2"', "tags: [ tea, vip ]"]) {
      expect(two.text("iwan", customer)).toContain(piece);
    }
    expect(two.text("iwan", "moves/2026-11.lan.jsonl")).toContain("MV261123A-lan");
  });

  test("money edited on both sides stops it; resolve settles it and the log keeps what lost", async () => {
    const two = await team();
    await two.rounds("iwan", "customer", "edit", "blue-door", "--credit-limit", "500");
    await two.rounds("lan", "customer", "edit", "blue-door", "--grade", "A", "--city", "Ulm");
    await two.rounds("iwan", "sync");
    const stopped = await two.rounds("lan", "sync");
    expect(stopped.code).toBe(5);
    expect(stopped.stderr).toContain("(creditLimit): ours ∅ (unchanged), theirs 500.00");
    expect(stopped.stderr).toContain("rounds resolve");
    expect(await two.git("lan", "git log --oneline origin/main")).not.toContain("grade");
    const refused = await two.rounds("lan", "customer", "edit", "blue-door", "--fax", "9");
    expect(refused.code).toBe(5);
    const open = await two.rounds("lan", "resolve");
    expect(open.code).toBe(5);
    expect(open.stderr).toContain("Grade (grade): ours A (lan, 2026-11-23");
    expect((await two.rounds("lan", "sync")).code).toBe(5);
    const settled = await two.rounds(
      "lan",
      "resolve",
      "--set",
      "creditLimit=700",
      "--take",
      "ours",
    );
    expect(settled.code).toBe(0);
    expect(settled.stdout).toMatch(/creditLimit +700.00 +∅/);
    expect(two.text("lan", customer)).toMatch(/city: Ulm[^<]*creditLimit: 700.00/);
    const log = two.text("lan", "changes/2026-11.lan.jsonl").trimEnd().split("\n").at(-1) ?? "";
    const change = JSON.parse(log);
    expect(change.steps[0].fields.creditLimit).toEqual([null, "700.00"]);
    expect(change.why).toContain('creditLimit: ours null, theirs "500.00", now "700.00"');
    expect((await two.rounds("lan", "sync")).code).toBe(0);
    await two.rounds("iwan", "sync");
    expect(two.text("iwan", customer)).toBe(two.text("lan", customer));
    const shown = await two.rounds("iwan", "customer", "history", "blue-door");
    expect(shown.stdout).toContain("700.00");
  });

  test("a record removed here and changed there is asked about", async () => {
    const two = await team();
    await two.rounds("iwan", "customer", "edit", "blue-door", "--phone", "2");
    await two.rounds("lan", "customer", "remove", "blue-door", "--yes");
    await two.rounds("iwan", "sync");
    expect((await two.rounds("lan", "sync")).code).toBe(5);
    const kept = await two.rounds("lan", "resolve", customer, "--take", "theirs");
    expect(kept.code).toBe(0);
    expect((await two.rounds("lan", "sync")).code).toBe(0);
    expect(two.text("lan", customer)).toContain('phone: "2"');
  });

  test("a paper removed here and one like it written there are not taken for one another", async () => {
    const two = await team();
    const line = ["--line", "TEA x 1 @ 2", "--promised", "2026-12-01"];
    await two.rounds("iwan", "order", "add", "blue-door", ...line);
    await two.rounds("iwan", "sync");
    await two.rounds("lan", "sync");
    await two.rounds("lan", "order", "remove", "SO261123A-iwan", "--yes");
    await two.rounds("lan", "order", "add", "blue-door", ...line);
    await two.rounds("iwan", "order", "edit", "SO261123A-iwan", "--notes", "for Iwan's paper");
    await two.rounds("iwan", "sync");
    expect((await two.rounds("lan", "sync")).code).toBe(5);
    expect(two.text("lan", "orders/2026-11/SO261123B-lan.yaml")).not.toContain("Iwan's");
  });

  test("settings, entries and closings that both changed are settled the same way", async () => {
    const two = await team();
    const closing = "closings/2026-09.yaml";
    const call = "calls/2026-11.iwan.jsonl";
    const line = (notes: string): string =>
      `${JSON.stringify({ id: "CL261101A-iwan", date: "2026-11-01", customer: "blue-door", notes })}\n`;
    const commit = 'git add data && git commit -qm "by hand"';
    writeFiles(two.at("iwan", "data"), { [call]: line("first"), [closing]: "month: 1\n" });
    await two.git("iwan", `${commit} && git push -q`);
    await two.git("lan", "git pull -q");
    for (const [clone, notes] of [
      ["iwan", "mine"],
      ["lan", "yours"],
    ] as const) {
      const settings = two
        .text(clone, "rounds.yaml")
        .replace("EUR", notes === "mine" ? "CNY" : "USD");
      writeFiles(two.at(clone, "data"), {
        "rounds.yaml": settings,
        [call]: line(notes),
        [closing]: `month: ${notes}\n`,
      });
      await two.git(clone, commit);
    }
    await two.git("iwan", "git push -q");
    await two.git("lan", "git fetch -q && git merge -q || true");
    expect(two.text("lan", "rounds.yaml")).toContain("currency: USD");
    expect(two.text("lan", closing)).toBe("month: yours\n");
    const open = await two.rounds("lan", "resolve");
    expect(open.code).toBe(5);
    expect(open.stderr).toContain("3 to be decided");
    expect(open.stderr).toContain("rounds.yaml: Currency (currency): ours USD, theirs CNY");
    const settled = await two.rounds("lan", "resolve", "--take", "theirs");
    expect(settled.code).toBe(0);
    expect(two.text("lan", "rounds.yaml")).toContain("currency: CNY");
    expect(two.text("lan", closing)).toBe("month: mine\n");
    expect(two.text("lan", call)).toBe(line("mine"));
    expect(two.text("lan", "changes/2026-11.lan.jsonl")).toContain("yours");
    expect(await two.git("lan", "git ls-files -u")).toBe("");
  });

  test("one person on two machines: both lines are kept, and what check finds is not pushed", async () => {
    const two = await team();
    const take = ["stock", "in", "tea", "5", "--warehouse", "main"];
    await two.rounds("iwan", ...take);
    const there = { cwd: two.at("lan", "data") };
    await rounds([...take, "--as", "iwan"], two.place, there);
    await rounds([...take, "--price", "2", "--as", "iwan"], two.place, there);
    await two.rounds("iwan", "sync");
    const { code, stdout } = await two.rounds("lan", "sync");
    expect(code).toBe(1);
    expect(stdout).toContain("MV261123A-iwan");
    expect(two.text("lan", "moves/2026-11.iwan.jsonl").trimEnd().split("\n")).toHaveLength(3);
    expect(await two.git("lan", "git rev-list --count origin/main..HEAD")).not.toBe("0\n");
  });

  test("goods that both sold are found before they are pushed", async () => {
    const two = await team();
    await two.rounds("iwan", "stock", "in", "tea", "5", "--warehouse", "main");
    await two.rounds("iwan", "sync");
    await two.rounds("lan", "sync");
    await two.rounds("iwan", "stock", "out", "tea", "4", "--warehouse", "main", "--why", "show");
    await two.rounds("lan", "stock", "out", "tea", "3", "--warehouse", "main", "--why", "show");
    expect((await two.rounds("iwan", "sync")).code).toBe(0);
    const stopped = await two.rounds("lan", "sync");
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toContain("not pushed");
  });

  test("each obstacle has one message with its remedy, and nothing is lost", async () => {
    const two = await team();
    await two.rounds("iwan", "customer", "edit", "blue-door", "--phone", "2");
    const dry = await two.rounds("iwan", "sync", "--dry-run");
    expect(dry.stdout).toMatch(/would commit: customer edit blue-door --phone 2/);
    expect(dry.stdout).toMatch(/would push to origin\/main: customer edit blue-door --phone 2/);
    expect(await two.git("iwan", "git log --oneline")).toMatch(/^\w+ begin\n$/);
    await two.git("iwan", "git remote set-url origin ../nowhere.git");
    const offline = await two.rounds("iwan", "sync");
    expect(offline.code).toBe(1);
    expect(offline.stderr).toContain("cannot fetch from origin");
    expect(await two.git("iwan", "git status --porcelain")).toBe("");
    await two.git("iwan", "git remote set-url origin ../hub.git && git checkout -q --detach");
    expect((await two.rounds("iwan", "sync")).stderr).toContain("git switch");
    await two.git("iwan", "git switch -q main && git branch --unset-upstream");
    expect((await two.rounds("iwan", "sync")).stderr).toContain("git push -u origin main");
    await two.git("iwan", "git remote remove origin");
    expect((await two.rounds("iwan", "sync")).stderr).toContain("git remote add origin");
  });

  test("a hook that says no stops it; files changed by hand and by others are named", async () => {
    const two = await team();
    const hook = two.at("iwan", ".git/hooks/pre-commit");
    writeFiles(two.at("iwan"), { ".git/hooks/pre-commit": "#!/bin/sh\necho no >&2\nexit 1\n" });
    chmodSync(hook, 0o755);
    await two.rounds("iwan", "customer", "edit", "blue-door", "--phone", "2");
    const refused = await two.rounds("iwan", "sync");
    expect(refused.stderr).toContain("git commit failed: no");
    writeFiles(two.at("iwan"), { ".git/hooks/pre-commit": "#!/bin/sh\nexit 0\n" });
    expect((await two.rounds("iwan", "sync")).code).toBe(0);
    writeFiles(two.at("lan", "data"), { [customer]: "name: Blue Door\nowner: lan\n" });
    const stopped = await two.rounds("lan", "sync");
    expect(stopped.code).toBe(5);
    expect(stopped.stderr).toContain(`by others too: ${customer}\n`);
    expect(stopped.stderr).toContain("rounds sync --all");
    expect(two.text("lan", customer)).toBe("name: Blue Door\nowner: lan\n");
  });
});

describe("rounds merge-driver", () => {
  test("leaves the result in OURS and says by its code whether a person must decide", async () => {
    const { place } = new Team();
    writeFiles(place.folder, {
      ...smallBook,
      base: "name: Blue Door\nphone: 1\n",
      ours: "name: Blue Door\nphone: 2\n",
      theirs: "name: Blue Door\nphone: 1\ncity: Ulm\n",
      other: "name: Blue Door\nphone: 3\n",
    });
    const words = ["merge-driver", "base", "ours"];
    expect(await rounds([...words, "theirs", customer], place)).toMatchObject({ code: 0 });
    const merged = readFileSync(join(place.folder, "ours"), "utf8");
    expect(merged).toBe("name: Blue Door\nphone: 2\ncity: Ulm\n");
    const { code, stderr } = await rounds([...words, "other", customer], place);
    expect(code).toBe(1);
    expect(stderr).toBe(`rounds: ${customer}: Phone (phone): ours 2, theirs 3 (both changed it)\n`);
    expect(readFileSync(join(place.folder, "ours"), "utf8")).toBe(
      "name: Blue Door\n<<<<<<< ours\nphone: 2\n=======\nphone: 3\n>>>>>>> theirs\ncity: Ulm\n",
    );
    const help = await rounds(["help"], place);
    expect(help.stdout).not.toContain("merge-driver");
  });
});
