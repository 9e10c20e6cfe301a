import type { ReasonCode } from './reasons.ts';
import {
  countsAs,
  type ReasonMove,
  type ReasonTotals,
  type Shift,
  type TaxonomyChanges,
  type TaxonomyEffect,
  taxonomyOf,
} from './taxonomy.ts';

const none: ReasonTotals = { notes: 0, return_lines: 0, units: 0, cost_minor: 0 };

/**
 * What other changes do to the totals.
 * @param totals by reason as it is read, before what is merged is merged
 * @param moves of texts that would be read as another reason
 */
export function effectOf(
  before: TaxonomyChanges,
  after: TaxonomyChanges,
  totals: ReadonlyMap<ReasonCode, ReasonTotals>,
  moves: readonly ReasonMove[],
): Pick<TaxonomyEffect, 'reasons' | 'faults' | 'postages' | 'moves'> {
  const stays = [...totals].map(([code, all]): ReasonMove => {
    const leaving = moves.filter(({ from }) => from === code);
    return { from: code, to: code, ...leaving.reduce((left, move) => added(left, move, -1), all), examples: [] };
  });
  const counted = [...stays, ...moves].map((move) => ({
    ...move,
    from: countsAs(move.from, before),
    to: countsAs(move.to, after),
  }));
  const earlier = new Map(taxonomyOf(before).map((reason) => [reason.code, reason]));
  const later = new Map(taxonomyOf(after).map((reason) => [reason.code, reason]));
  const by = <Code extends string>(from: (code: ReasonCode) => Code | undefined, to: typeof from) =>
    shifts(counted.map((move) => ({ ...move, from: from(move.from), to: to(move.to) })));
  return {
    reasons: by<ReasonCode>(
      (code) => code,
      (code) => code,
    ),
    faults: by(
      (code) => earlier.get(code)?.fault,
      (code) => later.get(code)?.fault,
    ),
    postages: by(
      (code) => earlier.get(code)?.postage,
      (code) => later.get(code)?.postage,
    ),
    moves: joinedMoves(counted.filter(({ from, to, notes }) => from !== to && notes > 0)),
  };
}

type Flow<Code extends string> = ReasonTotals & { readonly from: Code | undefined; readonly to: Code | undefined };

/** The totals that change, those of most units first. */
function shifts<Code extends string>(flows: readonly Flow<Code>[]): Shift<Code>[] {
  const codes = new Set(flows.flatMap(({ from, to }) => [from, to]).filter((code) => code !== undefined));
  const sum = (found: readonly ReasonTotals[]) => found.reduce((all, one) => added(all, one, 1), none);
  return [...codes]
    .map((code) => ({
      code,
      before: sum(flows.filter(({ from }) => from === code)),
      after: sum(flows.filter(({ to }) => to === code)),
    }))
    .filter(({ before, after }) => before.notes !== after.notes || before.units !== after.units)
    .sort((a, b) => mostUnits(b) - mostUnits(a) || a.code.localeCompare(b.code));
}

function mostUnits({ before, after }: Shift<string>): number {
  return Math.max(before.units, after.units);
}

/** Moves between the same reasons as one, most units first. */
function joinedMoves(moves: readonly ReasonMove[]): ReasonMove[] {
  const joined = new Map<string, ReasonMove>();
  for (const move of moves) {
    const key = `${move.from} ${move.to}`;
    const known = joined.get(key);
    const examples = [...(known?.examples ?? []), ...move.examples];
    joined.set(key, { ...move, ...added(known ?? none, move, 1), examples });
  }
  return [...joined.values()].sort((a, b) => b.units - a.units || a.from.localeCompare(b.from));
}

function added(all: ReasonTotals, one: ReasonTotals, sign: 1 | -1): ReasonTotals {
  return {
    notes: all.notes + sign * one.notes,
    return_lines: all.return_lines + sign * one.return_lines,
    units: all.units + sign * one.units,
    cost_minor: all.cost_minor + sign * one.cost_minor,
  };
}
