import { CalendarRange, Check } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { Filter } from '../../../server/contract/filter.ts';
import { useFormat, useText } from '../language.tsx';
import { Popup } from '../ui/popup.tsx';
import { useDataHealth } from '../use-answer.ts';
import { useFilter, useSetParams } from '../use-filter.ts';
import bar from './filter-bar.module.css';
import classes from './period-button.module.css';
import { daysOfPreset, type Preset, presetMonths, presetOf, presetWeeks } from './periods.ts';

const Calendar = lazy(() => import('./calendar.tsx').then((module) => ({ default: module.Calendar })));

/** The period: weeks or a month by the last complete day, everything, or days picked in a calendar. */
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
  const nameOf = usePresetName();
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
          [...presetWeeks, ...presetMonths].map((preset) => (
            <Offer key={preset} isCurrent={current === preset} onChoose={() => choose(daysOfPreset(preset, lastDay))}>
              {nameOf(preset, lastDay)}
            </Offer>
          ))}
        <Offer isCurrent={current === 'all'} onChoose={() => choose({})}>
          {nameOf('all', lastDay)}
        </Offer>
      </ul>
      <Suspense fallback={<div className={classes.waiting} />}>
        <Calendar from={filter.from} to={filter.to} lastDay={lastDay} onChoose={choose} />
      </Suspense>
    </div>
  );
}

function Offer(props: { isCurrent: boolean; onChoose: () => void; children: string }) {
  return (
    <li>
      <button type="button" className={classes.preset} aria-pressed={props.isCurrent} onClick={props.onChoose}>
        {props.children}
        {props.isCurrent && <Check size={15} aria-hidden />}
      </button>
    </li>
  );
}

/** Names a period on offer; a month by its own name too, for data may end long ago. */
function usePresetName(): (preset: Preset | 'all', lastDay: string | null) => string {
  const t = useText();
  const format = useFormat();
  return (preset, lastDay) => {
    if (preset === 'all' || !lastDay) return t('period.all');
    if (typeof preset === 'number') return t('period.weeks', { weeks: preset });
    return t(`period.${preset}`, { month: format.month(Date.parse(daysOfPreset(preset, lastDay).from)) });
  };
}

/** The filter's period in words. */
function usePeriodText(): string {
  const nameOf = usePresetName();
  const format = useFormat();
  const filter = useFilter();
  const lastDay = useDataHealth().data?.complete_through ?? null;
  const preset = presetOf(filter, lastDay);
  if (preset !== null) return nameOf(preset, lastDay);
  const [from, to] = [filter.from, filter.to].map((day) => (day ? format.value('date', Date.parse(day)) : '…'));
  return `${from} – ${to}`;
}
