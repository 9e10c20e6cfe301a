import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { dossierPlaces } from '../../../server/questions/dossier/contract.ts';
import { reasonQuotes } from '../../../server/questions/reasons/contract.ts';
import { useFormat, useLanguage, useWords } from '../../shared/language.tsx';
import { placeName } from '../../shared/place-name.ts';
import { Panel } from '../../shared/ui/panel.tsx';
import { Quotes } from '../../shared/ui/quotes.tsx';
import { reasonColour } from '../../shared/ui/reason-mark.tsx';
import { Waiting } from '../../shared/ui/states.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import classes from './dossier.module.css';
import { RatesBy } from './rates-by.tsx';
import { texts } from './texts.ts';

type Cell = RowOf<typeof dossierPlaces>;

const mostPlaces = 8;
const comparedWords = 3;

/** Countries and languages side by side: their reasons, their rates, and a warning where a reason stands out in one. */
export function Places({ filter }: { filter: Filter }) {
  const say = useWords();
  return (
    <>
      <Panel
        title={say(texts.places)}
        query={dossierPlaces}
        params={filter}
        height={260}
        hasTable
        emptyText={say(texts.noPlaces)}
      >
        {({ rows }) => {
          const gaps = rows.filter((row) => row.is_gap);
          return (
            <>
              {gaps.map((gap) => (
                <Gap key={`${gap.place_kind} ${gap.place} ${gap.reason_group}`} gap={gap} rows={rows} filter={filter} />
              ))}
              {gaps.length === 0 && <p className={classes.note}>{say(texts.noGap)}</p>}
              <div className={classes.halves}>
                <PlaceBars kind="country" rows={rows} />
                <PlaceBars kind="language" rows={rows} />
              </div>
            </>
          );
        }}
      </Panel>
      <RatesBy title={say(texts.byCountry)} level="country" filter={filter} />
    </>
  );
}

/** One bar a place, parted by reason group; all are of one length, as shares are compared. */
function PlaceBars({ kind, rows }: { kind: Cell['place_kind']; rows: readonly Cell[] }) {
  const say = useWords();
  const format = useFormat();
  const { language } = useLanguage();
  const places = [...new Set(rows.filter((row) => row.place_kind === kind).map((row) => row.place))];
  if (places.length === 0) return null;
  const cellsOf = (place: string) => rows.filter((row) => row.place_kind === kind && row.place === place);
  const textOf = (cell: Cell) => `${format.value('code', cell.reason_group)} ${format.wholePercent(cell.share)}`;
  return (
    <section>
      <h3 className={classes.subhead}>{say(kind === 'country' ? texts.countries : texts.languages)}</h3>
      <ul className={classes.places}>
        {places.slice(0, mostPlaces).map((place) => {
          const cells = cellsOf(place);
          return (
            <li key={place}>
              <span>
                {placeName(language, kind, place)}{' '}
                <small>{say(texts.linesOf(format.value('count', cells[0]!.place_lines)))}</small>
              </span>
              <span role="img" aria-label={cells.map(textOf).join(', ')} className={classes.stack}>
                {cells.map((cell) => (
                  <i
                    key={cell.reason_group}
                    title={textOf(cell)}
                    style={{ width: `${cell.share * 100}%`, background: reasonColour(cell.reason_group) }}
                  />
                ))}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface GapProps {
  readonly gap: Cell;
  readonly rows: readonly Cell[];
  readonly filter: Filter;
}

/** A reason that is much more frequent in one place than elsewhere, and the words of both to compare. */
function Gap({ gap, rows, filter }: GapProps) {
  const say = useWords();
  const format = useFormat();
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const [share, others] = [format.wholePercent(gap.share), format.wholePercent(gap.others_share ?? 0)];
  const place = placeName(language, gap.place_kind, gap.place);
  return (
    <div className={classes.warning}>
      <p>
        <TriangleAlert size={15} aria-hidden />{' '}
        {say(texts.gap(place, format.value('code', gap.reason_group), share, others))}{' '}
        <button type="button" className={classes.linkButton} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say(texts.gapWords)}
        </button>
      </p>
      {isOpen && <BothWords gap={gap} place={place} rows={rows} filter={filter} />}
    </div>
  );
}

/** The words of a gap's place and those of elsewhere. Countries are asked for, languages are told by the quotes. */
function BothWords({ gap, place, rows, filter }: GapProps & { readonly place: string }) {
  const say = useWords();
  const asked = { ...filter, reason: [gap.reason_group], limit: 200 };
  const countries = [...new Set(rows.filter((row) => row.place_kind === 'country').map((row) => row.place))];
  const isCountry = gap.place_kind === 'country';
  const there = useAnswer(reasonQuotes, isCountry ? { ...asked, country: [gap.place] } : asked);
  const others = countries.filter((country) => country !== gap.place).slice(0, 100);
  const elsewhere = useAnswer(reasonQuotes, isCountry ? { ...asked, country: others } : asked);
  if (!there.data || !elsewhere.data) return <Waiting height={80} />;
  const isThere = (language: string) => isCountry || language === gap.place;
  const isElsewhere = (language: string) => isCountry || language !== gap.place;
  return (
    <div className={classes.halves}>
      <section>
        <h3 className={classes.subhead}>{say(texts.there(place))}</h3>
        <Quotes quotes={there.data.rows.filter((row) => isThere(row.language)).slice(0, comparedWords)} />
      </section>
      <section>
        <h3 className={classes.subhead}>{say(texts.elsewhere)}</h3>
        <Quotes quotes={elsewhere.data.rows.filter((row) => isElsewhere(row.language)).slice(0, comparedWords)} />
      </section>
    </div>
  );
}
