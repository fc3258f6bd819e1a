/** The other end of the load: asks for each page when it is due, whether or not earlier ones have come. */
import { Agent, get } from "node:http";
import { parentPort, workerData } from "node:worker_threads";

type Plan = { readonly base: string; readonly pages: readonly string[]; readonly rate: number };

const { base, pages, rate } = workerData as Plan;
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

function ask(page: string, due: number): Promise<{ page: string; ms: number; failure: string | null }> {
  return new Promise((resolve) => {
    const finish = (failure: string | null) => resolve({ page, ms: performance.now() - due, failure });
    const fail = (error: Error) => finish(`${error.message} at ${page.split("?")[0]}`);
    get(`${base}${page}`, { agent, headers: { accept: "text/html" } }, (response) => {
      response.resume();
      response.once("end", () => {
        const { statusCode = 500 } = response;
        finish(statusCode < 400 ? null : `${statusCode} at ${page}`);
      });
      response.once("error", fail);
    }).once("error", fail);
  });
}

const started = performance.now() + 100;
const answers = pages.map(async (page, index) => {
  const due = started + (index * 1000) / rate;
  await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
  // Timers fire late by up to a millisecond or two; that is the client's, not the server's.
  return ask(page, Math.max(due, performance.now()));
});
parentPort?.postMessage(await Promise.all(answers));
