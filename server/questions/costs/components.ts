import { type CostPart, costParts } from '../../../pipelines/domain/cost-parts.ts';
import {
  type CostCode,
  costCodes,
  costComponents,
  type Grade,
  type Pace,
} from '../../../pipelines/statistics/cost-components.ts';
import { triangular } from '../../../pipelines/statistics/random.ts';
import { type Charge, type ChargeCode, returnCost } from '../../../pipelines/statistics/return-cost.ts';
import type { RowOf } from '../../contract/query.ts';
import type { costComponents as query } from './contract.ts';

type Answer = RowOf<typeof query>;

/** Sums over the returned goods of one grade and pace. */
type Sums = Readonly<
  Record<`${CostCode | 'fee_charged'}_minor` | 'outbound_actual_minor' | 'label_actual_minor', number>
> & {
  readonly grade: Grade | null;
  readonly pace: Pace;
  readonly units: number;
  readonly stock_value_minor: number;
  readonly stock_days: number | null;
};

/** One row per part of the cost; the range covers what is assumed of its amount, none where nothing is. */
export function componentRows([goods = []]: readonly Sums[][]): Answer[] {
  const sum = (column: keyof Sums) => goods.reduce((all, part) => all + Number(part[column]), 0);
  const actual: Partial<Record<CostCode, number>> = {
    outbound: sum('outbound_actual_minor'),
    label: sum('label_actual_minor'),
    shipping_refund: sum('shipping_refund_minor'),
  };
  const rows = costCodes.map((component) => {
    const total_minor = sum(`${component}_minor`);
    const actual_minor = actual[component] ?? 0;
    const assumed_minor = total_minor - actual_minor;
    const [low, high] = component === 'value_lost' ? valueRange(goods) : amountRange(component);
    const range = {
      low_minor: Math.round(actual_minor + assumed_minor * low),
      high_minor: Math.round(actual_minor + assumed_minor * high),
    };
    return row(component, costComponents[component], { actual_minor, assumed_minor, total_minor, ...range });
  });
  const fees = sum('fee_charged_minor');
  const charged = { actual_minor: fees, assumed_minor: 0, total_minor: fees, low_minor: fees, high_minor: fees };
  return [...rows, row('fee_charged', costParts.fee_charged, charged)];
}

function row(
  component: Answer['component'],
  { label, about }: CostPart,
  money: Omit<Answer, 'component' | 'component_label' | 'component_about' | 'tariff_minor'>,
): Answer {
  return { component, component_label: label.en, component_about: about.en, tariff_minor: 0, ...money };
}

/** P10 and P90 of a part's assumed amount, as factors of its likely value (quantiles of the triangular distribution). */
function amountRange(component: CostCode): [low: number, high: number] {
  const { amount, paid_share } = costComponents[component];
  if (!amount || paid_share > 0) return [1, 1];
  return [triangular(amount, 0.1) / amount.likely, triangular(amount, 0.9) / amount.likely];
}

/** The same of the value lost, by draws of what goods of each grade keep and lose by the week. */
function valueRange(goods: readonly Sums[]): [low: number, high: number] {
  const nothing: Charge = { observed_minor: 0, missing: 0 };
  const codes: ChargeCode[] = [
    'outbound',
    'shipping_refund',
    'label',
    'handling',
    'repackaging',
    'service',
    'payment_fee',
  ];
  const charges = Object.fromEntries(codes.map((code) => [code, nothing])) as Record<ChargeCode, Charge>;
  const free = { amount_minor: 0, paid_share: 0 };
  const { total_minor, low_minor, high_minor } = returnCost(
    { charges, goods: goods.map((part) => ({ ...part, cogs_minor: part.stock_value_minor, days: part.stock_days })) },
    { refurbishment: free, disposal: free },
  );
  return total_minor > 0 ? [low_minor / total_minor, high_minor / total_minor] : [1, 1];
}
