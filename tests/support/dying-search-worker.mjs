/**
 * A solver that finds no end to the first model, and dies when it is asked to search: what was found by then counts.
 * The plan it hands back is empty, its bound is 1000.
 */
import { parentPort } from 'node:worker_threads';

parentPort.on('message', ({ id, lp, search }) => {
  if (search) process.exit(3);
  const columns = new Float64Array(lp.split('\n').filter((line) => / <= x\d+ <= /.test(line)).length);
  const answer = { status: 'limited', columns, objective: 0, bound: 1000, rowDuals: null, seconds: 0.1 };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
  parentPort.postMessage({ id, answer });
});
