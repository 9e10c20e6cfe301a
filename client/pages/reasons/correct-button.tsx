import { Check, Pencil } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { groupCodes } from '../../../pipelines/domain/reasons.ts';
import { useWords } from '../../shared/language.tsx';
import button from '../../shared/ui/button.module.css';
import classes from './corrections.module.css';
import { texts } from './texts.ts';
import { type CorrectableText, type Reasons, useCorrections } from './use-corrections.ts';

interface CorrectButtonProps {
  readonly text: CorrectableText;
  /** The correction in force, which `u` takes back; else that takes back those made here, the last one first. */
  readonly correctionId?: number | null;
  /** What it is read as, where that can be confirmed at once. */
  readonly readAs?: Reasons;
}

/** Corrects a text of a list; from here the keys j and k go through the list, 1 to 8 choose a group, c confirms, u takes back. */
export function CorrectButton({ text, correctionId = null, readAs }: CorrectButtonProps) {
  const say = useWords();
  const { ask, confirm, undo, standing } = useCorrections();
  const correct = useRef<HTMLButtonElement>(null);
  const isRight = () => readAs && correct.current && confirm(text, correct.current, readAs);
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const button = event.currentTarget;
    const group = groupCodes[Number(event.key) - 1];
    const undone = correctionId ?? standing;
    if (event.key === 'j') moveFocus(button, 1);
    else if (event.key === 'k') moveFocus(button, -1);
    else if (event.key === 'c' && readAs) isRight();
    else if (event.key === 'u' && undone !== null) undo(undone);
    else if (group) ask(text, button, group);
    else return;
    event.preventDefault();
  };
  return (
    <span className={classes.correct}>
      {readAs && (
        <button type="button" className={button.button} onClick={isRight}>
          <Check size={13} aria-hidden /> {say(texts.isRight)}
        </button>
      )}
      <button
        ref={correct}
        type="button"
        data-correct
        data-keys
        className={button.button}
        onClick={(event) => ask(text, event.currentTarget)}
        onKeyDown={onKeyDown}
      >
        <Pencil size={13} aria-hidden /> {say(texts.correct)}
      </button>
    </span>
  );
}

/** Puts the focus so many buttons on from one of its list; at either end it stays in the list. */
export function moveFocus(button: HTMLElement, by: 1 | -1): void {
  const buttons = [...(button.closest('ul')?.querySelectorAll<HTMLElement>('[data-correct]') ?? [])];
  const at = buttons.indexOf(button);
  (buttons[at + by] ?? (by === 1 ? buttons[at - 1] : undefined))?.focus();
}
