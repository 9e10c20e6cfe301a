import { compareSizes } from '../../../pipelines/domain/sizes.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { fitMoves } from '../../../server/questions/fit/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './fit.module.css';
import { texts } from './texts.ts';

/** Which size went back and which one stayed: a row for each size sent back. */
export function Moves({ filter }: { filter: Filter }) {
  const say = useWords();
  return (
    <Panel
      title={say(texts.moves)}
      query={fitMoves}
      params={filter}
      emptyText={say(texts.noMoves)}
      height={180}
      hasTable
    >
      {({ rows }) => <MoveTable moves={rows} />}
    </Panel>
  );
}

function MoveTable({ moves }: { moves: readonly RowOf<typeof fitMoves>[] }) {
  const say = useWords();
  const format = useFormat();
  const sizes = [...new Set(moves.flatMap((move) => [move.sent_back_size, move.kept_size]))].sort(compareSizes);
  const units = (from: string, to: string) =>
    moves
      .filter((move) => move.sent_back_size === from && move.kept_size === to)
      .reduce((sum, move) => sum + move.units, 0);
  const most = Math.max(...sizes.flatMap((from) => sizes.map((to) => units(from, to))));
  return (
    <div className={`${classes.scroll} sideways`}>
      <table className={classes.moves} aria-label={say(texts.moves)}>
        <thead>
          <tr>
            <td className={classes.corner}>{say(texts.sentBackKept)}</td>
            {sizes.map((size) => (
              <th key={size} scope="col">
                {size}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sizes.map((from) => (
            <tr key={from}>
              <th scope="row">{from}</th>
              {sizes.map((to) => {
                const moved = units(from, to);
                const text = say(texts.moved(from, to, format.value('count', moved)));
                const heat = { '--heat': `${Math.round((moved / most) * 70)}%` } as object;
                return (
                  <td key={to} data-same={from === to || undefined} style={heat} title={moved > 0 ? text : undefined}>
                    {moved > 0 ? format.value('count', moved) : ''}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
