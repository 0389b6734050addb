import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from './fold';
import { foldRegional } from './regional';
import { lookupNameKeys, nameKey, storedNameKeys } from './keys';
import { hasMixedWord, isLatin, tidy } from './scripts';

describe('foldName', () => {
  it.each([
    ['omurbek', ['Ömürbek', 'Омурбек', 'Өмүрбек', 'omurbek', "O'murbek", 'ӨМҮРБЕК', 'Oʻmurbek']],
    ['gulomov', ['Gʻulomov', 'Гуломов', 'Ғуломов', 'Gulomov', 'G‘ulomov', 'GULOMOV', 'Ghulomov']],
    ['jumabaevna', ['Жумабаевна', 'Zhumabayevna', 'Jumabaevna', 'Dzhumabaevna', 'Джумабаевна']],
    ['hojamiradova', ['Хожамырадова', 'Hojamyradowa', 'Khojamyradova', 'Xojamiradova']],
    ['juraev', ['Ҷӯраев', 'Джураев', 'Juraev', 'Djuraev', 'Zhurayev']],
    ['hadija', ['Xədicə', 'Хадиджа', 'Khadija']],
    ['chingiz', ['Чыңгыз', 'Chyngyz', 'Çingiz']],
    ['ioldosheva', ['Йўлдошева', 'Yoʻldosheva', 'Yo`ldosheva']],
    ['abdigalieva', ['Әбдіғалиева', 'Abdigaliyeva', 'Abdigalieva']],
    ['isakov', ['Исаков', 'Иcaкoв', 'Isakov', 'Исаков ']],
    ['anaev', ['Annaýew', 'Аннаев', 'Annayev']],
  ])('gives %s in every script', (folded, ways) => {
    expect(ways.map(foldName)).toEqual(ways.map(() => folded));
  });

  it('folds what is folded to the same, and gives small Latin letters, digits and single spaces', () => {
    const letters = fc.constantFrom(
      ..."abcdefghijklmnopqrstuvwxyzабвгдеёжзийклмнопрстуфхцчшщъыьэюяқғңөүұўӯӣҳһҷәіəığşçžňýäöüʻ'- İЁX",
    );
    const text = fc.oneof(
      fc.string({ unit: letters, maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    );
    fc.assert(
      fc.property(text, (name) => {
        const folded = foldName(name);
        expect(folded).toMatch(/^([a-z0-9]+( [a-z0-9]+)*)?$/);
        expect(foldName(folded)).toBe(folded);
        expect(foldName(name.normalize('NFD'))).toBe(folded);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('keys', () => {
  const meet = (stored: string, asked: string) => {
    const keys = storedNameKeys(stored);
    return lookupNameKeys(asked).some((key) => keys.includes(key));
  };

  it('are free of order', () => {
    expect(nameKey('Осмонов Айбек')).toBe(nameKey('Айбек Осмонов'));
    fc.assert(
      fc.property(fc.shuffledSubarray(['Осмонов', 'Айбек', 'Болотович'], { minLength: 3 }), (words) => {
        expect(storedNameKeys(words.join(' ')).sort()).toEqual(
          storedNameKeys('Осмонов Айбек Болотович').sort(),
        );
      }),
    );
  });

  it.each([
    ['Осмонов Айбек Болотович', 'Айбек Осмонов'],
    ['Исакова Аида Жумабайовна', 'Isakova Aida Zhumabayovna'],
    ['Асанов Бакыт Токтобекович', 'Асанов Б. Т.'],
    ['Асанов Б. Т.', 'Асанов Бакыт Токтобекович'],
    ['Асанов Б.', 'Б. Т. Асанов'],
    ['Юлдашева Дилноза', 'Yoʻldosheva Dilnoza'],
    ['Gʻulomov Bekzod Karim oʻgʻli', 'Гуломов Бекзод Каримович'],
  ])('meet for %s and %s', (stored, asked) => {
    expect(meet(stored, asked)).toBe(true);
  });

  it('do not meet for two full names that only begin alike', () => {
    expect(meet('Исаков Алмаз Кадырович', 'Исаков Айбек Кадырович')).toBe(false);
  });

  it('stay few for a cell full of text', () => {
    expect(storedNameKeys('слово другое третье '.repeat(200)).length).toBeLessThan(40);
  });
});

describe('scripts', () => {
  it('sees a Latin letter among Cyrillic ones', () => {
    expect(hasMixedWord('Исакoв Алмаз')).toBe(true);
    expect(hasMixedWord('Исаков Almaz')).toBe(false);
  });

  it('knows names in Latin letters, apostrophes of Uzbek included', () => {
    expect(isLatin('Gʻulomov Doʻstmurod')).toBe(true);
    expect(isLatin('Əliyeva Günel')).toBe(true);
    expect(isLatin('Исаков Almaz')).toBe(false);
    expect(isLatin('123')).toBe(false);
  });

  it('puts spaces in order and composes letters, and changes nothing else', () => {
    expect(tidy('  Жумабекова \u00a0 Каныкей\u200b\tИ\u0306 ')).toBe('Жумабекова Каныкей Й');
    expect(tidy('Gʻulomov')).toBe('Gʻulomov');
  });
});

it('folds the region’s own scripts on a phone as the office does', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'Өмүрбек Gʻulomov Ҷӯраева Annaýew İsmayılov Şehrizada') }),
      (name) => {
        expect(foldRegional(name)).toBe(foldName(name));
      },
    ),
  );
});
