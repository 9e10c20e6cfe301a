import { type FormEvent, useEffect, useState } from 'react';
import { longestName } from '../../../../server/contract/corrections.ts';
import type { ImportStatus } from '../../../../server/contract/imports.ts';
import { keepName, keptName } from '../../../shared/kept-name.ts';
import { useWords } from '../../../shared/language.tsx';
import { Failed } from '../../../shared/ui/states.tsx';
import { Effect } from './effect.tsx';
import classes from './taxonomy.module.css';
import { texts } from './texts.ts';
import { useAsked, type Wish } from './use-change.ts';

interface ChangeStepsProps {
  readonly wish: Wish;
  /** The version that the wish was made at. */
  readonly version: number;
  readonly onBack: () => void;
  /** Told the version that the change made. */
  readonly onMade: (version: number) => void;
}

/** What a wish would do, reckoned from the texts; then, if its user still wants it, the change itself. */
export function ChangeSteps({ wish, version, onBack, onMade }: ChangeStepsProps) {
  const say = useWords();
  const preview = useAsked('/taxonomy/preview');
  const change = useAsked('/taxonomy');
  const { ask } = preview;
  // Asked once for each wish: another wish draws another of these.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` is another function at every drawing
  useEffect(() => ask({ ...wish, based_on: version }), [wish, version]);
  const effect = preview.status?.effect;
  const made = change.status?.relabelled?.version;
  useEffect(() => {
    if (made !== undefined) onMade(made);
  }, [made, onMade]);
  return (
    <section className={classes.steps} aria-labelledby="taxonomy-effect">
      <h3 id="taxonomy-effect">{say('restores' in wish ? texts.restoring(wish.restores) : texts.effect)}</h3>
      <Outcome asked={preview} />
      {effect && <Effect effect={effect} />}
      <Outcome asked={change} />
      {effect && !change.isUnderWay && (
        <Confirm onBack={onBack} onConfirm={(name) => change.ask({ ...wish, based_on: version, said_by: name })} />
      )}
      {!effect && !preview.isUnderWay && (
        <button type="button" className={classes.button} onClick={onBack}>
          {say(texts.back)}
        </button>
      )}
    </section>
  );
}

/** How far a job is, or why it failed. */
function Outcome({ asked: { status, error, isUnderWay } }: { asked: ReturnType<typeof useAsked> }) {
  if (error) return <Failed error={error} />;
  if (status?.stage === 'failed' && status.problem) return <Failed error={new Error(status.problem.text)} />;
  return isUnderWay ? <Progress status={status} /> : null;
}

function Progress({ status }: { status: ImportStatus | null }) {
  const say = useWords();
  const { stage = 'queued', done = null, total = null } = status ?? {};
  const told = stage === 'classify' ? texts.reading : stage === 'build' ? texts.building : texts.waiting;
  return (
    <p className={classes.progress} role="status">
      {say(told)}
      <progress aria-label={say(told)} {...(total ? { max: total, value: done ?? 0 } : {})} />
    </p>
  );
}

function Confirm({ onBack, onConfirm }: { onBack: () => void; onConfirm: (name: string) => void }) {
  const say = useWords();
  const [name, setName] = useState(keptName);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keepName(name.trim());
    onConfirm(name.trim());
  };
  return (
    <form className={classes.confirm} onSubmit={submit}>
      <label>
        {say(texts.yourName)}
        <input
          required
          pattern=".*\S.*"
          maxLength={longestName}
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <button type="button" className={classes.button} onClick={onBack}>
        {say(texts.back)}
      </button>
      <button type="submit" className={classes.button} data-primary>
        {say(texts.apply)}
      </button>
    </form>
  );
}
