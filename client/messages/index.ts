import type { UiLanguage } from '../../pipelines/domain/words.ts';
import { en, type Messages } from './en.ts';
import { fr } from './fr.ts';
import { ro } from './ro.ts';

export type { MessageId, Messages } from './en.ts';

export const messages: Readonly<Record<UiLanguage, Messages>> = { en, fr, ro };
