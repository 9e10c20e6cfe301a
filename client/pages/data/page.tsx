import { dataLanguages, dataLoads, dataSetAside, dataUnmatched } from '../../../server/questions/data/contract.ts';
import { useFormat, useLanguage, useText } from '../../shared/language.tsx';
import { BarList } from '../../shared/ui/bar-list.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Columns, Page } from '../../shared/ui/page.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { useDataHealth } from '../../shared/use-answer.ts';
import { Health } from './health.tsx';
import { Imports } from './imports.tsx';

/** What is loaded, what was set aside, and how complete it is; the place to load more. */
export function page() {
  return <DataPage />;
}

const listed = 1000;
const loadColumns = [
  'file_name',
  'loaded_at',
  'format',
  'kind',
  'rows_read',
  'rows_loaded',
  'rows_unchanged',
  'rows_set_aside',
  'rows_furniture',
  'furniture',
  'first_date',
  'last_date',
  'warnings',
] as const;
const loadWidths = {
  file_name: 210,
  loaded_at: 150,
  format: 160,
  kind: 130,
  rows_read: 100,
  rows_loaded: 90,
  rows_unchanged: 110,
  rows_set_aside: 100,
  rows_furniture: 110,
};
const setAsideColumns = ['file_name', 'line', 'column_name', 'value', 'problem'] as const;

function DataPage() {
  const t = useText();
  const format = useFormat();
  const health = useDataHealth();
  const isLoaded = (health.data?.complete_through ?? null) !== null;
  return (
    <Page title={t('nav.data')} lead={t('data.lead')} hasFilter={false}>
      <Imports isFirst={health.data !== undefined && !isLoaded} />
      {isLoaded && (
        <>
          <Columns isFirstWide>
            <Health />
            <Languages />
          </Columns>
          <Panel title={t('data.loads')} query={dataLoads} params={{}}>
            {({ rows, currency }) => (
              <DataTable
                columns={dataLoads.columns}
                rows={rows}
                currency={currency}
                label={t('data.loads')}
                shown={loadColumns}
                widths={loadWidths}
                cells={{
                  furniture: (row) =>
                    kindsIn(row.furniture)
                      .map((kind) => `${format.value('code', kind.kind)} ${format.value('count', kind.rows)}`)
                      .join(', '),
                  warnings: (row) => (JSON.parse(row.warnings || '[]') as string[]).join(' '),
                }}
              />
            )}
          </Panel>
          <Panel
            title={t('data.setAside')}
            query={dataSetAside}
            params={{ limit: listed }}
            emptyText={t('data.noneAside')}
          >
            {({ rows, currency }) => (
              <DataTable
                columns={dataSetAside.columns}
                rows={rows}
                currency={currency}
                label={t('data.setAside')}
                shown={setAsideColumns}
                widths={{ line: 80, problem: 420 }}
              />
            )}
          </Panel>
          <Panel
            title={t('data.unmatched')}
            query={dataUnmatched}
            params={{ limit: listed }}
            emptyText={t('data.allMatched')}
          >
            {({ rows, currency }) => (
              <DataTable columns={dataUnmatched.columns} rows={rows} currency={currency} label={t('data.unmatched')} />
            )}
          </Panel>
        </>
      )}
    </Page>
  );
}

function Languages() {
  const t = useText();
  const format = useFormat();
  const { language } = useLanguage();
  const names = new Intl.DisplayNames(language, { type: 'language', fallback: 'none' });
  return (
    <Panel title={t('data.languages')} query={dataLanguages} params={{}} hasTable>
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

/** Rows of a file that are neither sale nor return, by kind. */
function kindsIn(furniture: string): { kind: string; rows: number }[] {
  return Object.entries(JSON.parse(furniture || '{}') as Record<string, number>).map(([kind, rows]) => ({
    kind,
    rows,
  }));
}
