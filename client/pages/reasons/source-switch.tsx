import { SegmentedControl } from '@mantine/core';
import * as z from 'zod/mini';
import type { TruthSource } from '../../../server/questions/reasons/contract.ts';
import { useWords } from '../../shared/language.tsx';
import { pageParams, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import { texts } from './texts.ts';

const sources = ['notes', 'reviews', 'clerks'] as const satisfies readonly TruthSource[];

const sourceParams = pageParams({ measured: z.optional(z.enum(sources)) });

/** Whose word the readings are measured by, as the URL holds it: return notes when absent. */
export function useSource(): TruthSource {
  return usePageParams(sourceParams).measured ?? sources[0];
}

/** Chooses whose word the readings are measured by. */
export function SourceSwitch() {
  const say = useWords();
  const setParams = useSetParams();
  return (
    <SegmentedControl
      size="xs"
      aria-label={say(texts.measuredOn)}
      value={useSource()}
      onChange={(chosen) => setParams({ measured: chosen === sources[0] ? undefined : chosen }, { replace: true })}
      data={sources.map((value) => ({ value, label: say(texts.sources[value].name) }))}
    />
  );
}
