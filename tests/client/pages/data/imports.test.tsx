import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { Imports as ImportsPart } from '../../../../client/pages/data/imports.tsx';
import { ImportsProvider, useImportQueue } from '../../../../client/pages/data/use-imports.ts';
import { notice, plainNotice } from '../../../../pipelines/domain/notices.ts';
import type { ImportStatus } from '../../../../server/contract/imports.ts';
import { answerWith, drawAt } from '../../stage.tsx';

const underWay: ImportStatus = {
  import_id: '1',
  kind: 'load',
  ...{ rows: null, rows_per_second: null, bytes: null, bytes_total: null, seconds_left: null },
  ...{ mended: null, undone: null, interrupted: null, relabelled: null, effect: null, trained: null },
  files: ['orders.csv'],
  stage: 'classify',
  detail: 'reading',
  done: 1,
  total: 4,
  report: null,
  problem: null,
  problem_status: null,
};
const counts = {
  rows_read: 12,
  rows_loaded: 7,
  rows_unchanged: 2,
  rows_set_aside: 2,
  rows_furniture: 1,
  order_lines: 7,
  return_lines: 0,
};
const done: ImportStatus = {
  ...underWay,
  stage: 'done',
  report: {
    files: [
      {
        ...counts,
        load_id: 1,
        file: 'orders.csv',
        format: 'plain-orders',
        kind: 'orders',
        encoding: 'utf-8',
        furniture: { total: 1 },
        orders: 5,
        units_ordered: 9,
        returns: 0,
        units_returned: 0,
        refund_minor: {},
        label_minor: {},
        first_date: null,
        last_date: null,
        warnings: [],
      },
    ],
    refused: [{ file: 'holiday.jpg', problem: notice('no_text'), mapping: null }],
    ignored: [],
    totals: counts,
    seconds: 1.2,
  },
};

/** A server whose list of loads is what `statuses` says when asked the nth time. */
function serverWith(statuses: ImportStatus[]): void {
  let asked = 0;
  answerWith(() => Response.json([statuses[Math.min(asked++, statuses.length - 1)]]));
}

function Imports(props: { isFirst: boolean }) {
  return (
    <ImportsProvider value={useImportQueue()}>
      <ImportsPart {...props} />
    </ImportsProvider>
  );
}

describe('loading exports', () => {
  test('accounts for every row, and says why a file was refused', async () => {
    serverWith([done]);
    drawAt('/data', <Imports isFirst />);
    expect(await screen.findByText(/1 file loaded in 1.2 s/)).toBeTruthy();
    expect(
      await screen.findByText('12 rows read = 7 loaded + 2 unchanged + 2 set aside + 1 neither sale nor return'),
    ).toBeTruthy();
    expect(screen.getByText(/^It is no text: orders and returns come as CSV/)).toBeTruthy();
  });

  test('follows the stages of a load that is under way, also one started before', async () => {
    serverWith([underWay, underWay, done]);
    drawAt('/data', <Imports isFirst={false} />);
    expect((await screen.findByText('Reading the customers’ words')).closest('li')!.dataset.state).toBe('current');
    expect(screen.getByText('Loading the rows').closest('li')!.dataset.state).toBe('done');
    expect(await screen.findByText(/1 file loaded/, {}, { timeout: 3000 })).toBeTruthy();
  });

  test('tells its pace and the time that is left, and cancels it when asked', async () => {
    const asked: string[] = [];
    const loading = { stage: 'load', detail: 'orders.csv', done: null, total: null, rows: 120_000 } as const;
    const paced = { ...underWay, ...loading, rows_per_second: 60_000, seconds_left: 3.2, bytes: 4e6, bytes_total: 1e7 };
    answerWith((url, init) => {
      if (init?.method) asked.push(`${init.method} ${url}`);
      return Response.json(asked.length > 0 ? [{ ...paced, stage: 'cancelled' }] : [paced]);
    });
    drawAt('/data', <Imports isFirst={false} />);
    const pace = '4 of 10 MB · 120,000 rows · 60,000 a second · about 4 s left';
    expect(await screen.findByText(pace)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText('orders.csv: cancelled. Nothing of it was loaded.')).toBeTruthy();
    expect(asked).toEqual(['DELETE /api/imports/1']);
  });

  test('tells what a server was killed at, and what had come in before it', async () => {
    const told = { kind: 'load', file: 'a.zip/returns.csv', is_done: false, others: ['a.zip/orders.csv'] } as const;
    serverWith([{ ...underWay, kind: 'refresh', stage: 'done', interrupted: told }]);
    drawAt('/data', <Imports isFirst={false} />);
    expect(
      await screen.findByText(/loaded a.zip\/returns.csv: nothing of it came in.*: a.zip\/orders.csv\.$/),
    ).toBeTruthy();
  });

  test('tells in the reader’s language what is to be known of a file, its numbers as they write them, and why one was refused', async () => {
    localStorage.setItem('returnscope-language', 'fr');
    const { files, refused, ...rest } = done.report!;
    const warnings = [notice('rounded_ids', { rows: 12_345 }), plainNotice('Told by an earlier version.')];
    serverWith([{ ...done, report: { ...rest, refused, files: [{ ...files[0]!, warnings }] } }]);
    drawAt('/data', <Imports isFirst={false} />);
    expect(await screen.findByText(/^Lignes dont un tableur semble avoir arrondi .* : 12\s345\.$/)).toBeTruthy();
    expect(screen.getByText('Told by an earlier version.')).toBeTruthy();
    expect(screen.getByText(/^Ce n’est pas du texte/)).toBeTruthy();
    localStorage.clear();
  });

  test('words a refusal of the API in the reader’s language', async () => {
    localStorage.setItem('returnscope-language', 'ro');
    const { text: detail, ...coded } = notice('load_ended');
    answerWith((_url, init) =>
      init?.method === 'DELETE'
        ? Response.json({ title: 'Conflict', detail, notice: { text: detail, ...coded } }, { status: 409 })
        : Response.json([underWay]),
    );
    drawAt('/data', <Imports isFirst={false} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Anulează' }));
    expect(await screen.findByText(/^Această încărcare s-a încheiat deja/)).toBeTruthy();
    localStorage.clear();
  });

  test('passes on why a load failed', async () => {
    serverWith([{ ...underWay, stage: 'failed', problem: notice('disk_full', { place: 'upload', path: '' }) }]);
    drawAt('/data', <Imports isFirst={false} />);
    expect(await screen.findByText(/^The upload cannot be written: its disk is full/)).toBeTruthy();
  });
});
