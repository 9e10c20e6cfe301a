import { type HonestShares, signalPoints } from '../statistics/wardrobing-signals.ts';
import { type Params, rowsOf, type WriteSession } from '../warehouse/engine.ts';
import { returnWindowDays } from './return-window.ts';

/** Parameters of `stg_signals.sql`: what is late, and which categories are bought for occasions (en, fr, ro, de, es, it). */
export function signalParams(): Params {
  return { late_days: Math.ceil(returnWindowDays() * lateFrom), occasions };
}

/** The rest of the return window counts as late. */
const lateFrom = 0.7;
const occasions =
  'dress|formal|suit|gown|outerwear|coat|jacket|bag|shoe|heel|swim|camera|\\btv\\b|robe|costume|manteau|veste|sac|chaussure|maillot|rochi|rochie|palton|geac|geant|pantof|kleid|anzug|mantel|jacke|tasche|schuh|vestido|traje|abrigo|bolso|zapato|vestit|abito|cappotto|giacca|borsa|scarp';

interface Measured {
  category: string | null;
  late: number | null;
  occasion: number;
}

/**
 * Builds `signal_points`: how much each outcome of each signal speaks for use and return, one row per category, signal and
 * outcome. The honest side of lateness is measured in the category, that of occasions in the shop.
 */
export async function buildSignalPoints(session: WriteSession): Promise<void> {
  const measured = rowsOf<Measured>(
    await session.query(`
      SELECT
        category,
        avg(CASE late WHEN 'present' THEN 1e0 WHEN 'absent' THEN 0e0 END) AS late,
        (SELECT coalesce(avg(CASE occasion WHEN 'present' THEN 1e0 ELSE 0e0 END), 0e0) FROM stg_signals) AS occasion
      FROM stg_signals GROUP BY category`),
  );
  await session.materialize(
    'signal_points',
    `SELECT '' AS category, '' AS signal, '' AS outcome, 0e0 AS points WHERE 1 = 0`,
  );
  for (const { category, late, occasion } of measured) {
    const shares: HonestShares = { late: late ?? 0, occasion };
    const points = signalPoints(shares);
    await session.append('signal_points', {
      category: points.map(() => category ?? ''),
      signal: points.map((row) => row.signal),
      outcome: points.map((row) => row.outcome),
      points: points.map((row) => row.points),
    });
  }
}
