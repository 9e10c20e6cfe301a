import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { hasEnded, type ImportStatus } from '../../../server/contract/imports.ts';
import { request } from '../answer.ts';
import { useFormat, useText } from '../language.tsx';
import { useDataHealth } from '../use-answer.ts';
import { PageLink } from './page-link.tsx';
import classes from './states.module.css';

/** What a page shows while there are no figures: nothing is loaded, or they are still being built. */
export function FirstRun() {
  return useDataHealth().data?.awaits ? <FiguresAwaited /> : <NothingLoaded />;
}

function NothingLoaded() {
  const t = useText();
  return (
    <section className={classes.first}>
      <h2>{t('first.title')}</h2>
      <p>{t('first.text')}</p>
      <PageLink to="/data" className={classes.action}>
        {t('first.action')}
      </PageLink>
    </section>
  );
}

/** Milliseconds between two looks at the building of the figures. */
const pollEvery = 1000;

/** How far the building of the figures is; once it has ended, every answer is asked anew. */
function FiguresAwaited() {
  const t = useText();
  const format = useFormat();
  const queries = useQueryClient();
  const health = useDataHealth();
  const jobs = useQuery({
    queryKey: ['imports'],
    queryFn: async () => (await (await request('/api/imports')).json()) as ImportStatus[],
    refetchInterval: pollEvery,
  });
  const job = jobs.data?.findLast((status) => !hasEnded(status));
  const hasEndedAll = jobs.data !== undefined && job === undefined;
  useEffect(() => {
    if (hasEndedAll) void queries.invalidateQueries({ queryKey: ['answer'] });
  }, [hasEndedAll, queries]);
  const hasNone = hasEndedAll && !health.isFetching;
  const { stage, done = null, total = null } = job ?? {};
  const isBuilding = stage === 'build' || stage === 'classify';
  return (
    <section className={classes.first} aria-busy={!hasNone}>
      <h2>{t(hasNone ? 'awaited.none' : 'awaited.title')}</h2>
      <p>{t(hasNone ? 'awaited.noneText' : 'awaited.text')}</p>
      {!hasNone && (
        <p role="status">
          {t(stage === 'classify' ? 'import.classify' : 'import.build')}
          {isBuilding && total ? ` ${format.value('count', done ?? 0)} / ${format.value('count', total)}` : ''}
          <progress
            className={classes.progress}
            aria-label={t('awaited.title')}
            {...(isBuilding && total ? { max: total, value: done ?? 0 } : {})}
          />
        </p>
      )}
      <PageLink to="/data" className={classes.action}>
        {t('nav.data')}
      </PageLink>
    </section>
  );
}
