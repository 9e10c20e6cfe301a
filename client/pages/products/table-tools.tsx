import { SegmentedControl, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { dimensions, productLevels } from '../../../server/contract/dimensions.ts';
import { useText, useWords } from '../../shared/language.tsx';
import { PillSelect } from '../../shared/ui/pill-select.tsx';

export type ProductLevel = (typeof productLevels)[number];

const usualLevels: readonly ProductLevel[] = ['style', 'sku'];
const isUsual = (level: ProductLevel) => usualLevels.includes(level);
/** Products may have lots of the same name: they are told apart in one product's dossier only. */
const listedLevels = productLevels.filter((level) => !isUsual(level) && level !== 'lot');

/** What one row of the table is: a style or a SKU at one click, a supplier, a colour … from the list. */
export function LevelSelect({ value, onChange }: { value: ProductLevel; onChange: (level: ProductLevel) => void }) {
  const t = useText();
  const say = useWords();
  const more = isUsual(value) ? [{ value, label: t('nav.more') }] : [];
  const option = (level: ProductLevel) => ({ value: level, label: say(dimensions[level].label) });
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('products.level')}
        value={value}
        onChange={(level) => onChange(level as ProductLevel)}
        data={usualLevels.map(option)}
      />
      <PillSelect
        label={t('products.level')}
        value={value}
        onChange={onChange}
        options={[...more, ...listedLevels.map(option)]}
      />
    </>
  );
}

/** Narrows the table by name or key; `/` goes here. */
export function ProductSearch({ value, onChange }: { value: string; onChange: (text: string | undefined) => void }) {
  const t = useText();
  return (
    <TextInput
      size="xs"
      type="search"
      data-search
      aria-label={t('products.search')}
      placeholder={t('products.search')}
      leftSection={<Search size={14} aria-hidden />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
