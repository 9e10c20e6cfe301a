/** A short text of the product in the three languages its dashboard speaks. */
export interface Words {
  readonly en: string;
  readonly fr: string;
  readonly ro: string;
}

/** The languages of the dashboard, the first being the fallback. */
export const uiLanguages = ['en', 'fr', 'ro'] as const;
export type UiLanguage = (typeof uiLanguages)[number];

/** One text in the three languages of the dashboard, in the order English, French, Romanian. */
export function words(en: string, fr: string, ro: string): Words {
  return { en, fr, ro };
}
