#!/usr/bin/env node
// Loads the built program with the compiled code that the build left beside it: on Node 20, which
// has no compile cache of its own, this halves the start. Compiled code of another Node is refused
// by V8 itself; then the source is compiled as usual.
const { readFileSync, writeFileSync } = require("node:fs");
const { Script } = require("node:vm");

const home = __dirname.slice(0, -"/bin".length);
const argv = process.argv.slice(2);
const loaded = new Map();

/** Common words have compiled code of their own, as V8 reads all of it: no more than they use. */
const word = process.env.ROUNDS_COMPILE ?? argv.find((one) => /^[a-z]+$/.test(one));

/** A file of dist as bytes or, with an encoding, as text; undefined when it is not there. */
function read(name, encoding) {
  try {
    return readFileSync(`${home}/dist/${name}`, encoding);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  }
}

/** The exports of one built file; files of dist are found by name, all else by Node. */
function load(name) {
  const known = loaded.get(name);
  if (known) return known.exports;
  // The build writes plain ASCII, which is read faster as such.
  const source = read(name, "latin1");
  if (source === undefined) return undefined;
  const isOfWord = word && (name === "main.cjs" || name === "daily.cjs");
  const compiled = isOfWord ? name.replace("cjs", `${word}.bin`) : `${name}.bin`;
  const script = new Script(source, {
    filename: `${home}/dist/${name}`,
    cachedData: read(compiled) ?? read(`${name}.bin`),
  });
  const module = { exports: {} };
  loaded.set(name, module);
  const find = (wanted) => {
    if (!wanted.startsWith("./")) return require(wanted);
    // "./more.cjs#src/commands/close.ts" is one module of a file of our own code.
    const [file, part] = wanted.slice(2).split("#");
    return part === undefined ? load(file) : load(file).modules[part]();
  };
  script.runInThisContext()(module.exports, find, module);
  if (process.env.ROUNDS_COMPILE !== undefined) {
    process.on("exit", () => {
      writeFileSync(`${home}/dist/${compiled}`, script.createCachedData());
    });
  }
  return module.exports;
}

if (argv[0] === "--version" || argv[0] === "-V") {
  process.stdout.write(`rounds ${require("../package.json").version}\n`);
} else {
  const program = load("main.cjs");
  if (program) program.main(argv, home);
  else {
    process.stderr.write("rounds: the program is not built yet\n  run: npm run build\n");
    process.exitCode = 1;
  }
}
