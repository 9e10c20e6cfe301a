import { type ReactNode, useEffect } from 'react';
import { FilterBar } from '../frame/filter-bar.tsx';
import { useFormat, useText } from '../language.tsx';
import { useDataHealth } from '../use-answer.ts';
import { FirstRun } from './first-run.tsx';
import classes from './page.module.css';

interface PageProps {
  readonly title: string;
  /** What the page answers, in one sentence. */
  readonly lead?: string;
  /** Off where figures do not depend on the filter. */
  readonly hasFilter?: boolean;
  readonly children: ReactNode;
}

/** One page: its title (the document's too), how far the data reaches, the filter, and what it answers. */
export function Page({ title, lead, hasFilter = true, children }: PageProps) {
  const health = useDataHealth();
  const isEmpty = hasFilter && health.data !== undefined && health.data.complete_through === null;
  useEffect(() => {
    document.title = `${title} · Returnscope`;
  }, [title]);
  return (
    <>
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}>{title}</h1>
          {lead && <p className={classes.lead}>{lead}</p>}
        </div>
        <Freshness lastDay={health.data?.complete_through ?? null} />
      </header>
      {isEmpty ? (
        <FirstRun />
      ) : (
        <>
          {hasFilter && <FilterBar />}
          <div className={classes.body}>{children}</div>
        </>
      )}
    </>
  );
}

function Freshness({ lastDay }: { lastDay: string | null }) {
  const t = useText();
  const format = useFormat();
  if (!lastDay) return null;
  return (
    <p className={classes.freshness}>
      <span className={classes.dot} aria-hidden />
      {t('complete.through', { day: format.value('date', Date.parse(lastDay)) })}
    </p>
  );
}

/** Panels side by side where there is room; `wide` gives the first two thirds. */
export function Columns({ isFirstWide = false, children }: { isFirstWide?: boolean; children: ReactNode }) {
  return (
    <div className={classes.columns} data-wide={isFirstWide || undefined}>
      {children}
    </div>
  );
}
