import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { groupCodes } from '../../../pipelines/domain/reasons.ts';
import { longestName } from '../../../server/contract/corrections.ts';
import { type FixRequest, type Lever, levers, longestFixNote } from '../../../server/contract/fixes.ts';
import { keptName } from '../kept-name.ts';
import { useFormat, useWords } from '../language.tsx';
import { useReasons } from '../shop-reasons.tsx';
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
  const id = useId();
  const say = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [picked, setPicked] = useState(products);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>(products.length > 0 ? 'select' : 'input')?.focus();
  }, [products]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const told = new FormData(event.currentTarget);
    const text = (name: string) => String(told.get(name) ?? '').trim();
    onRecord({
      products: picked.map(({ level, level_key }) => ({ level, level_key })),
      lever: text('lever') as Lever,
      fixed_date: text('fixed_date'),
      reason: (text('reason') || undefined) as FixRequest['reason'],
      ...{ owner: text('owner'), note: text('note'), said_by: text('said_by') },
    });
  };
  return (
    <dialog ref={dialog} className={classes.dialog} aria-labelledby={id} onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id={id}>{say(texts.title)}</h2>
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
          <Field label={say(texts.yourName)}>
            <input
              name="said_by"
              required
              pattern=".*\S.*"
              maxLength={longestName}
              autoComplete="name"
              defaultValue={keptName()}
            />
          </Field>
        </div>
        <Field label={say(texts.note)}>
          <input name="note" maxLength={longestFixNote} />
        </Field>
        {problem && <p role="alert">{problem}</p>}
        <div className={classes.buttons}>
          <button type="button" onClick={() => dialog.current?.close()}>
            {say(texts.cancel)}
          </button>
          <button type="submit" data-primary>
            {say(texts.save)}
          </button>
        </div>
      </form>
    </dialog>
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
