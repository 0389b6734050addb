import type { CertificateDesign, DesignedSnapshot, PlainSnapshot } from '../schema';

const titled = {
  issuer: {
    nameEn: 'UNODC Regional Office for Central Asia',
    nameRu: 'Региональное представительство УНП ООН в Центральной Азии',
  },
  course: {
    titleEn: 'Strengthening Families Programme 10-14: national training of trainers',
    titleRu: 'Программа укрепления семьи 10–14: национальный тренинг для тренеров',
    kind: 'TRAINING_OF_TRAINERS' as const,
  },
  qualification: {
    nameEn: 'National SFP 10-14 Trainer',
    nameRu: 'Национальный тренер SFP 10–14',
    validUntil: null,
  },
};

/** A certificate with everything on it, for tests; what a test is about it says itself. */
export function aSnapshot(over: Partial<PlainSnapshot> = {}): PlainSnapshot {
  return {
    version: 1,
    number: 'SFP-TOT-2017-0001',
    code: 'K7QFM2XW9T4HB6JRZD3CVN8PYS',
    verifyUrl: 'https://cascade.example.org/verify/K7QFM2XW9T4HB6JRZD3CVN8PYS',
    language: 'en',
    kind: 'COMPLETION',
    holder: { officialName: 'Осмонова Жылдыз Жумабайовна', latinName: 'Osmonova Zhyldyz' },
    run: {
      startsOn: '2017-06-13',
      endsOn: '2017-06-15',
      placeEn: 'Tashkent, Uzbekistan',
      placeRu: 'Ташкент, Узбекистан',
      hours: 24,
    },
    ...titled,
    signatories: [
      {
        name: 'Ashita Mittal',
        titleEn: 'Regional Representative, UNODC Regional Office for Central Asia',
        titleRu: 'Региональный представитель, Региональное представительство УНП ООН в Центральной Азии',
      },
      {
        name: 'Deborah Allen',
        titleEn: 'International trainer, developer of SFP 10-14',
        titleRu: 'Международный тренер, разработчик программы SFP 10–14',
      },
    ],
    issuedOn: '2017-06-16',
    ...over,
  };
}

const silent = { intro: '', statement: '', remark: '', footer: '' };

/** A design that changes nothing but what a test says. */
export const aDesign = (over: Partial<CertificateDesign> = {}): CertificateDesign => ({
  templateVersionId: '01a20ae3-2176-714c-8c85-000000000001',
  orientation: 'landscape',
  colours: { accent: '#7a1f2b', text: '#1d2126', paper: '#ffffff' },
  logos: [],
  signatories: [],
  words: { en: silent, ru: silent },
  validityMonths: null,
  institution: null,
  ...over,
});

/** A certificate by a template. */
export const aDesigned = (
  design: Partial<CertificateDesign> = {},
  over: Partial<PlainSnapshot> = {},
): DesignedSnapshot => ({ ...aSnapshot(over), version: 2, design: aDesign(design) });
