import { createHash } from 'node:crypto';
import { png, svg } from '@/lib/files/images/testing/pictures';
import type { CertificateDesign, CertificatePicture } from '../../schema';
import { aSnapshot } from '../../testing/snapshot';

/** The sum by which a picture is known. */
export const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const files = {
  emblem: svg('<rect x="2" y="2" width="96" height="46" fill="#0a6e31"/>'),
  seal: png({ width: 60, height: 60 }),
  scan: svg('<path d="M5 40C20 0 40 60 60 20S90 10 95 30" fill="none" stroke="#1030a0" stroke-width="3"/>'),
};
/** The bytes of all pictures of these designs. */
export const pictures = new Map(Object.values(files).map((bytes) => [sum(bytes), new Uint8Array(bytes)]));
const picture = (bytes: Buffer, width: number, height: number): CertificatePicture => ({
  fileId: '01a20ae3-2176-714c-8c85-000000000002',
  sha256: sum(bytes),
  mediaType: bytes[0] === 0x89 ? 'image/png' : 'image/svg+xml',
  width,
  height,
});
const emblem = picture(files.emblem, 100, 50);
const seal = picture(files.seal, 60, 60);
const scan = picture(files.scan, 100, 50);

const words = {
  en: {
    intro: 'The {office} certifies that',
    statement: '{name} of {institution} was there on {dates}, {hours} in all, and took part in',
    remark: 'Given in {place} on {issued}.',
    footer: 'No. {number}. Paid for by the people of Japan.',
  },
  ru: {
    intro: '{office} удостоверяет, что',
    statement: '{name} ({institution}) {dates}, всего {hours}, принял(а) участие в мероприятии',
    remark: 'Выдано: {place}, {issued}',
    footer: '№ {number}. При поддержке народа Японии.',
  },
};
/** A design with all that one can have, in odd colours. */
export const everything = (over: Partial<CertificateDesign> = {}): Partial<CertificateDesign> => ({
  colours: { accent: '#7a1f2b', text: '#14213d', paper: '#fdf6e3' },
  logos: [
    { picture: emblem, place: 'left', alt: 'Emblem of the office' },
    { picture: seal, place: 'center', alt: 'Seal of the ministry' },
    { picture: emblem, place: 'right', alt: 'Emblem of the donor' },
    { picture: seal, place: 'right', alt: 'Second seal' },
  ],
  signatories: aSnapshot().signatories.map((each) => ({ ...each, picture: scan })),
  words,
  institution: { en: 'Ministry of Internal Affairs', ru: 'Министерство внутренних дел' },
  ...over,
});
/** Names in each script. */
export const names = {
  latin: { officialName: null, latinName: 'Gʻulomova Oʻgʻiloy Doʻstmurod qizi' },
  cyrillic: { officialName: 'Осмонова Жылдыз Жумабайовна', latinName: 'Osmonova Zhyldyz' },
  tajik: { officialName: 'Ғуломов Қаҳҳор Ҷӯрақулович ўң', latinName: 'Ghulomov Qahhor' },
};
