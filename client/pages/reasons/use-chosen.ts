import type { GroupCode, ReasonCode } from '../../../pipelines/domain/reasons.ts';
import { useFilter, useSetParams } from '../../shared/use-filter.ts';
import { toggled } from './tree.ts';

interface Chosen {
  readonly has: (code: GroupCode | ReasonCode) => boolean;
  readonly toggle: (code: GroupCode | ReasonCode) => void;
}

/** The reasons that the filter in the URL is narrowed to, and how a click changes them. */
export function useChosen(): Chosen {
  const chosen = useFilter().reason ?? [];
  const setParams = useSetParams();
  return {
    has: (code) => chosen.includes(code),
    toggle: (code) => {
      const next = toggled(chosen, code);
      setParams({ reason: next.length > 0 ? next : undefined });
    },
  };
}
