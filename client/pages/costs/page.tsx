import { useText, useWords } from '../../shared/language.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { useFilter } from '../../shared/use-filter.ts';
import { CostMatrix } from './cost-matrix.tsx';
import { CostParts } from './cost-parts.tsx';
import { CostTrend } from './cost-trend.tsx';
import { FreeReturns } from './free-returns.tsx';
import { texts } from './texts.ts';

/** What returns cost, how well each part is known, and which part the shop chose. */
export function page() {
  return <CostsPage />;
}

function CostsPage() {
  const t = useText();
  const say = useWords();
  const filter = useFilter();
  return (
    <Page title={t('nav.costs')} lead={say(texts.lead)}>
      <CostParts filter={filter} />
      <FreeReturns filter={filter} />
      <CostTrend filter={filter} />
      <CostMatrix filter={filter} />
    </Page>
  );
}
