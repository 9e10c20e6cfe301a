import { ArrowDownRight, ArrowUpRight } from 'lucide-react';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { overviewChanges } from '../../../server/questions/overview/contract.ts';
import { productWatch } from '../../../server/questions/products/contract.ts';
import { useFormat, useText } from '../../shared/language.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { ReasonMark } from '../../shared/ui/reason-mark.tsx';
import { Empty } from '../../shared/ui/states.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import classes from './overview.module.css';

const listed = 6;
const level = 'style';

/** What changed: those changes only that are larger than chance explains, each as a sentence, and the products that rise. */
export function Changes({ filter }: { filter: Filter }) {
  const t = useText();
  return (
    <Panel title={t('overview.changes')} query={overviewChanges} params={filter} hasTable>
      {({ rows }) => {
        const clear = rows.filter((row) => row.is_clear).slice(0, listed);
        return (
          <>
            {clear.length === 0 && <Empty text={t('changes.none')} />}
            <ul className={classes.changes}>
              {clear.map((row) => (
                <Change key={`${row.category} ${row.reason_group}`} row={row} filter={filter} />
              ))}
            </ul>
            <Rising filter={filter} />
          </>
        );
      }}
    </Panel>
  );
}

/** The products that come back more than they did, which may hide in categories that do not. */
function Rising({ filter }: { filter: Filter }) {
  const t = useText();
  const watched = useAnswer(productWatch, { ...filter, level });
  const rising = watched.data?.rows.filter((row) => row.is_rising && row.level_key !== null) ?? [];
  if (rising.length === 0) return null;
  return (
    <p className={classes.rising}>
      <PageLink to="/products" search={{ ...filter, level, tab: 'rising' }}>
        {t('changes.rising', { products: rising.length })}
      </PageLink>{' '}
      {rising.slice(0, listed).map(({ level_key: product }) => (
        <PageLink key={product} to="/products" search={{ ...filter, level, tab: 'rising', product }}>
          {product}
        </PageLink>
      ))}
    </p>
  );
}

function Change({ row, filter }: { row: RowOf<typeof overviewChanges>; filter: Filter }) {
  const t = useText();
  const format = useFormat();
  const isMore = row.difference_units > 0;
  const Arrow = isMore ? ArrowUpRight : ArrowDownRight;
  const category = row.category ?? t('category.unknown');
  const search = { ...filter, ...(row.category && { category: [row.category] }), reason: [row.reason_group] };
  return (
    <li className={classes.change}>
      <Arrow size={18} aria-hidden className={isMore ? classes.worse : classes.better} />
      <div>
        <PageLink to="/reasons" search={search} className={classes.subject}>
          {category} <ReasonMark code={row.reason_group} />
        </PageLink>
        <p>
          {t(isMore ? 'changes.more' : 'changes.fewer', {
            units: format.value('count', Math.abs(row.difference_units)),
            before: format.value('ratio', row.earlier_rate),
            now: format.value('ratio', row.recent_rate),
          })}
        </p>
      </div>
    </li>
  );
}
