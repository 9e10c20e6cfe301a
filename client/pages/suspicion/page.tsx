import { Scale } from 'lucide-react';
import { useText, useWords } from '../../shared/language.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { useFilter } from '../../shared/use-filter.ts';
import { Bracketing } from './bracketing.tsx';
import { Categories } from './categories.tsx';
import { Events } from './events.tsx';
import classes from './suspicion.module.css';
import { texts } from './texts.ts';

/** Where goods may have been used before they came back: groups first, single events on demand, and never a verdict. */
export function page() {
  return <SuspicionPage />;
}

function SuspicionPage() {
  const t = useText();
  const say = useWords();
  const filter = useFilter();
  return (
    <Page title={t('nav.suspicion')} lead={say(texts.lead)}>
      <Categories filter={filter} />
      <Bracketing filter={filter} />
      <Events filter={filter} />
      <p className={classes.notice} role="note">
        <Scale size={18} aria-hidden />
        {say(texts.notice)}
      </p>
    </Page>
  );
}
