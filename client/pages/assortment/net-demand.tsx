import type { Filter } from '../../../server/contract/filter.ts';
import { assortmentNetDemand } from '../../../server/questions/assortment/contract.ts';
import { useWords } from '../../shared/language.tsx';
import { DataTable } from '../../shared/ui/data-table.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { texts } from './texts.ts';

const shown = ['name', 'size', 'net_units', 'delivered_units', 'sellable_units', 'unjudged_units', 'sku'] as const;
const widths = {
  name: 170,
  size: 80,
  net_units: 96,
  delivered_units: 96,
  sellable_units: 96,
  unjudged_units: 96,
  sku: 150,
};

/** What customers take for good, by SKU and size. */
export function NetDemand({ filter }: { filter: Filter }) {
  const say = useWords();
  return (
    <Panel title={say(texts.net)} query={assortmentNetDemand} params={filter} height={320}>
      {({ rows, currency }) => (
        <DataTable
          columns={assortmentNetDemand.columns}
          rows={rows}
          currency={currency}
          label={say(texts.net)}
          shown={shown}
          widths={widths}
          maxHeight={340}
          cells={{ name: (row) => row.name ?? row.sku }}
        />
      )}
    </Panel>
  );
}
