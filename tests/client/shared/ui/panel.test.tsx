import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Table, tableFromArrays } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { Panel } from '../../../../client/shared/ui/panel.tsx';
import { words } from '../../../../pipelines/domain/words.ts';
import { count, text } from '../../../../server/contract/columns.ts';
import { query } from '../../../../server/contract/query.ts';
import { reasonQuotes } from '../../../../server/questions/reasons/contract.ts';
import { answerWith, arrow, draw } from '../../stage.tsx';

const shoes = query({
  path: '/shoes/count',
  about: words('How many shoes came back.', 'Combien de chaussures.', 'Câți pantofi.'),
  columns: { name: text(words('Name', 'Nom', 'Nume')), pairs: count(words('Pairs', 'Paires', 'Perechi')) },
});
const answered = () => arrow(tableFromArrays({ name: ['Boot', 'Clog'], pairs: Float64Array.of(7, 3) }));
const panel = (
  <Panel title="Shoes" query={shoes} params={{ category: ['Shoes'] }} emptyText="No shoes." hasTable>
    {({ rows }) => <p>{rows.map((row) => `${row.name} ${row.pairs}`).join(', ')}</p>}
  </Panel>
);

describe('a panel asks one question', () => {
  test('waits, then shows the answer to exactly its query', async () => {
    const asked = answerWith(answered);
    draw(panel);
    expect(screen.getByRole('status', { name: 'Loading' })).toBeTruthy();
    expect(await screen.findByText('Boot 7, Clog 3')).toBeTruthy();
    expect(asked).toEqual(['/api/shoes/count?category=Shoes']);
  });

  test('shows first what comes soon, asks for the whole then, and downloads the whole', async () => {
    const release: (() => void)[] = [];
    const asked = answerWith((url) =>
      url.includes('limit=1')
        ? arrow(tableFromArrays({ name: ['Boot'], pairs: Float64Array.of(7) }))
        : new Promise<Response>((resolve) => release.push(() => resolve(answered()))),
    );
    draw(
      <Panel title="Shoes" query={reasonQuotes} params={{ country: ['FR'] }} firstParams={{ limit: 1 }}>
        {({ rows }, isWhole) => <p>{`${isWhole ? 'all' : 'first'}: ${rows.length}`}</p>}
      </Panel>,
    );
    expect(await screen.findByText('first: 1')).toBeTruthy();
    await waitFor(() => expect(release).toHaveLength(1));
    expect(asked).toEqual(['/api/reasons/quotes?country=FR&limit=1', '/api/reasons/quotes?country=FR']);
    release[0]!();
    expect(await screen.findByText('all: 2')).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Download “Shoes” as CSV' });
    expect(link.getAttribute('href')).toBe('/api/reasons/quotes?country=FR&format=csv');
  });

  test('offers the very query as CSV, and its rows as a table', async () => {
    answerWith(answered);
    draw(panel);
    const link = screen.getByRole('link', { name: 'Download “Shoes” as CSV' });
    expect(link.getAttribute('href')).toBe('/api/shoes/count?category=Shoes&format=csv');
    await screen.findByText('Boot 7, Clog 3');
    await userEvent.click(screen.getByRole('button', { name: 'Show “Shoes” as a table' }));
    expect(await screen.findByRole('table', { name: 'Shoes' })).toBeTruthy();
  });

  test('lets a download ask for more than the page shows', async () => {
    answerWith(answered);
    draw(
      <Panel
        title="Shoes"
        query={reasonQuotes}
        params={{ limit: 20, offset: 40, country: ['FR'] }}
        csvParams={{ limit: 500, offset: undefined }}
      >
        {() => null}
      </Panel>,
    );
    const link = screen.getByRole('link', { name: 'Download “Shoes” as CSV' });
    expect(link.getAttribute('href')).toBe('/api/reasons/quotes?country=FR&format=csv&limit=500');
  });

  test('says so when there is nothing', async () => {
    answerWith(() => arrow(new Table(answeredSchema())));
    draw(panel);
    expect(await screen.findByText('No shoes.')).toBeTruthy();
  });

  test('says so when the server does not answer', async () => {
    answerWith(() => {
      throw new TypeError('Failed to fetch');
    });
    draw(panel);
    expect(await screen.findByText('The server does not answer. Is it still running?')).toBeTruthy();
  });

  test('passes on why it failed, and asks again on demand', async () => {
    let isDown = true;
    answerWith(() =>
      isDown ? Response.json({ title: 'Fault', detail: 'The warehouse sleeps.' }, { status: 500 }) : answered(),
    );
    draw(panel);
    expect(await screen.findByText('The warehouse sleeps.')).toBeTruthy();
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Boot 7, Clog 3')).toBeTruthy();
  });
});

function answeredSchema() {
  return tableFromArrays({ name: ['Boot'], pairs: Float64Array.of(1) }).schema;
}
