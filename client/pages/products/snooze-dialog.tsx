import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { longestName } from '../../../server/contract/corrections.ts';
import { longestNote } from '../../../server/contract/product-notes.ts';
import { keptName } from '../../shared/kept-name.ts';
import { useWords } from '../../shared/language.tsx';
import { texts } from './texts.ts';
import classes from './triage.module.css';

/** What is asked of who lets a product wait. */
export interface Snooze {
  readonly says: string;
  /** `YYYY-MM-DD` */
  readonly until: string;
  readonly said_by: string;
}

interface SnoozeDialogProps {
  readonly name: string;
  readonly onClose: () => void;
  readonly onSnooze: (snooze: Snooze) => void;
}

const dayLength = 86_400_000;
/** How long a product waits unless another day is chosen: after that, what was changed begins to show. */
const usualDays = 28;

/** Asks why a product can wait, until when, and who says so. */
export function SnoozeDialog({ name, onClose, onSnooze }: SnoozeDialogProps) {
  const id = useId();
  const say = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [snooze, setSnooze] = useState<Snooze>(() => ({ says: '', until: dayAfter(usualDays), said_by: keptName() }));
  const set = (change: Partial<Snooze>) => setSnooze((before) => ({ ...before, ...change }));
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSnooze({ ...snooze, says: snooze.says.trim(), said_by: snooze.said_by.trim() });
  };
  return (
    <dialog ref={dialog} className={classes.dialog} aria-labelledby={id} onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id={id}>{say(texts.snoozeTitle(name))}</h2>
        <label>
          {say(texts.why)}
          <input
            required
            pattern=".*\S.*"
            maxLength={longestNote}
            value={snooze.says}
            onChange={(event) => set({ says: event.currentTarget.value })}
          />
        </label>
        <label>
          {say(texts.until)}
          <input
            required
            type="date"
            min={dayAfter(1)}
            value={snooze.until}
            onChange={(event) => set({ until: event.currentTarget.value })}
          />
        </label>
        <label>
          {say(texts.yourName)}
          <input
            required
            pattern=".*\S.*"
            maxLength={longestName}
            autoComplete="name"
            value={snooze.said_by}
            onChange={(event) => set({ said_by: event.currentTarget.value })}
          />
        </label>
        <div className={classes.buttons}>
          <button type="button" onClick={() => dialog.current?.close()}>
            {say(texts.cancel)}
          </button>
          <button type="submit" data-primary>
            {say(texts.snooze)}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function dayAfter(days: number): string {
  return new Date(Date.now() + days * dayLength).toISOString().slice(0, 10);
}
