import { Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ChevronLeft, ChevronRight, Search as SearchIcon } from 'lucide-react';
import { useMemo, useState } from 'react';
import { groupCodes } from '../../../pipelines/domain/reasons.ts';
import { dimensions, type FilterDimension, filterDimensions } from '../../../server/contract/dimensions.ts';
import { dimensionValues } from '../../../server/questions/dimensions/contract.ts';
import { useFormat, useLanguage, useText, useWords } from '../language.tsx';
import { placeName } from '../place-name.ts';
import { useReasons } from '../shop-reasons.tsx';
import { useAnswer } from '../use-answer.ts';
import { useFilter, useSetParams } from '../use-filter.ts';
import classes from './filter-picker.module.css';

interface Choice {
  readonly value: string;
  readonly name: string;
  readonly hint?: string;
  readonly isInner?: boolean;
}

/** Picks a dimension, then its values; `start` opens at one. */
export function FilterPicker({ start = null }: { start?: FilterDimension | null }) {
  const [dimension, setDimension] = useState(start);
  const say = useWords();
  if (dimension === 'reason') return <ReasonValues onBack={() => setDimension(null)} />;
  if (dimension) return <DimensionValues dimension={dimension} onBack={() => setDimension(null)} />;
  return (
    <ul className={classes.list}>
      {filterDimensions.map((code) => (
        <li key={code}>
          <button type="button" className={classes.dimension} onClick={() => setDimension(code)}>
            {say(dimensions[code].label)}
            <ChevronRight size={15} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

function ReasonValues({ onBack }: { onBack: () => void }) {
  const format = useFormat();
  const reasons = useReasons();
  const [search, setSearch] = useState('');
  const choices = useMemo(() => {
    const name = (code: string) => format.value('code', code);
    const all: Choice[] = groupCodes.flatMap((group) => [
      { value: group, name: name(group) },
      ...reasons
        .filter((reason) => reason.group === group)
        .map(({ code }) => ({ value: code, name: name(code), isInner: true })),
    ]);
    return all.filter((choice) => choice.name.toLowerCase().includes(search.toLowerCase()));
  }, [format, reasons, search]);
  return <Values dimension="reason" choices={choices} search={search} onSearch={setSearch} onBack={onBack} />;
}

function DimensionValues({ dimension, onBack }: { dimension: FilterDimension; onBack: () => void }) {
  const { language } = useLanguage();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search, 150);
  const isCountry = dimension === 'country';
  const answer = useAnswer(dimensionValues, { dimension, search: isCountry ? undefined : asked || undefined });
  const choices = useMemo(() => {
    const all = answer.data?.rows.map((row) => ({
      value: row.dimension_value,
      name: isCountry ? placeName(language, 'country', row.dimension_value) : (row.name ?? row.dimension_value),
      hint: format.shortCount(row.delivered_units),
    }));
    // The server knows countries by their codes only.
    const wanted = asked.toLowerCase();
    return isCountry ? all?.filter(({ value, name }) => `${value} ${name}`.toLowerCase().includes(wanted)) : all;
  }, [answer.data, format, language, isCountry, asked]);
  return <Values dimension={dimension} choices={choices} search={search} onSearch={setSearch} onBack={onBack} />;
}

interface ValuesProps {
  readonly dimension: FilterDimension;
  /** Undefined while they are asked for. */
  readonly choices: readonly Choice[] | undefined;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onBack: () => void;
}

function Values({ dimension, choices, search, onSearch, onBack }: ValuesProps) {
  const t = useText();
  const say = useWords();
  const chosen = useFilter()[dimension] ?? [];
  const setParams = useSetParams();
  const label = say(dimensions[dimension].label);
  const toggle = (value: string, isOn: boolean) => {
    const next = isOn ? [...chosen, value] : chosen.filter((other) => other !== value);
    setParams({ [dimension]: next.length > 0 ? next : undefined }, { replace: true });
  };
  const listed = new Set(choices?.map((choice) => choice.value));
  const kept = chosen.filter((value) => !listed.has(value) && !search).map((value) => ({ value, name: value }));
  const shown: readonly Choice[] = [...kept, ...(choices ?? [])];
  return (
    <div className={classes.values}>
      <div className={classes.head}>
        <button type="button" className={classes.back} onClick={onBack} aria-label={t('filter.back')}>
          <ChevronLeft size={16} aria-hidden />
        </button>
        <TextInput
          size="xs"
          data-autofocus
          autoFocus
          className={classes.search}
          aria-label={t('filter.search', { of: label })}
          placeholder={label}
          leftSection={<SearchIcon size={14} aria-hidden />}
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
        />
      </div>
      <ul className={classes.list} aria-busy={!choices}>
        {shown.map((choice) => (
          <li key={choice.value} className={classes.value} data-inner={choice.isInner}>
            <Checkbox
              size="xs"
              label={choice.name}
              checked={chosen.includes(choice.value)}
              onChange={(event) => toggle(choice.value, event.currentTarget.checked)}
            />
            {choice.hint && <span className={classes.hint}>{choice.hint}</span>}
          </li>
        ))}
        {choices && shown.length === 0 && <li className={classes.none}>{t('filter.none')}</li>}
      </ul>
    </div>
  );
}
