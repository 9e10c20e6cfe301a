import { type ReactNode, useState } from 'react';
import type { GroupCode } from '../../../pipelines/domain/reasons.ts';
import { keepName, keptName } from '../../shared/kept-name.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import button from '../../shared/ui/button.module.css';
import { yourName } from '../../shared/ui/name-field.tsx';
import { ToldBar } from '../../shared/ui/told-bar.tsx';
import { moveFocus } from './correct-button.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import classes from './corrections.module.css';
import { texts } from './texts.ts';
import { type Change, type CorrectableText, CorrectionsContextProvider, useChange } from './use-corrections.ts';

/** A text whose dialog is open, and the button that opened it. */
interface Open {
  readonly text: CorrectableText;
  readonly from: HTMLElement;
  readonly group: GroupCode | null;
}

/** Lets the parts below it correct texts: holds the dialog, and tells what the last change did. */
export function CorrectionsProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<Open | null>(null);
  const say = useWords();
  const change = useChange();
  const last = change.data ?? null;
  const undo = (correctionId: number) => {
    const name = keptName() || window.prompt(say(yourName))?.trim();
    if (!name) return;
    keepName(name);
    change.mutate({ correction_id: correctionId, said_by: name });
  };
  return (
    <CorrectionsContextProvider
      value={{ ask: (text, from, group) => setOpen({ text, from, group: group ?? null }), undo, last }}
    >
      {children}
      <Told change={last} error={change.error} onUndo={undo} />
      {open && (
        <CorrectDialog
          text={open.text}
          group={open.group}
          onClose={() => setOpen(null)}
          onSay={(reasons, name) => {
            keepName(name);
            change.mutate({ note_key: open.text.note_key, reasons, said_by: name });
            setOpen(null);
            requestAnimationFrame(() => moveFocus(open.from, 1));
          }}
        />
      )}
    </CorrectionsContextProvider>
  );
}

interface ToldProps {
  readonly change: Change | null;
  readonly error: Error | null;
  readonly onUndo: (correctionId: number) => void;
}

/** What the last change did, where it is seen from anywhere on the page. */
function Told({ change, error, onUndo }: ToldProps) {
  const say = useWords();
  const format = useFormat();
  const told = () => {
    if (!change) return null;
    const lines = format.value('count', change.return_lines);
    return say(change.said ? texts.corrected(format.value('code', change.said), lines) : texts.undone(lines));
  };
  return (
    <ToldBar error={error}>
      {told()}
      {change?.said && (
        <button
          type="button"
          className={`${button.button} ${classes.undo}`}
          onClick={() => onUndo(change.correction_id)}
        >
          {say(texts.undo)} <kbd>u</kbd>
        </button>
      )}
    </ToldBar>
  );
}
