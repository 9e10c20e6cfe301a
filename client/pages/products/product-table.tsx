import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import { DataTable, type Sort } from '../../shared/ui/data-table.tsx';
import { RateInterval, scaleEnd } from '../../shared/ui/rate-interval.tsx';
import { ReasonMark } from '../../shared/ui/reason-mark.tsx';
import { Sparkline } from '../../shared/ui/sparkline.tsx';
import classes from './products.module.css';
import type { ProductLevel } from './table-tools.tsx';
import { texts } from './texts.ts';
import triageClasses from './triage.module.css';
import { type Tab, type TriageProduct, triageColumns } from './triage.ts';

type Product = TriageProduct;
type Shown = readonly (keyof typeof triageColumns)[];

const usual: Shown = [
  ...(['name', 'sold_units', 'returned_units', 'fair_rate', 'excess_cost_minor'] as const),
  ...(['top_reason', 'completeness', 'trend', 'owner'] as const),
];
const shown: Readonly<Record<Tab, Shown>> = {
  worst: usual,
  all: usual,
  rising: [
    ...(['name', 'sold_units', 'recent_rate', 'before_rate', 'fair_rate'] as const),
    ...(['recent_excess_cost_minor', 'rising_reason', 'trend', 'owner'] as const),
  ],
  new: [
    ...(['name', 'first_date', 'sold_units', 'returned_units', 'fair_rate'] as const),
    ...(['completeness', 'top_reason', 'owner'] as const),
  ],
  snoozed: ['name', 'snoozed_until', 'snooze_reason', 'fair_rate', 'excess_cost_minor', 'top_reason', 'owner'],
};
/** By what each tab is ordered until somebody chooses. */
const orders: Readonly<Record<Tab, Sort>> = {
  worst: { column: 'excess_cost_minor', isDescending: true },
  all: { column: 'excess_cost_minor', isDescending: true },
  rising: { column: 'recent_excess_cost_minor', isDescending: true },
  new: { column: 'fair_rate', isDescending: true },
  snoozed: { column: 'snoozed_until', isDescending: false },
};
const widths = {
  name: 180,
  sold_units: 96,
  returned_units: 98,
  fair_rate: 200,
  excess_cost_minor: 100,
  top_reason: 186,
  completeness: 106,
  trend: 96,
  owner: 90,
  rising_reason: 206,
  recent_excess_cost_minor: 100,
  recent_rate: 96,
  before_rate: 96,
  first_date: 120,
  snoozed_until: 120,
  snooze_reason: 200,
};

/** On a phone the rate comes first; the rest is a swipe away. */
const phoneOrder: Shown = [
  ...(['name', 'fair_rate', 'recent_rate', 'snoozed_until', 'snooze_reason', 'excess_cost_minor'] as const),
  ...(['recent_excess_cost_minor', 'top_reason', 'rising_reason', 'returned_units', 'sold_units', 'owner'] as const),
];
const widthsOnPhone = { ...widths, name: 136, fair_rate: 188, excess_cost_minor: 96 };

interface ProductTableProps {
  readonly rows: readonly Product[];
  readonly currency: string | null;
  readonly level: ProductLevel;
  readonly tab: Tab;
  /** How many there are in all tabs together. */
  readonly all: number;
  readonly search: string;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
  readonly open: string | undefined;
  readonly onOpen: (key: string) => void;
  /** Lets a product wait, or wakes it; absent where rows are no products. */
  readonly onSnooze: ((row: Product) => void) | undefined;
}

/** The products with their rates on one scale, and how many of them are clearly above their category. */
export function ProductTable(props: ProductTableProps) {
  const { rows, currency, level, tab, search, onSort, open, onOpen, onSnooze } = props;
  const t = useText();
  const say = useWords();
  const found = useMemo(() => foundRows(rows, search), [rows, search]);
  const max = useMemo(() => {
    let worst = 0;
    for (const row of rows) if (row.is_clearly_high) worst = Math.max(worst, row.rate_high ?? 0);
    return scaleEnd(
      rows.map((row) => row.rate_high),
      worst,
    );
  }, [rows]);
  const isPhone = useMediaQuery('(max-width: 719px)');
  const hasTrends = useMemo(() => rows.some(hasTrend), [rows]);
  const ofTab = isPhone ? phoneOrder.filter((column) => shown[tab].includes(column)) : shown[tab];
  const columns = ofTab.filter((column) => column !== 'trend' || hasTrends);
  const sort = props.sort && columns.some((column) => column === props.sort?.column) ? props.sort : orders[tab];
  return (
    <>
      <Verdict found={found} level={level} tab={tab} all={props.all} search={search.trim()} />
      {found.length > 0 && (
        <DataTable
          columns={triageColumns}
          rows={found}
          currency={currency}
          label={t('products.rates')}
          shown={columns}
          widths={isPhone ? widthsOnPhone : widths}
          maxHeight={680}
          sort={sort}
          onSort={onSort}
          isOpen={(row) => row.level_key === open}
          onOpen={(row) => row.level_key !== null && onOpen(row.level_key)}
          onRowKey={(key, row) => {
            if (key !== 's' || row.level_key === null || !onSnooze) return false;
            onSnooze(row);
            return true;
          }}
          cells={{
            name: (row) => <Name row={row} hasKey={level === 'sku' || level === 'style'} />,
            fair_rate: (row) => <Rate row={row} max={max} />,
            top_reason: (row) => row.top_reason && <Cause row={row} />,
            rising_reason: (row) => row.rising_reason && <RisingCause row={row} />,
            trend: (row) => <Sparkline values={row.trend} label={t('products.trend')} />,
          }}
        />
      )}
      {found.length > 0 && !hasTrends && ofTab.includes('trend') && (
        <p className={triageClasses.keys}>{say(texts.noTrends)}</p>
      )}
      {onSnooze && <p className={triageClasses.keys}>{say(texts.keys)}</p>}
    </>
  );
}

/** Whether there are points enough for a line. */
function hasTrend({ trend }: Product): boolean {
  return trend.filter((rate) => rate !== null).length > 1;
}

interface VerdictProps {
  readonly found: readonly Product[];
  readonly level: ProductLevel;
  readonly tab: Tab;
  readonly all: number;
  readonly search: string;
}

/** What the tab shows, how many of them are clearly above what they are held against, and what a search found. */
function Verdict({ found, level, tab, all, search }: VerdictProps) {
  const t = useText();
  const say = useWords();
  const format = useFormat();
  const high = found.filter((row) => row.is_clearly_high).length;
  const judged = tab === 'worst' || tab === 'all';
  const lead = judged ? [] : [say(texts.tabLead[tab])];
  const against = againstOf(level);
  const highText = against === 'category' ? t('products.high', { high }) : say(texts.high[against](high));
  const noneText = against === 'category' ? t('products.none') : say(texts.noneHigh[against]);
  const verdict = [...lead, ...(high > 0 ? [highText] : judged ? [noneText] : [])].join(' ');
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

/** What rows of a level are held against: their category, all of them together, or what their own mix of categories would bring. */
function againstOf(level: ProductLevel): 'category' | 'shop' | 'mix' {
  if (level === 'sku' || level === 'style' || level === 'lot') return 'category';
  return level === 'category' ? 'shop' : 'mix';
}

/** The products whose name, key or category holds what is searched; all where nothing is. */
function foundRows(rows: readonly Product[], search: string): readonly Product[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return rows;
  const holds = (text: string | null) => text?.toLowerCase().includes(wanted);
  return rows.filter((row) => holds(row.name) || holds(row.level_key) || holds(row.category));
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
    <span className={classes.cause} title={format.value('code', row.top_reason)}>
      <ReasonMark code={row.top_reason!} />{' '}
      <small className={classes.share}>
        {row.top_reason_share === null ? '' : format.wholePercent(row.top_reason_share)}
      </small>
    </span>
  );
}

/** The cause that rises, with its rate before and of late. */
function RisingCause({ row }: { row: Product }) {
  const format = useFormat();
  const share = (rate: number | null) => (rate === null ? '' : format.wholePercent(rate));
  return (
    <span className={classes.cause} title={format.value('code', row.rising_reason)}>
      <ReasonMark code={row.rising_reason!} />{' '}
      <small className={classes.share}>
        {share(row.rising_reason_before_rate)} → {share(row.rising_reason_rate)}
      </small>
    </span>
  );
}
