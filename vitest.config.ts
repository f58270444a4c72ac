import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/chance.ts"],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    env: { NODE_EXTRA_CA_CERTS: "" },
  },
});
