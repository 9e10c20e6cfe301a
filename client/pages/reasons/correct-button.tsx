import { Pencil } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { groupCodes } from '../../../pipelines/domain/reasons.ts';
import { useWords } from '../../shared/language.tsx';
import button from '../../shared/ui/button.module.css';
import classes from './corrections.module.css';
import { texts } from './texts.ts';
import { type CorrectableText, useCorrections } from './use-corrections.ts';

interface CorrectButtonProps {
  readonly text: CorrectableText;
  /** The correction in force, which `u` takes back; else that takes back the last one made here. */
  readonly correctionId?: number | null;
}

/** Corrects a text of a list; from here the keys j and k go through the list, 1 to 8 choose a group, u takes back. */
export function CorrectButton({ text, correctionId = null }: CorrectButtonProps) {
  const say = useWords();
  const { ask, undo, last } = useCorrections();
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const button = event.currentTarget;
    const group = groupCodes[Number(event.key) - 1];
    const undone = correctionId ?? (last?.said ? last.correction_id : null);
    if (event.key === 'j') moveFocus(button, 1);
    else if (event.key === 'k') moveFocus(button, -1);
    else if (event.key === 'u' && undone !== null) undo(undone);
    else if (group) ask(text, button, group);
    else return;
    event.preventDefault();
  };
  return (
    <button
      type="button"
      data-correct
      className={`${button.button} ${classes.correct}`}
      onClick={(event) => ask(text, event.currentTarget)}
      onKeyDown={onKeyDown}
    >
      <Pencil size={13} aria-hidden /> {say(texts.correct)}
    </button>
  );
}

/** Puts the focus so many buttons on from one of its list; at either end it stays in the list. */
export function moveFocus(button: HTMLElement, by: 1 | -1): void {
  const buttons = [...(button.closest('ul')?.querySelectorAll<HTMLElement>('[data-correct]') ?? [])];
  const at = buttons.indexOf(button);
  (buttons[at + by] ?? (by === 1 ? buttons[at - 1] : undefined))?.focus();
}
