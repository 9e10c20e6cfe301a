import { useText, useWords } from '../../shared/language.tsx';
import { Columns, Page } from '../../shared/ui/page.tsx';
import { useFilter } from '../../shared/use-filter.ts';
import { Breakdown } from './breakdown.tsx';
import { Causes } from './causes.tsx';
import { Cells } from './cells.tsx';
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
  const filter = useFilter();
  return (
    <Page title={t('nav.damage')} lead={say(texts.lead)}>
      <Weekly filter={filter} />
      <Columns isFirstWide>
        <Breakdown filter={filter} />
        <Causes filter={filter} />
      </Columns>
      <Columns isFirstWide>
        <Cells filter={filter} />
        <DamageWords filter={filter} />
      </Columns>
    </Page>
  );
}
