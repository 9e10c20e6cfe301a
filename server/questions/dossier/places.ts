import { binomialTail } from '../../../pipelines/statistics/beta.ts';
import { adjustedP } from '../../../pipelines/statistics/false-discovery.ts';
import type { RowOf } from '../../contract/query.ts';
import type { dossierPlaces } from './contract.ts';

type Answer = RowOf<typeof dossierPlaces>;
type Lines = Pick<Answer, 'place_kind' | 'place' | 'reason_group' | 'return_lines'>;

/** Fewer return lines than these in a place, or elsewhere, are not tested. */
const fewest = 10;
/** Share of wrong entries that the list of gaps may be expected to hold. */
const falseShare = 0.05;
const leastRatio = 1.5;
const leastPoints = 0.1;

/**
 * One row per country or language and reason group, the places with most returns first. Of all lines with a reason those
 * of a place should be as many as its share of all lines; a gap is one too many (conditional binomial test).
 */
export function placeRows([lines = []]: readonly Lines[][]): Answer[] {
  const totals = new Map<string, number>();
  const keyOf = (...parts: string[]) => JSON.stringify(parts);
  const add = (key: string, count: number) => totals.set(key, (totals.get(key) ?? 0) + count);
  for (const { place_kind, place, reason_group, return_lines } of lines) {
    add(keyOf(place_kind), return_lines);
    add(keyOf(place_kind, 'place', place), return_lines);
    add(keyOf(place_kind, 'reason', reason_group), return_lines);
  }
  const cells = lines.map((line) => {
    const all = totals.get(keyOf(line.place_kind))!;
    const place_lines = totals.get(keyOf(line.place_kind, 'place', line.place))!;
    const ofReason = totals.get(keyOf(line.place_kind, 'reason', line.reason_group))!;
    const elsewhere = all - place_lines;
    const isTested = Math.min(place_lines, elsewhere) >= fewest;
    return {
      ...line,
      place_lines,
      share: line.return_lines / place_lines,
      others_share: elsewhere > 0 ? (ofReason - line.return_lines) / elsewhere : null,
      p: isTested ? binomialTail(line.return_lines, ofReason, place_lines / all) : Number.NaN,
    };
  });
  const q = adjustedP(cells.map((cell) => cell.p));
  return cells
    .map(({ p, ...cell }, index): Answer => {
      const others = cell.others_share ?? 0;
      const isLarge = cell.share >= others + leastPoints && cell.share >= leastRatio * others;
      return { ...cell, is_gap: q[index]! <= falseShare && isLarge };
    })
    .sort(
      (a, b) =>
        a.place_kind.localeCompare(b.place_kind) ||
        b.place_lines - a.place_lines ||
        a.place.localeCompare(b.place) ||
        b.return_lines - a.return_lines,
    );
}
