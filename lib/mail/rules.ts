import { placeholderProblem, withValues, type PlaceholderProblem } from '@/lib/text/placeholders';
import type { Language } from '@/prisma/generated/enums';

type Words = {
  /** Without these the mail would be of no use. */ needs: readonly string[];
  may: readonly string[];
};

/** Every mail that the office sends, and what its words may name. */
export const templates = {
  'activate-account': { needs: ['url'], may: ['name', 'days'] },
  'sign-in-link': { needs: ['url'], may: ['name', 'minutes'] },
  'reset-password': { needs: ['url'], may: ['name', 'minutes'] },
  invitation: { needs: ['yes', 'no'], may: ['name', 'title', 'when', 'place', 'note', 'answerBy', 'office'] },
  'place-offer': {
    needs: ['yes', 'no'],
    may: ['name', 'title', 'when', 'place', 'note', 'answerBy', 'office'],
  },
  'invitation-reminder': {
    needs: ['yes', 'no'],
    may: ['name', 'title', 'when', 'place', 'note', 'answerBy', 'office'],
  },
  'invitation-update': {
    needs: ['changes'],
    may: ['name', 'title', 'when', 'place', 'page', 'office'],
  },
  'nomination-call': {
    needs: ['url'],
    may: [
      ...['name', 'title', 'dates', 'place', 'institution'],
      ...['places', 'alternates', 'deadline', 'note', 'office'],
    ],
  },
  'nomination-question': {
    needs: ['url', 'question'],
    may: [
      ...['name', 'title', 'dates', 'place', 'institution'],
      ...['places', 'alternates', 'deadline', 'note', 'office', 'people'],
    ],
  },
  'invitation-cancellation': { needs: [], may: ['name', 'title', 'dates', 'why', 'office'] },
  'evaluation-request': { needs: ['url'], may: ['name', 'title', 'until', 'office'] },
  'test-request': { needs: ['url'], may: ['name', 'title', 'test', 'office'] },
  'follow-up-request': { needs: ['url'], may: ['name', 'title', 'until', 'office'] },
  'follow-up-supervisor': { needs: ['url'], may: ['name', 'person', 'title', 'until', 'office'] },
  'follow-up-reminder': { needs: ['url'], may: ['name', 'title', 'until', 'office'] },
  'status-ending': { needs: ['status', 'until'], may: ['name', 'renewal', 'office'] },
} as const satisfies Record<string, Words>;

export type Template = keyof typeof templates;

/** The names in braces that a template's words may hold. */
export const placeholdersOf = (template: Template): readonly string[] => [
  ...templates[template].may,
  ...templates[template].needs,
];

type WordingProblem = PlaceholderProblem | { code: 'PLACEHOLDER_MISSING'; name: string };

/** What is wrong with words that somebody wrote for a template: names nobody fills, lost braces, a link left out. */
export function wordingProblems(template: Template, { subject, text }: Wording) {
  const problems = { subject: inText(template, subject), text: inText(template, text) };
  const missing = templates[template].needs.find((name) => !text.includes(`{${name}}`));
  if (missing) problems.text.push({ code: 'PLACEHOLDER_MISSING', name: missing });
  return problems;
}

export type Wording = { subject: string; text: string };

function inText(template: Template, text: string): WordingProblem[] {
  const problem = placeholderProblem(text, placeholdersOf(template));
  return problem ? [problem] : [];
}

/**
 * Words with their places filled. A value is put in as it is, and never looked through again: braces in a name stay
 * braces. A paragraph that was nothing but an empty value goes.
 */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return withValues(text, values)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Where offices write to each other in Russian, whatever is spoken at home. */
const russianReading = new Set(['AM', 'AZ', 'BY', 'KG', 'KZ', 'RU', 'TJ', 'TM', 'UZ']);

/**
 * The language in which a person is written to. The office writes English and Russian: who prefers neither (Kyrgyz,
 * Kazakh, Uzbek, Tajik, Turkmen) reads Russian; of whom nothing is known the country tells.
 */
export function mailLanguage(person: {
  preferredLanguage: string | null;
  countryCode: string | null;
}): Language {
  const preferred = person.preferredLanguage?.toLowerCase().split('-')[0];
  if (preferred === 'en') return 'EN';
  if (preferred && ['ru', 'ky', 'kk', 'uz', 'tg', 'tk', 'az'].includes(preferred)) return 'RU';
  if (preferred) return 'EN';
  return person.countryCode && russianReading.has(person.countryCode) ? 'RU' : 'EN';
}

/** A delivered text is kept as proof of what was written; what opens something without an account is taken out of it. */
export const withoutCodes = (text: string): string =>
  text
    .replace(/#[\w-]{20,}/g, '#…')
    .replace(/(\/(?:invitation|nominate|calendar|evaluate|follow-up|test)\/)[\w-]{43}/g, '$1…');
