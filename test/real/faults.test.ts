import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  filesOf,
  home,
  makePlace,
  type Place,
  rounds,
  shell,
  smallBook,
  writeFiles,
} from "../cli/program.ts";

let place: Place;

beforeEach(() => {
  place = makePlace();
  writeFiles(place.folder, smallBook);
});
afterEach(() => place.remove());

const as = ["--as", "iwan"];
const fine = { stderr: "", code: 0 };

/** Prints why a test cannot be run on this machine. */
function skipped(why: string): boolean {
  console.warn(`skipped: ${why}`);
  return true;
}

/** How to run a command as somebody who may not write everywhere; undefined where that is not possible. */
function nobody(): string | undefined {
  if (process.getuid?.() !== 0) return "";
  const prefix = "setpriv --reuid=65534 --regid=65534 --clear-groups ";
  const able = spawnSync("/bin/sh", [
    "-c",
    `${prefix} ${process.execPath} -e 0 < '${home}/bin/rounds.js'`,
  ]);
  return able.status === 0 ? prefix : undefined;
}

/** Takes away the right to write in a folder and all below. */
function lockFolder(folder: string): void {
  spawnSync("chmod", ["-R", "a-w,a+rX", folder]);
}

function unlockFolder(folder: string): void {
  spawnSync("chmod", ["-R", "u+w", folder]);
}

const unprivileged = nobody();

describe.skipIf(
  unprivileged === undefined && skipped("nobody is not allowed to read the program (setpriv)"),
)("a folder that cannot be written", () => {
  const say = (line: string) => shell(`${unprivileged}${line}`, place);

  test("is read like any other, and nothing is said of it", async () => {
    await rounds(["order", "add", "blue-door", "--line", "TEA x 2", ...as], place);
    const usual = await rounds(["order", "list"], place);
    rmSync(join(place.folder, ".rounds"), { recursive: true });
    lockFolder(place.folder);
    try {
      expect(await say("rounds order list")).toEqual(usual);
      for (const line of ["today", "remind", "stock show", "customer show blue-door", "find tea"]) {
        expect(await say(`rounds ${line}`)).toMatchObject(fine);
      }
      expect(await say("rounds check")).toEqual({ stdout: "", ...fine });
      expect(Object.keys(filesOf(place.folder)).filter((path) => path.includes(".rounds"))).toEqual(
        [],
      );
    } finally {
      unlockFolder(place.folder);
    }
  });

  test("refuses a write and says which folder", async () => {
    lockFolder(place.folder);
    try {
      const before = filesOf(place.folder);
      const { stdout, stderr, code } = await say("rounds stock in TEA 1 --as iwan");
      expect({ stdout, code }).toEqual({ stdout: "", code: 1 });
      expect(stderr).toContain(join(place.folder, ".rounds"));
      expect(stderr).not.toContain("bug");
      const json = await say("rounds stock in TEA 1 --as iwan --json");
      expect(JSON.parse(json.stderr).error.code).toBe("read-only");
      expect(filesOf(place.folder)).toEqual(before);
    } finally {
      unlockFolder(place.folder);
    }
  });

  test("one file that may not be read is named, all others are read", async () => {
    writeFiles(place.folder, { "customers/red-gate.yaml": "name: Red Gate\n" });
    chmodSync(join(place.folder, "customers/blue-door.yaml"), 0);
    const { stdout, stderr, code } = await say("rounds customer list");
    expect(stdout).toContain("Red Gate");
    expect(stderr).toContain("customers/blue-door.yaml");
    expect(stderr).not.toContain("bug");
    expect(code).toBe(0);
  });
});

describe("a full disk", () => {
  test("refuses the write, and the book stays whole", async ({ skip }) => {
    const disk = join(place.root, "disk");
    mkdirSync(disk);
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=256k", "none", disk]);
    if (mounted.status !== 0) skip(`tmpfs may not be mounted here: ${mounted.stderr}`);
    try {
      writeFiles(disk, smallBook);
      const options = { cwd: disk };
      await rounds(["stock", "in", "TEA", "1", ...as], place, options);
      const room = "x".repeat(4096);
      for (let n = 0; ; n++) {
        try {
          writeFileSync(join(disk, `fill-${n}`), room);
        } catch {
          break;
        }
      }
      const before = filesOf(disk);
      const words = ["stock", "in", "TEA", "2", "--why", "y".repeat(9000), ...as];
      const { stderr, code } = await rounds(words, place, options);
      expect(stderr).toMatch(/^rounds: .*full/);
      expect(code).toBe(1);
      expect(filesOf(disk)).toEqual(before);
      expect(await rounds(["stock", "show", "--ids"], place, options)).toMatchObject({ code: 0 });
      for (const name of readdirSync(disk)) if (name.startsWith("fill-")) rmSync(join(disk, name));
      expect(await rounds(words, place, options)).toMatchObject({ code: 0 });
      expect(await rounds(["check"], place, options)).toEqual({ stdout: "", ...fine });
    } finally {
      spawnSync("umount", [disk]);
    }
  });
});

describe("a reader that goes away", () => {
  test("is a success: every command into head, 60 KB and more", async () => {
    const files: Record<string, string> = {};
    for (let n = 0; n < 900; n++)
      files[`customers/c${n}.yaml`] = `name: Customer number ${n}\nnotes: ${"n".repeat(60)}\n`;
    writeFiles(place.folder, files);
    for (const line of [
      "customer list",
      "customer list --json",
      "customer export",
      "visit log -h",
    ]) {
      const ran = await shell(`(rounds ${line}; echo "code $?" >&2) | head -1 > /dev/null`, place);
      expect(ran).toEqual({ stdout: "", stderr: "code 0\n", code: 0 });
    }
  });

  test("of a receipt does not undo the write", async () => {
    const ran = await shell('(rounds stock in TEA 4 --as iwan; echo "code $?" >&2) | true', place);
    expect(ran.stderr).toContain("code 0\n");
    const shown = await rounds(["stock", "show", "--format", "csv"], place);
    expect(shown.stdout).toContain(",4,");
  });
});

describe("where the program is run from", () => {
  test("without HOME, without a language, without a terminal: as ever", async () => {
    const line = `env -i '${process.execPath}' '${join(home, "bin/rounds.js")}'`;
    const written = await shell(
      `${line} visit log blue-door --notes x --next-date +7d --as iwan --today 2026-11-23`,
      place,
    );
    expect(written).toMatchObject(fine);
    const seen = await shell(`${line} remind --today 2027-01-23`, place);
    expect(seen).toMatchObject(fine);
  });

  test("from a folder deep inside the book, and from beside its data folder", async () => {
    mkdirSync(join(place.folder, "customers/deep/er"), { recursive: true });
    const deep = await rounds(["customer", "list", "--ids"], place, {
      cwd: join(place.folder, "customers/deep/er"),
    });
    expect(deep).toEqual({ stdout: "blue-door\n", ...fine });
    const firm = join(place.root, "firm");
    writeFiles(join(firm, "data"), smallBook);
    const beside = await rounds(["customer", "list", "--ids"], place, { cwd: firm });
    expect(beside).toEqual({ stdout: "blue-door\n", ...fine });
  });

  test("a book whose path has blanks, quotes and Chinese in it", async () => {
    const folder = join(place.root, "账册 2026 'Jane's $HOME'");
    writeFiles(folder, smallBook);
    const options = { env: { ROUNDS_BOOK: folder } };
    expect(await rounds(["stock", "in", "TEA", "3", ...as], place, options)).toMatchObject({
      code: 0,
    });
    const shown = await rounds(["stock", "show", "--format", "csv"], place, options);
    expect(shown).toMatchObject(fine);
    expect(shown.stdout).toContain("Green tea");
    expect(await rounds(["check"], place, options)).toEqual({ stdout: "", ...fine });
    expect(await rounds(["undo", ...as], place, options)).toMatchObject(fine);
  });

  test("a folder whose names differ only by their Unicode form is one customer", async () => {
    const name = "Café".normalize("NFD");
    await rounds(["customer", "add", "Café", ...as], place);
    const found = await rounds(["customer", "show", name, "--json"], place);
    expect(JSON.parse(found.stdout).id).toBe("cafe");
  });
});

describe("two clones of one book", () => {
  const git = (line: string, cwd: string) =>
    shell(
      `git -c user.name=T -c user.email=t@example.com -c init.defaultBranch=main ${line}`,
      place,
      { cwd },
    );

  test("both write all day and merge without a conflict, and the book is whole", async () => {
    const [one, two] = [join(place.root, "one"), join(place.root, "two")];
    writeFiles(one, {
      ...smallBook,
      "staff/lan.yaml": "name: Lan Weber\n",
      ".gitignore": ".rounds/\n",
    });
    await git("init -q .", one);
    await git("add -A", one);
    await git("commit -qm begin", one);
    expect(await git(`clone -q '${one}' '${two}'`, place.root)).toMatchObject({ code: 0 });
    for (const [cwd, me] of [
      [one, "iwan"],
      [two, "lan"],
    ] as const) {
      for (const line of [
        "stock in TEA 10 --paper RK-1",
        "visit log blue-door --notes seen",
        "call log blue-door --result nobody",
        'order add blue-door --line "TEA x 2"',
        "invoice add blue-door --amount 100",
        "collect blue-door 40",
      ]) {
        expect(await shell(`rounds ${line} --as ${me}`, place, { cwd })).toMatchObject({ code: 0 });
      }
      await git("add -A", cwd);
      await git("commit -qm day", cwd);
    }
    expect(await git("pull -q --no-rebase --no-edit ../two main", one)).toMatchObject({ code: 0 });
    expect(await rounds(["check"], place, { cwd: one })).toEqual({ stdout: "", ...fine });
    const stock = await rounds(["stock", "show", "--format", "csv"], place, { cwd: one });
    expect(stock.stdout).toContain(",20,");
    const shown = await rounds(["customer", "show", "blue-door", "--json"], place, { cwd: one });
    expect(JSON.parse(shown.stdout)).toMatchObject({ owes: "120.00", credit: "0.00" });
    const orders = await rounds(["order", "list", "--ids"], place, { cwd: one });
    expect(orders.stdout).toBe("SO261123A-iwan\nSO261123A-lan\n");
    expect(statSync(join(one, "moves/2026-11.lan.jsonl")).size).toBeGreaterThan(0);
  });
});
