/** Random numbers that are the same for the same seed. */

/** Uniform in [0, 1). */
export type Rng = () => number;

/** mulberry32 (public domain, Tommy Ettinger): period 2^32, enough for the draws of one simulation. */
export function seededRng(seed: number): Rng {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
