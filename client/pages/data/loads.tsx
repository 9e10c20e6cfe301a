import { useState } from 'react';
import type { RowOf } from '../../../server/contract/query.ts';
import { dataLoads } from '../../../server/questions/data/contract.ts';
import { useFormat, useText } from '../../shared/language.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { kindsIn } from './furniture.ts';
import { LoadDetails } from './load-details.tsx';

export type Load = RowOf<typeof dataLoads>;

const shown = [
  'load_id',
  'file_name',
  'loaded_at',
  'rows_read',
  'rows_loaded',
  'rows_unchanged',
  'rows_set_aside',
  'rows_furniture',
  'furniture',
  'first_date',
  'last_date',
  'kind',
  'format',
] as const;
const widths = {
  load_id: 100,
  file_name: 220,
  loaded_at: 165,
  rows_read: 95,
  rows_loaded: 90,
  rows_unchanged: 115,
  rows_set_aside: 105,
  rows_furniture: 125,
  furniture: 240,
  kind: 130,
  format: 170,
};

/** Every file loaded; a row opens what it did, and the way to undo it. */
export function Loads() {
  const t = useText();
  const format = useFormat();
  const [openId, setOpenId] = useState<number | null>(null);
  return (
    <Panel title={t('data.loads')} query={dataLoads} params={{}}>
      {({ rows, currency }) => {
        const open = rows.find(({ load_id }) => load_id === openId);
        return (
          <>
            <DataTable
              columns={dataLoads.columns}
              rows={rows}
              currency={currency}
              label={t('data.loads')}
              shown={shown}
              widths={widths}
              onOpen={({ load_id }) => setOpenId(load_id)}
              isOpen={({ load_id }) => load_id === openId}
              cells={{
                file_name: ({ file_name }) => <span title={file_name}>{file_name}</span>,
                furniture: (row) =>
                  kindsIn(row.furniture)
                    .map(({ kind, rows }) => `${format.value('code', kind)} ${format.value('count', rows)}`)
                    .join(', '),
              }}
            />
            {open && <LoadDetails key={openId} load={open} onClose={() => setOpenId(null)} />}
          </>
        );
      }}
    </Panel>
  );
}
