import { useText } from '../language.tsx';
import { PageLink } from '../ui/page-link.tsx';
import { filterOf } from '../use-filter.ts';
import classes from './chart.module.css';
import { areSlight, type Mark, symbolOf } from './marks.ts';

/** How many are listed, those that concern most; the others stand on the page of fixes. */
const mostListed = 4;

/** The fixes among the marks of a chart, each a link to what came of it; of the largest share first, then the last. */
export function MarkList({ marks }: { marks: readonly Mark[] }) {
  const t = useText();
  const fixes = marks.filter(({ fix_id }) => fix_id !== undefined).reverse();
  fixes.sort((one, other) => (other.share ?? 1) - (one.share ?? 1));
  if (fixes.length === 0) return null;
  return (
    <ul className={classes.marks} aria-label={t('marks')}>
      {fixes.slice(0, mostListed).map((fix) => (
        <li key={fix.fix_id}>
          <PageLink to="/fixes" search={(inUse) => ({ ...filterOf(inUse), fix: fix.fix_id })}>
            {symbolOf(areSlight([fix]))} {fix.detail}
          </PageLink>
        </li>
      ))}
      {fixes.length > mostListed && (
        <li>
          <PageLink to="/fixes">{t('marks.more', { fixes: fixes.length - mostListed })}</PageLink>
        </li>
      )}
    </ul>
  );
}
