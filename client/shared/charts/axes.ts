/** Ticks of an axis that starts at 0: round steps of which the last is at or above `most`. */
export function ticksTo(most: number): number[] {
  if (!(most > 0)) return [0];
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((times) => times * power >= rough * 0.999) ?? 10);
  return Array.from({ length: Math.ceil(most / step - 0.001) + 1 }, (_, index) =>
    Number((index * step).toPrecision(12)),
  );
}

/** Whether periods are months, as far as their first days (UTC milliseconds) tell. */
export function areMonths(starts: readonly number[]): boolean {
  return starts.length > 1 && starts.every((start) => new Date(start).getUTCDate() === 1);
}
