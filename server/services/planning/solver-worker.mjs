/* oxlint-disable unicorn/require-post-message-target-origin -- a worker thread's port has no origin */
/**
 * Runs HiGHS (WASM) and the portfolio search outside the main thread, one request after another. Plain JavaScript,
 * because a worker thread gets no TypeScript loader when the product runs in a test or as a command; it brings its own
 * for the search. Messages in: { id, lp, gap, timeLimitSeconds } or { id, search }; out: { ready: true },
 * { id, progress } meanwhile, { id, answer }, { id, found } or { id, failure }.
 * workerData.stop is a shared Int32Array: a 1 in it asks the running solve to end with the best found so far.
 */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

const PROGRESS_EVERY_MS = 200;
const require = createRequire(import.meta.url);
const loadHighs = require('highs');
const wasmFile = require.resolve('highs/runtime');
const highs = await loadHighs({ locateFile: () => wasmFile });
const stop = new Int32Array(workerData.stop);
const { modelStatus, callbackType } = highs.constants;

function statusOf(code, stopped, hasSolution) {
  if (code === modelStatus.optimal) return 'optimal';
  if (code === modelStatus.infeasible || code === modelStatus.unboundedOrInfeasible) return 'infeasible';
  if (stopped) return 'cancelled';
  if (hasSolution || code === modelStatus.timeLimit || code === modelStatus.interrupted) return 'limited';
  return 'failed';
}

/** Values by the number in the name (x12, c3), whatever order the parser gave them. */
function byNumber(values, count, nameOf) {
  const numbered = new Float64Array(count);
  for (let at = 0; at < count; at += 1) numbered[Number(nameOf(at).slice(1))] = values[at];
  return numbered;
}

function makeCallbacks(id, incumbent) {
  let told = 0;
  const tell = ({ data }) => {
    const now = Date.now();
    if (now - told < PROGRESS_EVERY_MS) return undefined;
    told = now;
    const { mip_primal_bound: value, mip_dual_bound: bound, running_time: seconds } = data;
    parentPort.postMessage({ id, progress: { value, bound, seconds } });
    return undefined;
  };
  return {
    [callbackType.mipImprovingSolution](event) {
      incumbent.columns = event.data.mip_solution ?? null;
      return tell(event);
    },
    [callbackType.mipLogging]: tell,
    [callbackType.mipInterrupt](event) {
      incumbent.bound = event.data.mip_dual_bound ?? incumbent.bound;
      if (Atomics.load(stop, 0) === 1) event.interrupt();
      return undefined;
    },
    [callbackType.simplexInterrupt](event) {
      if (Atomics.load(stop, 0) === 1) event.interrupt();
      return undefined;
    },
  };
}

function answerOf(model, isMip, incumbent, seconds) {
  const { numCols, numRows } = model.getDimensions();
  const code = model.getModelStatus();
  const solved = model.info.get('primal_solution_status') === 2;
  const raw = solved ? model.getSolution() : null;
  const values = raw?.colValue ?? incumbent.columns;
  const columns = values ? byNumber(values, numCols, (at) => model.getColName(at)) : null;
  const hasDuals = !isMip && code === modelStatus.optimal;
  return {
    status: statusOf(code, Atomics.load(stop, 0) === 1, columns !== null),
    columns,
    objective: solved ? model.getObjectiveValue() : Number.NaN,
    bound: isMip ? model.info.get('mip_dual_bound') : model.getObjectiveValue(),
    rowDuals: hasDuals && raw ? byNumber(raw.rowDual, numRows, (at) => model.getRowName(at)) : null,
    seconds,
  };
}

function solve({ id, lp, gap, timeLimitSeconds }) {
  const started = performance.now();
  const model = highs.createModel({ format: 'lp', data: lp });
  try {
    const isMip = lp.includes('\nGenerals\n');
    model.options.set('output_flag', false);
    model.options.set('mip_rel_gap', gap);
    model.options.set('time_limit', timeLimitSeconds);
    const incumbent = { columns: null, bound: Number.NaN };
    model.run(makeCallbacks(id, incumbent));
    return answerOf(model, isMip, incumbent, (performance.now() - started) / 1000);
  } finally {
    model.dispose();
  }
}

let searchModule = null;

/** Loaded when first needed: most questions never get here. */
async function search({ id, search: request }) {
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  if (searchModule === null) {
    register();
    searchModule = await import('../../planning/portfolio/search-portfolio.ts');
  }
  let told = 0;
  return searchModule.searchPortfolio(request, {
    elapsed,
    stopped: () => Atomics.load(stop, 0) === 1,
    onBetter(value) {
      if (performance.now() - told < PROGRESS_EVERY_MS) return;
      told = performance.now();
      parentPort.postMessage({ id, progress: { value, bound: null, seconds: elapsed() } });
    },
  });
}

parentPort.on('message', async (request) => {
  try {
    if (request.search) parentPort.postMessage({ id: request.id, found: await search(request) });
    else parentPort.postMessage({ id: request.id, answer: solve(request) });
  } catch (error) {
    parentPort.postMessage({ id: request.id, failure: error instanceof Error ? error.message : String(error) });
  }
});
parentPort.postMessage({ ready: true });
