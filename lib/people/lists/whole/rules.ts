import { readPhone } from '@/lib/text/phone';
import { readEmail, readSex } from '../codes/rules';
import { readDate } from '../dates/rules';
import { looksLikeName, nameOf, namesOnly } from '../names/rules';
import { notNames } from '../vocabulary/rules';

/** What one cell says of a person. */
export type WholePerson = Partial<
  Record<'name' | 'institution' | 'position' | 'phone' | 'email' | 'sex' | 'birthDate', string>
>;

const ofInstitutions =
  /(министерств|комитет|управлени|агентств|служб|департамент|центр|университет|институт|академи|компани|предприяти|ведомств|мвд|гкнб|увд|школ|ministry|committee|department|agency|service|cent(er|re)|university|institute|academy|company|ltd|llc|ооо|осоо|тоо|чп|vazirligi|qoʻmitasi|boshqarma|markazi)/iu;

/**
 * Takes a cell with a whole person apart: "Исаков Алмаз Кадырович, инспектор, УВД, +996 512 148138". The name is the
 * first part that looks like one; mail, phone, date and sex are known by their form; of the rest, what is called
 * like an institution is one, and what comes first otherwise is the position. Null when no part is a name.
 */
export function wholePerson(lines: string[], country?: string | null): WholePerson | null {
  const parts = lines
    .flatMap((line) => line.split(/[;,|\t]|\s[-–—]\s/u))
    .map((part) =>
      part.replace(/^(тел|моб|сот|phone|tel|mob|e-?mail|эл\.? ?почта|д\.?\s?р)\.?\s*[:.]?\s*/iu, '').trim(),
    )
    .filter(Boolean);
  const joined = familyThenGiven(parts);
  const person: WholePerson = {};
  for (const part of joined) place(part, person, country);
  return person.name ? person : null;
}

function place(part: string, person: WholePerson, country?: string | null): void {
  const { email } = readEmail(part);
  if (email) return void (person.email ??= email);
  const date = readDate(part).date;
  if (date && !/^\d{5}$/.test(part)) return void (person.birthDate ??= part);
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
