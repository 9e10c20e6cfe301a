/** How much of a rate's change comes from its parts' rates, and how much from their shares; the two add up to it. */
export interface RateOrMix {
  readonly rate: number;
  readonly mix: number;
}

/** One part of a whole in two periods: its share of the units, and its rate. */
export interface Part {
  readonly share_before: number;
  readonly rate_before: number;
  readonly share_after: number;
  readonly rate_after: number;
}

/**
 * Splits the change of a total rate exactly: Σ w₁(r₁ - r₀) by rate, Σ (w₁ - w₀)(r₀ - R₀) by mix (shift-share,
 * Kitagawa 1955).
 * @param parts their shares add up to 1 in each period
 */
export function rateOrMix(parts: readonly Part[]): RateOrMix {
  const before = parts.reduce((sum, part) => sum + part.share_before * part.rate_before, 0);
  const change = { rate: 0, mix: 0 };
  for (const { share_before, rate_before, share_after, rate_after } of parts) {
    change.rate += share_after * (rate_after - rate_before);
    change.mix += (share_after - share_before) * (rate_before - before);
  }
  return change;
}
