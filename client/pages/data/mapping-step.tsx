import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { fieldWords, type MappedField, mappedFields } from '../../../pipelines/domain/mapping-fields.ts';
import type { MappedKind, MappingProposal } from '../../../pipelines/domain/reports.ts';
import type { Words } from '../../../pipelines/domain/words.ts';
import { change } from '../../shared/answer.ts';
import { useWords } from '../../shared/language.tsx';
import { PillSelect } from '../../shared/ui/pill-select.tsx';
import { Failed } from '../../shared/ui/states.tsx';
import classes from './mapping.module.css';
import { MappingTable } from './mapping-table.tsx';
import { texts } from './texts.ts';
import { type Asked, useImports } from './use-imports.ts';
import { useWorded } from './use-notice.ts';

const kinds = Object.keys(texts.kinds) as MappedKind[];

/** What each heading holds; one that is not used is not in it. */
type Choices = Readonly<Record<string, string>>;

/** What the user says so far: without choices, what we guess for the kind. */
interface Told {
  readonly kind: MappedKind;
  readonly choices?: Choices;
}

/** Asks which column of an unknown file is which, with its first rows as they would be read, and loads it so. */
export function MappingStep({ asked }: { asked: Asked }) {
  const say = useWords();
  const id = useId();
  const { confirm, dismiss } = useImports();
  const worded = useWorded();
  const [told, setTold] = useState<Told | null>(null);
  const { mapping, error } = useProposal(asked, told);
  const choices = told?.kind === mapping.kind && told.choices ? told.choices : choicesIn(mapping);
  const problem = problemOf(mapping.kind, choices);
  return (
    <section className={classes.step} aria-labelledby={id}>
      <h2 id={id}>{say(texts.mappingTitle(asked.file))}</h2>
      <p className={classes.text}>{say(texts.mappingText)}</p>
      <div className={classes.kind}>
        <span>{say(texts.mappingKind)}</span>
        <PillSelect
          label={say(texts.mappingKind)}
          value={told?.kind ?? mapping.kind}
          options={kinds.map((kind) => ({ value: kind, label: say(texts.kinds[kind]) }))}
          onChange={(kind) => setTold({ kind })}
        />
      </div>
      {error && <Failed error={worded(error)} />}
      <MappingTable
        mapping={mapping}
        choices={choices}
        onChoose={(heading, field) => setTold({ kind: mapping.kind, choices: withChoice(choices, heading, field) })}
      />
      <footer className={classes.foot}>
        <p role="status" data-missing={problem !== null || undefined}>
          {say(problem?.(say) ?? texts.nothingMissing)}
        </p>
        <button type="button" className={classes.leave} onClick={() => dismiss(asked.import_id, asked.file)}>
          {say(texts.leaveOut)}
        </button>
        <button
          type="button"
          className={classes.go}
          disabled={problem !== null}
          onClick={() =>
            confirm(asked.import_id, { file: asked.file, kind: mapping.kind, columns: columnsOf(choices) })
          }
        >
          {say(texts.loadSo)}
        </button>
      </footer>
    </section>
  );
}

/** The file as it would be read by what the user says; the server's own proposal before they say anything. */
function useProposal(asked: Asked, told: Told | null): { mapping: MappingProposal; error: Error | null } {
  const preview = useQuery({
    queryKey: ['mapping', asked.import_id, asked.file, told],
    enabled: told !== null,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: async () => {
      const columns = told?.choices && columnsOf(told.choices);
      const body = { file: asked.file, kind: told?.kind, ...(columns ? { columns } : {}) };
      const response = await change(`/imports/${asked.import_id}/preview`, 'POST', body);
      return (await response.json()) as MappingProposal;
    },
  });
  return { mapping: preview.data ?? asked.mapping, error: preview.error };
}

/** Why the file cannot be loaded so: what must be chosen and is not, or what is chosen twice. */
function problemOf(kind: MappedKind, choices: Choices): ((say: (words: Words) => string) => Words) | null {
  const chosen = Object.values(choices);
  const missing = mappedFields[kind].needed.filter((field) => !chosen.includes(field));
  const twice = chosen.filter((field, at) => chosen.indexOf(field) !== at);
  const named = (fields: readonly string[], say: (words: Words) => string) =>
    fields.map((field) => say(fieldWords[field as MappedField])).join(', ');
  if (missing.length > 0) return (say) => texts.missing(named(missing, say));
  return twice.length > 0 ? (say) => texts.twice(named(twice, say)) : null;
}

function choicesIn({ columns }: MappingProposal): Choices {
  return Object.fromEntries(columns.flatMap(({ column, heading }) => (heading === null ? [] : [[heading, column]])));
}

/** Two headings may hold the same while one is on the way through a list of choices: the later one is read. */
function withChoice(choices: Choices, heading: string, field: string | null): Choices {
  const { [heading]: _before, ...others } = choices;
  return field === null ? others : { ...others, [heading]: field };
}

function columnsOf(choices: Choices): Record<string, string> {
  return Object.fromEntries(Object.entries(choices).map(([heading, field]) => [field, heading]));
}
