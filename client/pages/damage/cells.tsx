import { useMediaQuery } from '@mantine/hooks';
import { count, number } from '../../../server/contract/columns.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import { damageCells } from '../../../server/questions/damage/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { useSetParams } from '../../shared/use-filter.ts';
import { withExcess } from './cell-excess.ts';
import { texts } from './texts.ts';

const { parcels, damaged_parcels } = damageCells.columns;
const columns = {
  ...damageCells.columns,
  parcels: count(parcels.label, parcels.about),
  damaged_parcels: count(damaged_parcels.label, damaged_parcels.about),
  excess_parcels: number(texts.excess, texts.excessAbout),
};
const widths = {
  warehouse: 96,
  carrier: 104,
  packaging: 130,
  parcels: 84,
  damaged_parcels: 112,
  damage_rate: 98,
  excess_parcels: 112,
};

/** On a phone what decides comes right after the place; the counts are a swipe away. */
const shownOnPhone = [
  'warehouse',
  'carrier',
  'packaging',
  'excess_parcels',
  'damage_rate',
  'damaged_parcels',
  'parcels',
] as const;
const widthsOnPhone = { ...widths, warehouse: 74, carrier: 84, packaging: 112, excess_parcels: 96 };

/** Where warehouse, carrier and packaging meet: each cell's damage, worst first; opening one narrows the page to it. */
export function Cells({ filter }: { filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  const setParams = useSetParams();
  const isPhone = useMediaQuery('(max-width: 719px)');
  const only = (value: string | null) => (value === null ? undefined : [value]);
  return (
    <Panel title={say(texts.cells)} query={damageCells} params={filter} height={360}>
      {({ rows, currency }) => (
        <DataTable
          columns={columns}
          rows={withExcess(rows)}
          currency={currency}
          label={say(damageCells.about)}
          shown={isPhone ? shownOnPhone : undefined}
          widths={isPhone ? widthsOnPhone : widths}
          maxHeight={680}
          cells={{
            excess_parcels: ({ excess_parcels }) =>
              `${excess_parcels > 0 ? '+' : ''}${format.value('number', excess_parcels)}`,
          }}
          onOpen={({ warehouse, carrier, packaging }) =>
            setParams({ warehouse: only(warehouse), carrier: only(carrier), packaging: only(packaging) })
          }
        />
      )}
    </Panel>
  );
}
