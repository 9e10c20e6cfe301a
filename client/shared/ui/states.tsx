import { Skeleton } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { UnreachableError } from '../answer.ts';
import { useText } from '../language.tsx';
import classes from './states.module.css';

/** Holds the place of an answer that is on its way. */
export function Waiting({ height }: { height: number }) {
  const t = useText();
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton height={height} radius={4} />
    </div>
  );
}

/** Nothing to show, and why that is so. */
export function Empty({ text }: { text: string }) {
  return <p className={classes.empty}>{text}</p>;
}

/** What failed, in the API's own words, and another try where that makes sense. */
export function Failed({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const t = useText();
  return (
    <div className={classes.failed} role="alert">
      <CircleAlert size={18} aria-hidden />
      <div>
        <p>{t('failed')}</p>
        <p className={classes.detail}>{error instanceof UnreachableError ? t('unreachable') : error.message}</p>
        {onRetry && (
          <button type="button" className={classes.retry} onClick={onRetry}>
            {t('retry')}
          </button>
        )}
      </div>
    </div>
  );
}
