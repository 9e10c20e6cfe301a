import { Check, LoaderCircle, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { martWords } from '../../../pipelines/domain/mart-words.ts';
import type { ImportKind, ImportStage, ImportStatus } from '../../../server/contract/imports.ts';
import type { MessageId } from '../../messages/index.ts';
import { useFormat, useText, useWords } from '../../shared/language.tsx';
import button from '../../shared/ui/button.module.css';
import classes from './data.module.css';
import { texts } from './texts.ts';
import type { Upload } from './upload.ts';

const names = {
  queued: 'import.queued',
  read: 'import.read',
  load: 'import.load',
  undo: 'import.undo',
  train: 'import.train',
  classify: 'import.classify',
  build: 'import.build',
} as const satisfies Partial<Record<ImportStage, MessageId>>;

/** The stages of each kind of change, in order. */
const stepsOf: Readonly<Record<ImportKind, readonly (keyof typeof names)[]>> = {
  load: ['queued', 'read', 'load', 'classify', 'build'],
  mend: ['queued', 'load', 'classify', 'build'],
  undo: ['queued', 'undo', 'classify', 'build'],
  refresh: ['queued', 'classify', 'build'],
  relabel: ['queued', 'classify', 'build'],
  preview: ['queued', 'classify'],
  train: ['queued', 'train', 'classify', 'build'],
  switch: ['queued', 'classify', 'build'],
};

interface ImportProgressProps {
  readonly status: ImportStatus;
  readonly onCancel?: (() => void) | undefined;
}

/** How far a change of the data is, stage by stage, with its pace and a way out. */
export function ImportProgress({ status, onCancel }: ImportProgressProps) {
  const { kind, stage, files } = status;
  const steps = stepsOf[kind];
  return (
    <Steps
      files={files}
      names={steps.map((step) => names[step])}
      current={(steps as readonly ImportStage[]).indexOf(stage)}
      onCancel={onCancel}
    >
      <Pace status={status} />
    </Steps>
  );
}

/** How far files are on their way to the server, with a way out. */
export function UploadProgress({ upload }: { upload: Upload }) {
  const say = useWords();
  const format = useFormat();
  const { files, bytes, bytes_total: total, bytes_per_second: pace, cancel } = upload;
  const megabytes = (value: number) => format.value('number', value / 1e6);
  const left = pace === null ? null : (total - bytes) / pace;
  const told = [
    say(texts.bytes(megabytes(bytes), megabytes(total))),
    pace !== null && say(texts.bytePace(megabytes(pace))),
    left !== null && say(texts.left(format.value('count', Math.ceil(left)))),
  ];
  return (
    <Steps
      files={files}
      names={['import.upload', ...stepsOf.load.slice(1).map((step) => names[step])]}
      current={0}
      onCancel={cancel}
    >
      <Far told={told} share={total > 0 ? bytes / total : null} />
    </Steps>
  );
}

interface StepsProps {
  readonly files: readonly string[];
  readonly names: readonly MessageId[];
  /** Place of the step that is under way. */
  readonly current: number;
  readonly onCancel?: (() => void) | undefined;
  /** How far that step is. */
  readonly children: ReactNode;
}

function Steps({ files, names, current, onCancel, children }: StepsProps) {
  const t = useText();
  const say = useWords();
  return (
    <section className={classes.progress} aria-label={say(texts.underWay)}>
      <header>
        <b>{files.join(', ')}</b>
        {onCancel && <CancelButton onCancel={onCancel} />}
      </header>
      <ol className={classes.steps}>
        {names.map((name, index) => (
          <li key={name} data-state={index < current ? 'done' : index === current ? 'current' : undefined}>
            {index < current ? <Check size={16} aria-hidden /> : <LoaderCircle size={16} aria-hidden />}
            <span>{t(name)}</span>
            {index === current && children}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the stage works on, how much of it is done, how fast, and how long it still takes. */
function Pace({ status }: { status: ImportStatus }) {
  const say = useWords();
  const format = useFormat();
  const { files, stage, detail, done, total, rows, rows_per_second, bytes, bytes_total, seconds_left } = status;
  const count = (value: number) => format.value('count', value);
  const megabytes = (value: number) => format.value('number', value / 1e6);
  const share = total ? (done ?? 0) / total : bytes_total ? (bytes ?? 0) / bytes_total : null;
  const told = [
    stage === 'build' ? detail && say(martWords(detail)) : files.length > 1 && detail,
    bytes !== null &&
      bytes_total !== null &&
      bytes_total > 1e6 &&
      say(texts.bytes(megabytes(bytes), megabytes(bytes_total))),
    rows !== null &&
      say(rows_per_second === null ? texts.rows(count(rows)) : texts.pace(count(rows), count(rows_per_second))),
    seconds_left !== null && say(texts.left(count(Math.ceil(seconds_left)))),
  ];
  return <Far told={told} share={share} />;
}

/** How far something is, in words and as a bar. */
function Far({ told, share }: { told: readonly (string | false | null)[]; share: number | null }) {
  return (
    <>
      <small>{told.filter(Boolean).join(' · ')}</small>
      {share !== null && (
        <span className={classes.track} aria-hidden>
          <span style={{ width: `${Math.min(share, 1) * 100}%` }} />
        </span>
      )}
    </>
  );
}

/** Those that wait for their turn; each can be taken out. */
export function Waiting({ statuses, onCancel }: { statuses: readonly ImportStatus[]; onCancel: (id: string) => void }) {
  const say = useWords();
  if (statuses.length === 0) return null;
  return (
    <section className={classes.progress} aria-label={say(texts.waiting)}>
      <h3>{say(texts.waiting)}</h3>
      <ul>
        {statuses.map(({ import_id, files }) => (
          <li key={import_id}>
            <span>{files.join(', ')}</span>
            <CancelButton onCancel={() => onCancel(import_id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function CancelButton({ onCancel }: { onCancel: () => void }) {
  const say = useWords();
  return (
    <button type="button" className={button.button} onClick={onCancel}>
      <X size={15} aria-hidden />
      {say(texts.cancel)}
    </button>
  );
}
