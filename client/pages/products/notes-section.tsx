import { AlarmClock, NotebookPen } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { longestName } from '../../../server/contract/corrections.ts';
import { longestNote } from '../../../server/contract/product-notes.ts';
import { productNotes } from '../../../server/questions/products/contract.ts';
import { keepName, keptName } from '../../shared/kept-name.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import button from '../../shared/ui/button.module.css';
import { yourName } from '../../shared/ui/name-field.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import type { DossierLevel } from './dossier-filter.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { texts } from './texts.ts';
import classes from './triage.module.css';
import type { Note } from './triage.ts';
import { useSay } from './use-say.ts';

/** Where the section stands on the page. */
const place = 'product-notes';

/** Goes to the section, far below all that is known. */
export function ToNotes() {
  const say = useWords();
  const go = () => {
    const section = document.getElementById(place);
    section?.scrollIntoView();
    section?.focus({ preventScroll: true });
  };
  return (
    <button type="button" className={`${button.button} ${classes.action}`} onClick={go}>
      <NotebookPen size={15} aria-hidden /> {say(texts.toNotes)}
    </button>
  );
}

interface NotesSectionProps {
  readonly level: DossierLevel;
  readonly product: string;
  /** What the product is called. */
  readonly title: string;
}

/** Who owns the product and what was said of it, by whom and when; everything can be taken back and nothing is lost. */
export function NotesSection({ level, product, title }: NotesSectionProps) {
  const say = useWords();
  const said = useSay();
  const [name, setName] = useState(keptName);
  const [isSnoozing, setSnoozing] = useState(false);
  const sign = () => {
    keepName(name.trim());
    return name.trim();
  };
  return (
    <section id={place} tabIndex={-1} className={classes.notes}>
      <Panel
        title={say(texts.notes)}
        query={productNotes}
        params={{ product }}
        height={60}
        emptyText={say(texts.noNotes)}
      >
        {({ rows }) => (
          <ul className={classes.said}>
            {rows
              .filter((note) => note.level === level)
              .map((note) => (
                <Said
                  key={note.entry_id}
                  note={note}
                  canUndo={name.trim() !== ''}
                  onUndo={() => said.mutate({ entry_id: note.entry_id, said_by: sign() })}
                />
              ))}
          </ul>
        )}
      </Panel>
      <div className={classes.forms}>
        <label>
          {say(yourName)}
          <input
            maxLength={longestName}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        {(['owner', 'note'] as const).map((kind) => (
          <SayForm
            key={kind}
            kind={kind}
            isSigned={name.trim() !== ''}
            onSay={(says) => said.mutate({ level, level_key: product, kind, says, said_by: sign() })}
          />
        ))}
      </div>
      <button type="button" className={`${button.button} ${classes.action}`} onClick={() => setSnoozing(true)}>
        <AlarmClock size={15} aria-hidden /> {say(texts.snooze)}
      </button>
      {isSnoozing && (
        <SnoozeDialog
          name={title}
          onClose={() => setSnoozing(false)}
          onSnooze={(snooze) => {
            keepName(snooze.said_by);
            setName(snooze.said_by);
            setSnoozing(false);
            said.mutate({ level, level_key: product, kind: 'snooze', ...snooze });
          }}
        />
      )}
      {said.error && <p role="alert">{said.error.message}</p>}
    </section>
  );
}

interface SayFormProps {
  readonly kind: 'owner' | 'note';
  readonly isSigned: boolean;
  readonly onSay: (says: string) => void;
}

/** One line and its button. An owner of no letters takes the owner away. */
function SayForm({ kind, isSigned, onSay }: SayFormProps) {
  const say = useWords();
  const [text, setText] = useState('');
  const isComplete = isSigned && (kind === 'owner' || text.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSay(text.trim());
    setText('');
  };
  return (
    <form onSubmit={submit}>
      <label>
        {say(texts[kind])}
        <input maxLength={longestNote} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </label>
      <button type="submit" className={button.button} disabled={!isComplete}>
        {say(kind === 'owner' ? texts.setOwner : texts.addNote)}
      </button>
    </form>
  );
}

function Said({ note, canUndo, onUndo }: { note: Note; canUndo: boolean; onUndo: () => void }) {
  const say = useWords();
  const format = useFormat();
  const when = (at: number | null) => format.value('instant', at);
  const what = {
    snooze: `${say(texts.said.snooze(format.value('date', note.until_date)))}: ${note.says}`,
    owner: note.says === '' ? say(texts.said.noOwner) : `${note.says} · ${say(texts.said.owner)}`,
    note: note.says,
  }[note.kind];
  return (
    <li data-over={!note.is_in_force || undefined}>
      <span>{what}</span>{' '}
      <small>
        {say(texts.byWhom(note.said_by, when(note.said_at)))}
        {note.undone_by !== null && ` · ${say(texts.undoneBy(note.undone_by, when(note.undone_at)))}`}
      </small>
      {note.undone_by === null && (
        <button type="button" className={button.button} disabled={!canUndo} onClick={onUndo}>
          {say(texts.undo)}
        </button>
      )}
    </li>
  );
}
