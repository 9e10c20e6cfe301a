import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ApiProblem, request } from '../../../client/shared/answer.ts';
import { typeset } from '../../../client/shared/typeset.ts';
import type { Engine } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import { serveEngine, type TestServer } from '../served.ts';

/** What a page says of its language. */
const page = { lang: 'en' };
let engine: Engine;
let server: TestServer;
beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: page });
  engine = await openWarehouse('duckdb::memory:');
  server = await serveEngine(engine);
});
afterAll(async () => {
  await server.close();
  await engine.close();
  vi.unstubAllGlobals();
});

const own = { 'X-Returnscope': '1', 'Content-Type': 'application/json' };
const ask = (method: string, path: string, body?: object) =>
  request(`${server.url}/api${path}`, { method, headers: own, ...(body ? { body: JSON.stringify(body) } : {}) });
const change = (phrases: object, into?: string) => ({ based_on: 0, changes: { too_small: { phrases, into } } });

test.each([
  ['GET', '/reasons/share?from=2026-02-01&to=2026-01-01', undefined, 'Perioada se termină'],
  ['POST', '/corrections', { note_key: 'x', reasons: ['hygiene'], said_by: 'Ana' }, 'reîncărcați pagina'],
  ['DELETE', '/corrections/7', { said_by: 'Ana' }, 'Nu există corectura 7.'],
  ['POST', '/taxonomy/preview', { ...change({}), based_on: 3 }, 'Motivele s-au schimbat între timp'],
  ['POST', '/taxonomy/preview', change({}, 'hygiene'), 'din alt grup'],
  ['POST', '/taxonomy/preview', change({ en: ['…'] }), 'are 0 cuvinte'],
  ['POST', '/models/switch', { model_hash: 'f'.repeat(16), said_by: 'Ana' }, 'Nu există modelul'],
  ['DELETE', '/fixes/7', { said_by: 'Ana' }, 'Nu există măsura 7.'],
  ['DELETE', '/product-notes/7', { said_by: 'Ana' }, 'Nu există nota 7.'],
] as const)('%s %s is refused in the language of the page', async (method, path, body, hint) => {
  page.lang = 'ro';
  await expect(ask(method, path, body)).rejects.toThrow(hint);
  page.lang = 'fr';
  await expect(ask(method, path, body)).rejects.not.toThrow(hint);
});

const signed = { said_by: 'Ana' };

/** Something wrong, what is told of it in French and Romanian, and what the API tells in English. */
const wrong: readonly (readonly [string, string, object | undefined, fr: string, ro: string, en: string])[] = [
  [
    ...(['GET', '/overview/summary?basis=shipped', undefined] as const),
    '« basis » vaut « shipped » : choisissez parmi delivered, ordered, returned.',
    '„basis” este „shipped”: alegeți dintre delivered, ordered, returned.',
    'Parameter basis is "shipped": Invalid option: expected one of "delivered"|"ordered"|"returned".',
  ],
  [
    ...(['GET', '/overview/breakdown', undefined] as const),
    '« dimension » manque : choisissez parmi',
    '„dimension” lipsește: alegeți dintre',
    'Parameter dimension is missing: Invalid option: expected one of',
  ],
  [
    ...(['GET', '/reasons/queue?limit=900', undefined] as const),
    '« limit » vaut « 900 » : écrivez au plus 500.',
    '„limit” este „900”: scrieți cel mult 500.',
    'Parameter limit is "900": Too big: expected number to be <=500.',
  ],
  [
    ...(['GET', '/reasons/queue?limit=0', undefined] as const),
    '« limit » vaut « 0 » : écrivez au moins 1.',
    '„limit” este „0”: scrieți cel puțin 1.',
    'Parameter limit is "0": Too small: expected number to be >=1.',
  ],
  [
    ...(['GET', '/reasons/queue?limit=1.5', undefined] as const),
    '« limit » vaut « 1.5 » : écrivez un nombre entier.',
    '„limit” este „1.5”: scrieți un număr întreg.',
    'Parameter limit is "1.5": Invalid input: expected int, received number.',
  ],
  [
    ...(['GET', '/reasons/queue?limit=many', undefined] as const),
    '« limit » vaut « many » : écrivez un nombre.',
    '„limit” este „many”: scrieți un număr.',
    'Parameter limit is "many": Invalid input: expected number, received NaN.',
  ],
  [
    ...(['GET', '/overview/summary?from=1.2.2026', undefined] as const),
    '« from » vaut « 1.2.2026 » : écrivez un jour sous la forme AAAA-MM-JJ.',
    '„from” este „1.2.2026”: scrieți o zi în forma AAAA-LL-ZZ.',
    'Parameter from is "1.2.2026": write a day as YYYY-MM-DD.',
  ],
  [
    ...(['GET', '/overview/summary?from=2026-02-30&to=0202-01-01', undefined] as const),
    '« from » vaut « 2026-02-30 » : ce jour n’existe pas. « to » vaut « 0202-01-01 » : écrivez un jour des années 1900 à 2199.',
    '„from” este „2026-02-30”: această zi nu există. „to” este „0202-01-01”: scrieți o zi din anii 1900–2199.',
    'Parameter from is "2026-02-30": no such day in the calendar. Parameter to is "0202-01-01": write a day of the years',
  ],
  [
    ...(['GET', `/reasons/quotes?search=${'x'.repeat(101)}`, undefined] as const),
    `« search » vaut « ${'x'.repeat(80)}… » : écrivez au plus 100 caractères.`,
    `„search” este „${'x'.repeat(80)}…”: scrieți cel mult 100 de caractere.`,
    'Too big: expected string to have <=100 characters.',
  ],
  [
    ...(['GET', `/overview/summary?category=shoes&category=${'x'.repeat(201)}`, undefined] as const),
    `« category.1 » vaut « ${'x'.repeat(80)}… » : écrivez au plus 200 caractères.`,
    `„category.1” este „${'x'.repeat(80)}…”: scrieți cel mult 200 de caractere.`,
    'Too big: expected string to have <=200 characters.',
  ],
  [
    ...(['GET', '/overview/summary?colour=red', undefined] as const),
    '« colour » n’existe pas ici : il y a from, to, basis,',
    '„colour” nu există aici: există from, to, basis,',
    'Unknown parameter "colour": /api/overview/summary takes from, to, basis,',
  ],
  [
    ...(['GET', '/overview/summary?format=xml', undefined] as const),
    '« format » vaut « xml » : choisissez parmi',
    '„format” este „xml”: alegeți dintre',
    'Unknown format xml: choose one of',
  ],
  [
    ...(['POST', '/corrections', { note_key: '', reasons: ['nope'], said_by: 'a\u0007' }] as const),
    '« note_key » ne convient pas : écrivez quelque chose. « reasons.0 » ne convient pas : écrivez un motif du produit',
    '„note_key” nu se potrivește: scrieți ceva. „reasons.0” nu se potrivește: scrieți un motiv al produsului',
    'said_by: write a name without control characters.',
  ],
  [
    ...(['POST', '/fixes', { ...signed, products: [], lever: 'magic', fixed_date: '1999-01-01' }] as const),
    '« products » ne convient pas : il en faut au moins une. « lever » ne convient pas : choisissez parmi',
    '„fixed_date” nu se potrivește: alegeți o zi din anul 2000 încoace.',
    'fixed_date: choose a day since 2000.',
  ],
  [
    ...(['POST', '/taxonomy', { ...signed, based_on: 0, changes: { too_small: { colour: 1 } } }] as const),
    '« changes.too_small.colour » n’existe pas ici.',
    '„changes.too_small.colour” nu există aici.',
    'Unrecognized key: "colour"',
  ],
  [
    ...(['POST', '/models', {}] as const),
    '« said_by » manque : écrivez un texte.',
    '„said_by” lipsește: scrieți un text.',
    'said_by: Invalid input: expected string, received undefined.',
  ],
];

test.each(wrong)('%s %s %j: what would be right is told in each language', async (method, path, body, fr, ro, en) => {
  for (const [lang, told] of [
    ['fr', fr],
    ['ro', ro],
  ] as const) {
    page.lang = lang;
    await expect(ask(method, path, body)).rejects.toThrow(typeset(told, lang));
  }
  const init = { method, headers: own, ...(body ? { body: JSON.stringify(body) } : {}) };
  const { detail, notice } = (await (await fetch(`${server.url}/api${path}`, init)).json()) as ApiProblem;
  expect(detail, 'the API keeps its English').toContain(en);
  expect(notice).toMatchObject({ code: 'wrong_values', text: detail });
});

test('what a person wrote is not told back', async () => {
  const sent = { note_key: 'x', reasons: ['hygiene'], said_by: `Ana ${'x'.repeat(99)}` };
  const init = { method: 'POST', headers: own, body: JSON.stringify(sent) };
  expect(await (await fetch(`${server.url}/api/corrections`, init)).text()).not.toContain('Ana');
});

test('what has no other language is told as the API tells it', async () => {
  page.lang = 'ro';
  await expect(ask('GET', '/nowhere')).rejects.toThrow('There is no /api/nowhere');
});
