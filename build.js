import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { build } from "esbuild";

/**
 * Libraries that are loaded only when they are needed, each a file of its own in dist. Our own code
 * is three files in which a module runs when it is first imported: reading one file with its
 * compiled code beside it is faster than finding many, and what most commands of a day do not use
 * need not be read with them.
 */
const libraries = [
  "chalk",
  "cli-progress",
  "cli-table3",
  "csv-parse/sync",
  "csv-stringify/sync",
  "date-holidays",
  "ical-generator",
  "inquirer",
  "liquidjs",
  "lunar-typescript",
  "pinyin-pro",
  "string-width",
  "yaml",
];
/**
 * The commands of a day's work, by their first words. They are run on a copy of the sample book: the
 * modules that the quick ones use are the first file, what else these and the other ones of a day
 * may need is the second, and all others are the third. The functions they use are compiled
 * beforehand.
 */
const quick = {
  customer: [["list"], ["show", "jinhong"]],
  visit: [["list"], ["log", "jinhong", "--notes", "."]],
  call: [["list"], ["log", "jinhong", "--notes", "."]],
  stock: [["show"], ["show", "--format", "csv"], ["in", "TEA-LJ250", "1", "--warehouse", "main"]],
  report: [["aging"], ["overdue"], ["overdue", "--json"], ["aging", "--format", "csv"]],
  collect: [["jinhong", "1"], ["due"]],
  order: [["list"]],
};
const daily = {
  today: [[], ["--days", "7"]],
  remind: [[]],
  find: [["jinhong"], ["茶"]],
  report: [["sales"]],
  customer: [["add", "春晖茶行"]],
  order: [
    ["track", "SO261105A"],
    ["add", "jinhong", "--line", "TEA-LJ250 x 2"],
  ],
};
/** What these compile is for all words that have nothing of their own. */
const common = { invoice: [["list"]], payment: [["list"]], product: [["show", "TEA-LJ250"]] };
const rare = { check: [[]], history: [["--since", "2026-11-20"]], supplier: [["list"]] };
const pathOf = (path) => relative(process.cwd(), path).replaceAll("\\", "/");
const fileOf = (library) => `${library.replace("/", "-")}.cjs`;

/** All source files, to tell one build from another: a cache of another build is not believed. */
function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else yield path;
  }
}

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const print = createHash("sha256").update(JSON.stringify(manifest.dependencies));
for (const path of [...sources("src")].sort()) print.update(path).update(readFileSync(path));

const apart = {
  name: "libraries-apart",
  setup(build) {
    build.onResolve({ filter: /^[a-z]/ }, ({ path, kind }) =>
      kind !== "entry-point" && libraries.includes(path)
        ? { path: `./${fileOf(path)}`, external: true }
        : undefined,
    );
  },
};

/** Commander loads it for subcommands that are programs of their own, which we have none of. */
const withoutChildren = {
  name: "commander-without-child-processes",
  setup(build) {
    build.onLoad({ filter: /commander[/\\]lib[/\\]command\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace("require('node:child_process')", "{}"),
      loader: "js",
    }));
  },
};

const options = {
  bundle: true,
  minify: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  supported: { "dynamic-import": false },
  // The function that the loader calls; written here, so that nothing is pieced together at start.
  banner: { js: "(function(exports,require,module){" },
  footer: { js: "})" },
  charset: "ascii",
  legalComments: "linked",
  logLevel: "warning",
};

/** Node gives a CommonJS file's whole exports as its default: a library's own default goes there. */
const stub = (library) => `
  const all = require(${JSON.stringify(library)});
  module.exports = all.__esModule && all.default ? Object.assign(all.default, all) : all;
`;

const isCommand = (path) => /^src\/(commands|nouns\/[^/]+\/verbs)\//.test(path);

/** The modules that some may ever need: other commands, and what only these use, left aside. */
function within(inputs, used) {
  const near = new Set();
  const open = [...used];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (near.has(path)) continue;
    near.add(path);
    for (const { path: other, kind } of inputs[path]?.imports ?? []) {
      const isApart = kind === "dynamic-import" && isCommand(other) && !used.has(other);
      if (inputs[other] && !isApart) open.push(other);
    }
  }
  return near;
}

/** Notes each module of ours when it runs, and leaves the list where it is asked to. */
const noting = {
  name: "noting-modules",
  setup(build) {
    build.onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, ({ path }) => {
      const name = pathOf(path);
      const leave = `process.on("exit", () =>
        require("node:fs").writeFileSync(process.env.ROUNDS_USED, JSON.stringify([...used])));`;
      const text = `(globalThis.used ??= new Set()).add("${name}");${readFileSync(path, "utf8")}`;
      return { contents: name === "src/main.ts" ? text + leave : text, loader: "ts" };
    });
  },
};

/** The launcher reads plain ASCII; the bundler leaves regular expressions as they were written. */
function toAscii() {
  for (const name of readdirSync("dist").filter((one) => one.endsWith(".cjs"))) {
    const text = readFileSync(join("dist", name), "utf8");
    const escaped = text.replace(/[^\0-\x7f]/g, (unit) => {
      return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
    });
    if (escaped !== text) writeFileSync(join("dist", name), escaped);
  }
}

/** Runs commands on a copy of the sample book; each must do what it is asked. */
function runAll(commands, environment) {
  const copy = mkdtempSync(join(tmpdir(), "rounds-build-"));
  cpSync("data", copy, { recursive: true });
  const words = Object.entries(commands).flatMap(([word, all]) => all.map((one) => [word, ...one]));
  for (const line of words) {
    const { status, stderr } = spawnSync(
      process.execPath,
      ["bin/rounds.js", ...line, "--book", copy, "--as", "chen-jie"],
      {
        env: {
          ...process.env,
          ...environment(line[0]),
          ROUNDS_TODAY: "2026-11-23",
          NODE_EXTRA_CA_CERTS: "",
        },
        stdio: ["ignore", "ignore", "pipe"],
        encoding: "utf8",
      },
    );
    if (status !== 0) throw new Error(`rounds ${line.join(" ")}: ${stderr}`);
  }
  rmSync(copy, { recursive: true, force: true });
}

/** The modules that some commands use: the program in one file notes them. */
function usedBy(commands) {
  const folder = mkdtempSync(join(tmpdir(), "rounds-used-"));
  let runs = 0;
  // The compiled code that the first run leaves makes the others faster.
  runAll(commands, () => ({ ROUNDS_USED: join(folder, `${runs++}`), ROUNDS_COMPILE: "cjs" }));
  const lists = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  rmSync(folder, { recursive: true, force: true });
  return new Set(lists.flatMap((list) => JSON.parse(list)));
}

/** Modules by their paths, each run when it is asked for. */
const table = (paths) =>
  `{${paths.map((path) => `${JSON.stringify(path)}: () => require("./${path}")`).join(",\n")}}`;

/** Leaves modules in the other files, where the launcher finds them by their paths. */
const elsewhere = (file, fileOfModule) => ({
  name: `beyond-${file}`,
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir, importer }) => {
      const found = pathOf(join(resolveDir, path));
      const other = importer === "" ? undefined : fileOfModule.get(found);
      return other === undefined || other === file
        ? undefined
        : { path: `./${other}#${found}`, external: true };
    });
  },
});

const whole = {
  ...options,
  define: { BUILD_ID: JSON.stringify(print.digest("hex").slice(0, 16)) },
};

rmSync("dist", { recursive: true, force: true });
await Promise.all(
  libraries.map((library) =>
    build({
      ...options,
      stdin: {
        contents: stub(library),
        resolveDir: process.cwd(),
      },
      outfile: `dist/${fileOf(library)}`,
    }),
  ),
);
const { metafile } = await build({
  ...whole,
  entryPoints: ["src/main.ts"],
  outfile: "dist/main.cjs",
  plugins: [noting, apart, withoutChildren],
  metafile: true,
});
toAscii();
const { inputs } = metafile;
const ours = Object.keys(inputs).filter((path) => path.startsWith("src/"));
const inMain = usedBy({ ...quick, ...common });
const inDaily = within(inputs, new Set([...inMain, ...usedBy(daily)]));
rmSync("dist/main.cjs.bin");
const fileOfModule = new Map(
  ours.map((path) => [
    path,
    inMain.has(path) ? "main.cjs" : inDaily.has(path) ? "daily.cjs" : "more.cjs",
  ]),
);
for (const file of ["main.cjs", "daily.cjs", "more.cjs"]) {
  const asked = ours
    .filter((path) => fileOfModule.get(path) !== file)
    .flatMap((path) => inputs[path].imports.map((one) => one.path))
    .filter((path) => fileOfModule.get(path) === file);
  const main = file === "main.cjs" ? 'exports.main = require("./src/main.ts").main;' : "";
  await build({
    ...whole,
    stdin: {
      contents: `${main} exports.modules = ${table([...new Set(asked)])};`,
      resolveDir: process.cwd(),
      sourcefile: "entry.js",
    },
    outfile: `dist/${file}`,
    plugins: [elsewhere(file, fileOfModule), apart, withoutChildren],
  });
}

toAscii();

// The compiled code is that of functions really used: each run adds to what the ones before it
// left. The commands of a common word leave theirs in files of their own, the rest in those for all
// other words.
runAll(quick, (word) => ({ ROUNDS_COMPILE: word }));
runAll(daily, (word) => ({ ROUNDS_COMPILE: word }));
runAll({ ...common, ...rare }, () => ({ ROUNDS_COMPILE: "cjs" }));
