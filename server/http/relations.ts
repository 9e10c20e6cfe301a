import { groupCodes } from '../../pipelines/domain/reasons.ts';
import {
  type DatedBy,
  days,
  type Fact,
  measures,
  monthOf,
  type Rollup,
  rollups,
  weekOf,
} from '../../pipelines/marts/rollups.ts';
import { dimensions, filterDimensions } from '../contract/dimensions.ts';
import type { Basis, Filter } from '../contract/filter.ts';
import { type Days, wholeSpans } from './spans.ts';

const shared =
  'source order_id line_id order_date delivered_date ship_week sku_id customer_key category supplier seller country channel carrier warehouse packaging packer lot price_band discount_depth currency'.split(
    ' ',
  );
const facts = {
  sold: {
    mart: 'fct_sold',
    columns: [
      ...shared,
      ...'line_ref shipped_date clock delivered_units ordered_units matched_units exposure_units exposure_squared order_share parcel_share is_bracketed bracketed_units kept_sku_id larger_kept smaller_kept moved_units moved_steps moved_squares is_exchange_out further_units further_chance further_chance_in_shop further_error'.split(
        ' ',
      ),
    ],
    money:
      'delivered_value_minor exposure_value_minor ordered_value_minor unit_price_minor unit_cost_minor outbound_minor'.split(
        ' ',
      ),
  },
  returned: {
    mart: 'fct_returned',
    columns: [
      ...shared,
      ...'returned_id split_id return_ref return_id movement requested_date received_date inspected_date refunded_date restocked_date lag_days returned_units sellable_units unjudged_units unmatched_units unmatched_problem resolution exchange_sku_id exchange_steps reason_group reason confidence language note_key note_id note_words agent_note_key inspection_note_key is_inspected reason_code code_reason is_conflict fault postage paid_by return_status return_method return_carrier condition_grade disposition is_bracketed returned_order_share damaged_parcel_share is_outbound_actual is_label_actual outbound_missing label_missing payment_share stock_days pace load_id'.split(
        ' ',
      ),
    ],
    money:
      'returned_value_minor unit_price_minor refund_minor outbound_minor shipping_refund_minor label_minor handling_minor repackaging_minor service_minor payment_fee_minor refurbishment_minor disposal_minor value_lost_minor fee_charged_minor payment_paid_minor stock_value_minor cost_actual_minor cost_assumed_minor'.split(
        ' ',
      ),
  },
} as const;
/** Which day of each fact counts for a basis: what was sold has no other than its own for returns by their date. */
const datedBy: Readonly<Record<Basis, { readonly sold: keyof typeof days.sold; readonly returned: DatedBy }>> = {
  delivered: { sold: 'delivered', returned: 'delivered' },
  ordered: { sold: 'ordered', returned: 'ordered' },
  returned: { sold: 'delivered', returned: 'requested' },
};

const activityDimensions = [
  ...shared.filter((name) => name !== 'order_id' && name !== 'source'),
  ...['day', 'bucket', 'month_start', 'reason_group', 'reason'],
];

/** Columns that stand in `dim_products` and not in the facts. */
export const productColumns: ReadonlySet<string> = new Set(['sku', 'style_id', 'size', 'colour']);

type Filters = Readonly<Record<string, unknown>>;
/** Comparisons that a day must meet, without the day. */
type Limits = readonly string[];

/**
 * A question's SQL that reads the relations it names, and the SELECT of each, cut to the filter: rows of the facts (`sold`,
 * `returned`, `cancelled`), or what adds up of them (`activity`, and of what was sold `sold_sums`, never by the day). Each of its
 * CTEs reads the coarsest sums that have what this one names, so that a relation may come in several forms.
 * @param body the question's SQL, its CTEs ending with a bracket at the beginning of a line
 */
export function relationsOf(
  body: string,
  params: Filters,
): { body: string; relations: { name: string; select: string }[] } {
  const forms = new Map<string, string>();
  const taken = new Set<string>();
  const parts = body.split(/^(?=\))/m).map((part) => {
    const named = new Set(part.replaceAll(/'[^']*'/g, '').match(/\w+/g));
    let read = part;
    for (const [name, selectOf] of Object.entries(relations)) {
      if (!named.has(name)) continue;
      const select = selectOf(named, params);
      const form = forms.get(select) ?? (taken.has(name) ? `${name}_${forms.size + 1}` : name);
      forms.set(select, form);
      taken.add(form);
      if (form !== name) read = read.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), form);
    }
    return read;
  });
  return { body: parts.join(''), relations: Array.from(forms, ([select, name]) => ({ name, select })) };
}

const relations: Readonly<Record<string, (named: ReadonlySet<string>, params: Filters) => string>> = {
  sold: (_, params) => factSelect('sold', params),
  returned: (_, params) => factSelect('returned', params),
  activity: (named, params) =>
    (['sold', 'returned'] as const).map((fact) => sumsSelect(fact, named, params)).join(' UNION ALL '),
  sold_sums: (named, params) => sumsSelect('sold', new Set([...named].filter((name) => name !== 'day')), params),
  cancelled: (_, params) => cancelledSelect(params),
};

type SpanName = 'month' | 'week' | 'period';
type SpanParam = `${SpanName}_${'from' | 'before'}`;

/** Where the period, and its whole months and weeks, begin and end, as parameters of the relations. */
export function spanParams(params: Filters): Record<SpanParam, string | null> {
  const { months, weeks, period } = wholeSpans(params);
  return {
    month_from: months?.from ?? null,
    month_before: months?.before ?? null,
    week_from: weeks?.from ?? null,
    week_before: weeks?.before ?? null,
    period_from: period.from,
    period_before: period.before,
  };
}

/** Rows of a fact, cut to the filter, of some days of the period. */
function factSelect(fact: Fact, params: Filters, limits: Limits = ofPeriod(params)): string {
  const { mart, columns, money } = facts[fact];
  const day = `f.${dayOf(fact, params)}`;
  const firstDay = fact === 'sold' ? `CASE WHEN f.delivered_units > 0 THEN ${day} END` : 'CAST(NULL AS DATE)';
  const select = [
    ...columns.map((name) => `f.${name}`),
    ...money.map(inCurrency),
    ...[`${day} AS day`, `${weekOf(day)} AS bucket`, `${monthOf(day)} AS month_start`, `${firstDay} AS first_day`],
  ];
  return selectOf(select, mart, [...limits.map((limit) => `${day} ${limit}`), ...predicates(fact, params)]);
}

/** What was ordered on the days of the period and cancelled. */
function cancelledSelect(params: Filters): string {
  const where = [...ofPeriod(params).map((limit) => `f.order_date ${limit}`), ...predicates('sold', params)];
  return selectOf(['f.cancelled_units', inCurrency('cancelled_value_minor')], 'fct_cancelled', where);
}

function ofPeriod(params: Filters): Limits {
  const { from, before } = wholeSpans(params).period;
  return between(from && 'period_from', before && 'period_before');
}

/** From the day of one parameter to before that of another; open where there is none. */
function between(from: SpanParam | '' | null, before: SpanParam | '' | null): Limits {
  return [...(from ? [`>= CAST($${from} AS DATE)`] : []), ...(before ? [`< CAST($${before} AS DATE)`] : [])];
}

function dayOf(fact: Fact, params: Filters): string {
  return (days[fact] as Record<DatedBy, string>)[datedByOf(fact, params)];
}

function datedByOf(fact: Fact, { basis = 'delivered' }: Filters): DatedBy {
  return datedBy[basis as Basis][fact];
}

function inCurrency(name: string): string {
  return `CASE WHEN f.currency = $currency THEN f.${name} END AS ${name}`;
}

function selectOf(columns: readonly string[], mart: string, where: readonly string[]): string {
  return `SELECT ${columns.join(', ')} FROM ${mart} f${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`;
}

function predicates(fact: Fact, params: Filters): string[] {
  return filterDimensions.flatMap((name) => {
    const chosen = (params as Filter)[name];
    if (!chosen || chosen.length === 0) return [];
    const list = chosen.map((_, index) => `$${name}_${index}`).join(', ');
    if (name === 'reason') {
      if (fact === 'sold') return [];
      return [
        isOfGroups(chosen) ? `f.reason_group IN (${list})` : `(f.reason_group IN (${list}) OR f.reason IN (${list}))`,
      ];
    }
    const { column } = dimensions[name];
    if (productColumns.has(column))
      return [`f.sku_id IN (SELECT p.sku_id FROM dim_products p WHERE p.${column} IN (${list}))`];
    return [`f.${column} IN (${list})`];
  });
}

function isOfGroups(chosen: readonly string[]): boolean {
  return chosen.every((code) => (groupCodes as readonly string[]).includes(code));
}

/** Rows of a fact that add up: those columns that the question names, of all that sums of either fact have. */
function sumsSelect(fact: Fact, named: ReadonlySet<string>, params: Filters): string {
  const columns = activityDimensions.filter((name) => named.has(name));
  const select = [
    ...columns.map((name) => (fact === 'sold' && isOfReason(name) ? `CAST(NULL AS VARCHAR) AS ${name}` : name)),
    ...measuresOf(fact, named),
  ];
  const needed = fact === 'sold' ? columns.filter((name) => !isOfReason(name)) : columns;
  const summed = Object.keys(measures[fact]).filter((name) => named.has(name));
  return sourcesOf(fact, [...needed, ...filtered(fact, params), ...summed], params)
    .map((source) => `SELECT ${select.join(', ')} FROM (${source}) ${fact}`)
    .join(' UNION ALL ');
}

function isOfReason(column: string): boolean {
  return column.startsWith('reason');
}

function measuresOf(fact: Fact, named: ReadonlySet<string>): string[] {
  const types: Readonly<Record<string, string>> = { ...measures.sold, ...measures.returned };
  const own: Readonly<Record<string, string>> = measures[fact];
  const sums = Object.entries(types).filter(([name]) => named.has(name));
  return [
    ...sums.map(([name, type]) => (name in own ? name : `${type === 'DOUBLE' ? '0e0' : '0'} AS ${name}`)),
    ...(named.has('first_day') ? ['first_day'] : []),
  ];
}

/** The columns of a fact that its filter looks at. */
function filtered(fact: Fact, params: Filters): string[] {
  const where = predicates(fact, params).join(' ');
  return Array.from(where.matchAll(/\bf\.(\w+)/g), ([, column]) => column!);
}

/**
 * The coarsest rows of a fact that have every column needed: sums by month, around them by week, and the fact's own rows for the
 * days at the edges of the period that fill none; the fact's alone where a single day or a finer dimension counts.
 */
function sourcesOf(fact: Fact, needed: readonly string[], params: Filters): string[] {
  const { months, weeks, period } = wholeSpans(params);
  const able = rollups[fact].filter(
    (rollup) => rollup.datedBy.includes(datedByOf(fact, params)) && needed.every((name) => has(rollup, name)),
  );
  const weekly = able.find(({ span }) => span === 'week');
  const monthly = able.find(({ span, grain }) => span === 'month' && (!weekly || grain === weekly.grain));
  const layer = (name: SpanName, days: Days | null, rollup?: Rollup) =>
    days && rollup ? [{ name, days, select: (limits: Limits) => sumsOf(fact, rollup, params, limits) }] : [];
  const layers = [
    ...layer('month', months, monthly),
    ...layer('week', weeks, weekly),
    { name: 'period' as const, days: period, select: (limits: Limits) => factSelect(fact, params, limits) },
  ];
  return layers.flatMap(({ name, days: { from, before }, select }, index) => {
    const start = from && (`${name}_from` as const);
    const end = before && (`${name}_before` as const);
    const inner = layers[index - 1];
    if (!inner) return [select(between(start, end))];
    return [
      ...(inner.days.from === from ? [] : [select(between(start, `${inner.name}_from`))]),
      ...(inner.days.before === before ? [] : [select(between(`${inner.name}_before`, end))]),
    ];
  });
}

/** Whether a rollup has a column or sum that a question names. */
function has({ dimensions, span, measures: sums }: Rollup, name: string): boolean {
  return [...dimensions, ...sums, 'currency', 'month_start'].includes(name) || (name === 'bucket' && span === 'week');
}

/** Sums of a rollup's spans that begin within the limits. */
function sumsOf(
  fact: Fact,
  { name, dimensions, span, measures: sums }: Rollup,
  params: Filters,
  limits: Limits,
): string {
  const select = [
    ...[...dimensions, 'currency', 'bucket'].map((column) => `f.${column}`),
    `${span === 'month' ? 'f.bucket' : monthOf('f.bucket')} AS month_start`,
    ...sums.map((sum) => (sum.endsWith('_minor') ? inCurrency(sum) : `f.${sum}`)),
    fact === 'sold' ? 'f.first_day' : 'CAST(NULL AS DATE) AS first_day',
  ];
  const where = [
    `f.dated_by = '${datedByOf(fact, params)}'`,
    ...limits.map((limit) => `f.bucket ${limit}`),
    ...predicates(fact, params),
  ];
  return selectOf(select, name, where);
}
