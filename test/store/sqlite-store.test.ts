import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import { storeContract } from "./contract.ts";
import { START } from "./samples.ts";

storeContract("SQLite", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "nec-store-"));
  const open: Store[] = [];
  return {
    async open() {
      const first = await openStore({ dataDir, now: START });
      const second = await openStore({ dataDir, now: START });
      open.push(first, second);
      return [first, second];
    },
    async close() {
      for (const store of open) await store.close();
      rmSync(dataDir, { recursive: true });
    },
  };
});
