import { longestNote } from '../../../server/contract/product-notes.ts';
import { useWords } from '../../shared/language.tsx';
import { Dialog, fieldText } from '../../shared/ui/dialog.tsx';
import { NameField } from '../../shared/ui/name-field.tsx';
import { texts } from './texts.ts';

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
  const say = useWords();
  return (
    <Dialog
      title={say(texts.snoozeTitle(name))}
      cancel={say(texts.cancel)}
      confirm={say(texts.snooze)}
      onClose={onClose}
      onConfirm={(told) =>
        onSnooze({
          says: fieldText(told, 'says'),
          until: fieldText(told, 'until'),
          said_by: fieldText(told, 'said_by'),
        })
      }
    >
      <label>
        {say(texts.why)}
        <input name="says" required pattern=".*\S.*" maxLength={longestNote} />
      </label>
      <label>
        {say(texts.until)}
        <input name="until" required type="date" min={dayAfter(1)} defaultValue={dayAfter(usualDays)} />
      </label>
      <NameField />
    </Dialog>
  );
}

function dayAfter(days: number): string {
  return new Date(Date.now() + days * dayLength).toISOString().slice(0, 10);
}
