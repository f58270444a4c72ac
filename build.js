import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { build } from "esbuild";

/**
 * Libraries that are loaded only when they are needed, each a file of its own in dist. Our own code
 * is two files in which a module runs when it is first imported: reading one file with its compiled
 * code beside it is faster than finding many, and what a day's commands do not use need not be read
 * with them.
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
 * The commands of a day's work: what they need is the first file. All other commands, and what only
 * these use, are the second.
 */
const daily = [
  ...["find", "remind", "today", "report/aging", "report/overdue", "report/sales"].map(
    (name) => `src/commands/${name}.ts`,
  ),
  ...[
    "call/log",
    "customer/show",
    "move/in",
    "move/out",
    "move/show",
    "order/add",
    "order/confirm",
    "order/list",
    "order/ship",
    "order/sign",
    "order/track",
    "payment/add",
    "visit/list",
    "visit/log",
  ].map((name) => `src/nouns/${name.replace("/", "/verbs/")}.ts`),
];
const isCommand = (path) => /^src\/(commands|nouns\/[^/]+\/verbs)\//.test(path);
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

const common = {
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

/** The modules that a day's commands need, the commands that are apart, what both of them use. */
function divided(inputs) {
  const near = new Set();
  const commands = new Set();
  const open = ["src/main.ts"];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (near.has(path)) continue;
    near.add(path);
    for (const { path: used, kind } of inputs[path].imports) {
      if (!inputs[used]) continue;
      const isApart = kind === "dynamic-import" && isCommand(used) && !daily.includes(used);
      if (isApart) commands.add(used);
      else open.push(used);
    }
  }
  for (const path of daily) if (!near.has(path)) throw new Error(`no such command: ${path}`);
  const far = Object.keys(inputs).filter((path) => !near.has(path));
  const shared = far.flatMap((path) => inputs[path].imports.map((one) => one.path));
  return {
    commands: [...commands].filter((path) => !near.has(path)),
    shared: [...new Set(shared)].filter((path) => near.has(path)),
  };
}

/** Modules by their paths, each run when it is asked for. */
const table = (paths) =>
  `{${paths.map((path) => `${JSON.stringify(path)}: () => require("./${path}")`).join(",\n")}}`;

/** Leaves modules in the other file, where the launcher finds them by their paths. */
const elsewhere = (file, paths) => ({
  name: `in-${file}`,
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir, importer }) => {
      const found = relative(process.cwd(), join(resolveDir, path)).replaceAll("\\", "/");
      const isOurs = importer !== "" && paths.includes(found);
      return isOurs ? { path: `./${file}#${found}`, external: true } : undefined;
    });
  },
});

const whole = {
  ...common,
  define: { BUILD_ID: JSON.stringify(print.digest("hex").slice(0, 16)) },
};
const { metafile } = await build({
  ...whole,
  entryPoints: ["src/main.ts"],
  plugins: [apart, withoutChildren],
  metafile: true,
  write: false,
  legalComments: "none",
});
const { commands, shared } = divided(metafile.inputs);

rmSync("dist", { recursive: true, force: true });
const halves = [
  {
    file: "main.cjs",
    contents: `exports.main = require("./src/main.ts").main; exports.modules = ${table(shared)};`,
    other: elsewhere("more.cjs", commands),
  },
  {
    file: "more.cjs",
    contents: `exports.modules = ${table(commands)};`,
    other: elsewhere("main.cjs", shared),
  },
];
for (const { file, contents, other } of halves) {
  await build({
    ...whole,
    stdin: { contents, resolveDir: process.cwd(), sourcefile: "entry.js" },
    outfile: `dist/${file}`,
    plugins: [other, apart, withoutChildren],
  });
}
await Promise.all(
  libraries.map((library) =>
    build({
      ...common,
      stdin: {
        contents: stub(library),
        resolveDir: process.cwd(),
      },
      outfile: `dist/${fileOf(library)}`,
    }),
  ),
);

// The launcher reads plain ASCII; the bundler leaves regular expressions as they were written.
for (const name of readdirSync("dist").filter((one) => one.endsWith(".cjs"))) {
  const text = readFileSync(join("dist", name), "utf8");
  const escaped = text.replace(/[^\0-\x7f]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  if (escaped !== text) writeFileSync(join("dist", name), escaped);
}

// The compiled code is that of functions really used, so a day's commands are run once, on a copy
// of the sample book; each run adds to what the ones before it left. The commands of a common word
// leave theirs in a file of their own, the rest in one for all other words.
const copy = mkdtempSync(join(tmpdir(), "rounds-build-"));
cpSync("data", copy, { recursive: true });
const days = {
  today: [[], ["--days", "7"]],
  find: [["jinhong"], ["茶"]],
  customer: [["list"], ["show", "jinhong"]],
  order: [["list"], ["track", "SO261105A"]],
  visit: [["list"], ["log", "jinhong", "--notes", "."]],
  call: [["list"], ["log", "jinhong", "--notes", "."]],
  stock: [["show"], ["show", "--format", "csv"], ["in", "TEA-LJ250", "1", "--warehouse", "main"]],
  report: [["aging"], ["overdue"], ["overdue", "--json"], ["aging", "--format", "csv"], ["sales"]],
  collect: [["jinhong", "1"]],
  remind: [[]],
};
const rest = [
  ["invoice", "list"],
  ["payment", "list"],
  ["product", "show", "TEA-LJ250"],
];
const runs = Object.entries(days).flatMap(([word, all]) => all.map((one) => [word, word, ...one]));
for (const [compiled, ...words] of [...runs, ...rest.map((one) => ["cjs", ...one])]) {
  spawnSync(process.execPath, ["bin/rounds.js", ...words, "--book", copy, "--as", "chen-jie"], {
    env: {
      ...process.env,
      ROUNDS_COMPILE: compiled,
      ROUNDS_TODAY: "2026-11-23",
      NODE_EXTRA_CA_CERTS: "",
    },
    stdio: "ignore",
  });
}
rmSync(copy, { recursive: true, force: true });
