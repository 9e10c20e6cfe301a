import { groupOf, type ReasonCode } from '../../pipelines/domain/reasons.ts';
import { dayOf } from './calendar.ts';
import type { Style } from './catalogue.ts';
import { damageMixes, reasonMixOf } from './categories.ts';
import type { Random } from './random.ts';
import type { Parcel } from './shipping.ts';

/** Why a delivered unit comes back, and whether that reason was planted on its style. */
export interface Cause {
  readonly reason: ReasonCode;
  readonly planted: string;
}

/** What makes some reasons likelier than usual: the person, the way, the season. */
type Lift = 'none' | 'readiness' | 'damage' | 'lateness' | 'season';

interface Hazard extends Cause {
  readonly probability: number;
  readonly lift: Lift;
  /** The day of order from which it threatens; always when absent. */
  readonly from?: number;
}

const hazardsOf = new WeakMap<Style, readonly Hazard[]>();

/** The reason for which a delivered line is sent back, or null when it is kept. */
export function drawCause(
  style: Style,
  readiness: number,
  parcel: Parcel,
  orderedDay: number,
  random: Random,
): Cause | null {
  let mark = random.next();
  for (const hazard of listHazards(style)) {
    if (hazard.from !== undefined && orderedDay < hazard.from) continue;
    mark -= hazard.probability * strength(hazard.lift, readiness, parcel, orderedDay);
    if (mark < 0) return hazard;
  }
  return null;
}

function strength(lift: Lift, readiness: number, parcel: Parcel, orderedDay: number): number {
  if (lift === 'none') return 1;
  if (lift === 'readiness') return readiness;
  if (lift === 'damage') return parcel.damageFactor;
  if (lift === 'lateness') return parcel.transitDays > 7 ? 8 : 0.6;
  return isGiftSeason(orderedDay) ? 4 : 0.6;
}

function isGiftSeason(day: number): boolean {
  return day >= dayOf(2025, 11, 20) && day <= dayOf(2025, 12, 24);
}

function listHazards(style: Style): readonly Hazard[] {
  const known = hazardsOf.get(style);
  if (known) return known;
  const { setting, returnRate, damageRate } = style.category;
  const made = [
    ...planted(style),
    ...spread(returnRate, reasonMixOf(style.category), style),
    ...spread(damageRate, damageMixes[setting], style),
  ];
  hazardsOf.set(style, made);
  return made;
}

function planted(style: Style): Hazard[] {
  return [style.plant, style.late].flatMap((plant) =>
    reasonEntries(plant?.extra ?? {}).map(([reason, probability]) => ({
      reason,
      probability,
      lift: 'none' as const,
      planted: plant!.kind,
      from: plant === style.late ? style.late?.from : undefined,
    })),
  );
}

function spread(rate: number, mix: Readonly<Partial<Record<ReasonCode, number>>>, style: Style): Hazard[] {
  const entries = reasonEntries(mix);
  const total = entries.reduce((sum, [, share]) => sum + share, 0);
  return entries.map(([reason, share]) => ({
    reason,
    probability: ((rate * share) / total) * oppositeFit(reason, style),
    lift: liftOf(reason),
    planted: '',
  }));
}

/** A style that runs small is hardly ever too large, and the other way round. */
function oppositeFit(reason: ReasonCode, style: Style): number {
  if (style.plant?.kind === 'runs_small' && reason === 'too_large') return 0.35;
  return style.plant?.kind === 'runs_large' && reason === 'too_small' ? 0.35 : 1;
}

function liftOf(reason: ReasonCode): Lift {
  if (reason === 'arrived_late') return 'lateness';
  if (reason === 'gift_unwanted') return 'season';
  const group = groupOf(reason);
  if (group === 'damaged_in_transit') return 'damage';
  return group === 'size_fit' || group === 'changed_mind' ? 'readiness' : 'none';
}

function reasonEntries(mix: Readonly<Partial<Record<ReasonCode, number>>>): [ReasonCode, number][] {
  return Object.entries(mix) as [ReasonCode, number][];
}
