import { useIntl } from 'react-intl';
import * as z from 'zod/mini';
import { dataLanguages } from '../../../server/questions/data/contract.ts';
import { useWords } from '../../shared/language.tsx';
import { PillSelect } from '../../shared/ui/pill-select.tsx';
import { useAnswer } from '../../shared/use-answer.ts';
import { pageParams, usePageParams, useSetParams } from '../../shared/use-filter.ts';
import { texts } from './texts.ts';

const onlys = ['conflict', 'unsure'] as const;

/** What narrows the quotes beside the filter and a search. */
export const toolParams = pageParams({
  language: z.optional(z.string().check(z.regex(/^[a-z]{2,3}$/))),
  only: z.optional(z.enum(onlys)),
});

/** Narrows the quotes to one of the languages that customers write. */
export function LanguageChoice() {
  const say = useWords();
  const intl = useIntl();
  const setParams = useSetParams();
  const { language = '' } = usePageParams(toolParams);
  const spoken = (useAnswer(dataLanguages, {}).data?.rows ?? []).map((row) => row.language);
  const codes = [...new Set([language, ...spoken])].filter((code) => code !== '' && code !== 'und');
  const named = codes.map((code) => ({
    value: code,
    label: intl.formatDisplayName(code, { type: 'language' }) ?? code,
  }));
  return (
    <PillSelect
      label={say(texts.language)}
      value={language}
      options={[{ value: '', label: say(texts.allLanguages) }, ...named]}
      onChange={(chosen) => setParams({ language: chosen || undefined }, { replace: true })}
    />
  );
}

/** Narrows the quotes to those worth a second look. */
export function OnlyChoice() {
  const say = useWords();
  const setParams = useSetParams();
  const { only = '' } = usePageParams(toolParams);
  return (
    <PillSelect
      label={say(texts.onlyLabel)}
      value={only}
      options={[
        { value: '', label: say(texts.allQuotes) },
        ...onlys.map((value) => ({ value, label: say(texts.only[value]) })),
      ]}
      onChange={(chosen) => setParams({ only: chosen || undefined }, { replace: true })}
    />
  );
}
