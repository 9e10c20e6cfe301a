import {
  type BeforeAfter,
  canCompare,
  type DifferenceInDifferences,
  differenceInDifferences,
  type Stratum,
  wasSoldInBoth,
} from '../../../pipelines/statistics/diff-in-diff.ts';
import { type Likeness, mostSimilar } from '../../../pipelines/statistics/similar.ts';
import { total } from '../../../pipelines/statistics/total.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { FixVerdict, fixesEffects } from './contract.ts';

type Params = ParamsOf<typeof fixesEffects>;
type Answer = RowOf<typeof fixesEffects>;

/** What the sums of its styles tell of a fix. */
type Judged = Pick<
  Answer,
  | 'maturity'
  | 'after_units'
  | 'before_rate'
  | 'after_rate'
  | 'own_points'
  | 'control_points'
  | 'similar_products'
  | 'similar_names'
  | 'effect_points'
  | 'low_points'
  | 'high_points'
  | 'verdict'
>;

/** What a fix is, beside the sums of one style that it changed or that was left alone. */
interface Sums extends Omit<Answer, keyof Judged> {
  /** Null where nothing was sold. */
  readonly category: string | null;
  readonly is_fixed: boolean;
  readonly style_name: string | null;
  /** What a unit was sold for before; null where that is not known in the answer's currency. */
  readonly price_minor: number | null;
  readonly before_returned: number;
  readonly before_exposure: number;
  readonly before_squared: number;
  readonly after_delivered: number;
  readonly after_returned: number;
  readonly after_exposure: number;
  readonly after_squared: number;
}

/** Until so much of what was delivered after a fix has had its time to come back, it is too early to tell. */
const leastMature = 0.5;
/** Fewer mature units than these in one of the windows tell nothing. */
const fewestUnits = 30;

/** All products, by the day of the order: whatever the page is cut to, a fix did what it did. */
export function effectParams({ limit }: Params): Params[] {
  return [{ basis: 'ordered', limit }];
}

/** One row per fix in force, the last recorded first. */
export function effectRows([rows = []]: readonly Sums[][]): Answer[] {
  const fixes = new Map<number, Sums[]>();
  for (const row of rows) {
    const styles = fixes.get(row.fix_id);
    if (styles) styles.push(row);
    else fixes.set(row.fix_id, [row]);
  }
  return [...fixes.values()].map((styles) => ({ ...styles[0]!, ...judged(styles) }));
}

function judged(styles: readonly Sums[]): Judged {
  const fixed = styles.filter(({ is_fixed }) => is_fixed);
  const after_units = total(fixed.map(({ after_delivered }) => after_delivered));
  const after_exposure = total(fixed.map(({ after_exposure }) => after_exposure));
  const before_exposure = total(fixed.map(({ before_exposure }) => before_exposure));
  const maturity = after_units > 0 ? after_exposure / after_units : 0;
  const isEarly = maturity < leastMature || after_exposure < fewestUnits;
  const strata = isEarly || before_exposure < fewestUnits ? [] : strataOf(styles);
  const found = differenceInDifferences(strata);
  const before = total(fixed.map(({ before_returned }) => before_returned));
  return {
    maturity,
    after_units,
    before_rate: found?.before_rate ?? (before_exposure > 0 ? Math.min(1, before / before_exposure) : null),
    after_rate: found?.after_rate ?? null,
    own_points: points(found?.own_change),
    control_points: points(found?.control_change),
    similar_products: found?.controls ?? null,
    similar_names: found && strata.flatMap(({ similar_names }) => similar_names).join(', '),
    effect_points: points(found?.effect),
    low_points: points(found?.low),
    high_points: points(found?.high),
    verdict: verdictOf(isEarly, before_exposure, found),
  };
}

function points(difference: number | undefined): number | null {
  return difference === undefined ? null : 100 * difference;
}

function verdictOf(isEarly: boolean, beforeExposure: number, found: DifferenceInDifferences | null): FixVerdict {
  if (isEarly) return 'too_early';
  if (beforeExposure < fewestUnits) return 'too_little_before';
  if (!found) return 'nothing_similar';
  if (found.high < 0) return 'fell';
  return found.low > 0 ? 'rose' : 'no_sure_effect';
}

/** Changed styles of a category that were sold in both windows, the untouched ones, and which of these are most like them. */
interface NamedStratum extends Stratum {
  readonly similar_names: readonly (string | null)[];
}

function strataOf(styles: readonly Sums[]): NamedStratum[] {
  const changed = styles.filter((style) => style.is_fixed && wasSoldInBoth(beforeAfter(style)));
  const categories = [...new Set(changed.map(({ category }) => category))];
  return categories.map((category) => {
    const isOwn = (style: Sums) => style.category === category;
    const fixed = changed.filter(isOwn);
    const untouched = styles.filter((style) => isOwn(style) && !style.is_fixed && canCompare(beforeAfter(style)));
    const similar = mostSimilar(fixed.map(likeness), untouched.map(likeness));
    return {
      treated: fixed.map(beforeAfter),
      untouched: untouched.map(beforeAfter),
      similar,
      similar_names: similar.map((index) => untouched[index]!.style_name),
    };
  });
}

function likeness({ price_minor, before_exposure, before_returned }: Sums): Likeness {
  return { price_minor, sold_units: before_exposure, returned_units: before_returned };
}

function beforeAfter(sums: Sums): BeforeAfter {
  return {
    before: {
      exposure_units: sums.before_exposure,
      squared_exposure_units: sums.before_squared,
      returned_units: sums.before_returned,
    },
    after: {
      exposure_units: sums.after_exposure,
      squared_exposure_units: sums.after_squared,
      returned_units: sums.after_returned,
    },
  };
}
