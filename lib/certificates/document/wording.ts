import { createTranslator } from 'use-intl/core';
import en from '@/messages/en.json';
import ru from '@/messages/ru.json';
import { brokenAnywhere, drawn } from './glyphs';
import { qrImage, type QrImage } from './qr';
import { languagesOf, type CertificateSnapshot, type CertificateWordLanguage } from './schema';

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
};

/** What template.typ reads. */
export type PageData = {
  title: string;
  lang: CertificateWordLanguage;
  columns: PageColumn[];
  name: string;
  latin: string | null;
  check: { lines: string[]; labels: string[]; address: string[]; code: string[] };
  signatories: { name: string; titles: string[] }[];
  qr: QrImage & { alt: string };
};

/** Points: the column of text beside the QR code, and the type in it. */
const CHECK_WIDTH = 138;
const CHECK_SIZE = 7.2;

const words = {
  en: createTranslator({ locale: 'en', messages: en, namespace: 'certificateDocument' }),
  ru: createTranslator({ locale: 'ru', messages: ru, namespace: 'certificateDocument' }),
};

const unbroken = (text: string) => text.replaceAll(' ', '\u00a0');

function monthName(language: CertificateWordLanguage, month: string): string {
  return words[language](`month.${Number(month)}` as 'month.1');
}

/** A day, or the days from one to another, as the language writes them: “13–15 June 2017”, «13–15 июня 2017 г.». */
export function writtenDates(language: CertificateWordLanguage, from: string, to = from): string {
  const t = words[language];
  const [fromYear = '', fromMonthNumber = '', fromDay = ''] = from.split('-');
  const [year = '', monthNumber = '', day = ''] = to.split('-');
  const form =
    from === to ? 'day' : fromYear !== year ? 'other' : fromMonthNumber !== monthNumber ? 'sameYear' : 'sameMonth';
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

/** The words of a certificate in one of its languages. A text that the snapshot lacks is left out, never borrowed. */
export function columnOf(snapshot: CertificateSnapshot, lang: CertificateWordLanguage): PageColumn {
  const t = words[lang];
  const { course, run, qualification, issuer } = snapshot;
  const inLanguage = (english: string | null, russian: string | null) =>
    drawn((lang === 'en' ? english : russian) ?? '');
  const title = inLanguage(course.titleEn, course.titleRu);
  const facts = [
    unbroken(writtenDates(lang, run.startsOn, run.endsOn)),
    inLanguage(run.placeEn, run.placeRu),
    run.hours === null ? '' : unbroken(t('hours', { hours: run.hours })),
  ];
  return {
    lang,
    issuer: inLanguage(issuer.nameEn, issuer.nameRu),
    heading: t('heading'),
    subheading: t(`subheading.${snapshot.kind}`),
    intro: t('intro'),
    statement: t(`statement.${snapshot.kind}.${course.kind}`),
    course: title.includes('«') ? title : t('courseTitle', { title }),
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

function checkOf(snapshot: CertificateSnapshot, languages: CertificateWordLanguage[]): PageData['check'] {
  const said = (say: (language: CertificateWordLanguage) => string) => [...new Set(languages.map(say))];
  const address = snapshot.verifyUrl.replace(/^https?:\/\//, '').replace(new RegExp(`/${snapshot.code}$`), '');
  const numbers = languages.length === 2 ? `№ ${snapshot.number}` : undefined;
  return {
    lines: [
      numbers ?? words[languages[0] ?? 'en']('number', { number: snapshot.number }),
      ...said((language) => words[language]('issuedOn', { date: unbroken(writtenDates(language, snapshot.issuedOn)) })),
    ],
    labels: said((language) => words[language]('verifyAt')),
    address: brokenAnywhere(address, CHECK_WIDTH, CHECK_SIZE),
    code: brokenAnywhere(snapshot.code, CHECK_WIDTH, CHECK_SIZE),
  };
}

/** Everything that stands on the page, as text: the pure half of drawing a certificate. */
export function pageOf(snapshot: CertificateSnapshot): PageData {
  const languages = languagesOf(snapshot.language);
  const lang = languages[0] ?? 'en';
  return {
    title: `${words[lang]('documentTitle', { number: snapshot.number })}`,
    lang,
    columns: languages.map((language) => columnOf(snapshot, language)),
    ...namesOf(snapshot.holder),
    check: checkOf(snapshot, languages),
    signatories: snapshot.signatories.map((who) => ({
      name: drawn(who.name),
      titles: [
        ...new Set(languages.map((language) => drawn((language === 'en' ? who.titleEn : who.titleRu) ?? ''))),
      ].filter(Boolean),
    })),
    qr: { ...qrImage(snapshot.verifyUrl), alt: words[lang]('qrDescription', { url: snapshot.verifyUrl }) },
  };
}
