import { useText } from '../language.tsx';
import { PageLink } from './page-link.tsx';
import classes from './states.module.css';

/** What a page shows while nothing is loaded yet. */
export function FirstRun() {
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
