import type * as z from 'zod/mini';
import { type Rule, rules, type Wanted } from '../../pipelines/domain/wrong-values.ts';

const longestFound = 80;

/** A value as it is told back: cut where it is long. */
export function short(text: string): string {
  return text.length > longestFound ? `${text.slice(0, longestFound)}…` : text;
}

const ruleByText = new Map<string, Rule>(Object.entries(rules).map(([rule, { en }]) => [en, rule as Rule]));
const kinds: Readonly<Record<string, (Wanted & { is: 'kind' })['kind']>> = {
  ...{ string: 'text', number: 'number', int: 'whole', array: 'list', tuple: 'list' },
  ...{ object: 'object', record: 'object', boolean: 'boolean' },
};

/** What would be right, of what a check says is wrong. */
export function wantedBy(issue: z.core.$ZodIssue): Wanted {
  const rule = ruleByText.get(issue.message);
  if (rule) return { is: 'rule', rule };
  if (issue.code === 'invalid_value') return { is: 'one_of', values: issue.values.map(String) };
  if (issue.code === 'invalid_type' && kinds[issue.expected]) return { is: 'kind', kind: kinds[issue.expected]! };
  if (issue.code === 'too_small') return { is: 'least', count: Number(issue.minimum), of: thingsOf(issue.origin) };
  if (issue.code === 'too_big') return { is: 'most', count: Number(issue.maximum), of: thingsOf(issue.origin) };
  return { is: 'other' };
}

function thingsOf(origin: string): (Wanted & { is: 'least' | 'most' })['of'] {
  if (origin === 'string') return 'characters';
  return origin === 'array' || origin === 'tuple' ? 'items' : 'number';
}
