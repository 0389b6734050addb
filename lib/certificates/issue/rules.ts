import type { CertificateKind, CertificateLanguage, CourseKind } from '@/prisma/generated/enums';
import type { Day } from '@/lib/time/day';
import type { CertificateDesign, CertificateSnapshot } from '../document/schema';
import { paperLanguages } from '../document/vocabulary';
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

/** Every word of a certificate as it is at this moment; frozen from then on. */
export function snapshotOf(run: IssuingRun, holder: IssuedTo, terms: IssueTerms): CertificateSnapshot {
  const { officialName, latinName, institution = null } = holder;
  const said = {
    number: terms.number,
    code: terms.code,
    verifyUrl: `${terms.publicUrl}/verify/${terms.code}`,
    language: paperLanguages[terms.language].code,
    kind: run.course.certificateKind,
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
      run.confers && run.course.certificateKind === 'COMPLETION'
        ? { ...run.confers, validUntil: terms.statusValidUntil }
        : null,
    signatories: terms.signatories,
    issuedOn: terms.issuedOn,
    ...(terms.expiresOn ? { expiresOn: terms.expiresOn } : {}),
  };
  const { design } = terms;
  return design ? { ...said, version: 2, design: { ...design, institution } } : { ...said, version: 1 };
}
