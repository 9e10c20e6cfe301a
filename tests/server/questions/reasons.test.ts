import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildMarts } from '../../../pipelines/marts/build.ts';
import type { Engine, Param } from '../../../pipelines/warehouse/engine.ts';
import { openWarehouse } from '../../../pipelines/warehouse/open.ts';
import { serveEngine, type TestServer } from '../served.ts';

type Row = Record<string, Param>;

/** What one customer said of one product, and what it was read as. */
interface Said {
  readonly text: string;
  readonly language: string;
  readonly reasons: readonly [string, string][];
  readonly style?: string;
  readonly category?: string;
  readonly day?: number;
  readonly customer?: string;
  readonly code?: string;
  readonly code_reason?: string;
  readonly is_conflict?: boolean;
  readonly confidence?: number;
  readonly disposition?: string;
}

const lastDay = Date.UTC(2026, 5, 30);
const day = (before: number) => new Date(lastDay - before * 86_400_000).toISOString().slice(0, 10);

/** A shop in which every order is returned with these words, one customer each unless told otherwise; marts built. */
async function shopOf(all: readonly Said[]): Promise<{ engine: Engine; server: TestServer }> {
  const engine = await openWarehouse('duckdb::memory:');
  const keyOf = (said: Said) => [said.text, said.code ?? ''].join('/');
  const notes = [...new Map(all.map((said) => [keyOf(said), said])).values()];
  await engine.write(async (session) => {
    const insert = async (table: string, rows: readonly Row[]) => {
      const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      await session.execute(
        `INSERT INTO ${table} (${names.join(', ')}) SELECT ${names.map((name) => `row ->> '$.${name}'`).join(', ')}
         FROM (SELECT unnest(CAST($rows AS JSON[])) AS row)`,
        { rows: JSON.stringify(rows) },
      );
    };
    await insert(
      'order_lines',
      all.map((said, index) => ({
        ...{
          source: 'shop',
          order_id: `O${index}`,
          line_ref: '1',
          sku: said.style ?? 'A',
          product_name: said.style ?? 'A',
        },
        ...{ style_id: said.style ?? 'A', category: said.category ?? 'Jackets', quantity: 1, unit_price_minor: 5000 },
        ...{ line_total_minor: 5000, currency: 'EUR', customer_key: said.customer ?? `customer${index}` },
        ...{ order_date: day((said.day ?? 0) + 9), delivered_date: day(said.day ?? 0), line_status: 'delivered' },
        ...{ row_hash: index, load_id: 1 },
      })),
    );
    await insert(
      'return_lines',
      all.map((said, index) => ({
        ...{ source: 'shop', return_ref: `R${index}`, order_id: `O${index}`, sku: said.style ?? 'A', quantity: 1 },
        ...{ movement: 'return', requested_date: day(said.day ?? 0), reason_code: said.code ?? null },
        ...{ reason_text: said.text, note_key: keyOf(said), resolution: 'refund', refund_amount_minor: 5000 },
        ...{ currency: 'EUR', disposition: said.disposition ?? null, row_hash: index, load_id: 1 },
      })),
    );
    await insert(
      'readings',
      notes.map((said) => ({
        ...{ note_key: keyOf(said), language: said.language, primary_reason: said.reasons[0]![0] },
        ...{ primary_group: said.reasons[0]![1], confidence: said.confidence ?? 0.9 },
        ...{ code_reason: said.code_reason ?? null, is_conflict: said.is_conflict ?? false },
        ...{ classifier_version: 'test', shown_text: said.text, shown_code: said.code ?? null },
      })),
    );
    await insert(
      'reading_reasons',
      notes.flatMap((said) =>
        said.reasons.map(([reason, reason_group], index) => ({
          ...{ note_key: keyOf(said), position: index + 1, reason, reason_group, confidence: 0.9, spans: '[]' },
        })),
      ),
    );
    await session.execute(`INSERT INTO stages VALUES ('tables', '1'), ('readings', '1')`);
  });
  await buildMarts(engine);
  return { engine, server: await serveEngine(engine) };
}

let open: { engine: Engine; server: TestServer };
const rows = <R = Record<string, unknown>>(path: string) => open.server.rows<R>(path);
const close = async () => {
  await open.server.close();
  await open.engine.close();
};
const many = (count: number, said: (index: number) => Said) => Array.from({ length: count }, (_, index) => said(index));

describe('reasons by main reason, by 1/n and by any mention', () => {
  const small: [string, string] = ['too_small', 'size_fit'];
  const shape: [string, string] = ['fit_shape', 'size_fit'];
  const torn: [string, string] = ['poor_quality', 'defective'];
  beforeAll(async () => {
    open = await shopOf([
      ...many(6, (index) => ({ text: `small ${index}`, language: 'en', reasons: [small], day: 40 })),
      ...many(3, (index) => ({ text: `small, torn ${index}`, language: 'en', reasons: [small, torn, shape] })),
      { text: 'torn', language: 'en', reasons: [torn] },
    ]);
  });
  afterAll(close);

  interface Share {
    reason: string;
    return_lines: number;
    counted_lines: number;
    group_lines: number;
    share: number;
    refund_minor: number;
    trend: (number | null)[];
  }
  const share = async (count: string) =>
    Object.fromEntries((await rows<Share>(`/reasons/share?count=${count}`)).map((row) => [row.reason, row]));
  const total = (all: Record<string, Share>, name: 'counted_lines' | 'share' | 'refund_minor') =>
    Object.values(all).reduce((sum, row) => sum + row[name], 0);

  test('the main reason has the whole return', async () => {
    const all = await share('primary');
    expect(Object.fromEntries(Object.entries(all).map(([reason, row]) => [reason, row.counted_lines]))).toEqual({
      too_small: 9,
      poor_quality: 1,
    });
    expect(await rows('/reasons/share')).toEqual(await rows('/reasons/share?count=primary'));
    expect(all.too_small!.trend.slice(-2)).toEqual([1, 0.75]);
    expect(all.too_small!.trend.slice(0, -2)).toEqual(Array(10).fill(null));
  });

  test('by 1/n the parts add up to all returns, and their money to all money', async () => {
    const all = await share('weight');
    expect(all.too_small!.counted_lines).toBeCloseTo(7, 9);
    expect(all.poor_quality!.counted_lines).toBeCloseTo(2, 9);
    expect(total(all, 'counted_lines')).toBeCloseTo(10, 9);
    expect(total(all, 'share')).toBeCloseTo(1, 9);
    expect(total(all, 'refund_minor')).toBe(50_000);
  });

  test('by any mention they may exceed them, and a group counts its return once', async () => {
    const all = await share('mention');
    expect(total(all, 'share')).toBeCloseTo(1.6, 9);
    expect([all.too_small!.counted_lines, all.fit_shape!.counted_lines]).toEqual([9, 3]);
    expect(all.fit_shape!.group_lines).toBe(9);
  });

  test('a reason that the shop counts as another is one with it', async () => {
    const countAs = (code: string) =>
      open.engine.write((session) =>
        session.execute(`UPDATE dim_reasons SET counts_as = $code WHERE reason = 'fit_shape'`, { code }),
      );
    await countAs('too_small');
    open.server.answers.forget();
    const all = await share('weight&from=2020-01-01');
    await countAs('fit_shape');
    expect(all.fit_shape).toBeUndefined();
    expect([all.too_small!.counted_lines, all.poor_quality!.counted_lines]).toEqual([7.5, 2.5]);
  });

  test('what a person said counts in place of what was read', async () => {
    const own = { 'X-Returnscope': '1', 'Content-Type': 'application/json' };
    const body = { note_key: 'torn/', reasons: ['hygiene', 'wrong_item'], said_by: 'Ana' };
    const sent = { method: 'POST', headers: own, body: JSON.stringify(body) };
    expect((await fetch(`${open.server.url}/api/corrections`, sent)).status).toBe(201);
    const all = await share('weight');
    expect([all.hygiene!.counted_lines, all.wrong_item!.counted_lines]).toEqual([0.5, 0.5]);
    expect(total(all, 'counted_lines')).toBeCloseTo(10, 9);
  });
});

describe('code against words', () => {
  beforeAll(async () => {
    const defect = { code: 'DEFECT', code_reason: 'does_not_work', language: 'en' } as const;
    open = await shopOf([
      ...many(
        4,
        () => ({ ...defect, text: 'dead', reasons: [['does_not_work', 'defective']], disposition: 'destroy' }) as Said,
      ),
      ...many(
        3,
        () =>
          ({
            ...defect,
            text: 'do not like it',
            reasons: [['not_to_taste', 'changed_mind']],
            is_conflict: true,
            disposition: 'SELLABLE',
          }) as Said,
      ),
      { ...defect, text: '', reasons: [['does_not_work', 'defective']], disposition: 'restock' },
      { text: 'no code', language: 'en', reasons: [['too_small', 'size_fit']] },
    ]);
  });
  afterAll(close);

  test('counts every line with a code once, those without words apart, and what was found of them', async () => {
    expect(await rows('/reasons/code-words')).toEqual([
      {
        code_reason: 'does_not_work',
        reason: 'does_not_work',
        return_lines: 4,
        conflict_lines: 0,
        graded_lines: 4,
        sellable_lines: 0,
      },
      {
        code_reason: 'does_not_work',
        reason: 'not_to_taste',
        return_lines: 3,
        conflict_lines: 3,
        graded_lines: 3,
        sellable_lines: 3,
      },
      {
        code_reason: 'does_not_work',
        reason: null,
        return_lines: 1,
        conflict_lines: 0,
        graded_lines: 1,
        sellable_lines: 1,
      },
    ]);
  });

  test('its quotes are found by the reason of the code, and by their conflict', async () => {
    expect(await rows('/reasons/quotes?code=does_not_work&reason=changed_mind')).toHaveLength(3);
    expect(await rows('/reasons/quotes?code=does_not_work&only=conflict')).toHaveLength(3);
    expect(await rows('/reasons/quotes?code=too_small')).toEqual([]);
  });
});

describe('phrases', () => {
  const usual = ['The sleeve is short', 'Not what I hoped for', 'It is far from my style', 'I ordered two to choose'];
  const fault: [string, string] = ['broke_in_use', 'defective'];
  const said = (text: string, more: Partial<Said>): Said => ({ text, language: 'en', reasons: [fault], ...more });
  beforeAll(async () => {
    open = await shopOf([
      ...many(400, (index) =>
        said(usual[index % 4]!, { day: 28 + (index % 84), style: `S${Math.floor(index / 4) % 20}` }),
      ),
      ...many(90, (index) => said(usual[index % 4]!, { day: index % 28, style: `S${Math.floor(index / 4) % 20}` })),
      ...many(14, (index) => said(`Bad: zip breaks, mail me ••••• please ${index}`, { day: index, style: 'S1' })),
      ...many(30, () => said('One voice again', { day: 3, customer: 'same' })),
      ...many(12, (index) => said('Se rupe fermoarul', { language: 'ro', day: 30 + index, style: 'S2' })),
    ]);
  });
  afterAll(close);

  interface Phrase {
    phrase: string;
    is_clear: boolean;
    current_uses: number;
    reference_uses: number;
    current_texts: number;
    customers: number;
    style_id: string | null;
    reason_text: string;
  }

  test('that are said more now are told once, with how often, by the longest words that hold', async () => {
    const told = await rows<Phrase>('/reasons/phrases');
    expect(told.filter((row) => row.is_clear).map((row) => row.phrase)).toEqual(expect.arrayContaining(['zip breaks']));
    expect(told.map((row) => row.phrase)).not.toContain('zip');
    const zip = told.find((row) => row.phrase === 'zip breaks')!;
    expect(zip).toMatchObject({ is_clear: true, current_uses: 14, reference_uses: 0, customers: 14, style_id: null });
    expect(zip.reason_text).toContain('zip breaks');
  });

  test('never run over a mark or over what is hidden, and one customer’s are not told', async () => {
    const phrases = (await rows<Phrase>('/reasons/phrases')).map((row) => row.phrase);
    expect(phrases.filter((phrase) => /•|bad zip|me please|voice/.test(phrase))).toEqual([]);
  });

  test('of one product against its category name the product', async () => {
    const told = (await rows<Phrase>('/reasons/phrases?against=category')).filter((row) => row.is_clear);
    expect(told.map((row) => row.style_id)).toContain('S1');
    expect(new Set(told.map((row) => row.style_id))).toEqual(new Set(['S1']));
  });

  test('end with the period, and a period without texts has none', async () => {
    const before = await rows<Phrase>(`/reasons/phrases?to=${day(28)}`);
    expect(before.filter((row) => row.is_clear)).toEqual([]);
    expect(await rows('/reasons/phrases?to=2020-01-31')).toEqual([]);
  });
});

describe('unexplained texts', () => {
  const unknown: [string, string] = ['unreadable', 'other'];
  const fillers = [
    'blue sky above',
    'seven green bottles',
    'walk along rivers',
    'paper moon tonight',
    'old\nstone\nbridge',
  ];
  beforeAll(async () => {
    open = await shopOf([
      ...['Smells of petrol', 'smells like petrol here', 'it smells of petrol!', 'strong smells of petrol'].map(
        (text): Said => ({ text, language: 'en', reasons: [unknown] }),
      ),
      ...fillers.map((text): Said => ({ text, language: 'en', reasons: [unknown] })),
      { text: ' unclear\n', language: 'en', reasons: [unknown] },
      { text: 'clear as day', language: 'en', reasons: [['too_small', 'size_fit']] },
    ]);
  });
  afterAll(close);

  test('of two words and more that say the same make a cluster with a name and examples; the others none', async () => {
    const [cluster, ...others] = await rows<Record<string, unknown>>('/reasons/unexplained');
    expect(others).toEqual([]);
    expect(cluster).toMatchObject({ texts: 4, return_lines: 4, clustered_lines: 4, unexplained_lines: 9 });
    expect(cluster!.cluster).toContain('petrol');
    expect(JSON.parse(String(cluster!.examples))).toHaveLength(3);
    expect(await rows('/reasons/unexplained')).toEqual([cluster, ...others]);
  });
});

describe('gaps between languages', () => {
  const small: [string, string] = ['too_small', 'size_fit'];
  const mind: [string, string] = ['no_longer_wanted', 'changed_mind'];
  const said = (style: string, language: string, reason: [string, string], count: number) =>
    many(count, (index) => ({
      text: `${style} ${language} ${reason[0]} ${index}`,
      language,
      reasons: [reason],
      style,
    }));
  beforeAll(async () => {
    open = await shopOf([
      ...said('X', 'fr', small, 18),
      ...said('X', 'fr', mind, 4),
      ...said('X', 'en', small, 5),
      ...said('X', 'en', mind, 45),
      ...['Y', 'Z'].flatMap((style) => [
        ...said(style, 'fr', small, 20),
        ...said(style, 'fr', mind, 40),
        ...said(style, 'en', small, 18),
        ...said(style, 'en', mind, 42),
      ]),
    ]);
  });
  afterAll(close);

  test('name the product, the language and the reason, and nothing that is alike', async () => {
    const gaps = await rows<Record<string, unknown>>('/reasons/language-gaps');
    const found = gaps.map((gap) => [gap.style_id, gap.language, gap.reason_group]);
    expect(found).toContainEqual(['X', 'fr', 'size_fit']);
    expect(found.filter(([style]) => style !== 'X')).toEqual([]);
    const gap = gaps[found.findIndex(([, language]) => language === 'fr')]!;
    expect(gap).toMatchObject({ texts: 18, language_texts: 22, other_texts: 5, other_language_texts: 50 });
    expect(gap.usual_share).toBeCloseTo(40 / 120, 9);
  });

  test('have their words side by side', async () => {
    const texts = async (search: string) =>
      (await rows<{ language: string }>(`/reasons/quotes?style=X&limit=500&${search}`)).map((row) => row.language);
    expect(new Set(await texts('reason=size_fit&language=fr'))).toEqual(new Set(['fr']));
    expect(await texts('not_language=fr')).toEqual(Array(50).fill('en'));
  });
});

describe('accuracy', () => {
  beforeAll(async () => {
    open = await shopOf([
      { text: 'tight', language: 'en', reasons: [['too_small', 'size_fit']], confidence: 0.85 },
      { text: 'crack', language: 'en', reasons: [['poor_quality', 'defective']], confidence: 0.85 },
    ]);
  });
  afterAll(close);

  test('is that of labelled texts, and of what people said', async () => {
    const clerks = async (path: string) =>
      (await rows<{ source: string }>(path)).filter(({ source }) => source === 'clerks');
    expect(await clerks('/reasons/accuracy')).toEqual([]);
    for (const [note, reason] of [
      ['tight/', 'too_large'],
      ['crack/', 'damage_unclear'],
    ]) {
      const own = { 'X-Returnscope': '1', 'Content-Type': 'application/json' };
      const body = JSON.stringify({ note_key: note, reasons: [reason], said_by: 'Ana' });
      await fetch(`${open.server.url}/api/corrections`, { method: 'POST', headers: own, body });
    }
    expect(await clerks('/reasons/accuracy')).toEqual(
      expect.arrayContaining([
        { source: 'clerks', language: 'en', labelled_group: 'size_fit', found_group: 'size_fit', texts: 1 },
        { source: 'clerks', language: 'en', labelled_group: 'damaged_in_transit', found_group: 'defective', texts: 1 },
      ]),
    );
    expect(await clerks('/reasons/calibration')).toEqual([
      { source: 'clerks', confidence_from: 0.8, texts: 2, mean_confidence: 0.85, right_share: 0.5 },
    ]);
    const measured = await rows<{ source: string; texts: number }>('/reasons/accuracy');
    expect(
      measured.filter(({ source }) => source === 'notes').reduce((sum, row) => sum + row.texts, 0),
    ).toBeGreaterThan(500);
  });
});
