import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { type MessageId, messages } from '../../../client/messages/index.ts';
import { uiLanguages } from '../../../pipelines/domain/words.ts';

const ids = Object.keys(messages.en) as MessageId[];

/** Names of the values a text takes. */
function valuesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)(?=[},])/g)].map((match) => match[1]!))].sort();
}

describe.each(uiLanguages)('texts in %s', (language) => {
  const intl = createIntl({
    locale: language,
    messages: messages[language],
    onError: (error) => {
      throw error;
    },
  });

  test.each(ids)('%s can be written, with the values English takes', (id) => {
    const names = valuesIn(messages.en[id]);
    expect(valuesIn(messages[language][id])).toEqual(names);
    for (const value of [1, 3, 25])
      expect(intl.formatMessage({ id }, Object.fromEntries(names.map((name) => [name, value])))).not.toBe('');
  });
});
