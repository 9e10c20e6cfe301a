import { total } from './total.ts';

/** Control chart of a share, one entry per period. */
export interface LaneyChart {
  /** Share of the events in all units: the middle line. */
  readonly centre: number;
  /** Spread between periods over that of chance: 1 is a plain p-chart. */
  readonly sigma_z: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Laney's p′ chart (Laney 2002): three-sigma limits of a share, widened by what periods scatter beyond the binomial
 * distribution. For the eye: alarms come from the CUSUM. Periods without units get no limits (NaN).
 * @param events events per period, such as damaged parcels
 * @param units units per period, such as parcels
 * @returns null with fewer than two periods of units, or without any event
 */
export function laneyChart(events: ArrayLike<number>, units: ArrayLike<number>): LaneyChart | null {
  const centre = total(events) / total(units);
  const sigma = Float64Array.from(units, (n) => Math.sqrt((centre * (1 - centre)) / n));
  const z = Array.from(sigma, (s, i) => (events[i]! / units[i]! - centre) / s).filter(Number.isFinite);
  if (z.length < 2) return null;
  const moves = z.slice(1).map((value, i) => Math.abs(value - z[i]!));
  // 1.128 is the mean range of two standard normal numbers (d2).
  const sigma_z = total(moves) / moves.length / 1.128;
  const limit = (s: number, sign: number) => (Number.isFinite(s) ? centre + sign * 3 * s * sigma_z : Number.NaN);
  return {
    ...{ centre, sigma_z },
    lower: sigma.map((s) => Math.max(0, limit(s, -1))),
    upper: sigma.map((s) => Math.min(1, limit(s, 1))),
  };
}
