import { randomBytes } from 'node:crypto';
import { addDays } from '@/lib/time/day';

/** Letters that no other journey has, as a name can bear them in both scripts. */
export function uniqueName(): { latin: string; cyrillic: string } {
  const letters = [...randomBytes(6)].map((byte) => byte % 20);
  const spelled = (alphabet: string) => letters.map((letter) => alphabet[letter]).join('');
  const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
  return {
    latin: capital(`${spelled('abdefgiklmnoprstuvza')}ov`),
    cyrillic: capital(`${spelled('абдефгиклмнопрстувза')}ов`),
  };
}

/** A day of the years 2018 to 2025 that hardly any other journey has: nobody is booked twice. */
export const quietDay = (): string => addDays('2018-01-01', randomBytes(4).readUInt32BE() % 2800);

/** The same of the years 2031 to 2038: what is still to come. */
export const comingDay = (): string => addDays('2031-01-01', randomBytes(4).readUInt32BE() % 2800);
