// Loads the built program with the compiled code that the build left beside it: on Node 20, which
// has no compile cache of its own, this halves the start. Compiled code of another Node is refused
// by V8 itself; then the source is compiled as usual.
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");

const folder = join(__dirname, "..", "dist");
const loaded = new Map();

/** The exports of one built file; files of dist are found by name, all else by Node. */
function load(name) {
  const known = loaded.get(name);
  if (known) return known.exports;
  const path = join(folder, name);
  if (!existsSync(path)) {
    process.stderr.write("rounds: the program is not built yet\n  run: npm run build\n");
    process.exit(1);
  }
  // The build writes plain ASCII, which is read faster as such.
  const source = readFileSync(path, "latin1");
  const script = new Script(source, { filename: path, cachedData: compiled(path) });
  const module = { exports: {} };
  loaded.set(name, module);
  const find = (wanted) => (wanted.startsWith("./") ? load(wanted.slice(2)) : require(wanted));
  script.runInThisContext()(module.exports, find, module);
  if (process.env.ROUNDS_COMPILE === "1") {
    process.on("exit", () => writeFileSync(`${path}.bin`, script.createCachedData()));
  }
  return module.exports;
}

function compiled(path) {
  try {
    return readFileSync(`${path}.bin`);
  } catch {
    return undefined;
  }
}

module.exports = { load };
