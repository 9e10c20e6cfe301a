import { type Words, words } from '../domain/words.ts';

/** What is measured per category among all returns, so that a shop's own habits cancel out; 0 to 1. */
export interface HonestShares {
  /** Share of returns in the last 30 % of the return window. */
  readonly late: number;
  /** Share of returns that are of occasion wear and the like. */
  readonly occasion: number;
}

/** One thing a return line can show, and how likely it is in either case. */
export interface Outcome {
  readonly given_worn: number;
  readonly given_honest: number | ((shares: HonestShares) => number);
  /** Points it can give at most. */
  readonly most: number;
}

/** Kinds of evidence: a suspicion rests on at least two. */
export type SignalFamily = 'condition' | 'timing' | 'value' | 'intent' | 'pattern';

export interface Signal {
  readonly label: Words;
  readonly family: SignalFamily;
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

/** Signals of use and return. The chances are documented judgement, not survey shares; a shop may set its own. */
export const signals = {
  wear: signal(words('Signs of wear', 'Traces d’usage', 'Urme de purtare'), 'condition', {
    present: outcome(0.55, 0.03),
    absent: outcome(0.45, 0.97),
  }),
  late: signal(words('Late in the return window', 'Tard dans le délai', 'Târziu în perioada de retur'), 'timing', {
    present: outcome(0.5, ({ late }) => late, 1.5),
    absent: outcome(0.5, ({ late }) => 1 - late),
  }),
  weekend: signal(
    words('Spans a weekend or holiday', 'Week-end ou fête', 'Acoperă un weekend sau o sărbătoare'),
    'timing',
    {
      present: outcome(0.4, 0.15),
      absent: outcome(0.6, 0.85),
    },
  ),
  price: signal(words('Dear for its category', 'Cher pour sa catégorie', 'Scump în categoria sa'), 'value', {
    present: outcome(0.4, 0.2),
    absent: outcome(0.6, 0.8),
  }),
  occasion: signal(words('Bought for occasions', 'Article d’occasion festive', 'Produs de ocazie'), 'value', {
    present: outcome(0.9, ({ occasion }) => occasion, 0.7),
    absent: outcome(0.1, ({ occasion }) => 1 - occasion),
  }),
  reason: signal(words('Stated reason', 'Motif indiqué', 'Motiv declarat'), 'intent', {
    changed_mind: outcome(0.55, 0.3),
    size: outcome(0.25, 0.45),
    fault: outcome(0.2, 0.25),
  }),
  resolution: signal(words('Money back or exchange', 'Remboursement ou échange', 'Rambursare sau schimb'), 'intent', {
    money_back: outcome(0.97, 0.8),
    exchange: outcome(0.03, 0.2),
  }),
  bracketing: signal(
    words('Several sizes ordered', 'Plusieurs tailles commandées', 'Mai multe mărimi comandate'),
    'pattern',
    {
      present: outcome(Math.exp(-2), 1),
      absent: outcome(1, 1),
    },
  ),
  rebought: signal(
    words('Bought and returned again', 'Racheté puis renvoyé', 'Cumpărat și returnat din nou'),
    'pattern',
    {
      present: outcome(0.3, 0.1),
      absent: outcome(1, 1),
    },
  ),
} as const satisfies Record<string, Signal>;

export type SignalCode = keyof typeof signals;
export const signalCodes = Object.keys(signals) as SignalCode[];

/** What a return line shows of each signal; a signal left out or null is unknown and counts nothing. */
export type Observed = { readonly [S in SignalCode]?: keyof (typeof signals)[S]['outcomes'] | null };

/** Two signals of one thing, how the days fell: where both speak against a line, only the stronger counts. */
export const correlatedSignals = ['late', 'weekend'] as const satisfies SignalCode[];

export interface SignalPoints {
  readonly signal: SignalCode;
  readonly outcome: string;
  readonly family: SignalFamily;
  /** ln P(outcome | worn) / P(outcome | honest): above 0 speaks for use, below against it. */
  readonly points: number;
}

/**
 * The table that lines are scored by, one row per signal and outcome: what SQL joins with.
 * @param shares measured in the line's category; drawn in from the extremes, where a few returns would decide all
 */
export function signalPoints(shares: HonestShares): SignalPoints[] {
  const drawnIn = { late: clamp(shares.late, 0.03, 0.4), occasion: clamp(shares.occasion, 0.01, 0.99) };
  return signalCodes.flatMap((code) => {
    const { family, outcomes }: Signal = signals[code];
    return Object.entries(outcomes).map(([name, { given_worn, given_honest, most }]) => {
      const honest = typeof given_honest === 'number' ? given_honest : given_honest(drawnIn);
      return { signal: code, outcome: name, family, points: Math.min(most, Math.log(given_worn / honest)) };
    });
  });
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function signal<const O extends Record<string, Outcome>>(label: Words, family: SignalFamily, outcomes: O) {
  return { label, family, outcomes };
}

function outcome(given_worn: number, given_honest: Outcome['given_honest'], most = Number.POSITIVE_INFINITY): Outcome {
  return { given_worn, given_honest, most };
}
