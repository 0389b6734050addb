import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compatibleNames } from './compare';

describe('names that can be one person’s', () => {
  it.each([
    ['Осмонова Жылдыз Жумабайовна', 'ОСМОНОВА Жылдыз Жумабайовна', ['NAME_SAME']],
    ['Исакова Аида Жумабайовна', 'Isakova Aida Zhumabayovna', ['NAME_SAME']],
    ['Исакова Аида Жумабаевна', 'Isakova Aida Zhumabayovna', ['NAME_SAME']],
    ['Исаков Өмүрбек Болотович', 'Исаков Омурбек', ['NAME_PATRONYMIC_MISSING']],
    ['Асанов Бакыт Токтобекович', 'Асанов Б. Т.', ['NAME_INITIALS']],
    ['Асанов Бакыт Токтобекович', 'Асанов Б.Т.', ['NAME_INITIALS']],
    [
      'Асанов Бакыт Токтобекович',
      'Б. Асанов',
      ['NAME_ORDER_DIFFERS', 'NAME_PATRONYMIC_MISSING', 'NAME_INITIALS'],
    ],
    ['Осмонов Айбек Болотович', 'Айбек Болотович Осмонов', ['NAME_ORDER_DIFFERS']],
    ['Gʻulomov Bekzod Karim oʻgʻli', 'Гуломов Бекзод Каримович', ['NAME_SAME']],
    ['Қасымова Айгерім Қайратқызы', 'Касымова Айгерим Кайратовна', ['NAME_SAME']],
    ['Юлдашева Дилноза', 'Yoʻldosheva Dilnoza', ['NAME_SPELLED_OTHERWISE']],
    ['Бейшеналиев Максат', 'Бейшенлиев Максат', ['NAME_SPELLED_OTHERWISE']],
    ['Токтогулов Нурлан', 'Токтогулов Нурлам', ['NAME_ONE_LETTER_OFF']],
    ['Əliyeva Günel', 'Алиева Гунель', ['NAME_SAME']],
  ])('%s, %s', (a, b, reasons) => {
    expect(compatibleNames(a, b)).toMatchObject({ compatible: true, reasons });
  });
});

describe('names that cannot', () => {
  it.each([
    ['Исаков Алмаз', 'Исакова Алмаз'],
    ['Исаков Алмаз Кадырович', 'Исаков Алмаз Асанович'],
    ['Исаков Алмаз Кадырович', 'Исаков Айбек Кадырович'],
    ['Кадыров Алмаз Исакович', 'Исаков Алмаз Кадырович'],
    ['Азизов Азиз', 'Азизова Азиза'],
    ['Гафур Фарид', 'Гафур Фарида'],
    ['Асанов Б. Т.', 'Асанов К. Т.'],
    ['Оспанов Бауыржан Болатұлы', 'Оспанова Бауыржан Болатқызы'],
    ['Айбек', 'Осмонов Айбек'],
    ['А. Б.', 'А. Б.'],
    ['', ''],
  ])('%s, %s', (a, b) => {
    expect(compatibleNames(a, b).compatible).toBe(false);
  });
});

it('does not depend on which name is asked first', () => {
  const word = fc.constantFrom(
    'Исаков',
    'Исакова',
    'Isakov',
    'Асанов',
    'А.',
    'Алмаз',
    'Almaz',
    'Айбек',
    'Кадырович',
    'Кадыровна',
    'Болотович',
  );
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(compatibleNames(a, b).compatible).toBe(compatibleNames(b, a).compatible);
    }),
    { numRuns: 2000 },
  );
});

it('takes a name for itself in any order of its words', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['Осмонова', 'Жылдыз', 'Жумабайовна'], { minLength: 3 }), (words) => {
      expect(compatibleNames('Осмонова Жылдыз Жумабайовна', words.join(' '))).toMatchObject({
        compatible: true,
        score: 1,
      });
    }),
  );
});
