import { contributionMinor } from '../../../pipelines/statistics/contribution.ts';
import { costComponents } from '../../../pipelines/statistics/cost-components.ts';
import type { ParamsOf, RowOf } from '../../contract/query.ts';
import type { dossierHead, ReturnerVerdict } from './contract.ts';

type Answer = RowOf<typeof dossierHead>;
type Margin = Pick<Answer, 'margin_minor' | 'margin_actual_share'>;

/** What the mart tells of the product; money of what was kept so far in minor units, VAT included. */
interface Sums extends Omit<Answer, keyof Margin | 'top_share' | 'even_share' | 'returners_say'> {
  /** Whether every delivered unit has a price and a purchase cost. */
  readonly has_costs: boolean;
  readonly kept_price_minor: number;
  readonly kept_cogs_minor: number;
  readonly kept_outbound_minor: number;
  /** Parcels without an observed cost, and payments; a line's share of one counts as a fraction. */
  readonly kept_parcels: number;
  readonly kept_payments: number;
}

/** Exports hold prices as customers pay them; the usual rate in the European Union lies between 17 and 27%. */
const assumedVat = 0.2;

const biggest = 5;
/** Fewer customers than these who sent it back say nothing of who is to blame. */
const enoughReturners = 10;
/** The five are a crowd of their own when they have this share, and twice what an even spread would give them. */
const muchOfAll = 0.4;

/** The product's figures, with what is left of its sales after returns and what the share of its biggest returners says. */
export function headRows(
  [rows = []]: readonly Sums[][],
  { basis, reason }: Pick<ParamsOf<typeof dossierHead>, 'basis' | 'reason'> = {},
): Answer[] {
  const isWhole = basis !== 'returned' && (reason ?? []).length === 0;
  return rows.map(({ has_costs, kept_price_minor, kept_cogs_minor, kept_outbound_minor, ...rest }) => {
    const { kept_parcels, kept_payments, ...sums } = rest;
    const top_share = sums.known_returned_units > 0 ? sums.top_returned_units / sums.known_returned_units : null;
    const even_share = sums.returners > 0 ? Math.min(1, biggest / sums.returners) : null;
    const kept = { kept_price_minor, kept_cogs_minor, kept_outbound_minor, kept_parcels, kept_payments };
    const margin = isWhole && has_costs ? marginOf(kept, sums) : { margin_minor: null, margin_actual_share: null };
    return { ...sums, ...margin, top_share, even_share, returners_say: verdict(sums.returners, top_share, even_share) };
  });
}

type Kept = Pick<
  Sums,
  'kept_price_minor' | 'kept_cogs_minor' | 'kept_outbound_minor' | 'kept_parcels' | 'kept_payments'
>;

/** What kept goods bring after returns, and how much of what is deducted stands in the exports. */
function marginOf(
  kept: Kept,
  { return_cost_minor, cost_actual_share }: Pick<Answer, 'return_cost_minor' | 'cost_actual_share'>,
): Margin {
  const { outbound, payment_fee } = costComponents;
  const net_price_minor = kept.kept_price_minor / (1 + assumedVat);
  const payment_fee_minor =
    kept.kept_payments * (payment_fee.amount?.likely ?? 0) + kept.kept_price_minor * payment_fee.paid_share;
  const outbound_minor = kept.kept_outbound_minor + kept.kept_parcels * (outbound.amount?.likely ?? 0);
  const goods = { net_price_minor, cogs_minor: kept.kept_cogs_minor, payment_fee_minor, outbound_minor };
  const margin = contributionMinor(goods, return_cost_minor ?? 0);
  const actual = kept.kept_cogs_minor + kept.kept_outbound_minor + (return_cost_minor ?? 0) * (cost_actual_share ?? 0);
  const deducted = kept.kept_price_minor - margin;
  return {
    margin_minor: Math.round(margin),
    margin_actual_share: deducted > 0 ? Math.min(1, actual / deducted) : null,
  };
}

function verdict(returners: number, topShare: number | null, evenShare: number | null): ReturnerVerdict {
  if (topShare === null || evenShare === null || returners < enoughReturners) return 'unsure';
  return topShare >= muchOfAll && topShare >= 2 * evenShare ? 'concentrated' : 'spread';
}
