import { CalendarRange, Check } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { Filter } from '../../../server/contract/filter.ts';
import { useFormat, useText } from '../language.tsx';
import { Popup } from '../ui/popup.tsx';
import { useDataHealth } from '../use-answer.ts';
import { useFilter, useSetParams } from '../use-filter.ts';
import bar from './filter-bar.module.css';
import classes from './period-button.module.css';
import { lastWeeks, presetOf, presetWeeks } from './periods.ts';

const Calendar = lazy(() => import('./calendar.tsx').then((module) => ({ default: module.Calendar })));

/** The period: weeks up to the last complete day, everything, or days picked in a calendar. */
export function PeriodButton() {
  const text = usePeriodText();
  return (
    <Popup
      isWide
      buttonClass={bar.pill}
      button={
        <>
          <CalendarRange size={15} aria-hidden />
          {text}
        </>
      }
    >
      {(close) => <Periods close={close} />}
    </Popup>
  );
}

function Periods({ close }: { close: () => void }) {
  const t = useText();
  const filter = useFilter();
  const setParams = useSetParams();
  const lastDay = useDataHealth().data?.complete_through ?? null;
  const current = presetOf(filter, lastDay);
  const choose = (period: Pick<Filter, 'from' | 'to'>) => {
    setParams({ from: period.from, to: period.to });
    close();
  };
  return (
    <div className={classes.picker}>
      <ul className={classes.presets}>
        {lastDay &&
          presetWeeks.map((weeks) => (
            <Preset key={weeks} isCurrent={current === weeks} onChoose={() => choose(lastWeeks(weeks, lastDay))}>
              {t('period.weeks', { weeks })}
            </Preset>
          ))}
        <Preset isCurrent={current === 'all'} onChoose={() => choose({})}>
          {t('period.all')}
        </Preset>
      </ul>
      <Suspense fallback={<div className={classes.waiting} />}>
        <Calendar from={filter.from} to={filter.to} lastDay={lastDay} onChoose={choose} />
      </Suspense>
    </div>
  );
}

function Preset(props: { isCurrent: boolean; onChoose: () => void; children: string }) {
  return (
    <li>
      <button type="button" className={classes.preset} aria-pressed={props.isCurrent} onClick={props.onChoose}>
        {props.children}
        {props.isCurrent && <Check size={15} aria-hidden />}
      </button>
    </li>
  );
}

/** The filter's period in words. */
function usePeriodText(): string {
  const t = useText();
  const format = useFormat();
  const filter = useFilter();
  const preset = presetOf(filter, useDataHealth().data?.complete_through ?? null);
  if (preset === 'all') return t('period.all');
  if (preset !== null) return t('period.weeks', { weeks: preset });
  const [from, to] = [filter.from, filter.to].map((day) => (day ? format.value('date', Date.parse(day)) : '…'));
  return `${from} – ${to}`;
}
