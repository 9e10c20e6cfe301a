import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { dimensions, productLevels } from '../../../server/contract/dimensions.ts';
import { useText, useWords } from '../../shared/language.tsx';
import { PillSelect } from '../../shared/ui/pill-select.tsx';

export type ProductLevel = (typeof productLevels)[number];

/** What one row of the table is: a SKU, a style, a supplier … */
export function LevelSelect({ value, onChange }: { value: ProductLevel; onChange: (level: ProductLevel) => void }) {
  const t = useText();
  const say = useWords();
  return (
    <PillSelect
      label={t('products.level')}
      value={value}
      onChange={onChange}
      options={productLevels.map((level) => ({ value: level, label: say(dimensions[level].label) }))}
    />
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
