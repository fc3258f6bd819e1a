import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Of two cores a third worker uses what the others leave while they wait for servers and child processes.
    maxWorkers: 3,
    // No test replaces a module: what is loaded once serves every file of a worker.
    isolate: false,
  },
});
