import { certificatesInPem, type PublicCertificate } from '@/lib/certificates/signature/certificate';
import { judgePaper, type PaperVerdict } from '@/lib/certificates/signature/rules';

async function published(cache: RequestCache = 'default'): Promise<PublicCertificate[] | null> {
  try {
    const response = await fetch('/certificates.pem', { cache });
    return response.ok ? certificatesInPem(await response.text()) : null;
  } catch {
    return null;
  }
}

/** Fetched once: from then on papers are judged with no network. */
let kept: PublicCertificate[] | null = null;
let reading: Promise<PublicCertificate[] | null> | null = null;

/** Reads the certificates by which papers are judged; whether they are there. */
export async function preparePapers(): Promise<boolean> {
  if (kept) return true;
  reading ??= published().finally(() => (reading = null));
  kept = await reading;
  return kept !== null;
}

/** Judges a paper in this browser, by the certificates that the office publishes; null where they cannot be had. */
export async function checkPaper(bytes: Uint8Array<ArrayBuffer>): Promise<PaperVerdict | null> {
  await preparePapers();
  const verdict = kept && (await judgePaper(bytes, kept));
  if (verdict?.answer !== 'NOT_OURS' || verdict.reason !== 'OTHER_SIGNER') return verdict;
  // The office may have taken a new key since the page was opened.
  kept = (await published('no-cache')) ?? kept;
  return kept && judgePaper(bytes, kept);
}
