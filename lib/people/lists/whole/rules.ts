import { readPhone } from '@/lib/text/phone';
import { readEmail, readSex } from '../codes/rules';
import { readDate } from '../dates/rules';
import { looksLikeName, nameOf, namesOnly, sexSaid } from '../names/rules';
import { notNames } from '../vocabulary/rules';

/** Whether a text is called like an institution. */
export const isInstitution = (text: string): boolean => ofInstitutions.test(text);

/** What one cell says of a person. */
export type WholePerson = Partial<
  Record<'name' | 'institution' | 'position' | 'phone' | 'email' | 'sex' | 'birthDate', string>
>;

const ofInstitutions =
  /(гтк|мид|мчс|гсин|министерств|комитет|управлени|агентств|служб|департамент|центр|университет|институт|академи|компани|предприяти|ведомств|мвд|гкнб|увд|школ|ministry|committee|department|agency|service|cent(er|re)|university|institute|academy|company|ltd|llc|ооо|осоо|тоо|чп|vazirligi|qoʻmitasi|boshqarma|markazi)/iu;

/**
 * Takes a cell with a whole person apart: "Исаков Алмаз Кадырович, инспектор, УВД, +996 512 148138". The name is the
 * first part that looks like one; mail, phone, date and sex are known by their form; of the rest, what is called
 * like an institution is one, and what comes first otherwise is the position. Null when no part is a name.
 */
export function wholePerson(lines: string[], country?: string | null): WholePerson | null {
  const parts = lines
    .flatMap((line) => set(line).split(/[;,|\t]|\s[-–—]\s/u))
    .map((part) => part.replace(label, '').trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  const joined = familyThenGiven(parts);
  const person: WholePerson = {};
  for (const part of joined) place(part, person, country);
  if (!person.name) nameAtBeginning(joined[0] ?? '', person);
  return person.name ? person : null;
}

const label =
  /^(тел|телефон|моб|сот|конт|phone|tel|mob|cell|e-?mail|эл\.? ?почта|почта|д\.?\s?р|род|born)\.?\s*[:.]?\s*(?=[\d+(]|\S*@)/iu;

/** Sets apart what is known by its form, where only spaces part it from the rest: "… инспектор 12.03.1985 +996 …". */
function set(line: string): string {
  return line
    .replace(/\S+@\S+/g, (mail) => `;${mail};`)
    .replace(/(?<![\d+-])\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?![\d-])(?:\s*г\.?\s*р?\.?(?!\p{L}))?/gu, (date) =>
      readDate(date).date ? `;${date};` : date,
    )
    .replace(/(?<![\d.])\+?\d[\d\s()-]{7,}\d(?![\d.])/g, (phone) => `;${phone};`);
}

/** "Исаков Алмаз Кадырович инспектор УВД": the patronymic says where the name ends. */
function nameAtBeginning(part: string, person: WholePerson): void {
  const all = nameOf(part).split(' ');
  const name = all.slice(0, 3).join(' ');
  if (all.length < 4 || !looksLikeName(name) || sexSaid(name) === null) return;
  person.name = name;
  const rest = all.slice(3).join(' ');
  if (person.position === part) person.position = rest;
  else if (person.institution === part) person.institution = rest;
}

/** "1985 г.р.", which is said to be only a year where it is read. */
const onlyYear = /^(19|20)\d{2}\s*(г\.?\s*р?\.?|год.*|y\.?|yil.*|ж\.?|с\.?)?$/iu;

function place(part: string, person: WholePerson, country?: string | null): void {
  const { email } = readEmail(part);
  if (email) return void (person.email ??= email);
  const date = readDate(part);
  if (date.date === null ? onlyYear.test(part) : !/^\d{5}$/.test(part))
    return void (person.birthDate ??= part);
  if ((part.match(/\d/g)?.length ?? 0) >= 6) {
    if (readPhone(part, country).phone) person.phone ??= part;
    return;
  }
  if (readSex(part)) return void (person.sex ??= part);
  const name = nameOf(part);
  if (!person.name && looksLikeName(name)) return void (person.name = name);
  if (ofInstitutions.test(part) && !person.institution) person.institution = part;
  else if (!person.position) person.position = part;
  else person.institution ??= part;
}

/** "УВД г. Ош, инспектор": what is called like an institution is one, the rest is the position. */
export function workplace(lines: string[]): Pick<WholePerson, 'institution' | 'position'> {
  const parts = lines
    .flatMap((line) => line.split(/[;,]|\s[-–—]\s/u))
    .map((part) => part.trim())
    .filter(Boolean);
  const [institution, rest] = [true, false].map((is) =>
    parts.filter((part) => ofInstitutions.test(part) === is),
  );
  if (parts.length < 2 || !institution?.length || !rest?.length) return { position: lines.join(', ') };
  return { institution: institution.join(', '), position: rest.join(', ') };
}

/** "Isakov, Almaz": the comma parts the name itself. */
function familyThenGiven(parts: string[]): string[] {
  const [first, second, ...rest] = parts;
  const single = (text?: string) =>
    text !== undefined && namesOnly(text) && /^\p{Lu}\S+(\s\p{Lu}\S+)?$/u.test(text) && !notNames.test(text);
  if (first && second && /^\p{Lu}[^\s]+$/u.test(nameOf(first)) && single(nameOf(first)) && single(second)) {
    return [`${nameOf(first)} ${second}`, ...rest];
  }
  return parts;
}
