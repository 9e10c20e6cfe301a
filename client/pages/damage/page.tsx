import { useText, useWords } from '../../shared/language.tsx';
import { Columns, Page } from '../../shared/ui/page.tsx';
import { useFilter } from '../../shared/use-filter.ts';
import { Breakdown } from './breakdown.tsx';
import { Causes } from './causes.tsx';
import { Cells } from './cells.tsx';
import classes from './damage.module.css';
import { damageFilter } from './damage-filter.ts';
import { DamageWords } from './damage-words.tsx';
import { texts } from './texts.ts';
import { Weekly } from './weekly.tsx';

/** Whether damage in transit grows, since which ship week, and at which warehouse, carrier or packaging. */
export function page() {
  return <DamagePage />;
}

function DamagePage() {
  const t = useText();
  const say = useWords();
  const { counted, returned, hasOthers } = damageFilter(useFilter());
  return (
    <Page title={t('nav.damage')} lead={say(texts.lead)}>
      {hasOthers && <p className={classes.note}>{say(texts.otherReasons)}</p>}
      <Weekly filter={counted} />
      <Columns isFirstWide>
        <Breakdown filter={counted} />
        <Causes filter={returned} />
      </Columns>
      <div className={classes.together}>
        <Cells filter={counted} />
        <DamageWords filter={returned} />
      </div>
    </Page>
  );
}
