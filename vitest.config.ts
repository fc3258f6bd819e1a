import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Many tests wait for real servers and child processes: on two cores a third worker uses what they leave.
    maxWorkers: 3,
    // No test replaces a module: what is loaded once serves every file of a worker.
    isolate: false,
  },
});
