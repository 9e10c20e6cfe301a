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
import {
  type Change,
  type CorrectableText,
  CorrectionsContextProvider,
  type Reasons,
  useChange,
} from './use-corrections.ts';

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
  const [standing, setStanding] = useState<readonly number[]>([]);
  const change = useChange(({ undone, correction_id: made }) =>
    setStanding((all) => (undone === null ? [...all, made] : all.filter((one) => one !== undone))),
  );
  const name = () => {
    const known = keptName() || window.prompt(say(yourName))?.trim();
    if (known) keepName(known);
    return known;
  };
  const undo = (correctionId: number) => {
    const said_by = name();
    if (said_by) change.mutate({ correction_id: correctionId, said_by });
  };
  const tell = (text: CorrectableText, from: HTMLElement, reasons: Reasons, said_by: string, isSame: boolean) => {
    change.mutate({ note_key: text.note_key, reasons, said_by, isSame });
    requestAnimationFrame(() => moveFocus(from, 1));
  };
  const confirm = (text: CorrectableText, from: HTMLElement, reasons: Reasons) => {
    const said_by = name();
    if (said_by) tell(text, from, reasons, said_by, true);
  };
  return (
    <CorrectionsContextProvider
      value={{
        ask: (text, from, group) => setOpen({ text, from, group: group ?? null }),
        ...{ confirm, undo, standing: standing.at(-1) ?? null },
      }}
    >
      {children}
      <Told change={change.data ?? null} error={change.error} onUndo={undo} />
      {open && (
        <CorrectDialog
          text={open.text}
          group={open.group}
          onClose={() => setOpen(null)}
          onSay={(reasons, name) => {
            keepName(name);
            setOpen(null);
            tell(open.text, open.from, reasons, name, false);
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
    if (!change.said) return say(texts.undone(lines));
    return say((change.isSame ? texts.confirmed : texts.corrected)(format.value('code', change.said), lines));
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
