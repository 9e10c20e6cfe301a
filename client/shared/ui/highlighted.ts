/** A stretch of a text; `start` is its place in the text. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly isMarked: boolean;
}

/**
 * A text cut into stretches that are marked and stretches that are not; joined they are the text.
 * @param spans `[start, end)` in UTF-16 units, in any order; they may overlap or reach beyond the text
 */
export function highlighted(text: string, spans: readonly (readonly [number, number])[]): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  const take = (end: number, isMarked: boolean) => {
    if (end > at) stretches.push({ text: text.slice(at, end), start: at, isMarked });
    at = Math.max(at, end);
  };
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    take(Math.min(start, text.length), false);
    take(Math.min(end, text.length), true);
  }
  take(text.length, false);
  return stretches;
}
