import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import type { RowOf } from '../../../server/contract/query.ts';
import { productRates } from '../../../server/questions/products/contract.ts';
import { useFormat, useText } from '../../shared/language.tsx';
import { DataTable, type Sort } from '../../shared/ui/data-table.tsx';
import { RateInterval, scaleEnd } from '../../shared/ui/rate-interval.tsx';
import { ReasonMark } from '../../shared/ui/reason-mark.tsx';
import { Sparkline } from '../../shared/ui/sparkline.tsx';
import classes from './products.module.css';
import type { ProductLevel } from './table-tools.tsx';

type Product = RowOf<typeof productRates>;

const shown = [
  'name',
  'sold_units',
  'returned_units',
  'fair_rate',
  'excess_cost_minor',
  'top_reason',
  'completeness',
  'trend',
] as const;
const widths = {
  name: 200,
  sold_units: 80,
  returned_units: 92,
  fair_rate: 210,
  excess_cost_minor: 104,
  top_reason: 190,
  completeness: 92,
  trend: 98,
};

/** On a phone the rate comes first; the rest is a swipe away. */
const shownOnPhone = ['name', 'fair_rate', 'excess_cost_minor', 'top_reason', 'returned_units', 'sold_units'] as const;
const widthsOnPhone = { ...widths, name: 136, fair_rate: 188, excess_cost_minor: 96 };

interface ProductTableProps {
  readonly rows: readonly Product[];
  readonly currency: string | null;
  readonly level: ProductLevel;
  readonly search: string;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly open: string | undefined;
  readonly onOpen: (key: string) => void;
}

/** The products with their rates on one scale, and how many of them are clearly above their category. */
export function ProductTable({ rows, currency, level, search, sort, onSort, open, onOpen }: ProductTableProps) {
  const t = useText();
  const found = useMemo(() => rows.filter((row) => isFound(row, search)), [rows, search]);
  const max = useMemo(() => {
    const worst = rows.filter((row) => row.is_clearly_high).map((row) => row.rate_high ?? 0);
    return scaleEnd(
      rows.map((row) => row.rate_high),
      Math.max(...worst, 0),
    );
  }, [rows]);
  const isPhone = useMediaQuery('(max-width: 719px)');
  return (
    <>
      <Verdict found={found} all={rows.length} search={search.trim()} />
      {found.length > 0 && (
        <DataTable
          columns={productRates.columns}
          rows={found}
          currency={currency}
          label={t('products.rates')}
          shown={isPhone ? shownOnPhone : shown}
          widths={isPhone ? widthsOnPhone : widths}
          maxHeight={680}
          sort={sort}
          onSort={onSort}
          isOpen={(row) => row.level_key === open}
          onOpen={(row) => row.level_key !== null && onOpen(row.level_key)}
          cells={{
            name: (row) => <Name row={row} hasKey={level === 'sku' || level === 'style'} />,
            fair_rate: (row) => <Rate row={row} max={max} />,
            top_reason: (row) => row.top_reason && <Cause row={row} />,
            trend: (row) => <Sparkline values={row.trend} label={t('products.trend')} />,
          }}
        />
      )}
    </>
  );
}

interface VerdictProps {
  readonly found: readonly Product[];
  readonly all: number;
  readonly search: string;
}

/** How many of the rows shown are clearly above their category, and what a search found. */
function Verdict({ found, all, search }: VerdictProps) {
  const t = useText();
  const format = useFormat();
  const high = found.filter((row) => row.is_clearly_high).length;
  const verdict = high > 0 ? t('products.high', { high }) : t('products.none');
  if (search === '') return <p className={classes.verdict}>{verdict}</p>;
  const count = (value: number) => format.value('count', value);
  return (
    <p className={classes.verdict} role="status">
      {found.length === 0
        ? t('products.notFound', { search })
        : `${t('products.found', { found: count(found.length), all: count(all), search })} ${verdict}`}
    </p>
  );
}

function isFound(row: Product, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return [row.name, row.level_key, row.category].some((text) => text?.toLowerCase().includes(wanted)) || wanted === '';
}

function Name({ row, hasKey }: { row: Product; hasKey: boolean }) {
  const t = useText();
  return (
    <span className={classes.name}>
      <span>{row.name ?? row.level_key ?? t('unknown')}</span>
      {hasKey && row.name && <small>{row.level_key}</small>}
    </span>
  );
}

function Rate({ row, max }: { row: Product; max: number }) {
  const format = useFormat();
  return (
    <span className={classes.rate}>
      <RateInterval
        rate={row.fair_rate}
        low={row.rate_low}
        high={row.rate_high}
        soFar={row.return_rate}
        category={row.category_rate}
        max={max}
        isHigh={row.is_clearly_high}
      />
      <b>{format.value('ratio', row.fair_rate)}</b>
    </span>
  );
}

function Cause({ row }: { row: Product }) {
  const format = useFormat();
  return (
    <>
      <ReasonMark code={row.top_reason!} />{' '}
      <small className={classes.share}>
        {row.top_reason_share === null ? '' : format.wholePercent(row.top_reason_share)}
      </small>
    </>
  );
}
