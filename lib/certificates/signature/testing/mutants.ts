import { concat, hexOf, latin1, type Bytes } from '../bytes';
import { container, readContainer } from '../container';
import { sequence, tagged, valueOf, valuesIn } from '../der';
import { signedPaper } from '../paper';

/** Numbers from 0 to below 1 that are the same in every run. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const bytesOf = (text: string): Bytes => concat(Buffer.from(text, 'latin1'));
/** The bytes as text in which each letter is one byte, for cutting and replacing. */
const lettersOf = (bytes: Bytes): string => Buffer.from(bytes).toString('latin1');

const contents = /\/Contents <([0-9a-f]+)>/;

/** The paper with another container. Where the length differs, its range is corrected as a forger would. */
export function withContainer(paper: Bytes, der: Bytes): Bytes {
  const text = lettersOf(paper);
  const before = contents.exec(text)?.[1]?.length ?? 0;
  const difference = 2 * der.length - before;
  const changed = text
    .replace(contents, `/Contents <${hexOf(der)}>`)
    .replace(
      /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/,
      (_, a: string, b: string, c: string) => `/ByteRange [0 ${a} ${Number(b) + difference} ${c}]`,
    );
  return bytesOf(changed);
}

const containerOf = (paper: Bytes): Bytes => signedPaper(paper)?.container ?? new Uint8Array();

export function flipped(paper: Bytes, at: number, bit: number): Bytes {
  const changed = paper.slice();
  changed[at] = (changed[at] ?? 0) ^ (1 << bit);
  return changed;
}

/** What was added behind the end: a revision that draws another page, or anything at all. */
export function appended(paper: Bytes, other: Bytes): Bytes[] {
  const text = lettersOf(paper);
  const [, table = ''] = /startxref\n(\d+)\n%%EOF$/.exec(text) ?? [];
  const [, page = ''] = /\n(\d+) 0 obj\n<<\n {2}\/Type \/Page\n/.exec(text) ?? [];
  const [, root = ''] = /\/Root (\d+) 0 R/.exec(text) ?? [];
  const [, size = ''] = /\/Size (\d+)/.exec(text) ?? [];
  const object = `\n${page} 0 obj\n<< /Type /Page /Parent 1 0 R /MediaBox [0 0 200 200] >>\nendobj\n`;
  const at = paper.length + 1;
  const next = paper.length + object.length;
  const revision = `${object}xref\n${page} 1\n${String(at).padStart(10, '0')} 00000 n\r\ntrailer\n<< /Size ${size} /Root ${root} 0 R /Prev ${table} >>\nstartxref\n${next}\n%%EOF`;
  const behind = [
    '\n',
    ' ',
    '\0',
    '\r\n%%EOF',
    '% comment\n%%EOF',
    revision,
    `${revision}\n`,
    lettersOf(other),
  ];
  return [
    ...behind.map((more) => bytesOf(text + more)),
    ...['\n', ' ', '\0'].map((more) => bytesOf(more + text)),
    // A revision that the range is stretched over.
    bytesOf((text + revision).replace(/(\/ByteRange \[0 \d+ \d+ )\d+/, `$1${paper.length}`)),
  ];
}

/** Parts of one genuine paper in another. */
export function swapped(a: Bytes, b: Bytes): Bytes[] {
  const [one, other] = [lettersOf(a), lettersOf(b)];
  const parts = [
    /\/Reason <[^>]*>/,
    /\/ContactInfo <[^>]*>/,
    /\/Name <[^>]*>/,
    /\/M \([^)]*\)/,
    /<dc:title>.*?<\/dc:title>/s,
    /\/Title [^\n]*/,
    /\/ID \[[^\]]*\]/,
    /<xmp:CreateDate>[^<]*/,
  ];
  return [
    withContainer(a, containerOf(b)),
    withContainer(b, containerOf(a)),
    ...parts.flatMap((part) => {
      const theirs = part.exec(other)?.[0];
      const changed = theirs === undefined ? one : one.replace(part, () => theirs);
      return changed === one ? [] : [bytesOf(changed)];
    }),
    // The page of the one, then everything of the other.
    bytesOf(one.slice(0, one.indexOf('/Contents <')) + other.slice(other.indexOf('/Contents <'))),
    bytesOf(
      one.replace(
        / 0 obj\n<<\n {2}\/Length \d+\n[^]*?endstream/,
        ' 0 obj\n<<\n  /Length 0\n>>\nstream\nendstream',
      ),
    ),
  ];
}

/** More than one signature, or a range that leaves something out. */
export function doubled(paper: Bytes, other: Bytes): Bytes[] {
  const text = lettersOf(paper);
  const [dictionary = ''] = /\/Type \/Sig\n[^]*?\/Contents <[^>]*>\n/.exec(text) ?? [];
  const [theirs = ''] = /\/Type \/Sig\n[^]*?\/Contents <[^>]*>\n/.exec(lettersOf(other)) ?? [];
  const changes: [RegExp | string, string][] = [
    [dictionary, dictionary + dictionary],
    [dictionary, theirs + dictionary],
    [dictionary, dictionary + theirs],
    [dictionary, theirs],
    ['/M (D:', '/M (D:20000101000000Z)\n/M (D:'],
    ['/Filter /Adobe.PPKLite', '/Filter /Adobe.PPKLite /ByteRange [0 1 1 1]'],
    ['/SubFilter /ETSI.CAdES.detached', '/SubFilter /adbe.pkcs7.detached'],
    ['/SubFilter /ETSI.CAdES.detached', '/SubFilter /adbe.pkcs7.sha1'],
    [/\/ByteRange \[0 (\d+) /, '/ByteRange [0 0 '],
    [/\/ByteRange \[0 /, '/ByteRange [1 '],
    [/(\/ByteRange \[0 \d+ \d+ )\d+/, '$10'],
    [/(\/ByteRange \[0 \d+ \d+ \d+)/, '$1 0 0'],
    [/(\/ByteRange \[0 )(\d+)( \d+ )(\d+)/, '$14$3$2'],
    [/\/Contents </, '/Contents < '],
    [/\/Contents <([0-9a-f]+)>/, '/Contents <>'],
    [/\/Contents <([0-9a-f]+)>/, '/Contents ($1)'],
    ['/P 1\n', '/P 3\n'],
    [/\/Perms <<[^>]*>>/, ''],
  ];
  return changes.map(([from, to]) => bytesOf(text.replace(from, to)));
}

/** Letters that look like others, in what the paper says of itself. */
export function lookalikes(paper: Bytes): Bytes[] {
  const text = lettersOf(paper);
  const twins = {
    A: 'А',
    B: 'В',
    C: 'С',
    E: 'Е',
    H: 'Н',
    K: 'К',
    M: 'М',
    O: 'О',
    P: 'Р',
    S: 'Ѕ',
    T: 'Т',
    X: 'Х',
    '0': 'О',
    '1': 'l',
  };
  const hexUnit = (letter: string) => letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const inDictionary = Object.entries(twins).flatMap(([letter, twin]) =>
    ['Reason', 'ContactInfo', 'Name'].map((entry) =>
      text.replace(new RegExp(`(/${entry} <FEFF(?:[0-9A-F]{4})*?)${hexUnit(letter)}`), `$1${hexUnit(twin)}`),
    ),
  );
  const utf8 = (letter: string) => Buffer.from(letter, 'utf8').toString('latin1');
  const inTitle = Object.entries(twins).map(([letter, twin]) =>
    text.replace(new RegExp(`(<dc:title>.*?<rdf:li[^>]*>[^<]*?)${letter}`, 's'), `$1${utf8(twin)}`),
  );
  return [...inDictionary, ...inTitle].filter((changed) => changed !== text).map(bytesOf);
}

/** The container, changed in ways that a lenient reader would not see. */
export function otherContainers(paper: Bytes, other: Bytes): Bytes[] {
  const der = containerOf(paper);
  const read = readContainer(der);
  const theirs = readContainer(containerOf(other));
  const chain = read.chain.map((each) => each.der);
  const [type, content] = valuesIn(valueOf(der).content);
  const signedData = valueOf(content?.content ?? new Uint8Array());
  const parts = valuesIn(signedData.content).map(({ whole }) => whole);
  const around = (...members: Bytes[]) => sequence(type?.whole ?? der, tagged(0xa0, sequence(...members)));
  const signers = valueOf(parts[4] ?? der);
  const signer = valueOf(signers.content);
  const unsigned = tagged(0xa1, sequence(sequence()));
  const longer = concat(Uint8Array.of(0x30, 0x83, 0), der.slice(2));
  const hex = hexOf(der);
  const text = lettersOf(paper);
  return [
    ...[
      concat(der, Uint8Array.of(0)),
      concat(der, new Uint8Array(64)),
      concat(der, sequence()),
      longer,
      der.slice(0, -1),
      container(read.certificate, [], read.attributes, read.signature),
      container(read.certificate, [...chain, theirs.certificate.der], read.attributes, read.signature),
      container(read.certificate, [...chain, ...chain], read.attributes, read.signature),
      container(read.certificate, chain, theirs.attributes, theirs.signature),
      container(read.certificate, chain, read.attributes, theirs.signature),
      container(read.certificate, chain, read.attributes, new Uint8Array(read.signature.length)),
      container(read.certificate, chain, read.attributes, concat(Uint8Array.of(0), read.signature)),
      container(theirs.certificate, chain, read.attributes, read.signature),
      around(...parts.slice(0, 4), tagged(0x31, signer.whole, signer.whole)),
      around(...parts.slice(0, 4), tagged(0x31, sequence(signer.content, unsigned))),
      around(...parts.slice(0, 4), tagged(0x31)),
      around(...parts.slice(0, 3), ...parts.slice(4)),
      around(...parts.slice(0, 4), tagged(0xa1), ...parts.slice(4)),
    ].map((each) => withContainer(paper, each)),
    ...[hex.toUpperCase(), hex.replace('a', 'A'), `${hex.slice(0, 100)}\n${hex.slice(100)}`].map((each) =>
      bytesOf(text.replace(contents, () => `/Contents <${each}>`)),
    ),
  ];
}

/** Whether the helpers still find what they change: a mutant that is the paper itself would prove nothing. */
export const isOther = (mutant: Bytes, paper: Bytes): boolean => latin1(mutant) !== latin1(paper);
