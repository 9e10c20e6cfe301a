import { dataLanguages, dataLoads, dataUnmatched } from '../../../server/questions/data/contract.ts';
import { useFormat, useLanguage, useText, useWords } from '../../shared/language.tsx';
import { BarList } from '../../shared/ui/bar-list.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Columns, Page } from '../../shared/ui/page.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { Empty } from '../../shared/ui/states.tsx';
import { useAnswer, useDataHealth } from '../../shared/use-answer.ts';
import { Health } from './health.tsx';
import { Imports } from './imports.tsx';
import { Loads } from './loads.tsx';
import { Reconciliation } from './reconciliation.tsx';
import { SetAside } from './set-aside.tsx';
import { Sources } from './sources.tsx';
import { texts } from './texts.ts';
import { ImportsProvider, useImportQueue } from './use-imports.ts';

/** What is loaded, what was set aside, how complete it is and what does not add up; the place to load more. */
export function page() {
  return <DataPage />;
}

const listed = 1000;
const downloaded = 1_000_000;

function DataPage() {
  const t = useText();
  const loads = useAnswer(dataLoads, {}).data?.rows;
  // It has a row a measure once the figures were built; what is loaded is there before.
  const isBuilt = useDataHealth().data?.rows.length !== 0;
  const imports = useImportQueue();
  const say = useWords();
  return (
    <ImportsProvider value={imports}>
      <Page title={t('nav.data')} lead={t('data.lead')} hasFilter={false}>
        <Imports isFirst={loads?.length === 0} />
        {loads !== undefined && loads.length > 0 && (
          <>
            {isBuilt ? (
              <Columns isFirstWide>
                <Health />
                <Languages />
              </Columns>
            ) : (
              <Empty text={say(texts.notBuilt)} />
            )}
            <Sources />
            <Loads />
            <SetAside />
            {isBuilt && (
              <>
                <Reconciliation />
                <Unmatched />
              </>
            )}
          </>
        )}
      </Page>
    </ImportsProvider>
  );
}

function Unmatched() {
  const t = useText();
  return (
    <Panel
      title={t('data.unmatched')}
      query={dataUnmatched}
      params={{ limit: listed }}
      csvParams={{ limit: downloaded }}
      emptyText={t('data.allMatched')}
    >
      {({ rows, currency }) => (
        <DataTable columns={dataUnmatched.columns} rows={rows} currency={currency} label={t('data.unmatched')} />
      )}
    </Panel>
  );
}

function Languages() {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const names = new Intl.DisplayNames(language, { type: 'language', fallback: 'none' });
  return (
    <Panel title={t('data.languages')} query={dataLanguages} params={{}} emptyText={t('data.noReturns')} hasTable>
      {({ rows }) => (
        <BarList
          label={t('data.languages')}
          items={rows.map((row) => ({
            key: row.language,
            label: (row.language && row.language !== 'und' && names.of(row.language)) || t('data.noLanguage'),
            value: row.return_lines,
            text: format.value('count', row.return_lines),
          }))}
        />
      )}
    </Panel>
  );
}
