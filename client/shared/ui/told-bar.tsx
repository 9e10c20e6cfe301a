import type { ReactNode } from 'react';
import classes from './told-bar.module.css';

/** What the last change did, where it is seen from anywhere on the page; not there while nothing is to be told. */
export function ToldBar({ error, children }: { error: Error | null; children: ReactNode }) {
  return (
    <p role="status" className={classes.bar} data-failed={error !== null || undefined}>
      {error?.message ?? children}
    </p>
  );
}
