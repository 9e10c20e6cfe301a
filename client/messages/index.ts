import type { UiLanguage } from '../../pipelines/domain/words.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { ro } from './ro.ts';

/** Names of the dashboard's own texts; English has them all, and the compiler asks the others for the same. */
export type MessageId = keyof typeof en;
export type Messages = Readonly<Record<MessageId, string>>;

export const messages: Readonly<Record<UiLanguage, Messages>> = { en, fr, ro };
