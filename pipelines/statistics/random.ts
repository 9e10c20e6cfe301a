/** Uniform numbers in [0, 1), the same sequence for the same seed on every machine (mulberry32, Ettinger 2017). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What is assumed of a number: its likely value between the lowest and the highest one believed. */
export interface Assumed {
  readonly likely: number;
  readonly low: number;
  readonly high: number;
}

/** The value that a triangular distribution stays below with probability `u`; the likely value where there is no range. */
export function triangular({ low, likely, high }: Assumed, u: number): number {
  const span = high - low;
  if (span <= 0) return likely;
  const below = (likely - low) / span;
  return u < below ? low + Math.sqrt(u * span * (likely - low)) : high - Math.sqrt((1 - u) * span * (high - likely));
}
