import type { Filter } from '../../../server/contract/filter.ts';
import { reasonShare } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { BarList } from '../../shared/ui/bar-list.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { reasonColour } from '../../shared/ui/reason-mark.tsx';
import { texts } from './texts.ts';

/** Whose matter the damage is, by the words: the carrier's (box and item), the supplier's (sound box) or our packaging's. */
export function Causes({ filter }: { filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  return (
    <Panel
      title={say(texts.causes)}
      query={reasonShare}
      params={filter}
      height={220}
      emptyText={say(texts.noWords)}
      hasTable
    >
      {({ rows, currency }) => (
        <BarList
          label={say(texts.causes)}
          items={rows.map((row) => ({
            key: row.reason,
            label: format.value('code', row.reason),
            value: row.return_lines,
            text: format.value('count', row.return_lines),
            note: format.shortMoney(row.return_cost_minor, currency),
            colour: reasonColour(row.reason_group),
          }))}
        />
      )}
    </Panel>
  );
}
