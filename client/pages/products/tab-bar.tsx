import { useMemo } from 'react';
import { useFormat, useWords } from '../../shared/language.tsx';
import { texts } from './texts.ts';
import classes from './triage.module.css';
import { isIn, type Tab, type TriageProduct, tabs } from './triage.ts';

interface TabBarProps {
  readonly rows: readonly TriageProduct[];
  /** False while only those of the chosen tab have come. */
  readonly isWhole: boolean;
  readonly chosen: Tab;
  readonly onChoose: (tab: Tab) => void;
}

/** How many products each tab shows. */
function countsOf(rows: readonly TriageProduct[]): number[] {
  const counts = tabs.map(() => 0);
  for (const row of rows) for (let at = 0; at < tabs.length; at++) if (isIn(tabs[at]!, row)) counts[at]!++;
  return counts;
}

/** Which products the table shows, each with how many there are. */
export function TabBar({ rows, isWhole, chosen, onChoose }: TabBarProps) {
  const say = useWords();
  const format = useFormat();
  const counts = useMemo(() => countsOf(rows), [rows]);
  return (
    <fieldset className={classes.tabs}>
      <legend className="visually-hidden">{say(texts.tabs)}</legend>
      {tabs.map((tab, index) => (
        <button key={tab} type="button" aria-pressed={tab === chosen} onClick={() => onChoose(tab)}>
          {say(texts.tab[tab])} <small>{isWhole || tab === chosen ? format.value('count', counts[index]) : '…'}</small>
        </button>
      ))}
    </fieldset>
  );
}
