import type { ReactNode } from 'react';
import type { Fault, Postage, ReasonCode } from '../../../../pipelines/domain/reasons.ts';
import type { ReasonMove, Shift, TaxonomyEffect } from '../../../../pipelines/domain/taxonomy.ts';
import { useFormat, useWords } from '../../../shared/language.tsx';
import { ReasonMark } from '../../../shared/ui/reason-mark.tsx';
import classes from './taxonomy.module.css';
import { texts } from './texts.ts';

const listedMoves = 20;

/** Which totals would change, from what to what, and which texts would move. */
export function Effect({ effect }: { effect: TaxonomyEffect }) {
  const say = useWords();
  const format = useFormat();
  const count = (value: number) => format.value('count', value);
  const { reasons, faults, postages, moves, currency } = effect;
  const isNothing = reasons.length + faults.length + postages.length === 0;
  return (
    <>
      {effect.notes_searched > 0 && (
        <p className={classes.lead}>{say(texts.searched(count(effect.notes_searched), count(effect.notes_read)))}</p>
      )}
      {isNothing && <p className={classes.lead}>{say(texts.noEffect)}</p>}
      <Shifts title={say(texts.byReason)} shifts={reasons} currency={currency}>
        {(code: ReasonCode) => <ReasonMark code={code} />}
      </Shifts>
      <Shifts title={say(texts.byFault)} shifts={faults} currency={currency}>
        {(code: Fault) => say(texts.faults[code])}
      </Shifts>
      <Shifts title={say(texts.byPostage)} shifts={postages} currency={currency}>
        {(code: Postage) => say(texts.postages[code])}
      </Shifts>
      {moves.length > 0 && <Moves moves={moves} />}
    </>
  );
}

interface ShiftsProps<Code extends string> {
  readonly title: string;
  readonly shifts: readonly Shift<Code>[];
  readonly currency: string | null;
  readonly children: (code: Code) => ReactNode;
}

function Shifts<Code extends string>({ title, shifts, currency, children }: ShiftsProps<Code>) {
  const say = useWords();
  const format = useFormat();
  if (shifts.length === 0) return null;
  const count = (value: number) => format.value('count', value);
  const money = (value: number) => format.value('money', value, currency);
  const cells = (before: string, after: string) => (
    <>
      <td>{before}</td>
      <td>{before === after ? after : <b>{after}</b>}</td>
    </>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
    <div className={`${classes.scroll} sideways`} tabIndex={0}>
      <table className={classes.shifts}>
        <caption>{title}</caption>
        <thead>
          <tr>
            <td />
            {[texts.texts, texts.units, texts.cost].map((column) => (
              <th key={column.en} colSpan={2} scope="colgroup">
                {say(column)} <small>{`${say(texts.before)} → ${say(texts.after)}`}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shifts.map(({ code, before, after }) => (
            <tr key={code}>
              <th scope="row">{children(code)}</th>
              {cells(count(before.notes), count(after.notes))}
              {cells(count(before.units), count(after.units))}
              {cells(money(before.cost_minor), money(after.cost_minor))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Moves({ moves }: { moves: readonly ReasonMove[] }) {
  const say = useWords();
  const format = useFormat();
  const count = (value: number) => format.value('count', value);
  return (
    <section className={classes.moves}>
      <h4>{say(texts.moves)}</h4>
      <ul>
        {moves.slice(0, listedMoves).map(({ from, to, notes, return_lines, examples }) => (
          <li key={`${from} ${to}`}>
            <p>
              <ReasonMark code={from} /> → <ReasonMark code={to} />{' '}
              <small>{say(texts.move(count(notes), count(return_lines), notes === 1, return_lines === 1))}</small>
            </p>
            {examples.slice(0, 3).map((example) => (
              <q key={example}>{example}</q>
            ))}
          </li>
        ))}
      </ul>
      {moves.length > listedMoves && <p>{say(texts.moreMoves(moves.length - listedMoves))}</p>}
    </section>
  );
}
