import { refusal, type Refusal } from '@/lib/errors/outcome';
import type { CertificateKind, CertificateLanguage, CourseKind } from '@/prisma/generated/enums';
import type { Day } from '@/lib/time/day';
import type { Completion } from '../completion/rules';
import type { CertificateDesign, CertificateSnapshot } from '../document/schema';
import { paperLanguages, wordLanguages } from '../document/vocabulary';
import { countedHours } from '../rules';

export type IssuingRun = {
  office: { nameEn: string; nameRu: string };
  course: { titleEn: string; titleRu: string | null; kind: CourseKind; certificateKind: CertificateKind };
  confers: { nameEn: string; nameRu: string | null } | null;
  startsOn: Day;
  endsOn: Day;
  city: { en: string; ru: string | null };
  country: { en: string; ru: string };
  countingSessionMinutes: number[];
};

export type IssuedTo = {
  officialName: string | null;
  latinName: string | null;
  /** Where the design names it. */
  institution?: CertificateDesign['institution'];
};

export type IssueTerms = {
  number: string;
  code: string;
  /** Where `/verify/CODE` is served. */
  publicUrl: string;
  language: CertificateLanguage;
  signatories: CertificateSnapshot['signatories'];
  issuedOn: Day;
  statusValidUntil: Day | null;
  /** Of the run's template; null: the built-in look. */
  design: CertificateDesign | null;
  /** Last day of the paper itself. */
  expiresOn: Day | null;
};

/** What is asked for each certificate that a course gives, its own first, and what came of it. */
export type Verdicts = readonly { kind: CertificateKind; completion: Completion }[];

/**
 * The certificate that a person would be given: the course's own, unless that is lost to them and they have earned the
 * other one. Null where the course gives none. As long as the own one is open, it is the one to wait for.
 */
export function paperFor(verdicts: Verdicts): Verdicts[number] | null {
  const [own = null, second] = verdicts;
  return own?.completion.state === 'NOT_MET' && second?.completion.state === 'MET' ? second : own;
}

type Live = readonly { kind: CertificateKind }[];

/**
 * Whether somebody with these valid certificates of a run has what one of `kind` would say: one of completion says more
 * than one of attendance, and takes its place.
 */
export const hasPaper = (live: Live, kind: CertificateKind): boolean =>
  kind === 'ATTENDANCE' ? live.length > 0 : live.some((each) => each.kind === kind);

/**
 * Why a certificate of attendance is not for this person: it is for whoever cannot earn the one of completion any more.
 * Null for the course's own certificate, whatever its kind.
 */
export function secondProblem(kind: CertificateKind, verdicts: Verdicts): Refusal | null {
  const [own, second] = verdicts;
  if (kind === own?.kind) return null;
  if (kind !== second?.kind) return refusal('NO_ATTENDANCE_CERTIFICATE');
  if (own?.completion.state === 'NOT_MET') return null;
  return refusal(own?.completion.state === 'MET' ? 'COMPLETION_EARNED' : 'COMPLETION_UNDECIDED');
}

/** The texts of a template that say what was done are about the course's own certificate: another one has the built-in words. */
function designOf(run: IssuingRun, kind: CertificateKind, design: CertificateDesign): CertificateDesign {
  if (kind === run.course.certificateKind) return design;
  const words = { ...design.words };
  for (const lang of wordLanguages) words[lang] = { ...words[lang], statement: '' };
  return { ...design, words };
}

/** Every word of a certificate of the kind as it is at this moment; frozen from then on. */
export function snapshotOf(
  run: IssuingRun,
  kind: CertificateKind,
  holder: IssuedTo,
  terms: IssueTerms,
): CertificateSnapshot {
  const { officialName, latinName, institution = null } = holder;
  const said = {
    number: terms.number,
    code: terms.code,
    verifyUrl: `${terms.publicUrl}/verify/${terms.code}`,
    language: paperLanguages[terms.language].code,
    kind,
    issuer: run.office,
    holder: { officialName, latinName },
    course: { titleEn: run.course.titleEn, titleRu: run.course.titleRu, kind: run.course.kind },
    run: {
      startsOn: run.startsOn,
      endsOn: run.endsOn,
      placeEn: `${run.city.en}, ${run.country.en}`,
      placeRu: run.city.ru ? `${run.city.ru}, ${run.country.ru}` : null,
      hours: countedHours(run.countingSessionMinutes),
    },
    // A paper of attendance confers nothing, whatever the course does.
    qualification:
      run.confers && kind === 'COMPLETION' ? { ...run.confers, validUntil: terms.statusValidUntil } : null,
    signatories: terms.signatories,
    issuedOn: terms.issuedOn,
    ...(terms.expiresOn ? { expiresOn: terms.expiresOn } : {}),
  };
  const { design } = terms;
  if (!design) return { ...said, version: 1 };
  return { ...said, version: 2, design: { ...designOf(run, kind, design), institution } };
}
