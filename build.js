import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

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

rmSync("dist", { recursive: true, force: true });
await build({
  entryPoints: { main: "src/main.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  platform: "node",
  target: "node20",
  legalComments: "linked",
  define: {
    VERSION: JSON.stringify(manifest.version),
    BUILD_ID: JSON.stringify(print.digest("hex").slice(0, 16)),
  },
  banner: {
    js: 'import{createRequire as __require}from"node:module";const require=__require(import.meta.url);',
  },
  logLevel: "warning",
});
