import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import button from './button.module.css';
import classes from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  /** What the two buttons say. */
  readonly cancel: ReactNode;
  readonly confirm: ReactNode;
  readonly canConfirm?: boolean;
  /** What the keyboard begins at, as a selector; the first field unless told otherwise. */
  readonly first?: string;
  /** What the API refused of it. */
  readonly problem?: string | null;
  /** More buttons, before the two. */
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  /** Told what the fields hold once they pass their checks. */
  readonly onConfirm: (told: FormData) => void;
  readonly children: ReactNode;
}

/** A form over the page: Enter confirms, Escape closes. */
export function Dialog(props: DialogProps) {
  const { title, cancel, confirm, canConfirm = true, first = 'input', problem, actions, children } = props;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>(first)?.focus();
  }, [first]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    props.onConfirm(new FormData(event.currentTarget));
  };
  // The browser tells of a close later, and gives the focus back at once: who asks again in between is to be heard.
  const close = () => {
    dialog.current?.close();
    props.onClose();
  };
  return (
    <dialog ref={dialog} className={`${classes.frame} ${classes.dialog}`} aria-labelledby={id} onClose={props.onClose}>
      <form onSubmit={submit}>
        <h2 id={id}>{title}</h2>
        {children}
        {problem && <p role="alert">{problem}</p>}
        <div className={classes.buttons}>
          {actions}
          <button type="button" className={button.button} onClick={close}>
            {cancel}
          </button>
          <button type="submit" className={button.button} data-primary disabled={!canConfirm}>
            {confirm}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** What a field of a form holds, without space around; empty when it is not there. */
export function fieldText(told: FormData, name: string): string {
  return String(told.get(name) ?? '').trim();
}
