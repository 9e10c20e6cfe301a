import { useText, useWords } from '../../shared/language.tsx';
import { Columns, Page } from '../../shared/ui/page.tsx';
import { useFilter } from '../../shared/use-filter.ts';
import { Conflicts } from './conflicts.tsx';
import { CorrectionList } from './correction-list.tsx';
import { CorrectionsProvider } from './corrections-provider.tsx';
import { Heatmap } from './heatmap.tsx';
import { QuotesPanel } from './quotes-panel.tsx';
import { ReasonTree } from './reason-tree.tsx';
import { ReasonsOverTime } from './reasons-over-time.tsx';
import { ReviewQueue } from './review-queue.tsx';
import { texts } from './texts.ts';

/** Why things come back: how much each reason weighs, how it moves, where it is peculiar, and what customers wrote. */
export function page() {
  return <ReasonsPage />;
}

function ReasonsPage() {
  const t = useText();
  const say = useWords();
  const filter = useFilter();
  return (
    <Page title={t('nav.reasons')} lead={say(texts.lead)}>
      <ReasonTree filter={filter} />
      <Columns isFirstWide>
        <ReasonsOverTime filter={filter} />
        <Conflicts filter={filter} />
      </Columns>
      <Heatmap filter={filter} />
      <CorrectionsProvider>
        <ReviewQueue filter={filter} />
        <QuotesPanel filter={filter} />
        <CorrectionList />
      </CorrectionsProvider>
    </Page>
  );
}
