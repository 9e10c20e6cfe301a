import type { ReasonCode } from '../../pipelines/domain/reasons.ts';
import type { Category } from './categories.ts';
import type { Language } from './people.ts';
import type { Random } from './random.ts';
import { sentencesFor, typed } from './wording.ts';

/** What the shopper wrote; blank text when nothing was written. */
export interface Words {
  readonly text: string;
  /** True reasons beside the primary one that the sentence names. */
  readonly otherReasons: readonly ReasonCode[];
}

const silence: Words = { text: '', otherReasons: [] };

/** A shopper's words for a reason, as typed; `spoken` is the share that writes anything at all. */
export function drawWords(
  reason: ReasonCode,
  category: Category,
  language: Language,
  spoken: number,
  random: Random,
): Words {
  if (!random.chance(spoken)) return silence;
  const choice = sentencesFor(language, reason, category);
  if (choice.length === 0) return silence;
  const sentence = random.pick(choice);
  return { text: typed(sentence.text, random), otherReasons: sentence.reasons.slice(1) };
}
