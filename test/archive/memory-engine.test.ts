import { engineContract } from "./engine-contract.ts";

engineContract("The engine in memory", () => ({
  open: () => Promise.resolve(undefined),
  close: () => Promise.resolve(),
  numRuns: 100,
}));
