import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { reasonPhrases } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { useLanguageName } from './language-name.ts';
import { useOpenQuotes } from './quotes-beside.tsx';
import classes from './reasons.module.css';
import { texts } from './texts.ts';

type Phrase = RowOf<typeof reasonPhrases>;

const listed = 12;

interface PhrasesProps {
  readonly filter: Filter;
  readonly against: 'before' | 'category';
}

/** What is said more often than before, or of one product than of its category; a phrase opens its quotes. */
export function Phrases({ filter, against }: PhrasesProps) {
  const say = useWords();
  const format = useFormat();
  const own = texts.phrases[against];
  const params = against === 'category' ? { ...filter, style: undefined, sku: undefined } : filter;
  return (
    <Panel
      title={say(own.title)}
      query={reasonPhrases}
      params={{ ...params, against }}
      height={260}
      emptyText={say(own.none)}
      hasTable
    >
      {({ rows, complete_through }) => {
        const chosen = against === 'category' ? rows.filter((row) => isOf(filter, row)) : rows;
        const clear = chosen.filter((row) => row.is_clear);
        const unclear = chosen.filter((row) => !row.is_clear);
        const last = filter.to ?? complete_through;
        const list = (some: readonly Phrase[]) => (
          <ul className={classes.phrases}>
            {some.slice(0, listed).map((row) => (
              <PhraseLine
                key={`${row.category} ${row.style_id} ${row.language} ${row.phrase}`}
                row={row}
                window={against === 'before' && last ? windowOf(last) : {}}
              />
            ))}
          </ul>
        );
        return (
          <>
            <p className={classes.lead}>{say(clear.length > 0 ? own.lead : texts.nothingClear)}</p>
            {clear.length > 0 && list(clear)}
            {unclear.length > 0 && (
              <details>
                <summary>{say(texts.unclearPhrases(format.value('count', Math.min(listed, unclear.length))))}</summary>
                {list(unclear)}
              </details>
            )}
          </>
        );
      }}
    </Panel>
  );
}

function isOf(filter: Filter, row: Phrase): boolean {
  return !filter.style || filter.style.length === 0 || filter.style.includes(row.style_id ?? '');
}

/** The four weeks that are judged, by the day of the return. */
function windowOf(last: string): Pick<Filter, 'from' | 'to' | 'basis'> {
  const from = new Date(Date.parse(last) - 27 * 86_400_000).toISOString().slice(0, 10);
  return { from, to: last, basis: 'returned' };
}

interface PhraseLineProps {
  readonly row: Phrase;
  readonly window: Pick<Filter, 'from' | 'to' | 'basis'>;
}

function PhraseLine({ row, window }: PhraseLineProps) {
  const say = useWords();
  const format = useFormat();
  const language = useLanguageName();
  const openQuotes = useOpenQuotes();
  const count = (value: number) => format.value('count', value);
  const where = [row.product_name ?? row.style_id ?? row.category, language(row.language)];
  const open = () =>
    openQuotes({
      ...window,
      ...{ category: row.category === null ? undefined : [row.category] },
      ...{ style: row.style_id === null ? undefined : [row.style_id], language: row.language, search: row.phrase },
    });
  return (
    <li data-unclear={!row.is_clear || undefined}>
      <button type="button" className={classes.choose} lang={row.language} onClick={open}>
        {row.phrase}
      </button>
      <p>
        <b>{row.rate_ratio === null ? say(texts.isNew) : say(texts.times(format.value('number', row.rate_ratio)))}</b>
        {' · '}
        {say(
          texts.uses(
            count(row.current_uses),
            count(row.current_texts),
            count(row.reference_uses),
            count(row.reference_texts),
          ),
        )}
        {!row.is_clear && ` · ${say(texts.maybeChance)}`}
      </p>
      <p>{where.filter(Boolean).join(' · ')}</p>
      <q lang={row.language}>{row.reason_text}</q>
    </li>
  );
}
