import { ChartColumn, Download, Table2 } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import type { ParamsOf, RowOf } from '../../../server/contract/query.ts';
import { type Answer, answerUrl } from '../answer.ts';
import { useText, useWords } from '../language.tsx';
import { type AnyQuery, useAnswer } from '../use-answer.ts';
import { Help } from './help.tsx';
import classes from './panel.module.css';
import { Empty, Failed, Waiting } from './states.tsx';

const DataTable = lazy(() => import('./data-table.tsx').then((module) => ({ default: module.DataTable })));

interface PanelProps<Q extends AnyQuery> {
  readonly title: string;
  readonly query: Q;
  readonly params: ParamsOf<Q>;
  /** What is asked and shown first where the whole takes long: put over `params`. */
  readonly firstParams?: Partial<ParamsOf<Q>>;
  /** Where the download asks for more than the page shows: put over `params`. */
  readonly csvParams?: Partial<ParamsOf<Q>>;
  /** Room held while the answer is on its way, in pixels. */
  readonly height?: number;
  /** Said in place of an answer without rows. */
  readonly emptyText?: string;
  /** Offers the rows as a table beside the picture. */
  readonly hasTable?: boolean;
  readonly actions?: ReactNode;
  /** What is shown of an answer, and whether it is the whole one. */
  readonly children: (answer: Answer<RowOf<Q>>, isWhole: boolean) => ReactNode;
}

/** One question and its answer: titled, explained, downloadable; it shows its own waiting, failing and emptiness. */
export function Panel<Q extends AnyQuery>(props: PanelProps<Q>) {
  const { title, query, params, firstParams, csvParams, height = 240, hasTable = false, actions, children } = props;
  const t = useText();
  const say = useWords();
  const id = useId();
  const first = useAnswer(query, { ...params, ...firstParams }, firstParams !== undefined);
  const whole = useAnswer(query, params, firstParams === undefined || !first.isFetching);
  const isWhole = firstParams === undefined || isOfNow(whole) || !isOfNow(first);
  const answer = isWhole ? whole : first;
  const [isTable, setTable] = useState(false);
  const content = () => {
    if (answer.error) return <Failed error={answer.error} onRetry={() => void answer.refetch()} />;
    if (!answer.data || (!isWhole && answer.data.rows.length === 0)) return <Waiting height={height} />;
    if (answer.data.rows.length === 0) return <Empty text={props.emptyText ?? t('empty')} />;
    if (isTable) return <AnswerTable query={query} answer={answer.data} label={title} />;
    return children(answer.data, isWhole);
  };
  return (
    <section className={classes.panel} aria-labelledby={id} aria-busy={first.isFetching || whole.isFetching}>
      <header className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        <Help of={title} text={say(query.about)} />
        <div className={classes.actions}>
          {actions}
          {hasTable && <TableSwitch isTable={isTable} onSwitch={() => setTable(!isTable)} title={title} />}
          <CsvLink query={query} params={{ ...(params as object), ...csvParams }} title={title} />
        </div>
      </header>
      <div className={classes.content} data-stale={answer.isPlaceholderData || undefined}>
        {content()}
      </div>
    </section>
  );
}

/** Whether an answer, or what came instead, is to what is asked now. */
function isOfNow({ data, error, isPlaceholderData }: { data: unknown; error: unknown; isPlaceholderData: boolean }) {
  return Boolean(error) || (data !== undefined && !isPlaceholderData);
}

function AnswerTable({ query, answer, label }: { query: AnyQuery; answer: Answer<unknown>; label: string }) {
  return (
    <Suspense fallback={<Waiting height={240} />}>
      <DataTable columns={query.columns} rows={answer.rows as never} currency={answer.currency} label={label} />
    </Suspense>
  );
}

function TableSwitch({ isTable, onSwitch, title }: { isTable: boolean; onSwitch: () => void; title: string }) {
  const t = useText();
  return (
    <button
      type="button"
      className={classes.icon}
      onClick={onSwitch}
      aria-label={t(isTable ? 'panel.chart' : 'panel.table', { of: title })}
      title={t(isTable ? 'panel.chart' : 'panel.table', { of: title })}
    >
      {isTable ? <ChartColumn size={16} aria-hidden /> : <Table2 size={16} aria-hidden />}
    </button>
  );
}

/** Downloads the rows of a question, as CSV. */
function CsvLink({ query, params, title }: { query: AnyQuery; params: object; title: string }) {
  const t = useText();
  const href = answerUrl(query.path, { ...params, format: 'csv' });
  const name = `${query.path.slice(1).replaceAll('/', '-')}.csv`;
  return (
    <a
      className={classes.icon}
      href={href}
      download={name}
      aria-label={t('csv', { of: title })}
      title={t('csv', { of: title })}
    >
      <Download size={16} aria-hidden />
    </a>
  );
}
