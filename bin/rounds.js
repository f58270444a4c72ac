#!/usr/bin/env node
const { version } = require("../package.json");

const argv = process.argv.slice(2);
if (argv[0] === "--version" || argv[0] === "-V") {
  process.stdout.write(`rounds ${version}\n`);
} else {
  const { load } = require("./load.js");
  const { dirname } = require("node:path");
  load("main.cjs").main(argv, { home: dirname(__dirname), version });
}
