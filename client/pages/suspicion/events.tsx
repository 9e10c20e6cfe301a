import { type ReactNode, useId, useState } from 'react';
import type { Words } from '../../../pipelines/domain/words.ts';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { suspicionEvents } from '../../../server/questions/suspicion/contract.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './suspicion.module.css';
import { signalNames, texts } from './texts.ts';

type Event = RowOf<typeof suspicionEvents>;

const limits = [50, 200, 1000] as const;

/** The second view: single events, asked for only when opened, and forgotten when the page is left. */
export function Events({ filter }: { filter: Filter }) {
  const say = useWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const toggle = (
    <button type="button" className={classes.button} onClick={() => setOpen(!isOpen)}>
      {say(isOpen ? texts.close : texts.open)}
    </button>
  );
  if (isOpen) return <OpenEvents filter={filter} close={toggle} />;
  return (
    <section className={classes.closed} aria-labelledby={id}>
      <h2 id={id}>{say(texts.events)}</h2>
      <p className={classes.about}>{say(texts.eventsAbout)}</p>
      {toggle}
    </section>
  );
}

function OpenEvents({ filter, close }: { filter: Filter; close: ReactNode }) {
  const say = useWords();
  const [step, setStep] = useState(0);
  const limit = limits[step]!;
  return (
    <Panel title={say(texts.events)} query={suspicionEvents} params={{ ...filter, limit }} height={480} actions={close}>
      {({ rows, currency }) => (
        <>
          <ol className={classes.events}>
            {rows.map((event) => (
              <EventRow
                key={`${event.return_ref} ${event.product_name} ${event.score}`}
                event={event}
                currency={currency}
              />
            ))}
          </ol>
          {rows.length === limit && step < limits.length - 1 && (
            <button type="button" className={classes.button} onClick={() => setStep(step + 1)}>
              {say(texts.more)}
            </button>
          )}
        </>
      )}
    </Panel>
  );
}

function EventRow({ event, currency }: { event: Event; currency: string | null }) {
  const say = useWords();
  const format = useFormat();
  const { columns } = suspicionEvents;
  const facts = [
    event.category,
    event.lag_days === null ? null : say(texts.kept(format.value('days', event.lag_days))),
    format.value('money', event.paid_minor, currency),
    format.value('date', event.requested_date),
  ];
  return (
    <li className={classes.event}>
      <div>
        <p className={classes.who}>
          <code>{event.pseudonym ?? say(texts.noCustomer)}</code> {event.product_name}
        </p>
        <p className={classes.quiet}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <Chips side="for" label={say(columns.signals_for.label)} names={signalNames(event.signals_for, 'for')} />
      <Chips
        side="against"
        label={say(columns.signals_against.label)}
        names={signalNames(event.signals_against, 'against')}
      />
      <p className={classes.probability}>
        <span className={classes.quiet}>{say(columns.probability.label)}</span>
        <b>{format.wholePercent(event.probability)}</b>
        <span className={classes.meter} aria-hidden>
          <span style={{ width: `${event.probability * 100}%` }} />
        </span>
      </p>
    </li>
  );
}

/** One side of the evidence; it says so where there is none. */
function Chips({ side, label, names }: { side: 'for' | 'against'; label: string; names: readonly Words[] }) {
  const say = useWords();
  return (
    <div className={classes.side}>
      <span className={classes.quiet}>{label}</span>
      {names.length === 0 ? (
        <span className={classes.quiet}>{say(texts.nothing)}</span>
      ) : (
        <ul className={classes.chips} data-side={side} aria-label={label}>
          {names.map((name) => (
            <li key={name.en}>{say(name)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
