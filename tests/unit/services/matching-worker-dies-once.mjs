/** A matching worker that dies at its first question, and works when it is started again. */
import { existsSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

const mark = `${workerData.cacheFile}.died`;
if (!existsSync(mark)) {
  const listen = parentPort.on.bind(parentPort);
  parentPort.on = (event, listener) =>
    listen(event, (message) => {
      if (message.request.type !== 'phrase') return listener(message);
      writeFileSync(mark, '');
      return process.exit(3);
    });
}
await import('../../../server/services/matching/index-worker.mjs');
