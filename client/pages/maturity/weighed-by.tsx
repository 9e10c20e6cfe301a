import * as z from 'zod/mini';
import { useWords } from '../../shared/language.tsx';
import { PillSelect } from '../../shared/ui/pill-select.tsx';
import { pageParams, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import { texts } from './texts.ts';

const ownParams = pageParams({ weighed_by: z.optional(z.enum(['units', 'value'])) });

/** `value` where the page's curves count each unit for what was paid for it; else each counts for one. */
export function useWeighedBy(): 'value' | undefined {
  return usePageParams(ownParams).weighed_by === 'value' ? 'value' : undefined;
}

/** Chooses between the two. */
export function WeighedBy() {
  const say = useWords();
  const setParams = useSetParams();
  return (
    <PillSelect
      label={say(texts.weighedBy)}
      value={useWeighedBy() ?? 'units'}
      onChange={(chosen) => setParams({ weighed_by: chosen === 'value' ? chosen : undefined }, { replace: true })}
      options={[
        { value: 'units', label: say(texts.byUnits) },
        { value: 'value', label: say(texts.byValue) },
      ]}
    />
  );
}
