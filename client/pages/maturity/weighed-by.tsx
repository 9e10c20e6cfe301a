import * as z from 'zod/mini';
import { useWords } from '../../shared/language.tsx';
import { PillSelect } from '../../shared/ui/pill-select.tsx';
import { pageParams, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import { texts } from './texts.ts';

const ownParams = pageParams({ weighed_by: z.optional(z.enum(['units', 'value'])) });

/** Whether the page's curves count each unit for one, or for what was paid for it. */
export function useWeighedBy(): 'units' | 'value' {
  return usePageParams(ownParams).weighed_by ?? 'units';
}

/** Chooses between the two. */
export function WeighedBy() {
  const say = useWords();
  const setParams = useSetParams();
  return (
    <PillSelect
      label={say(texts.weighedBy)}
      value={useWeighedBy()}
      onChange={(chosen) => setParams({ weighed_by: chosen === 'value' ? chosen : undefined }, { replace: true })}
      options={[
        { value: 'units', label: say(texts.byUnits) },
        { value: 'value', label: say(texts.byValue) },
      ]}
    />
  );
}
