import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { fieldWords, type MappedField } from '../../../pipelines/domain/mapping-fields.ts';
import type { MappedKind, MappingProposal } from '../../../pipelines/domain/reports.ts';
import { useWords } from '../../shared/language.tsx';
import { PillSelect } from '../../shared/ui/pill-select.tsx';
import { Failed } from '../../shared/ui/states.tsx';
import classes from './mapping.module.css';
import { MappingTable } from './mapping-table.tsx';
import { texts } from './texts.ts';
import { type Asked, change, useImports } from './use-imports.ts';

const kinds = Object.keys(texts.kinds) as MappedKind[];

/** What the user says so far: without columns, what we guess for the kind. */
interface Told {
  readonly kind: MappedKind;
  readonly columns?: Readonly<Record<string, string>>;
}

/** Asks which column of an unknown file is which, with its first rows as they would be read, and loads it so. */
export function MappingStep({ asked }: { asked: Asked }) {
  const say = useWords();
  const id = useId();
  const { confirm } = useImports();
  const [told, setTold] = useState<Told | null>(null);
  const { mapping, error } = useProposal(asked, told);
  const missing = mapping.missing.map((field) => say(fieldWords[field as MappedField]));
  const columns = chosenIn(mapping);
  return (
    <section className={classes.step} aria-labelledby={id}>
      <h2 id={id}>{say(texts.mappingTitle(asked.file))}</h2>
      <p className={classes.text}>{say(texts.mappingText)}</p>
      <div className={classes.kind}>
        <span>{say(texts.mappingKind)}</span>
        <PillSelect
          label={say(texts.mappingKind)}
          value={mapping.kind}
          options={kinds.map((kind) => ({ value: kind, label: say(texts.kinds[kind]) }))}
          onChange={(kind) => setTold({ kind })}
        />
      </div>
      {error && <Failed error={error} />}
      <MappingTable
        mapping={mapping}
        onChoose={(heading, field) => setTold({ kind: mapping.kind, columns: assigned(columns, heading, field) })}
      />
      <footer className={classes.foot}>
        <p role="status" data-missing={missing.length > 0 || undefined}>
          {say(missing.length > 0 ? texts.missing(missing.join(', ')) : texts.nothingMissing)}
        </p>
        <button
          type="button"
          disabled={missing.length > 0}
          onClick={() => confirm(asked.import_id, { file: asked.file, kind: mapping.kind, columns })}
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
      const response = await change(`/imports/${asked.import_id}/preview`, 'POST', { file: asked.file, ...told });
      return (await response.json()) as MappingProposal;
    },
  });
  return { mapping: preview.data ?? asked.mapping, error: preview.error };
}

function chosenIn({ columns }: MappingProposal): Record<string, string> {
  return Object.fromEntries(columns.flatMap(({ column, heading }) => (heading === null ? [] : [[column, heading]])));
}

/** The same with `heading` holding `field`, which no other then holds; nothing where `field` is null. */
function assigned(columns: Record<string, string>, heading: string, field: string | null): Record<string, string> {
  const others = Object.entries(columns).filter(([ours, theirs]) => ours !== field && theirs !== heading);
  return Object.fromEntries(field === null ? others : [...others, [field, heading]]);
}
