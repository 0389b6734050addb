import { bytesOfHex, latin1, type Bytes } from './bytes';

/** What a signed paper says about itself where programs read it: in the dictionary of its signature. */
export type Marks = {
  /** The number of the certificate. */
  number: string;
  /** The address where its state is asked; it ends with the code. */
  address: string;
  /** Who signs. */
  signer: string;
  /** When, to the second. */
  at: Date;
  /** The last day on which the certificate counts (YYYY-MM-DD); without it, for ever. */
  expiresOn?: string;
};

const untilWords = '; valid until ';

/** What readers show as the reason: the number, and how long the certificate counts where that has an end. */
export const reasonOf = ({ number, expiresOn }: Pick<Marks, 'number' | 'expiresOn'>): string =>
  expiresOn ? `${number}${untilWords}${expiresOn}` : number;

function readReason(reason: string): Pick<Marks, 'number' | 'expiresOn'> {
  const [number = '', expiresOn] = reason.split(untilWords);
  return expiresOn && /^\d{4}-\d{2}-\d{2}$/.test(expiresOn) && reason === reasonOf({ number, expiresOn })
    ? { number, expiresOn }
    : { number: reason };
}

/** A text as PDF writes any: UTF-16, in hexadecimal digits, so that no letter of it is ever part of the PDF. */
export function pdfText(text: string): string {
  let hex = 'FEFF';
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0');
  return `<${hex}>`;
}

function textOfPdf(hex: string): string {
  const units = hex.match(/.{4}/g)?.map((unit) => Number.parseInt(unit, 16)) ?? [];
  return String.fromCharCode(...units.slice(1));
}

/** An instant as PDF writes it, in UTC. */
export const pdfTime = (at: Date): string => `(D:${at.toISOString().slice(0, 19).replace(/\D/g, '')}Z)`;

/** The dictionary of the signature: what `signing.ts` writes and nothing else is taken for one. */
const dictionary = new RegExp(
  [
    String.raw`/Type /Sig\n/Filter /Adobe\.PPKLite\n/SubFilter /ETSI\.CAdES\.detached\n`,
    String.raw`/Name <(FEFF[0-9A-F]*)>\n/Reason <(FEFF[0-9A-F]*)>\n/ContactInfo <(FEFF[0-9A-F]*)>\n`,
    String.raw`/M \(D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z\)\n`,
    String.raw`/ByteRange \[0 (\d{1,10}) (\d{1,10}) (\d{1,10})\] *\n/Contents (<[^>]*>)\n`,
  ].join(''),
  'g',
);

export type SignedPaper = {
  marks: Marks;
  /** Every byte of the file but the container and its brackets. */
  covered: Bytes[];
  /** The container, DER; null where it is not written as hexadecimal digits in small letters. */
  container: Bytes | null;
  /** The title in the document's metadata. */
  title: string;
};

function standsOnce(text: string, part: string): boolean {
  const at = text.indexOf(part);
  return at >= 0 && text.indexOf(part, at + part.length) < 0;
}

/** The last line of a PDF; tables of letters in it end so too. */
const end = '%%EOF';

/**
 * Finds the one signature of a paper. Null where there is none, a second one, something after the end, or where the
 * signature does not cover everything: an added revision is all of these.
 */
export function signedPaper(bytes: Bytes): SignedPaper | null {
  const text = latin1(bytes);
  const found = [...text.matchAll(dictionary)];
  const [match] = found;
  const single = ['/ByteRange', '/SubFilter', '/Contents <', '\nstartxref\n', '\ntrailer\n'];
  if (!match || found.length > 1 || !single.every((part) => standsOnce(text, part))) return null;
  if (!text.endsWith(end)) return null;
  const [whole, signer = '', reason = '', address = '', ...numbers] = match;
  const [year, month, day, hour, minute, second, length, rest, restLength] = numbers.map(Number);
  const contents = numbers[9] ?? '';
  const gap = match.index + whole.length - 1 - contents.length;
  const after = gap + contents.length;
  if (length !== gap || rest !== after || after + (restLength ?? 0) !== bytes.length) return null;
  const at = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second));
  const [from, to] = [text.indexOf('<dc:title>'), text.indexOf('</dc:title>')];
  return {
    marks: { signer: textOfPdf(signer), ...readReason(textOfPdf(reason)), address: textOfPdf(address), at },
    covered: [bytes.slice(0, gap), bytes.slice(after)],
    container: bytesOfHex(contents.slice(1, -1)),
    title: from < 0 ? '' : new TextDecoder().decode(bytes.subarray(from, to)),
  };
}
