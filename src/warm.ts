/** After installing: reads the corpus once, so that the first start finds its index and its code ready. */
import { enableCompileCache } from "node:module";

enableCompileCache();
try {
  const { readConfig } = await import("./config.ts");
  const { openCorpus } = await import("./compose.ts");
  await import("./serve.ts");
  const opened = await openCorpus(readConfig({}, null));
  await opened.close();
} catch {
  // Nothing depends on it: in a folder that cannot be written to, every start does the work itself.
}
