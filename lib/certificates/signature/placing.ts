import { ascii, concat, latin1, type Bytes } from './bytes';
import { pdfText, pdfTime, reasonOf, type Marks } from './paper';

/** A paper with room for its signature: the two parts that are signed, and what comes between them. */
export type Placed = { before: Bytes; after: Bytes };

type Objects = Map<number, Bytes>;

function broken(what: string): never {
  throw new Error(`this PDF is not as Typst writes it: ${what}`);
}

/** The numbered objects of a PDF with one table of them, and its trailer. */
function taken(pdf: Bytes): { head: Bytes; objects: Objects; trailer: string } {
  const text = latin1(pdf);
  const table = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(text)?.[1] ?? broken('no table'));
  const lines = /^xref\n0 \d+\n((?:\d{10} \d{5} [nf]\r\n)+)trailer\n(<<[^]*?>>)\nstartxref/.exec(
    text.slice(table),
  );
  const [, entries = broken('another table'), trailer = ''] = lines ?? [];
  const starts = entries
    .split('\r\n')
    .map((line, number) => ({ number, at: Number(line.slice(0, 10)), used: line.endsWith('n') }))
    .filter(({ used }) => used)
    .sort((a, b) => a.at - b.at);
  const objects = new Map(
    starts.map(({ number, at }, index) => [number, pdf.subarray(at, starts[index + 1]?.at ?? table)]),
  );
  return { head: pdf.subarray(0, starts[0]?.at ?? 0), objects, trailer };
}

/** Adds entries to an object that is a dictionary. */
function extended(objects: Objects, number: number, type: string, entries: string): void {
  const text = latin1(objects.get(number) ?? broken(`no object ${number}`));
  const end = text.lastIndexOf('>>\nendobj');
  if (end < 0 || !text.includes(`/Type /${type}\n`)) broken(`object ${number} is no ${type}`);
  if (/\/(AcroForm|Perms|Annots)\b/.test(text)) broken(`object ${number} has a form`);
  objects.set(number, ascii(`${text.slice(0, end)}${entries}${text.slice(end)}`));
}

/**
 * Puts a signature into a PDF of Typst, not behind it: one file with one table of objects, so that there is no revision
 * before the signed one. The signature is not drawn (a field without extent: PDF/A wants an appearance of any other), and it is
 * a certification that permits no change (ISO 32000-1, 12.8.2.2). `length`: of the container, in bytes.
 */
export function placeSignature(pdf: Bytes, marks: Marks, length: number): Placed {
  const { head, objects, trailer } = taken(pdf);
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1] ?? broken('no catalogue'));
  const isPage = (bytes: Bytes) => /^\d+ 0 obj\n<<\n {2}\/Type \/Page\n/.test(latin1(bytes.subarray(0, 100)));
  const pages = [...objects].filter(([, bytes]) => isPage(bytes));
  const page = pages[0]?.[0] ?? broken('no page');
  const field = Math.max(...objects.keys()) + 1;
  const signature = field + 1;
  extended(
    objects,
    root,
    'Catalog',
    `  /AcroForm <<\n    /Fields [${field} 0 R]\n    /SigFlags 3\n  >>\n  /Perms <<\n    /DocMDP ${signature} 0 R\n  >>\n`,
  );
  extended(objects, page, 'Page', `  /Annots [${field} 0 R]\n`);
  objects.set(
    field,
    ascii(
      `${field} 0 obj\n<<\n/Type /Annot\n/Subtype /Widget\n/FT /Sig\n/T (Signature)\n/V ${signature} 0 R\n/Rect [0 0 0 0]\n/F 132\n/P ${page} 0 R\n>>\nendobj\n`,
    ),
  );
  const contents = 2 * length + 2;
  const opening = `${signature} 0 obj\n<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/Name ${pdfText(marks.signer)}\n/Reason ${pdfText(reasonOf(marks))}\n/ContactInfo ${pdfText(marks.address)}\n/M ${pdfTime(marks.at)}\n`;
  const closing = `\n/Reference [<<\n/Type /SigRef\n/TransformMethod /DocMDP\n/TransformParams <<\n/Type /TransformParams\n/P 1\n/V /1.2\n>>\n>>]\n>>\nendobj\n`;
  const body = concat(head, ...objects.values());
  const starts = new Map<number, number>([[signature, body.length]]);
  let at = head.length;
  for (const [number, bytes] of objects) {
    starts.set(number, at);
    at += bytes.length;
  }
  // The range is written last, into room that is wide enough for any: the numbers depend on where it ends.
  const rangeWidth = '/ByteRange [0 1234567890 1234567890 1234567890]'.length;
  const gap = body.length + opening.length + rangeWidth + '\n/Contents '.length;
  const size = signature + 1;
  const table = gap + contents + closing.length;
  const rows = Array.from({ length: size }, (_, number) =>
    number === 0
      ? '0000000000 65535 f\r\n'
      : `${String(starts.get(number) ?? broken(`no object ${number}`)).padStart(10, '0')} 00000 n\r\n`,
  );
  const tail = `${closing}xref\n0 ${size}\n${rows.join('')}trailer\n${trailer.replace(/\/Size \d+/, `/Size ${size}`)}\nstartxref\n${table}\n%%EOF`;
  const range = `/ByteRange [0 ${gap} ${gap + contents} ${tail.length}]`.padEnd(rangeWidth);
  return { before: concat(body, ascii(`${opening}${range}\n/Contents `)), after: ascii(tail) };
}
