import { useEffect, useRef } from 'react';
import type { TaxonomyChanges } from '../../../../pipelines/domain/taxonomy.ts';
import { useWords } from '../../../shared/language.tsx';
import button from '../../../shared/ui/button.module.css';
import { Outcome, Signed } from '../asked.tsx';
import { type Asked, useAsked } from '../use-asked.ts';
import { Effect } from './effect.tsx';
import classes from './taxonomy.module.css';
import { texts } from './texts.ts';

/** What is to become of the taxonomy. */
export type Wish = { readonly changes: TaxonomyChanges } | { readonly restores: number };

interface ChangeStepsProps {
  readonly wish: Wish;
  /** The reckoning of what it would do, asked for already. */
  readonly preview: Asked;
  /** The version that the wish was made at. */
  readonly version: number;
  readonly onBack: () => void;
  /** Told the version that the change made. */
  readonly onMade: (version: number) => void;
}

/** What a wish would do, reckoned from the texts; then, if its user still wants it, the change itself. */
export function ChangeSteps({ wish, preview, version, onBack, onMade }: ChangeStepsProps) {
  const say = useWords();
  const change = useAsked('/taxonomy');
  const effect = preview.status?.effect;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const made = change.status?.relabelled?.version;
  useEffect(() => {
    if (made !== undefined) onMade(made);
  }, [made, onMade]);
  return (
    <section className={classes.steps} aria-labelledby="taxonomy-effect">
      <h3 ref={heading} id="taxonomy-effect" tabIndex={-1}>
        {say('restores' in wish ? texts.restoring(wish.restores) : texts.effect)}
      </h3>
      <Outcome asked={preview} />
      {effect && <Effect effect={effect} />}
      <Outcome asked={change} />
      {effect && !change.isUnderWay && (
        <Signed action={say(texts.apply)} onSign={(name) => change.ask({ ...wish, based_on: version, said_by: name })}>
          <button type="button" className={button.button} onClick={onBack}>
            {say(texts.back)}
          </button>
        </Signed>
      )}
      {!effect && !preview.isUnderWay && (
        <button type="button" className={button.button} onClick={onBack}>
          {say(texts.back)}
        </button>
      )}
    </section>
  );
}
