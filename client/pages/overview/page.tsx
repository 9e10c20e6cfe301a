import { useText } from '../../shared/language.tsx';
import { Columns, Page } from '../../shared/ui/page.tsx';
import { useFilter } from '../../shared/use-filter.ts';
import { Changes } from './changes.tsx';
import { CostSplit } from './cost-split.tsx';
import { KeyFigures } from './key-figures.tsx';
import { ReasonBars } from './reason-bars.tsx';
import { Trend } from './trend.tsx';
import { WorstProducts } from './worst-products.tsx';

/** What comes back, what it costs, what changed and where to look. */
export function page() {
  return <OverviewPage />;
}

function OverviewPage() {
  const t = useText();
  const filter = useFilter();
  return (
    <Page title={t('nav.overview')} lead={t('overview.lead')}>
      <KeyFigures filter={filter} />
      <Columns isFirstWide>
        <Trend filter={filter} />
        <ReasonBars filter={filter} />
      </Columns>
      <Columns>
        <WorstProducts filter={filter} />
        <Changes filter={filter} />
      </Columns>
      <CostSplit filter={filter} />
    </Page>
  );
}
