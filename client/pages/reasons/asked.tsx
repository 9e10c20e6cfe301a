import type { FormEvent, ReactNode } from 'react';
import { noticeWords } from '../../../pipelines/domain/notices.ts';
import { type Words, words } from '../../../pipelines/domain/words.ts';
import type { ImportStage, ImportStatus } from '../../../server/contract/imports.ts';
import { keepName, keptName } from '../../shared/kept-name.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import button from '../../shared/ui/button.module.css';
import { fieldText } from '../../shared/ui/dialog.tsx';
import { NameField, yourName } from '../../shared/ui/name-field.tsx';
import { Failed } from '../../shared/ui/states.tsx';
import classes from './asked.module.css';
import type { Asked } from './use-asked.ts';

const waiting = words('Waiting for its turn…', 'En attente de son tour…', 'Își așteaptă rândul…');
const told: Readonly<Partial<Record<ImportStage, Words>>> = {
  train: words('Learning from the corrections…', 'Apprentissage des corrections…', 'Se învață din corecturi…'),
  classify: words('Reading the texts…', 'Lecture des textes…', 'Se citesc textele…'),
  build: words('Bringing the figures up to date…', 'Mise à jour des chiffres…', 'Se actualizează cifrele…'),
};
/** How far something is that was asked for, or why it failed. */
export function Outcome({ asked: { status, error, isUnderWay } }: { asked: Asked }) {
  const say = useWords();
  const format = useFormat();
  if (error) return <Failed error={error} />;
  if (status?.stage === 'failed' && status.problem) {
    const count = (value: number) => format.value('count', value);
    return <Failed error={new Error(say(noticeWords(status.problem, count)))} />;
  }
  return isUnderWay ? <Progress status={status} /> : null;
}

function Progress({ status }: { status: ImportStatus | null }) {
  const say = useWords();
  const { stage = 'queued', done = null, total = null } = status ?? {};
  const text = say(told[stage] ?? waiting);
  return (
    <p className={classes.progress} role="status">
      {text}
      <progress aria-label={text} {...(total ? { max: total, value: done ?? 0 } : {})} />
    </p>
  );
}

/** Gives the name of who wants something, asking for it where none is known; null where none is given. */
export function useName(): () => string | null {
  const say = useWords();
  return () => {
    const name = keptName() || window.prompt(say(yourName))?.trim();
    if (!name) return null;
    keepName(name);
    return name;
  };
}

interface SignedProps {
  /** What the button says. */
  readonly action: string;
  /** More buttons, before it. */
  readonly children?: ReactNode;
  readonly onSign: (name: string) => void;
}

/** Asks for the name of who wants something, then for it. */
export function Signed({ action, children, onSign }: SignedProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = fieldText(new FormData(event.currentTarget), 'said_by');
    keepName(name);
    onSign(name);
  };
  return (
    <form className={classes.signed} onSubmit={submit}>
      <NameField />
      {children}
      <button type="submit" className={button.button} data-primary>
        {action}
      </button>
    </form>
  );
}
