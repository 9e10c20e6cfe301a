import { useText, useWords } from '../../shared/language.tsx';
import { Columns, Page } from '../../shared/ui/page.tsx';
import { useFilter } from '../../shared/use-filter.ts';
import { Categories } from './categories.tsx';
import { Cohorts } from './cohorts.tsx';
import { Curve } from './curve.tsx';
import { Measures } from './measures.tsx';
import { Past } from './past.tsx';
import { Platform } from './platform.tsx';
import { texts } from './texts.ts';

/** How complete recent deliveries are, and how far forecasts of them can be trusted. */
export function page() {
  return <MaturityPage />;
}

function MaturityPage() {
  const t = useText();
  const say = useWords();
  const filter = useFilter();
  // Curves belong to one category or to the whole shop; of several chosen ones the shop's is shown.
  const category = filter.category?.length === 1 ? filter.category[0] : undefined;
  return (
    <Page title={t('nav.maturity')} lead={say(texts.lead)}>
      <Columns>
        <Curve category={category} />
        <Cohorts filter={filter} />
      </Columns>
      <Past category={category} />
      <Categories category={category} />
      <Columns>
        <Measures filter={filter} />
        <Platform filter={filter} />
      </Columns>
    </Page>
  );
}
