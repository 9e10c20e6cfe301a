import { fieldWords, type MappedField, mappedFields } from '../../../pipelines/domain/mapping-fields.ts';
import type { MappingProposal } from '../../../pipelines/domain/reports.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import classes from './mapping.module.css';
import { texts } from './texts.ts';

interface MappingTableProps {
  readonly mapping: MappingProposal;
  /** Heading → what it holds. */
  readonly choices: Readonly<Record<string, string>>;
  readonly onChoose: (heading: string, field: string | null) => void;
}

/** The first rows of a file: each column with what it holds, each cell with how it would be read. */
export function MappingTable(props: MappingTableProps) {
  const { mapping, choices } = props;
  const say = useWords();
  const { headings, preview } = mapping;
  return (
    <div className={classes.scroller}>
      <table className={classes.table}>
        <caption>{say(texts.preview)}</caption>
        <thead>
          <tr>
            {headings.map((heading, place) => (
              <th key={place.toString()} scope="col">
                <span className={classes.heading}>{heading || '–'}</span>
                {heading !== '' && <Holds {...props} heading={heading} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.raw.map((row, index) => (
            <tr key={index.toString()}>
              {headings.map((heading, place) => (
                <ReadCell
                  key={place.toString()}
                  raw={row[place] ?? ''}
                  read={readIn(preview.read[index], choices[heading])}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function readIn(row: Record<string, string | null> | undefined, field: string | undefined): string | null | undefined {
  return field === undefined ? undefined : row?.[field];
}

/** What a column holds, how sure we are of that, and the choice of another. */
function Holds({ heading, mapping, choices, onChoose }: MappingTableProps & { heading: string }) {
  const say = useWords();
  const format = useFormat();
  const { needed, other } = mappedFields[mapping.kind];
  const chosen = choices[heading];
  const guess = mapping.columns.find(({ column }) => column === chosen);
  const sure = guess?.heading === heading ? guess.confidence : 0;
  const name = (field: MappedField) => say(fieldWords[field]);
  return (
    <>
      <select
        aria-label={say(texts.columnHolds(heading))}
        value={chosen ?? ''}
        data-chosen={chosen !== undefined || undefined}
        onChange={(event) => onChoose(heading, event.target.value || null)}
      >
        <option value="">{say(texts.notUsed)}</option>
        {needed.map((field) => (
          <option key={field} value={field}>
            {`${name(field)} * (${say(texts.needed)})`}
          </option>
        ))}
        {other.map((field) => (
          <option key={field} value={field}>
            {name(field)}
          </option>
        ))}
      </select>
      <small className={classes.sure}>
        {chosen && say(sure > 0 ? texts.sure(format.wholePercent(sure)) : texts.yours)}
      </small>
    </>
  );
}

/** A cell as it stands in the file, and how it would be read where that differs. */
function ReadCell({ raw, read }: { raw: string; read: string | null | undefined }) {
  const say = useWords();
  if (read === undefined) return <td className={classes.unused}>{raw}</td>;
  const isLost = read === null && raw.trim() !== '';
  return (
    <td data-lost={isLost || undefined}>
      <span>{raw}</span>
      {isLost && <small>{say(texts.unreadable)}</small>}
      {read !== null && read !== raw.trim() && <small>{`→ ${read}`}</small>}
    </td>
  );
}
