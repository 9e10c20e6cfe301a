import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createClassifier } from '../../../pipelines/classify/classify.ts';
import { hidden, maskPersonal } from '../../../pipelines/domain/mask.ts';

/** The text with the part in `⟦⟧` as it should be hidden, and without the brackets. */
function marked(example: string): { text: string; shown: string } {
  const text = example.replace(/[⟦⟧]/g, '');
  const shown = example.replace(/⟦([^⟧]*)⟧/g, (_, personal: string) => personal.replace(/\S/g, hidden));
  return { text, shown };
}

describe('hides', () => {
  test.each([
    'Write to ⟦jane.doe@example.com⟧, it is too small',
    'Write to ⟦jane&#64;example.com⟧ or ⟦jane (at) example.com⟧',
    'Escribe a ⟦maría_91@correo.example.es⟧.',
    'My name is ⟦John Smith⟧ and the shoes are too small',
    'My name is ⟦Mary-Jane O’Brien⟧, thanks',
    'my name is ⟦john smith⟧. they are too small',
    'MY NAME IS ⟦JOHN SMITH⟧ AND THE SHOES ARE TOO SMALL',
    'Je m’appelle ⟦Zoé Dupont⟧, la robe est trop petite',
    'je m&#39;appelle ⟦Zoé⟧ et la robe est trop petite',
    'Mă numesc ⟦Ion Popescu⟧ și pantofii sunt mici',
    'Numele meu este ⟦Ana-Maria Ionescu⟧.',
    'Mein Name ist ⟦Jürgen von der Heide⟧ und die Hose ist zu klein',
    'Me llamo ⟦María de la Cruz⟧ y me queda pequeño',
    'Mi chiamo ⟦Luca Rossi⟧ e la taglia è piccola',
    'Chamo-me ⟦João Silva⟧, ficou pequeno',
    'Mijn naam is ⟦Jan van den Berg⟧ en de schoen is te klein',
    'Nazywam się ⟦Anna Kowalska⟧, buty za małe',
    'Zu klein. Mit freundlichen Grüßen ⟦Hans Müller⟧',
    'Trop petit. Cordialement,\n⟦Marie Dupont⟧',
    'Call me on +⟦44 7700 900123⟧',
    'Appelez-moi au ⟦06 12 34 56 78⟧',
    'Sunați la ⟦0721 123 456⟧',
    'Handy ⟦0170/1234567⟧',
    'mi teléfono es ⟦612 345 678⟧',
    'il mio numero è ⟦347 1234567⟧',
    'telemóvel ⟦912345678⟧',
    'bel ⟦06-12345678⟧',
    'tel. ⟦601 234 567⟧',
    'Order number ⟦100045⟧ arrived broken',
    'Order #⟦1001⟧ broken',
    'my order ⟦305-1234567-7654321⟧ never came',
    'Commande n° ⟦45871⟧ jamais reçue',
    'Comanda nr. ⟦88231⟧ a venit ruptă',
    'Bestellnummer ⟦99812⟧ kaputt',
    'Pedido ⟦99812⟧ incompleto',
    'Ordine n. ⟦55123⟧',
    'Encomenda ⟦77123⟧ atrasada',
    'Bestelling ⟦5512345⟧ kapot',
    'Zamówienie nr ⟦4471/2024⟧ uszkodzone',
    'IBAN: ⟦RO49 AAAA 1B31 0075 9384 0000⟧',
    'Geld an ⟦DE89370400440532013000⟧ bitte',
    'I live at ⟦12 Baker Street, London NW1 6XE⟧. Too small',
    'I live in ⟦flat 4⟧, no one there has got it',
    '⟦12 bis rue Victor Hugo 69002 Lyon⟧, trop petit',
    '⟦Str. Florilor nr. 10, bl. B2, sc. 1, ap. 5, București⟧, prea mic',
    '⟦Hauptstraße 5, 10115 Berlin⟧, zu klein',
    '⟦Calle Mayor 5, 28013 Madrid⟧',
    '⟦Via Roma 12, 00184 Roma⟧',
    '⟦Rua Augusta 100, 1100-053 Lisboa⟧',
    '⟦Keizersgracht 12a, 1015 CJ Amsterdam⟧',
    '⟦ul. Długa 5/7, 00-238 Warszawa⟧',
  ])('%s', (example) => {
    const { text, shown } = marked(example);
    expect(maskPersonal(text)).toBe(shown);
  });
});

describe('leaves', () => {
  test.each([
    'size 36-46 fits W32/L34, order 36-46 is wrong',
    'sizes 36 38 40 42 44, kids 110 116 122 128',
    'taille 38, mărimea 42, Größe 44, rozmiar 39',
    'cost 1299.99 EUR, paid 1 299 000 zł, an order of 1500 lei, € 2000',
    'ordered on 12.05.2026 and 2026-05-12, order from 12/05/2025, order in 2024',
    '01.02.2026 - 05.02.2026 10:30',
    'iPhone 12 Pro 128 GB, Samsung Galaxy S21 SM-G991B, telefon de 3500 mAh',
    'EAN 4006381333931, and 4006381333931 on the box',
    'model 123456789, Artikelnummer 12345678, SKU AB-100200300',
    'my name is not on the parcel',
    'mon nom est mal écrit',
    'mein Name ist falsch geschrieben',
    'sent via DHL 2 days late, è andata via 2 volte',
    'only 2 inches close to the edge, 120 x 200 cm, 90-60-90 cm',
    '2 @ 5.99, #1 choice, 24/7, 100% wool',
    'Madame, la robe est petite; für Frau und Mann',
    'dem Verkäufer 2 mal geschrieben',
    'wrong address, 3 times',
    '15.000-16.000 mAh',
    'order says 220 and I hold a 110, commande en 128 go, w zamówieniu 160x200',
    'veio com nota no meu nome e tudo, ik woon hier 22 jaar',
  ])('%s', (text) => {
    expect(maskPersonal(text)).toBe(text);
  });
});

const pieces = fc.constantFrom(
  ...['too small', 'Trop petit.', 'my name is Jane Roe', 'jane@example.com', '+44 7700 900123', 'order 100045', '😀'],
  ...['\ud83d', '\udc00', '\u200f', '\u0000', '&#64;', '&amp;', '12 rue de la Paix', 'RO49', '@', ' ', '\n', 'é', '1'],
);

const loneSurrogate = /\p{Surrogate}/u;

describe('whatever the text', () => {
  test('every place stays the place of the same words, hidden or as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const shown = maskPersonal(text);
        expect(shown.length).toBe(text.length);
        for (let at = 0; at < text.length; at++) if (shown[at] !== hidden) expect(shown[at]).toBe(text[at]);
        if (!loneSurrogate.test(text)) expect(shown).not.toMatch(loneSurrogate);
      }),
      { numRuns: 500 },
    );
  });

  test('evidence found in the original points at the same words in what is shown', async () => {
    const classifier = await createClassifier();
    const text =
      'My name is Jane Roe, order 100045. The shoes are too small, write to jane@example.com or +44 7700 900123';
    const shown = maskPersonal(text);
    expect(shown).not.toMatch(/Jane|100045|jane|7700/);
    const { reasons } = classifier.classify({ id: '1', text });
    expect(reasons[0]?.reason).toBe('too_small');
    for (const { spans, evidence } of reasons)
      expect(spans.map(([start, end]) => shown.slice(start, end))).toEqual(evidence);
  });

  const hostile: [string, string][] = [
    ['10,000 identical letters', 'a'.repeat(10_000)],
    ['10,000 identical digits', '1'.repeat(10_000)],
    ...[
      ...['a', '1', '1 ', '@', 'a@', '06 ', '12-', '&#64;', '(at)', 'RO49 ', 'ro ', '12 rue ', 'Str. A nr. 1 bl. '],
      ...['my name is ', 'order 1234 ', 'address: 5 ', '\u200f', '\u0001', '\ud83d', '\udc00', '😀', 'trop petit. '],
    ].map((unit): [string, string] => [
      `a megabyte of ${JSON.stringify(unit)}`,
      unit.repeat(Math.ceil(1e6 / unit.length)),
    ]),
  ];

  /** Generous for a loaded machine; a pattern that runs away on a megabyte takes hours. */
  const mostSeconds = 20;

  test.each(hostile)('%s is masked in bounded time', (_, text) => {
    const started = performance.now();
    expect(maskPersonal(text)).toHaveLength(text.length);
    expect(performance.now() - started).toBeLessThan(mostSeconds * 1000);
  });

  test.each(hostile)(
    '%s is classified in bounded time',
    async (_, text) => {
      const classifier = await createClassifier();
      const started = performance.now();
      expect(classifier.classify({ id: '1', text }).reasons.length).toBeGreaterThan(0);
      expect(performance.now() - started).toBeLessThan(mostSeconds * 1000);
    },
    60_000,
  );
});
