import { useFormat, useWords } from '../../shared/language.tsx';
import { Dialog, fieldText } from '../../shared/ui/dialog.tsx';
import { NameField } from '../../shared/ui/name-field.tsx';
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
  const say = useWords();
  const format = useFormat();
  const what = [format.value('code', fix.lever), format.value('date', fix.fixed_date), fix.products].join(' · ');
  return (
    <Dialog
      title={say(texts.undoTitle)}
      cancel={say(texts.keep)}
      confirm={say(texts.undoYes)}
      problem={problem}
      onClose={onClose}
      onConfirm={(told) => onUndo(fieldText(told, 'said_by'))}
    >
      <p>{say(texts.undoLead(what))}</p>
      <NameField />
    </Dialog>
  );
}
