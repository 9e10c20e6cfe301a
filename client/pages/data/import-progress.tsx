import { Check, LoaderCircle } from 'lucide-react';
import { type ImportStage, type ImportStatus, importStages } from '../../../server/contract/imports.ts';
import type { MessageId } from '../../messages/index.ts';
import { useText } from '../../shared/language.tsx';
import classes from './data.module.css';

type Step = Exclude<ImportStage, 'undo' | 'done' | 'failed' | 'cancelled'>;
const names: Readonly<Record<Step, MessageId>> = {
  queued: 'import.queued',
  read: 'import.read',
  load: 'import.load',
  classify: 'import.classify',
  build: 'import.build',
};
const steps = importStages.filter((stage): stage is Step => stage in names);

/** How far a load is, stage by stage; null while the files are still on their way to the server. */
export function ImportProgress({ status }: { status: ImportStatus | null }) {
  const t = useText();
  const current = status ? steps.indexOf(status.stage as Step) : 0;
  const share = status?.total ? (status.done ?? 0) / status.total : null;
  return (
    <ol className={classes.steps}>
      {steps.map((step, index) => (
        <li key={step} data-state={index < current ? 'done' : index === current ? 'current' : undefined}>
          {index < current ? <Check size={16} aria-hidden /> : <LoaderCircle size={16} aria-hidden />}
          <span>{t(step === 'queued' && !status ? 'import.upload' : names[step])}</span>
          {index === current && (
            <>
              <small>{status?.detail}</small>
              {share !== null && (
                <span className={classes.track} aria-hidden>
                  <span style={{ width: `${Math.min(share, 1) * 100}%` }} />
                </span>
              )}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
