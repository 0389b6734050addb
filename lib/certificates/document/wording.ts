import { createTranslator } from 'use-intl/core';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { drawn } from '@/lib/files/typst/glyphs';
import { freeWords, institutionIn, nameInText, type PlaceholderValues } from './design/wording';
import type { CertificatePicture, CertificateSnapshot, DesignedSnapshot } from './schema';
import { languagesOf, type CertificateWordLanguage } from './vocabulary';

/** The words of one language on the page, ready to be set. */
export type PageColumn = {
  lang: CertificateWordLanguage;
  issuer: string;
  heading: string;
  subheading: string;
  intro: string;
  statement: string;
  course: string;
  facts: string;
  confers: string | null;
  qualification: string | null;
  valid: string | null;
  /** Of a template. */
  remark?: string | null;
  footer?: string | null;
};

/** Everything that a certificate says. */
export type PageWords = {
  title: string;
  lang: CertificateWordLanguage;
  /** By a template, whose own texts can be long. */
  designed: boolean;
  columns: PageColumn[];
  name: string;
  latin: string | null;
  check: { lines: string[]; labels: string[]; address: string; code: string };
  signatories: {
    name: string;
    titles: { lang: CertificateWordLanguage; text: string }[];
    /** The scanned signature. */
    scan?: CertificatePicture;
  }[];
  qrDescription: string;
};

const words = {
  en: createTranslator({ locale: 'en', messages: en, namespace: 'certificateDocument' }),
  ru: createTranslator({ locale: 'ru', messages: ru, namespace: 'certificateDocument' }),
};

/** Sentences that were made of the same values before: most are the same on every paper of a batch. */
const made = new Map<string, string>();
const mostMade = 500;

function once(language: CertificateWordLanguage, values: string, make: () => string): string {
  const key = `${language} ${values}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  if (made.size >= mostMade) made.clear();
  const text = make();
  made.set(key, text);
  return text;
}

const unbroken = (text: string) => text.replaceAll(' ', '\u00a0');

function monthName(language: CertificateWordLanguage, month: string): string {
  return words[language](`month.${Number(month)}` as 'month.1');
}

/** A day, or the days from one to another, as the language writes them: “13–15 June 2017”, «13–15 июня 2017 г.». */
export const writtenDates = (language: CertificateWordLanguage, from: string, to = from): string =>
  once(language, `${from} ${to}`, () => writeDates(language, from, to));

function writeDates(language: CertificateWordLanguage, from: string, to: string): string {
  const t = words[language];
  const [fromYear = '', fromMonthNumber = '', fromDay = ''] = from.split('-');
  const [year = '', monthNumber = '', day = ''] = to.split('-');
  const form =
    from === to
      ? 'day'
      : fromYear !== year
        ? 'other'
        : fromMonthNumber !== monthNumber
          ? 'sameYear'
          : 'sameMonth';
  return t(`date.${form}`, {
    fromYear,
    fromMonth: monthName(language, fromMonthNumber),
    fromDay: String(Number(fromDay)),
    year,
    month: monthName(language, monthNumber),
    day: String(Number(day)),
    toDay: String(Number(day)),
  });
}

const hoursOf = (hours: number, lang: CertificateWordLanguage): string =>
  once(lang, `hours ${hours}`, () => unbroken(words[lang]('hours', { hours })));

/** The words of a certificate in one of its languages. A text that the snapshot lacks is left out, never borrowed. */
export function columnOf(snapshot: CertificateSnapshot, lang: CertificateWordLanguage): PageColumn {
  const column = builtInColumn(snapshot, lang);
  if (snapshot.version === 1) return column;
  const { intro, statement, ...more } = freeWords(snapshot, lang, placeholderValues(snapshot, lang));
  return { ...column, ...more, intro: intro ?? column.intro, statement: statement ?? column.statement };
}

/** What the places in a template's texts are filled with. */
export function placeholderValues(
  snapshot: DesignedSnapshot,
  lang: CertificateWordLanguage,
): PlaceholderValues {
  const { course, run, issuer } = snapshot;
  const inLanguage = (english: string | null, russian: string | null) =>
    drawn((lang === 'en' ? english : russian) ?? '');
  return {
    name: nameInText(snapshot, lang),
    course: inLanguage(course.titleEn, course.titleRu),
    dates: unbroken(writtenDates(lang, run.startsOn, run.endsOn)),
    place: inLanguage(run.placeEn, run.placeRu),
    hours: run.hours === null ? '' : hoursOf(run.hours, lang),
    number: snapshot.number,
    institution: institutionIn(snapshot, lang),
    office: inLanguage(issuer.nameEn, issuer.nameRu),
    issued: unbroken(writtenDates(lang, snapshot.issuedOn)),
  };
}

function builtInColumn(snapshot: CertificateSnapshot, lang: CertificateWordLanguage): PageColumn {
  const t = words[lang];
  const { course, run, qualification, issuer } = snapshot;
  const inLanguage = (english: string | null, russian: string | null) =>
    drawn((lang === 'en' ? english : russian) ?? '');
  const title = inLanguage(course.titleEn, course.titleRu);
  const facts = [
    unbroken(writtenDates(lang, run.startsOn, run.endsOn)),
    inLanguage(run.placeEn, run.placeRu),
    run.hours === null ? '' : hoursOf(run.hours, lang),
  ];
  return {
    lang,
    issuer: inLanguage(issuer.nameEn, issuer.nameRu),
    heading: t('heading'),
    subheading: t(`subheading.${snapshot.kind}`),
    intro: t('intro'),
    statement: t(`statement.${snapshot.kind}.${course.kind}`),
    course: title.includes('«') ? title : once(lang, `course ${title}`, () => t('courseTitle', { title })),
    facts: facts.filter(Boolean).join(' · '),
    confers: qualification && t('confers'),
    qualification: qualification && inLanguage(qualification.nameEn, qualification.nameRu),
    valid:
      qualification?.validUntil == null
        ? null
        : t('validUntil', { date: unbroken(writtenDates(lang, qualification.validUntil)) }),
  };
}

/** The name in large type and, when it differs, the Latin one beneath. */
export function namesOf({ officialName, latinName }: CertificateSnapshot['holder']) {
  const official = drawn(officialName ?? '');
  const latin = drawn(latinName ?? '');
  return { name: official || latin, latin: official && latin && latin !== official ? latin : null };
}

function checkOf(snapshot: CertificateSnapshot, languages: CertificateWordLanguage[]): PageWords['check'] {
  const { number, code, verifyUrl, issuedOn, expiresOn } = snapshot;
  const address = verifyUrl.replace(/^https?:\/\//, '');
  return {
    lines: [
      // One line for both languages: the Russian sign, which English readers know.
      words[languages.at(-1) ?? 'en']('number', { number }),
      ...languages.map((language) =>
        once(language, `issued ${issuedOn}`, () =>
          words[language]('issuedOn', { date: unbroken(writtenDates(language, issuedOn)) }),
        ),
      ),
      ...(expiresOn ? languages : []).map((language) =>
        words[language]('paperValidUntil', { date: unbroken(writtenDates(language, expiresOn ?? '')) }),
      ),
    ],
    labels: languages.map((language) => words[language]('verifyAt')),
    address: address.endsWith(`/${code}`) ? address.slice(0, -code.length - 1) : address,
    code,
  };
}

/** Everything that stands on the page, as text. */
export function wordsOf(snapshot: CertificateSnapshot): PageWords {
  const languages = languagesOf(snapshot.language);
  const lang = languages[0] ?? 'en';
  const scans = snapshot.version === 1 ? [] : snapshot.design.signatories;
  return {
    title: words[lang]('documentTitle', { number: snapshot.number }),
    lang,
    designed: snapshot.version !== 1,
    columns: languages.map((language) => columnOf(snapshot, language)),
    ...namesOf(snapshot.holder),
    check: checkOf(snapshot, languages),
    signatories: snapshot.signatories.map((who) => ({
      name: drawn(who.name),
      titles: languages
        .map((language) => ({
          lang: language,
          text: drawn((language === 'en' ? who.titleEn : who.titleRu) ?? ''),
        }))
        .filter(({ text }) => text),
      // Whoever else signs than the template foresaw signs with a pen.
      scan: scans.find(({ name }) => drawn(name) === drawn(who.name))?.picture ?? undefined,
    })),
    qrDescription: words[lang]('qrDescription', { url: snapshot.verifyUrl }),
  };
}
