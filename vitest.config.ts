import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Real servers and child processes share two cores: more workers only make them wait for each other.
    maxWorkers: 2,
    // No test replaces a module: what is loaded once serves every file of a worker.
    isolate: false,
  },
});
