import type { CertificateSnapshot } from '../document/schema';
import { asciiAddress, didOf } from './did';
import { badgeKind, instantText } from './proof';
import { statusEntry } from './status/rules';
import type { Badge } from './types';
import { badgeForm } from './vocabulary';
import { badgeWords, oneLine } from './wording';

/** What a badge is made from: the paper's snapshot, and what is not on it. */
export type BadgeFacts = {
  snapshot: CertificateSnapshot;
  sensitive: boolean;
  issuedAt: Date;
  statusIndex: number;
  /** The office's address, without a slash at its end. */
  publicUrl: string;
};

/** Names as they are on the paper, each once: the badge is shown by people, not matched by addresses. */
function identities({ officialName, latinName }: CertificateSnapshot['holder']) {
  const names = [officialName, latinName].map((name) => oneLine(name ?? '')).filter(Boolean);
  return [...new Set(names)].map((name) => ({
    type: 'IdentityObject' as const,
    hashed: false,
    identityHash: name,
    identityType: 'name',
  }));
}

/** It counts from the day that its paper bears; an office to the east has that day before Greenwich has. */
const validFrom = ({ issuedOn }: CertificateSnapshot, issuedAt: Date): Date =>
  new Date(Math.min(Date.parse(`${issuedOn}T00:00:00Z`), +issuedAt));

/**
 * The badge of a certificate, as yet unsigned: an OpenBadgeCredential. It ends with its paper, or with the status that it
 * confers; else it is for ever. Nothing in it is shared with another one: who was on a run together cannot be told from two badges.
 */
export function badgeOf({ snapshot, sensitive, issuedAt, statusIndex, publicUrl }: BadgeFacts): Badge {
  const { language, title, description, criteria, issuer } = badgeWords(snapshot, sensitive);
  const [id, office] = [asciiAddress(snapshot.verifyUrl), asciiAddress(publicUrl)];
  // Of the paper and of the status that it confers, whichever ends first.
  const [until] = [snapshot.expiresOn, sensitive ? null : snapshot.qualification?.validUntil]
    .filter((day) => day != null)
    .sort();
  const written = (type: string | readonly string[] | undefined) => [type ?? []].flat();
  return {
    '@context': badgeKind.contexts,
    id,
    type: written(badgeForm.type?.written),
    name: title,
    issuer: { id: didOf(office), type: ['Profile'], name: issuer, url: office },
    validFrom: instantText(validFrom(snapshot, issuedAt)),
    ...(until ? { validUntil: `${until}T23:59:59Z` } : {}),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: identities(snapshot.holder),
      licenseNumber: snapshot.number,
      achievement: {
        id: `${id}#achievement`,
        type: ['Achievement'],
        name: title,
        description,
        inLanguage: language,
        criteria: { narrative: criteria },
        image: { id: `${office}/open-badge.png`, type: 'Image' },
      },
    },
    credentialStatus: statusEntry(office, statusIndex),
  };
}
