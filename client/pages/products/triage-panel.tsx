import { useEffect, useMemo, useRef, useState } from 'react';
import type { Filter } from '../../../server/contract/filter.ts';
import type { RowOf } from '../../../server/contract/query.ts';
import { productNotes, type productRates, productWatch } from '../../../server/questions/products/contract.ts';
import { keepName, keptName } from '../../shared/kept-name.ts';
import { useFormat, useWords } from '../../shared/language.tsx';
import button from '../../shared/ui/button.module.css';
import type { Sort } from '../../shared/ui/data-table.tsx';
import { yourName } from '../../shared/ui/name-field.tsx';
import { Waiting } from '../../shared/ui/states.tsx';
import { ToldBar } from '../../shared/ui/told-bar.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import { isDossierLevel } from './dossier-filter.ts';
import { Pareto } from './pareto.tsx';
import { ProductTable } from './product-table.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { TabBar } from './tab-bar.tsx';
import type { ProductLevel } from './table-tools.tsx';
import { texts } from './texts.ts';
import classes from './triage.module.css';
import { besideRates, isIn, type Tab, type TriageProduct, triage, type Watched } from './triage.ts';
import { useSay } from './use-say.ts';

interface TriagePanelProps {
  readonly rates: readonly RowOf<typeof productRates>[];
  /** False while only those of the first tab have come. */
  readonly isWhole: boolean;
  readonly currency: string | null;
  readonly level: ProductLevel;
  readonly filter: Filter;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly search: string;
  /** Null while nobody chose an order: each tab has its own. */
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
  readonly open: string | undefined;
  readonly onOpen: (key: string) => void;
}

/** The products of a tab; a search looks through all. What is no product (a category, a country …) has no tabs. */
export function TriagePanel(props: TriagePanelProps) {
  const { isWhole, currency, level, tab, onTab, search, onOpen } = props;
  const say = useWords();
  const format = useFormat();
  const hasTabs = isDossierLevel(level);
  const rows = useTriage(props);
  const shownTab = search.trim() === '' && hasTabs ? tab : 'all';
  const shown = useMemo(
    () => (shownTab === 'all' ? rows : rows.filter((row) => isIn(shownTab, row))),
    [rows, shownTab],
  );
  const snoozing = useSnoozing(level);
  return (
    <>
      {hasTabs && <TabBar rows={rows} isWhole={isWhole} chosen={shownTab} onChoose={onTab} />}
      {shown.length === 0 && !isWhole && <Waiting height={240} />}
      {shown.length === 0 && isWhole && (
        <div className={classes.none}>
          <p>{say(texts.tabNone[shownTab])}</p>
          {shownTab !== 'all' && (
            <button type="button" className={button.button} onClick={() => onTab('all')}>
              {say(texts.showAll(format.value('count', rows.length)))}
            </button>
          )}
        </div>
      )}
      {shownTab === 'worst' && <Pareto rows={shown} currency={currency} onOpen={onOpen} />}
      {shown.length > 0 && (
        <ProductTable
          {...props}
          rows={shown}
          tab={shownTab}
          onSnooze={hasTabs ? snoozing.ask : undefined}
          all={rows.length}
        />
      )}
      {snoozing.asked && (
        <SnoozeDialog
          name={snoozing.asked.name ?? snoozing.asked.level_key ?? ''}
          onClose={snoozing.close}
          onSnooze={snoozing.snooze}
        />
      )}
      <ToldBar error={snoozing.error}>
        {snoozing.told}
        {snoozing.undo && (
          <button type="button" className={button.button} onClick={snoozing.undo}>
            {say(texts.undo)}
          </button>
        )}
      </ToldBar>
    </>
  );
}

const noRows: readonly never[] = [];

/** The rates with what is rising, new and said of each product. */
function useTriage({ rates, level, filter }: TriagePanelProps): readonly TriageProduct[] {
  const watch = useWatched(rates, useAnswer(productWatch, { ...filter, level }).data?.rows ?? noRows);
  const notes = useAnswer(productNotes, {}).data?.rows ?? noRows;
  return useMemo(() => {
    const today = Date.parse(new Date().toISOString().slice(0, 10));
    return triage(
      rates,
      watch,
      notes.filter((note) => note.level === level),
      today,
    );
  }, [rates, watch, notes, level]);
}

/** What is watched of each product, in the order of the rates; empty while it is brought there. */
function useWatched(rates: TriagePanelProps['rates'], watch: readonly Watched[]): readonly (Watched | undefined)[] {
  const [beside, setBeside] = useState<{ rates: typeof rates; watched: readonly (Watched | undefined)[] } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void besideRates(rates, watch).then((watched) => {
      if (isWanted) setBeside({ rates, watched });
    });
    return () => {
      isWanted = false;
    };
  }, [rates, watch]);
  return beside?.rates === rates ? beside.watched : noRows;
}

/** Focuses the row that stands at an index once the table is drawn anew; nothing where none does. */
function focusRow(index: string | undefined): void {
  if (index === undefined) return;
  const focus = () => document.querySelector<HTMLElement>(`tr[data-index="${index}"]`)?.focus();
  requestAnimationFrame(() => requestAnimationFrame(focus));
}

/** Lets products wait and wakes them: what is asked, what was done last, and its undoing. */
function useSnoozing(level: ProductLevel) {
  const say = useWords();
  const format = useFormat();
  const said = useSay();
  const [asked, setAsked] = useState<TriageProduct | null>(null);
  const [told, setTold] = useState<string | null>(null);
  /** The row in whose place the keyboard goes on when it has left the tab. */
  const place = useRef<string | undefined>(undefined);
  const tell = (text: string) => {
    setTold(text);
    focusRow(place.current);
  };
  const takeBack = (entry_id: number, said_by: string) =>
    said.mutate({ entry_id, said_by }, { onSuccess: () => tell(say(texts.takenBack)) });
  const wake = (entry: number) => {
    const name = keptName() || window.prompt(say(yourName))?.trim();
    if (!name) return;
    keepName(name);
    takeBack(entry, name);
  };
  const last = said.variables && 'level_key' in said.variables ? said.data?.entry_id : undefined;
  return {
    ...{ asked, told, error: said.error },
    ask: (row: TriageProduct) => {
      place.current = document.activeElement?.closest('tr')?.dataset.index;
      if (row.snooze_id === null) setAsked(row);
      else wake(row.snooze_id);
    },
    close: () => setAsked(null),
    snooze: ({ says, until, said_by }: { says: string; until: string; said_by: string }) => {
      if (!asked?.level_key || !isDossierLevel(level)) return;
      const name = asked.name ?? asked.level_key;
      keepName(said_by);
      setAsked(null);
      said.mutate(
        { level, level_key: asked.level_key, kind: 'snooze', says, until, said_by },
        { onSuccess: () => tell(say(texts.snoozed(name, format.value('date', Date.parse(until))))) },
      );
    },
    undo: last === undefined ? null : () => wake(last),
  };
}
