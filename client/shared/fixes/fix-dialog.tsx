import { type ReactNode, useState } from 'react';
import { groupCodes } from '../../../pipelines/domain/reasons.ts';
import { longestName } from '../../../server/contract/corrections.ts';
import { type FixRequest, type Lever, levers, longestFixNote } from '../../../server/contract/fixes.ts';
import { useFormat, useWords } from '../language.tsx';
import { useReasons } from '../shop-reasons.tsx';
import { Dialog, fieldText } from '../ui/dialog.tsx';
import { NameField } from '../ui/name-field.tsx';
import classes from './fixes.module.css';
import { type PickedProduct, ProductPicker } from './product-picker.tsx';
import { texts } from './texts.ts';

interface FixDialogProps {
  /** What it is about, before anything is typed. */
  readonly products: readonly PickedProduct[];
  /** What the API refused of it. */
  readonly problem: string | null;
  readonly onClose: () => void;
  readonly onRecord: (fix: FixRequest) => void;
}

/** Asks what was fixed, of which products, since when, and what it should move. */
export function FixDialog({ products, problem, onClose, onRecord }: FixDialogProps) {
  const say = useWords();
  const [picked, setPicked] = useState(products);
  return (
    <Dialog
      title={say(texts.title)}
      cancel={say(texts.cancel)}
      confirm={say(texts.save)}
      first={products.length > 0 ? 'select' : 'input'}
      problem={problem}
      onClose={onClose}
      onConfirm={(told) =>
        onRecord({
          products: picked.map(({ level, level_key }) => ({ level, level_key })),
          lever: fieldText(told, 'lever') as Lever,
          fixed_date: fieldText(told, 'fixed_date'),
          reason: (fieldText(told, 'reason') || undefined) as FixRequest['reason'],
          owner: fieldText(told, 'owner'),
          note: fieldText(told, 'note'),
          said_by: fieldText(told, 'said_by'),
        })
      }
    >
      <ProductPicker picked={picked} onPick={setPicked} />
      <div className={classes.pair}>
        <LeverField />
        <Field label={say(texts.since)}>
          <input name="fixed_date" type="date" required min="2000-01-01" max={today()} defaultValue={today()} />
        </Field>
      </div>
      <ReasonField />
      <div className={classes.pair}>
        <Field label={say(texts.owner)}>
          <input name="owner" maxLength={longestName} />
        </Field>
        <NameField />
      </div>
      <Field label={say(texts.note)}>
        <input name="note" maxLength={longestFixNote} />
      </Field>
    </Dialog>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label>
      {label}
      {children}
    </label>
  );
}

function LeverField() {
  const say = useWords();
  const format = useFormat();
  return (
    <Field label={say(texts.lever)}>
      <select name="lever" required defaultValue="">
        <option value="" disabled>
          {say(texts.choose)}
        </option>
        {levers.map((lever) => (
          <option key={lever} value={lever}>
            {format.value('code', lever)}
          </option>
        ))}
      </select>
    </Field>
  );
}

function ReasonField() {
  const say = useWords();
  const format = useFormat();
  const reasons = useReasons();
  return (
    <Field label={say(texts.reason)}>
      <select name="reason" defaultValue="">
        <option value="">{say(texts.allReturns)}</option>
        {groupCodes.map((group) => (
          <optgroup key={group} label={format.value('code', group)}>
            <option value={group}>{format.value('code', group)}</option>
            {reasons
              .filter((reason) => reason.group === group)
              .map(({ code }) => (
                <option key={code} value={code}>
                  – {format.value('code', code)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </Field>
  );
}
