import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useText } from '../language.tsx';
import { PageLink } from './page-link.tsx';
import classes from './states.module.css';

/** What an address shows that no page has, and the way back. */
export function NoSuchPage() {
  const t = useText();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const title = t('gone.title');
  useEffect(() => {
    document.title = `${title} · Returnscope`;
  }, [title]);
  return (
    <section className={classes.first}>
      <h1>{title}</h1>
      <p>{t('gone.text', { path })}</p>
      <PageLink to="/" className={classes.action}>
        {t('gone.action')}
      </PageLink>
    </section>
  );
}
