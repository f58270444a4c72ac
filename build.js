import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Libraries that are loaded only when they are needed, each a file of its own in dist. All our own
 * code is one file in which a module runs when it is first imported: reading one file with its
 * compiled code beside it is faster than finding many.
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

rmSync("dist", { recursive: true, force: true });
await build({
  ...common,
  entryPoints: ["src/main.ts"],
  outfile: "dist/main.cjs",
  plugins: [apart, withoutChildren],
  define: { BUILD_ID: JSON.stringify(print.digest("hex").slice(0, 16)) },
});
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
  report: [["overdue"], ["overdue", "--json"], ["sales"]],
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
