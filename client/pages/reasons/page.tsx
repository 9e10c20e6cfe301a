import { useText, useWords } from '../../shared/language.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { useFilter, usePageParams } from '../../shared/use-filter.ts';
import { Accuracy } from './accuracy.tsx';
import { Calibration } from './calibration.tsx';
import { CodeWords } from './code-words.tsx';
import { CorrectionList } from './correction-list.tsx';
import { CorrectionsProvider } from './corrections-provider.tsx';
import { Heatmap } from './heatmap.tsx';
import { LanguageGaps } from './language-gaps.tsx';
import { OwnModel } from './model/own-model.tsx';
import { Phrases } from './phrases.tsx';
import { QuotesBeside } from './quotes-beside.tsx';
import { QuotesPanel } from './quotes-panel.tsx';
import { ReasonTree } from './reason-tree.tsx';
import { ReasonsOverTime } from './reasons-over-time.tsx';
import { ReviewQueue } from './review-queue.tsx';
import { OwnReasons } from './taxonomy/own-reasons.tsx';
import { texts } from './texts.ts';
import { Unexplained } from './unexplained.tsx';
import { ViewLinks, viewParams } from './view-links.tsx';

/** Why things come back: how much each reason weighs, how it moves, where it is peculiar, and what customers wrote. */
export function page() {
  return <ReasonsPage />;
}

function ReasonsPage() {
  const t = useText();
  const say = useWords();
  const filter = useFilter();
  const { view = 'reasons' } = usePageParams(viewParams);
  return (
    <Page title={t('nav.reasons')} lead={say(texts.lead)}>
      <ViewLinks view={view} />
      <CorrectionsProvider>
        {view === 'reasons' && (
          <>
            <ReasonTree filter={filter} />
            <ReasonsOverTime filter={filter} />
            <Heatmap filter={filter} />
            <CodeWords filter={filter} />
            <QuotesPanel filter={filter} />
          </>
        )}
        {view === 'patterns' && (
          <>
            <Phrases filter={filter} against="before" />
            <Phrases filter={filter} against="category" />
            <LanguageGaps filter={filter} />
            <Unexplained filter={filter} />
          </>
        )}
        {view === 'review' && (
          <>
            <ReviewQueue filter={filter} />
            <CorrectionList />
          </>
        )}
        {view === 'accuracy' && (
          <>
            <Accuracy />
            <Calibration />
          </>
        )}
        {view === 'own' && (
          <>
            <OwnReasons />
            <OwnModel />
          </>
        )}
        <QuotesBeside filter={filter} />
      </CorrectionsProvider>
    </Page>
  );
}
