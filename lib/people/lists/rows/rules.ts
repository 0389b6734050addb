import type { Cell } from '@/lib/files/tables/types';
import { refusal, type Refusal } from '@/lib/errors/outcome';
import { hasMixedWord, isLatin, tidy } from '@/lib/text/names/scripts';
import { readPhone } from '@/lib/text/phone';
import { cellLines, cellText } from '../cells/rules';
import { readCountry, readEmail, readLanguage, readSector, readSex } from '../codes/rules';
import { readDate, type DateOrder } from '../dates/rules';
import { looksLikeName, nameOf, namesOnly, partsOf, sexSaid } from '../names/rules';
import type { ListField } from '../schema';
import type { ColumnPart, ListColumn, ListRow } from '../types';
import { wholePerson, workplace, type WholePerson } from '../whole/rules';

const longestName = 200;
const longestText = 300;

export type RowContext = {
  columns: ListColumn[];
  date1904: boolean;
  dateOrder: DateOrder;
  country: string | null;
  /** Where a row stands, for the reader: "12", or "Ош!12". */
  place: (row: number) => string | number;
};

/** What a row says, by field, before it is read: the first filled cell of each field, and where it stands. */
type Source = { value: Cell; column: ListColumn };

/**
 * Reads one row of a list. Never throws and never guesses: what cannot be read is left out and named with its row,
 * its column and what stood there.
 * @param row the row as Excel shows it, from 1
 */
export function readRow(cells: Cell[], row: number, context: RowContext): ListRow {
  const sources = sourcesOf(cells, context.columns);
  const reader = new RowReader(row, sources, context);
  const countryCode = reader.read('country', 'COUNTRY_UNKNOWN', (text) => readCountry(text));
  const country = countryCode ?? context.country;
  reader.takeApart(country);
  const names = reader.names();
  const sex = reader.sex();
  const said = names.officialName ? sexSaid(names.officialName) : null;
  if (sex && said && sex !== said) reader.warn('SEX_NAME_DISAGREE', 'sex');
  return {
    row,
    hidden: false,
    ...names,
    sex,
    institution: reader.text('institution'),
    position: reader.text('position'),
    countryCode,
    sector: reader.read('sector', 'SECTOR_UNKNOWN', (text) => readSector(text)),
    birthDate: reader.birthDate(),
    phone: reader.phone(country),
    email: reader.email(),
    language: reader.read('language', 'LANGUAGE_UNKNOWN', (text) => readLanguage(text)),
    problems: reader.problems,
    warnings: reader.warnings,
  };
}

function sourcesOf(cells: Cell[], columns: ListColumn[]): Map<ListField, Source[]> {
  const sources = new Map<ListField, Source[]>();
  for (const column of columns) {
    const value = cells[column.index] ?? null;
    if (!column.field || cellText(value) === '') continue;
    const before = sources.get(column.field);
    if (before) before.push({ value, column });
    else sources.set(column.field, [{ value, column }]);
  }
  return sources;
}

class RowReader {
  readonly problems: Refusal[] = [];
  readonly warnings: Refusal[] = [];

  constructor(
    private readonly row: number,
    private readonly sources: Map<ListField, Source[]>,
    private readonly context: RowContext,
  ) {}

  private first(field: ListField): Source | null {
    return this.sources.get(field)?.[0] ?? null;
  }

  private say(list: Refusal[], code: string, field: ListField, more: Refusal['params'] = {}): void {
    const source = this.first(field);
    const column = source?.column ?? this.context.columns.find((each) => each.field === field);
    const value = cellText(source?.value).slice(0, 80);
    list.push(
      refusal(
        code,
        {
          row: this.context.place(this.row),
          column: column?.header || letter(column?.index ?? 0),
          value,
          ...more,
        },
        field,
      ),
    );
  }

  warn(code: string, field: ListField): void {
    this.say(this.warnings, code, field);
  }

  text(field: ListField): string | null {
    const text = cellText(this.first(field)?.value);
    if (text.length > longestText) {
      this.warn('TEXT_TOO_LONG', field);
      return null;
    }
    return text || null;
  }

  read<T>(field: ListField, code: string, as: (text: string) => T | null): T | null {
    const text = cellText(this.first(field)?.value);
    if (!text) return null;
    const value = as(text);
    if (value === null) this.warn(code, field);
    return value;
  }

  /** A cell that holds a whole person fills the fields that have no cell of their own. */
  takeApart(country: string | null): void {
    const place = this.first('workplace');
    if (place) this.fill(workplace(cellLines(place.value)), place);
    this.mailAmongPhones();
    const source = this.first('person') ?? this.first('fullName');
    if (!source) return;
    const lines = cellLines(source.value);
    const isWhole = source.column.field === 'person';
    if (!isWhole && lines.length < 2 && !/[,;@]|\s[-–—]\s|\d{4}/.test(lines[0] ?? '')) return;
    const person = wholePerson(lines, country);
    if (!person) {
      if (isWhole) this.sources.set('fullName', [source]);
      return;
    }
    if (person.position && looksLikeName(person.position) && sexSaid(person.position) !== null)
      this.warn('NAME_SEVERAL', source.column.field ?? 'fullName');
    this.fill(person, source);
  }

  /** "Контакты" holds phones and addresses together. */
  private mailAmongPhones(): void {
    for (const source of this.sources.get('phone') ?? []) {
      if (typeof source.value !== 'string' || !source.value.includes('@')) continue;
      const whole = source.value;
      if (!this.sources.has('email')) this.sources.set('email', [{ value: whole, column: source.column }]);
      source.value = whole.replace(/\S+@\S+/g, ' ').replace(/^[\s,;/]+|[\s,;/]+$/g, '');
    }
    const left = (this.sources.get('phone') ?? []).filter(({ value }) => value !== '');
    if (left.length > 0) this.sources.set('phone', left);
    else this.sources.delete('phone');
  }

  private fill(person: WholePerson, source: Source): void {
    for (const [key, value] of Object.entries(person) as [keyof WholePerson, string][]) {
      const field: ListField = key === 'name' ? 'fullName' : key;
      if (key === 'name' || !this.sources.has(field))
        this.sources.set(field, [{ value, column: source.column }]);
    }
  }

  names(): Pick<ListRow, 'officialName' | 'latinName' | 'familyName' | 'givenName' | 'patronymic'> {
    const part = (field: ListField) => this.nameIn(field);
    const [familyName, givenName, patronymic] = [part('familyName'), part('givenName'), part('patronymic')];
    const whole = part('fullName');
    const separate = [familyName, givenName, patronymic].filter((name) => name !== null);
    const latinParts = [part('latinFamilyName'), part('latinGivenName')].filter((name) => name !== null);
    const latin = part('latinName') ?? (latinParts.join(' ') || null);
    // "Фамилия" and "Имя" in cells of their own say more than the same in one.
    const apart = separate.length > 1 || (separate.length === 1 && !whole);
    const written = whole && patronymic && !whole.includes(patronymic) ? `${whole} ${patronymic}` : whole;
    const officialName = apart ? separate.join(' ') : (written ?? latin);
    this.checkNames(officialName, apart);
    const isWhole = separate.length === 1 && separate[0]?.includes(' ');
    const parts = apart && !isWhole ? { familyName, givenName, patronymic } : partsOf(officialName ?? '');
    return {
      officialName,
      latinName: latin ?? (officialName && isLatin(officialName) ? officialName : null),
      ...parts,
    };
  }

  private nameIn(field: ListField): string | null {
    const source = this.first(field);
    const name = nameOf(tidy(cellText(source?.value)));
    if (!source || !name) return null;
    if (name.length > longestName) this.say(this.problems, 'NAME_TOO_LONG', field);
    else if (!namesOnly(name)) this.say(this.problems, 'NAME_INVALID', field);
    else if (hasMixedWord(name)) this.warn('NAME_MIXED_SCRIPTS', field);
    else if (field.startsWith('latin') && !isLatin(name)) this.warn('NAME_NOT_LATIN', field);
    else return name;
    return this.problems.length > 0 || field.startsWith('latin') ? null : name;
  }

  private checkNames(officialName: string | null, apart: boolean): void {
    const field: ListField = apart ? 'familyName' : 'fullName';
    if (officialName === null) {
      if (this.problems.length === 0) this.say(this.problems, 'NAME_MISSING', field);
      return;
    }
    if (!/[\s.]\S/u.test(officialName)) this.warn('NAME_INCOMPLETE', field);
  }

  /** Said in one column, or by a mark in one of two. */
  sex(): 'FEMALE' | 'MALE' | null {
    const parts = (this.sources.get('sex') ?? []).flatMap(({ column, value }) =>
      column.part && !noMark.test(cellText(value)) ? [column.part] : [],
    );
    if (parts.length === 1 && (parts[0] === 'FEMALE' || parts[0] === 'MALE')) return parts[0];
    if (parts.length > 1 || this.first('sex')?.column.part) {
      if (parts.length > 1) this.warn('SEX_UNKNOWN', 'sex');
      return null;
    }
    return this.read('sex', 'SEX_UNKNOWN', (text) => readSex(text));
  }

  birthDate(): string | null {
    const source = this.first('birthDate');
    if (!source) return null;
    const parts = this.sources.get('birthDate') ?? [];
    const of = (part: ColumnPart) => cellText(parts.find(({ column }) => column.part === part)?.value);
    const value = source.column.part ? `${of('DAY')} ${of('MONTH')} ${of('YEAR')}`.trim() : source.value;
    const order = source.column.part ? 'DAY_FIRST' : this.context.dateOrder;
    const reading = readDate(value, this.context.date1904, order);
    if (reading.date === null) this.warn(reading.reason, 'birthDate');
    else if (reading.century) this.say(this.warnings, 'DATE_CENTURY', 'birthDate', { date: reading.date });
    return reading.date;
  }

  phone(country: string | null): string | null {
    const sources = this.sources.get('phone') ?? [];
    let reason: string | null = null;
    for (const { value } of sources) {
      const written = writtenPhone(value);
      if (written === null) {
        reason ??= 'PHONE_ROUNDED';
        continue;
      }
      const reading = readPhone(written, country);
      if (reading.phone === null) {
        reason ??= reading.reason;
        continue;
      }
      if (reading.several) this.warn('PHONE_SEVERAL', 'phone');
      return reading.phone;
    }
    if (reason) this.warn(reason, 'phone');
    return null;
  }

  email(): string | null {
    const source = this.first('email');
    if (!source) return null;
    const all = (this.sources.get('email') ?? []).map(({ value }) => readEmail(cellLines(value).join(' ')));
    const found = all.find((reading) => reading.email !== null);
    if (!found) this.warn('EMAIL_INVALID', 'email');
    else if (found.several) this.warn('EMAIL_SEVERAL', 'email');
    return found?.email ?? null;
  }
}

/** What stands in the other of the two columns for sex. */
const noMark = /^(0|нет|no|false|yoʻq|жоқ|жок)$/iu;

/**
 * A phone as it was written: a spreadsheet shows long numbers as 9.96555E+11, and text made of that has lost the
 * last digits for good; then null. "996555123456.0" comes from programs that take every number for a fraction.
 */
function writtenPhone(value: Cell): string | null {
  const text = typeof value === 'number' ? cellText(value) : cellLines(value).join('\n');
  const [, whole = '', fraction = '', power] = /^(\d)(?:[.,](\d*))?E\+?(\d{1,2})$/i.exec(text) ?? [];
  if (power !== undefined) {
    const digits = `${whole}${fraction}`;
    return digits.length === Number(power) + 1 ? digits : null;
  }
  if (/^\d{10,}$/.test(text) && /0{6}$/.test(text)) return null;
  return /^\d{7,15}\.0+$/.test(text) ? text.replace(/\.0+$/, '') : text;
}

/** Excel's letter of a column, for columns without a header. */
export function letter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}
