import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { reasonUnexplained } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { useLanguageName } from './language-name.ts';
import { useOpenQuotes } from './quotes-beside.tsx';
import classes from './reasons.module.css';
import { texts } from './texts.ts';

type Cluster = RowOf<typeof reasonUnexplained>;

const listed = 12;

/** Texts that no reason explains, in clusters of those that say the same: what the taxonomy may lack. */
export function Unexplained({ filter }: { filter: Filter }) {
  const say = useWords();
  const format = useFormat();
  return (
    <Panel
      title={say(texts.unexplained)}
      query={reasonUnexplained}
      params={filter}
      height={300}
      emptyText={say(texts.noClusters)}
      hasTable
    >
      {({ rows, currency }) => {
        const { unexplained_lines = 0, clustered_lines = 0 } = rows[0] ?? {};
        const [all, clustered] = [unexplained_lines, clustered_lines].map((lines) => format.value('count', lines));
        return (
          <>
            <p className={classes.lead}>{say(texts.unexplainedLead(all!, clustered!))}</p>
            <ul className={classes.phrases}>
              {rows.slice(0, listed).map((row) => (
                <ClusterLine key={`${row.language} ${row.cluster}`} row={row} currency={currency} />
              ))}
            </ul>
          </>
        );
      }}
    </Panel>
  );
}

function ClusterLine({ row, currency }: { row: Cluster; currency: string | null }) {
  const say = useWords();
  const format = useFormat();
  const language = useLanguageName();
  const openQuotes = useOpenQuotes();
  const examples = JSON.parse(row.examples) as string[];
  return (
    <li>
      <button
        type="button"
        className={classes.choose}
        lang={row.language}
        onClick={() => openQuotes({ search: row.cluster })}
      >
        {row.cluster}
      </button>
      <p>
        {say(
          texts.clusterLines(
            format.value('count', row.return_lines),
            format.value('money', row.return_cost_minor, currency),
          ),
        )}
      </p>
      <p>{language(row.language)}</p>
      <div className={classes.examples}>
        {examples.map((text) => (
          <q key={text} lang={row.language}>
            {text}
          </q>
        ))}
      </div>
    </li>
  );
}
