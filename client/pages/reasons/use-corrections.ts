import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { GroupCode, ReasonCode } from '../../../pipelines/domain/reasons.ts';
import type { CorrectionAnswer, CorrectionRequest } from '../../../server/contract/corrections.ts';
import { send } from '../../shared/answer.ts';

/** A text that can be corrected, and what it counts as. */
export interface CorrectableText {
  readonly note_key: string;
  readonly reason_text: string;
  readonly language: string;
  readonly reason: ReasonCode;
  readonly confidence: number;
}

/** Reasons of a text, the main one first. */
export type Reasons = CorrectionRequest['reasons'];

/** A change that was made here: what the text was said to be, null where that was taken back. */
export interface Change extends CorrectionAnswer {
  readonly said: ReasonCode | null;
  /** Whether it says what the text was read as. */
  readonly isSame: boolean;
  /** The correction that it took back. */
  readonly undone: number | null;
}

/** What somebody says of a text. */
interface Said extends CorrectionRequest {
  readonly isSame: boolean;
}

export interface Corrections {
  /** Opens the dialog in which a text is corrected; afterwards the focus goes on from `from`. */
  readonly ask: (text: CorrectableText, from: HTMLElement, group?: GroupCode) => void;
  /** Says that a text is read rightly: it keeps these reasons, the main one first. */
  readonly confirm: (text: CorrectableText, from: HTMLElement, reasons: Reasons) => void;
  readonly undo: (correctionId: number) => void;
  /** The correction made here last of those that still stand; null when there is none. */
  readonly standing: number | null;
}

const CorrectionsContext = createContext<Corrections | null>(null);

export const CorrectionsContextProvider = CorrectionsContext.Provider;

/** What people say in the classifier's place, for the parts of the page. */
export function useCorrections(): Corrections {
  const corrections = useContext(CorrectionsContext);
  if (!corrections) throw new Error('useCorrections needs a CorrectionsProvider above it');
  return corrections;
}

/** Asks the API for a change; once it counts, `onChange` is told and every answer is asked anew. */
export function useChange(onChange: (change: Change) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (wish: Said | { correction_id: number; said_by: string }): Promise<Change> => {
      if ('reasons' in wish) {
        const { isSame, ...said } = wish;
        return {
          ...(await send<CorrectionAnswer>('/corrections', 'POST', said)),
          said: said.reasons[0],
          isSame,
          undone: null,
        };
      }
      const { correction_id: undone, said_by } = wish;
      const answer = await send<CorrectionAnswer>(`/corrections/${undone}`, 'DELETE', { said_by });
      return { ...answer, said: null, isSame: false, undone };
    },
    onSuccess: (change) => {
      onChange(change);
      void queries.invalidateQueries({ queryKey: ['answer'] });
    },
  });
}
