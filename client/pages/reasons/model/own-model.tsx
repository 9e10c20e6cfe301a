import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import {
  fewestGained,
  fewestHeldBack,
  heldBackOneIn,
  type ModelVersion,
} from '../../../../pipelines/domain/training.ts';
import type { ModelsAnswer } from '../../../../server/contract/models.ts';
import { request } from '../../../shared/answer.ts';
import { useFormat, useWords } from '../../../shared/language.tsx';
import button from '../../../shared/ui/button.module.css';
import { Failed, Waiting } from '../../../shared/ui/states.tsx';
import { Outcome, Signed, useName } from '../asked.tsx';
import { useAsked } from '../use-asked.ts';
import classes from './model.module.css';
import { Report } from './report.tsx';
import { texts } from './texts.ts';

/** The model that reads the shop's notes: trained from the corrections, measured before it counts, put back at will. */
export function OwnModel() {
  const id = useId();
  const say = useWords();
  const models = useQuery({
    queryKey: ['models'],
    queryFn: async ({ signal }) => (await (await request('/api/models', { signal })).json()) as ModelsAnswer,
  });
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <h2 id={id}>{say(texts.title)}</h2>
      <p className={classes.lead}>{say(texts.about)}</p>
      {models.error && <Failed error={models.error} onRetry={() => void models.refetch()} />}
      {models.isPending && <Waiting height={120} />}
      {models.data && <Models models={models.data} />}
    </section>
  );
}

/** One in so many texts held back that a new model reads rightly where the old one did not: for the example of how many are needed. */
const turnsRight = 6;

function Models({ models }: { models: ModelsAnswer }) {
  const say = useWords();
  const format = useFormat();
  const training = useAsked('/models');
  const switching = useAsked('/models/switch');
  const { model_hash: hash, resting, corrections, versions } = models;
  const count = (value: number) => format.value('count', value);
  const isBusy = training.isUnderWay || switching.isUnderWay;
  const report = training.status?.trained ?? versions.find((version) => version.report)?.report ?? null;
  return (
    <>
      <p className={classes.lead}>
        {say(texts.corrections(count(corrections), count(fewestHeldBack * heldBackOneIn)))}{' '}
        {say(hash === null ? texts.shippedReads : texts.reads(hash))} {resting && say(texts.rests(resting))}
      </p>
      <p className={classes.lead}>
        {say(
          texts.gate(fewestGained.map(count), count(turnsRight), count(fewestGained[0] * turnsRight * heldBackOneIn)),
        )}
      </p>
      <Outcome asked={training} />
      <Outcome asked={switching} />
      {!isBusy && <Signed action={say(texts.train)} onSign={(name) => training.ask({ said_by: name })} />}
      {report && !isBusy && <Report report={report} />}
      {versions.length > 0 && (
        <History
          versions={versions}
          current={hash}
          onPutBack={isBusy ? null : (model_hash, said_by) => switching.ask({ model_hash, said_by })}
        />
      )}
    </>
  );
}

interface HistoryProps {
  readonly versions: readonly ModelVersion[];
  readonly current: string | null;
  /** Null while something is under way. */
  readonly onPutBack: ((hash: string | null, name: string) => void) | null;
}

/** What was trained and switched to, by whom and when; each model that has read the notes can be put back. */
function History({ versions, current, onPutBack }: HistoryProps) {
  const say = useWords();
  const format = useFormat();
  const askName = useName();
  const earlier = new Set(versions.filter(({ is_switched }) => is_switched).map(({ model_hash }) => model_hash));
  const offered = [...earlier.add(null)].filter((hash) => hash !== current);
  const putBack = (hash: string | null) => {
    const name = askName();
    if (name) onPutBack?.(hash, name);
  };
  return (
    <details className={classes.history}>
      <summary>{say(texts.history)}</summary>
      <ul>
        {versions.map(({ model_id, model_hash, report, said_by, said_at }) => (
          <li key={model_id}>
            <span>{model_hash ?? (report ? '–' : say(texts.shipped))}</span>
            <span>{report && say(texts.verdicts[report.verdict])}</span>
            <small>{say(texts.by(said_by, format.value('instant', said_at)))}</small>
          </li>
        ))}
      </ul>
      <div className={classes.buttons}>
        {offered.map((hash) => (
          <button
            key={hash}
            type="button"
            className={button.button}
            disabled={!onPutBack}
            onClick={() => putBack(hash)}
          >
            {say(hash === null ? texts.putBackShipped : texts.putBack(hash))}
          </button>
        ))}
      </div>
    </details>
  );
}
