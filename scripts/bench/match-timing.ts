/** Times of queries, and how they are printed. */

export interface Timing {
  readonly p50: number;
  readonly p95: number;
  /** Processor time per query, all threads of this process; on a busy machine nearer to the truth than the clock. */
  readonly cpu: number;
  readonly count: number;
}

/** Milliseconds per query; the first few warm up and are not counted. */
export async function timeQueries(
  queries: readonly string[],
  ask: (query: string) => unknown,
  warmUp = Math.min(30, queries.length >> 2),
): Promise<Timing> {
  for (const query of queries.slice(0, warmUp)) await ask(query);
  const asked = queries.slice(warmUp);
  const times: number[] = [];
  const before = process.cpuUsage();
  for (const query of asked) {
    const started = performance.now();
    await ask(query);
    times.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(before);
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), cpu: (user + system) / 1000 / asked.length, count: asked.length };
}

export const show = (name: string, value: string): void => console.log(`  ${name.padEnd(44)} ${value}`);

export const timingText = ({ p50, p95, cpu, count }: Timing): string =>
  `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, processor ${cpu.toFixed(1)} ms (n=${count})`;

export const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;
