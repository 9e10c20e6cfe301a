import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { OwnModel } from '../../../../client/pages/reasons/model/own-model.tsx';
import type { TrainingReport } from '../../../../pipelines/domain/training.ts';
import type { ModelsAnswer } from '../../../../server/contract/models.ts';
import { answerWith, draw } from '../../stage.tsx';

const score = { right_reasons: 41, right_groups: 68, macro_f1: 0.83, low: 0.36, high: 0.56 };
const report: TrainingReport = {
  ...{ verdict: 'not_better', model_hash: 'ca11ab1eca11ab1e', learned: 311, held_back: 89, own_reasons: 2 },
  ...{ before: score, after: { ...score, right_reasons: 43 }, gained: 4, lost: 2, p: 0.6875 },
  with_code: { before: 70, after: 71 },
  ...{ notes: 704, notes_before: 662, notes_after: 660, seconds: 60 },
};
const models: ModelsAnswer = {
  ...{ model_hash: null, resting: null, corrections: 402 },
  versions: [{ model_id: 1, model_hash: report.model_hash, is_switched: false, report, said_by: 'Ana', said_at: 0 }],
};
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

afterEach(() => localStorage.clear());

test('what a training measured is told with its counts, and why the model was not switched in', async () => {
  answerWith(() => json(models));
  draw(<OwnModel />);
  expect(
    await screen.findAllByText(/^Not switched in: on the texts held back/),
    'as the last, and in the list',
  ).toHaveLength(2);
  expect(screen.getByRole('row', { name: /by the words alone 46% \(41\) 95%: 36% – 56% 48% \(43\)/ })).toBeDefined();
  expect(screen.getByRole('row', { name: /with your code 79% \(70\) 80% \(71\)/ })).toBeDefined();
  expect(screen.getByText('Newly right: 4, newly wrong: 2 (McNemar’s exact test: p = 0.69).')).toBeDefined();
  expect(screen.getByText('Learned from 311 corrections.')).toBeDefined();
  expect(screen.queryByRole('button', { name: /Put/ }), 'nothing to put back').toBeNull();
});

test.each([
  ['en', /Learnt 60 14 0 11$/, /Not yet, texts missing: 18 12 – – –$/],
  ['fr', /Appris 60 14 0 11$/, /Pas encore, textes manquants\s: 18 12 – – –$/],
  ['ro', /Învățat 60 14 0 11$/, /Încă nu, texte lipsă: 18 12 – – –$/],
] as const)(
  'which own reasons were learnt, and what the others lack, is told in %s',
  async (language, learnt, lacking) => {
    const own: TrainingReport['own'] = [
      {
        ...{ reason: 'defective.zip_breaks', outcome: 'learned', texts: 60 },
        ...{ missing: 0, held_back: 14, before: 0, after: 11 },
      },
      {
        ...{ reason: 'defective.lens_fogs', outcome: 'too_few', texts: 12 },
        ...{ missing: 18, held_back: 0, before: 0, after: 0 },
      },
    ];
    answerWith(() => json({ ...models, versions: [{ ...models.versions[0]!, report: { ...report, own } }] }));
    localStorage.setItem('returnscope-language', language);
    draw(<OwnModel />);
    expect(await screen.findByRole('row', { name: learnt })).toBeDefined();
    expect(screen.getByRole('row', { name: lacking })).toBeDefined();
  },
);

test('training is asked for under the name of who wants it, and followed to its end', async () => {
  const bodies: unknown[] = [];
  const under = { import_id: '7', kind: 'train', stage: 'train', done: 3, total: 100, trained: null, problem: null };
  let looks = 0;
  const asked = answerWith((url, init) => {
    if (init?.method === 'POST') {
      bodies.push(JSON.parse(String(init.body)));
      return json(under, 202);
    }
    if (url.endsWith('/imports/7')) return json(looks++ === 0 ? under : { ...under, stage: 'done', trained: report });
    return json({ ...models, versions: [] });
  });
  draw(<OwnModel />);
  await userEvent.type(await screen.findByRole('textbox', { name: /Your name/ }), ' Ana Pop ');
  await userEvent.click(screen.getByRole('button', { name: 'Train from the corrections' }));
  expect((await screen.findByRole('progressbar')).getAttribute('max')).toBe('100');
  await screen.findByText(/^Not switched in/);
  expect(bodies).toEqual([{ said_by: 'Ana Pop' }]);
  await waitFor(() => expect(asked.filter((url) => url === '/api/models').length).toBeGreaterThan(2));
});

test('says what the gate asks for, and shows no earlier result while a new model is trained', async () => {
  const under = { import_id: '8', kind: 'train', stage: 'train', done: 3, total: 100, trained: null, problem: null };
  answerWith((url, init) => json(init?.method === 'POST' || url.endsWith('/imports/8') ? under : models));
  localStorage.setItem('returnscope-name', 'Ana Pop');
  draw(<OwnModel />);
  await screen.findByText(/at least 6 are newly right and none newly wrong \(8 with one wrong, 10 with two\)/);
  expect(screen.getByText(/^Newly right: 4/)).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Train from the corrections' }));
  await screen.findByRole('progressbar');
  expect(screen.queryByText(/^Newly right: 4/)).toBeNull();
});

test('a model that rests is told of, and the shipped one can be put back', async () => {
  answerWith(() =>
    json({
      ...models,
      resting: 'feedfacefeedface',
      model_hash: 'ca11ab1eca11ab1e',
      versions: [{ ...models.versions[0]!, is_switched: true }],
    }),
  );
  draw(<OwnModel />);
  await screen.findByText(/Your model feedfacefeedface was trained beside an earlier version/);
  await userEvent.click(screen.getByText('Trained and switched'));
  expect(screen.getByRole('button', { name: 'Put the shipped model back' })).toBeDefined();
});
