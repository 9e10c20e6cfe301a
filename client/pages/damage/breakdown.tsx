import * as z from 'zod/mini';
import { dimensions } from '../../../server/contract/dimensions.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { damageBreakdown } from '../../../server/questions/damage/contract.ts';
import { useWords } from '../../shared/language.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { PillSelect } from '../../shared/ui/pill-select.tsx';
import { Empty } from '../../shared/ui/states.tsx';
import { pageParams, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import { BreakdownTable } from './breakdown-table.tsx';
import classes from './damage.module.css';
import { texts } from './texts.ts';

const places = ['carrier', 'warehouse', 'packaging', 'category'] as const;
const ownParams = pageParams({ by: z.optional(z.enum(places)) });
export type Place = (typeof places)[number];

/** Damage by carrier, warehouse, packaging or category, raw and adjusted. */
export function Breakdown({ filter }: { filter: Filter }) {
  const say = useWords();
  const setParams = useSetParams();
  const by = usePageParams(ownParams).by ?? 'carrier';
  const switcher = (
    <PillSelect
      label={say(texts.by)}
      value={by}
      onChange={(chosen) => setParams({ by: chosen }, { replace: true })}
      options={places.map((place) => ({ value: place, label: say(dimensions[place].label) }))}
    />
  );
  return (
    <Panel
      title={say(texts.by)}
      query={damageBreakdown}
      params={{ ...filter, dimension: by }}
      height={260}
      hasTable
      actions={switcher}
    >
      {({ rows }) => (isUnknown(rows) ? <HowToLoad place={by} /> : <BreakdownTable rows={rows} place={by} />)}
    </Panel>
  );
}

/** Whether no row says which value its parcels had. */
function isUnknown(rows: readonly RowOf<typeof damageBreakdown>[]): boolean {
  return rows.every((row) => row.dimension_value === null);
}

function HowToLoad({ place }: { place: Place }) {
  const say = useWords();
  return (
    <div className={classes.missing}>
      <Empty text={say(texts.missing(place))} />
      <PageLink to="/data">{say(texts.load)}</PageLink>
    </div>
  );
}
