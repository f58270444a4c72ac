#!/usr/bin/env node
import module from "node:module";

module.enableCompileCache?.();
try {
  await import("../dist/main.js");
} catch (error) {
  if (error?.code !== "ERR_MODULE_NOT_FOUND" || !error.message.includes("main.js")) throw error;
  process.stderr.write("rounds: the program is not built yet\n  run: npm run build\n");
  process.exitCode = 1;
}
