import { type FormEvent, useEffect, useId, useRef } from 'react';
import { longestName } from '../../../server/contract/corrections.ts';
import shared from '../../shared/fixes/fixes.module.css';
import { texts as fixTexts } from '../../shared/fixes/texts.ts';
import { keptName } from '../../shared/kept-name.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import type { Fix } from './fix-row.tsx';
import { texts } from './texts.ts';

interface UndoDialogProps {
  readonly fix: Fix;
  /** What the API refused of it. */
  readonly problem: string | null;
  readonly onClose: () => void;
  readonly onUndo: (name: string) => void;
}

/** Asks whether a fix is to be taken back, and who says so. */
export function UndoDialog({ fix, problem, onClose, onUndo }: UndoDialogProps) {
  const id = useId();
  const say = useWords();
  const format = useFormat();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onUndo(String(new FormData(event.currentTarget).get('said_by')).trim());
  };
  const what = [format.value('code', fix.lever), format.value('date', fix.fixed_date), fix.products].join(' · ');
  return (
    <dialog ref={dialog} className={shared.dialog} aria-labelledby={id} onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id={id}>{say(texts.undoTitle)}</h2>
        <p>{say(texts.undoLead(what))}</p>
        <label>
          {say(fixTexts.yourName)}
          <input
            name="said_by"
            required
            pattern=".*\S.*"
            maxLength={longestName}
            autoComplete="name"
            defaultValue={keptName()}
          />
        </label>
        {problem && <p role="alert">{problem}</p>}
        <div className={shared.buttons}>
          <button type="button" onClick={() => dialog.current?.close()}>
            {say(texts.keep)}
          </button>
          <button type="submit" data-primary>
            {say(texts.undoYes)}
          </button>
        </div>
      </form>
    </dialog>
  );
}
