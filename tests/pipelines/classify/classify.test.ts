import { describe, expect, test } from 'vitest';
import { createClassifier, type Note } from '../../../pipelines/classify/classify.ts';
import { groupOf } from '../../../pipelines/domain/reasons.ts';

const classifier = await createClassifier();
const read = (text: string, rest: Partial<Note> = {}) => classifier.classify({ id: '1', text, ...rest });

describe('the borderline cases of the taxonomy', () => {
  test.each([
    ['Arrived broken, cracked down the middle', 'damaged_in_transit'],
    ['It arrived and does not work', 'defective'],
    ['A snag and loose threads in the new jumper', 'defective'],
    ['It broke after two days', 'defective'],
    ['My phone broke although the case was on', 'defective'],
    ['I ordered blue and got red', 'packing_error'],
    ['The blue is not the blue of the photo', 'not_as_described'],
    ['Ordered 2, got 1', 'packing_error'],
    ['The photo shows a set, one piece is what is sold', 'not_as_described'],
    ['Smaller than expected', 'size_fit'],
    ['It is smaller than the measurements in the description', 'not_as_described'],
    ['Does not fit my phone', 'size_fit'],
    ['It is a fake', 'not_as_described'],
    ['Used, sold as new', 'not_as_described'],
    ['The manual and the screws are missing', 'packing_error'],
    ['I ordered the wrong size', 'changed_mind'],
    ['I did not read the measurements', 'changed_mind'],
    ['It tastes horrible, like chemicals', 'defective'],
    ['The scent is not for me', 'changed_mind'],
    ['Really uncomfortable', 'defective'],
    ['Unflattering on me', 'size_fit'],
    ['Found it cheaper elsewhere', 'changed_mind'],
    ['Too expensive', 'other'],
    ['I cancelled my order', 'changed_mind'],
    ['The order never came', 'late_delivery'],
    ['One of the three items was not in the parcel', 'packing_error'],
    ['Rubbish', 'defective'],
    ['poor quality', 'defective'],
    ["I don't recommend it", 'other'],
    ['scam', 'other'],
    ['not too small, the colour is wrong', 'not_as_described'],
    ['Size is perfect but it arrived broken', 'damaged_in_transit'],
  ])('%s', (text, group) => {
    expect(read(text).primary_group).toBe(group);
  });

  test('a negated size is no reason', () => {
    expect(read('not too small, the colour is wrong').reasons.map((found) => found.group)).not.toContain('size_fit');
  });

  test('a listing that says 8 where 6 came is a packing error and not as described', () => {
    const groups = read('The listing says 8, only 6 came').reasons.map((found) => found.group);
    expect(groups).toEqual(expect.arrayContaining(['packing_error', 'not_as_described']));
  });
});

describe('a verdict or praise beside the matter', () => {
  test.each([
    ['Disappointed. The motor quit after a week', 'defective'],
    ['Great price, quick delivery, lovely box. It does not turn on', 'defective'],
    ['Do not buy. The sleeves are far too short', 'size_fit'],
    ['Très déçue. Le moteur ne tourne plus', 'defective'],
    ['Je ne recommande pas. Arrivé en miettes', 'damaged_in_transit'],
    ['Nu recomand. nu mai porneste', 'defective'],
    ['Nemultumita. am comandat rosu si a venit verde', 'packing_error'],
    ['Foarte multumit. bateria tine patru zile si ecranul se vede bine la soare', 'other'],
    ['Excellent. Works great and the battery lasts four days', 'other'],
  ])('changes nothing of it: %s', (text, group) => {
    expect(read(text).primary_group).toBe(group);
  });
});

describe('a bare dislike', () => {
  test.each([
    ['I don’t like it. The left speaker crackles', 'defective'],
    ['Je n’aime pas. La poignée s’est cassée au bout de deux jours', 'defective'],
    ['Nu-mi place. se aude doar intr-o parte', 'defective'],
    ['Nu-mi place. e mai mica decat tableta', 'size_fit'],
    ['nu mi-a placut. culoarea nu e cea din poza', 'not_as_described'],
    ['Gefällt mir nicht. Der Akku hält keine Stunde', 'defective'],
    ['No me gusta. Se rompió al segundo uso', 'defective'],
    ['Non mi piace. Non si accende', 'defective'],
    ['Vind ik niks. De rits ging meteen kapot', 'defective'],
    ['Nie podoba mi się. Po tygodniu przestał działać', 'defective'],
    ['Não gostei. Veio sem o cabo', 'packing_error'],
  ])('is but a verdict beside a fault: %s', (text, group) => {
    expect(read(text).primary_group).toBe(group);
    expect(read(text).reasons.map((found) => found.reason)).not.toContain('not_to_taste');
  });

  test.each([
    'I don’t like it',
    'Je n’aime pas du tout',
    'Nu-mi place.',
    'Gefällt mir nicht',
    'I don’t like it. Quick delivery',
    'Nu-mi place. e bine facuta, dar nu e stilul meu',
    'Too small? No, I just don’t like the colour on me',
  ])('is the reason where there is no other: %s', (text) => {
    expect(read(text).primary).toBe('not_to_taste');
  });
});

describe('what would have been, and what is not so', () => {
  test.each([
    ['If it had been bigger I would have kept it', 'too_small'],
    ['I wish they were a bit wider', 'too_small'],
    ['it is not small, it is huge', 'too_large'],
    ['S’il était plus grand je l’aurais gardé', 'too_small'],
    ['Ce n’est pas que c’est trop grand, c’est que le tissu gratte', 'poor_quality'],
    ['Dacă era cu un număr mai mare o păstram', 'too_small'],
    ['nu e mică, e mare rău', 'too_large'],
    ['Wenn es größer wäre, hätte ich es behalten', 'too_small'],
    ['gdyby był większy, to bym zatrzymał', 'too_small'],
    ['si fuera más grande me lo quedaba', 'too_small'],
    ['I don’t think it’s defective, I just changed my mind', 'no_longer_wanted'],
    ['nu cred că e defect, doar nu-mi place', 'not_to_taste'],
  ])('%s', (text, reason) => {
    expect(read(text).reasons.map((found) => found.reason)).toEqual([reason]);
  });
});

describe('every reading', () => {
  test.each([
    ['trop petit, je voulais un 40', 'too_small', 'fr'],
    ['La taille est parfaite mais la couleur ne correspond pas à la photo', 'colour_differs', 'fr'],
    ['colis jamais reçu', 'never_arrived', 'fr'],
    ['prea mare, imi trebuie un numar mai mic', 'too_large', 'ro'],
    ['Nu funcționează', 'does_not_work', 'ro'],
    ['a venit spart', 'damage_unclear', 'ro'],
    ['viel zu klein', 'too_small', 'de'],
    ['no funciona', 'does_not_work', 'es'],
    ['manca il caricatore', 'missing_part', 'it'],
    ['não recebi o produto', 'never_arrived', 'pt'],
    ['verkeerde kleur ontvangen', 'wrong_variant', 'nl'],
    ['buty są za małe', 'too_small', 'pl'],
  ])('tells reason and language: %s', (text, reason, language) => {
    expect(read(text)).toMatchObject({ primary: reason, language });
  });

  test.each(['', '   ', 'n/a', 'N/A', '.', '-', '???', 'none', '\u0000'])('%j gives no reason', (text) => {
    const { primary, reasons } = read(text);
    expect(primary).toBe('no_reason_given');
    expect(reasons).toHaveLength(1);
  });

  test('words that cannot be judged are unreadable, and below what counts as clear', () => {
    const { primary, reasons } = read('qwrtz plmk vbnx');
    expect(primary).toBe('unreadable');
    expect(reasons[0]!.confidence).toBeLessThan(0.6);
  });

  test('shows the words of the original that prove each reason', () => {
    const text = 'Trop petit | la couleur ne correspond pas &agrave; la photo, j&#39;ai re&ccedil;u ça cassé';
    for (const { evidence, spans, confidence, reason, group } of read(text).reasons) {
      expect(evidence).toEqual(spans.map(([start, end]) => text.slice(start, end)));
      expect(evidence.length).toBeGreaterThan(0);
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(group).toBe(groupOf(reason));
    }
  });

  test('names several reasons of one note', () => {
    const groups = read('Too small and the colour is different from the photo.').reasons.map((found) => found.group);
    expect(groups).toEqual(['size_fit', 'not_as_described']);
  });

  test('sees through capitals, missing accents and stretched letters', () => {
    expect(read('TROP PETITTTT !!!').primary).toBe('too_small');
    expect(read('nu functioneaza').primary).toBe('does_not_work');
  });

  test('reads a note in two languages', () => {
    const groups = read('Too small. La couleur ne correspond pas à la photo.').reasons.map((found) => found.group);
    expect(groups).toEqual(expect.arrayContaining(['size_fit', 'not_as_described']));
  });

  test('is the same whatever was read before', () => {
    const before = read('The zip broke after a week');
    for (let n = 0; n < 500; n++) read(`note ${n} about a thing${n} that is too small`);
    expect(read('The zip broke after a week')).toEqual(before);
  });

  test('stays bounded on odd input', () => {
    const odd = [
      '\ud800',
      '\udfff abc \ud800',
      'a'.repeat(10_000),
      '\u202e too small',
      '<'.repeat(5000),
      '&'.repeat(5000),
      "'".repeat(5000),
      '😡👎',
    ];
    for (const text of odd) expect(read(text).reasons.length).toBeGreaterThan(0);
    const started = performance.now();
    read('it was too small and broke, not like the photo. '.repeat(21_000));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('marks', () => {
  test.each([
    ['Worn once, tags removed', 'signs_of_use'],
    ['I will leave a bad review', 'threatens_review'],
    ['The hygiene seal was opened', 'hygiene_sealed'],
    ['Lovely dress, I love the colour', 'praise'],
  ])('%s', (text, mark) => {
    expect(read(text).marks.map((found) => found.mark)).toContain(mark);
  });
});

describe('the shop’s own code', () => {
  test('decides where words are blank, with nothing to show', () => {
    const reading = read('', { code: 'CR-DEFECTIVE' });
    expect(reading).toMatchObject({ primary: 'does_not_work', code_reason: 'does_not_work', is_conflict: false });
    expect(reading.reasons[0]).toMatchObject({ evidence: [], spans: [] });
  });

  test('is kept beside clear words that say otherwise, and the conflict is shown', () => {
    const reading = read('Arrived smashed to pieces', { code: 'SIZE_TOO_SMALL' });
    expect(reading).toMatchObject({ primary_group: 'damaged_in_transit', code_reason: 'too_small', is_conflict: true });
  });

  test('yields to words of the same group that say more', () => {
    expect(read('La fermeture a lâché', { code: 'DEFECTIVE' })).toMatchObject({
      primary: 'broke_in_use',
      is_conflict: false,
    });
  });

  test('that says nothing leaves the words alone', () => {
    expect(read('too big', { code: 'OTHER' })).toMatchObject({ primary: 'too_large', is_conflict: false });
  });

  test('a code may be words in any of the languages', () => {
    expect(read('', { code: 'Trop petit' }).code_reason).toBe('too_small');
    expect(read('', { code: 'Zu klein' }).code_reason).toBe('too_small');
    expect(read('', { code: 'No longer needed' }).code_reason).toBe('no_longer_wanted');
    expect(read('', { code: 'too-tight' }).code_reason).toBe('too_small');
  });
});
