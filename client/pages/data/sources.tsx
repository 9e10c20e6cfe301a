import { dataSources } from '../../../server/questions/data/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { texts } from './texts.ts';

/** Each source with what it gave, and how far that reaches. */
export function Sources() {
  const say = useWords();
  const format = useFormat();
  return (
    <Panel title={say(texts.sources)} query={dataSources} params={{}} emptyText={say(texts.noSources)}>
      {({ rows, currency }) => (
        <DataTable
          columns={dataSources.columns}
          rows={rows}
          currency={currency}
          label={say(texts.sources)}
          widths={{ source: 130, kind: 130 }}
          cells={{ kind: ({ kind }) => (kind === 'refunds' ? say(texts.refunds) : format.value('code', kind)) }}
        />
      )}
    </Panel>
  );
}
