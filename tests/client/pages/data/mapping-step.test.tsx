import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { MappingStep } from '../../../../client/pages/data/mapping-step.tsx';
import { ImportsProvider, useImportQueue } from '../../../../client/pages/data/use-imports.ts';
import { mappedFields } from '../../../../pipelines/domain/mapping-fields.ts';
import type { MappingProposal } from '../../../../pipelines/domain/reports.ts';
import { answerWith, drawAt } from '../../stage.tsx';

const headings = ['Ref', 'Day', 'Thing'];
const { needed, other } = mappedFields.orders;
const mapping: MappingProposal = {
  headings,
  kind: 'orders',
  columns: [...needed, ...other].map((column) => ({
    column,
    heading: column === 'sku' ? 'Ref' : null,
    confidence: column === 'sku' ? 0.6 : 0,
  })),
  preview: { raw: [['A-1', '05/11/2025', '00123']], read: [{ sku: 'A-1' }] },
  missing: ['order_id', 'order_date'],
};

function Step() {
  return (
    <ImportsProvider value={useImportQueue()}>
      <MappingStep asked={{ import_id: 'i', file: 'strange.csv', mapping }} />
    </ImportsProvider>
  );
}

test('choices made faster than the server reads them all count, also those passed through on the way', async () => {
  const sent: unknown[] = [];
  answerWith((url, init) => {
    if (url.endsWith('/mapping')) sent.push(JSON.parse(String(init?.body)));
    return Response.json(url.endsWith('/preview') ? mapping : []);
  });
  drawAt('/data', <Step />);
  const load = await screen.findByRole('button', { name: 'Load with these columns' });
  expect(load.hasAttribute('disabled')).toBe(true);
  expect(screen.getByText('60% sure')).toBeTruthy();
  expect(screen.getByText('Still to be chosen: Order number, Ordered on.')).toBeTruthy();
  for (const [heading, field] of [
    ['Ref', 'order_id'],
    ['Day', 'order_id'],
    ['Day', 'order_date'],
    ['Thing', 'sku'],
  ])
    await userEvent.selectOptions(screen.getByRole('combobox', { name: `“${heading}” holds` }), field!);
  expect(screen.getByText('All that is needed is chosen.')).toBeTruthy();
  await userEvent.click(load);
  const columns = { order_id: 'Ref', order_date: 'Day', sku: 'Thing' };
  expect(sent).toEqual([{ file: 'strange.csv', kind: 'orders', columns }]);
});
