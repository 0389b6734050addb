'use client';

import { useEffect, useRef, useState } from 'react';
import { certificatesInPem, type PublicCertificate } from '@/lib/certificates/signature/certificate';
import { judgePaper, type PaperVerdict } from '@/lib/certificates/signature/rules';
import { paperAnswer, type PaperAnswer } from '@/lib/certificates/verification/paper/rules';
import type { Standing } from '@/lib/certificates/verification/types';

/** A file's answer, or why there is none: no cryptography in this browser, or nothing to verify by. */
export type Checked = PaperAnswer | { answer: 'NO_CRYPTOGRAPHY' | 'NO_ED25519' | 'NO_CERTIFICATES' };

/** No certificate comes near it. */
const largestBytes = 20 * 1024 * 1024;

async function published(): Promise<PublicCertificate[] | null> {
  try {
    const response = await fetch('/certificates.pem');
    return response.ok ? certificatesInPem(await response.text()) : null;
  } catch {
    return null;
  }
}

/** What the office says of a code; null when it cannot be asked now. */
async function standingOf(code: string): Promise<Standing | null> {
  try {
    const response = await fetch(`/api/verify/${code}`);
    // Of a code that it does not know, the office says so with 404.
    return response.ok || response.status === 404 ? await response.json() : null;
  } catch {
    return null;
  }
}

/** A picture, JSON or a JWT: nothing else is a badge. */
const mayBeBadge = ([first = 0]: Uint8Array): boolean =>
  first === 0x89 || '{e'.includes(String.fromCharCode(first));

/** What badges are judged by is loaded when the first one is dropped. Null where it cannot be. */
async function badgeVerdict(bytes: Uint8Array<ArrayBuffer>): Promise<PaperVerdict | 'NO_ED25519' | null> {
  try {
    const { checkBadge } = await import('./check-badge');
    return await checkBadge(bytes);
  } catch {
    return null;
  }
}

async function check(file: File, trust: PublicCertificate[] | null): Promise<Checked> {
  if (!globalThis.crypto?.subtle) return { answer: 'NO_CRYPTOGRAPHY' };
  if (file.size > largestBytes) return { answer: 'UNREADABLE' };
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { answer: 'UNREADABLE' };
  }
  let verdict: PaperVerdict | 'NO_ED25519' | null;
  if (mayBeBadge(bytes)) verdict = await badgeVerdict(bytes);
  else verdict = trust && (await judgePaper(bytes, trust));
  if (!verdict) return { answer: 'NO_CERTIFICATES' };
  if (verdict === 'NO_ED25519') return { answer: verdict };
  return paperAnswer(verdict, verdict.answer === 'GENUINE' ? await standingOf(verdict.code) : null);
}

/**
 * Checks a file in this browser: it is not sent anywhere. The certificates are fetched when the page opens, so that from then
 * on a signature is checked with no network; only the state has to be asked.
 */
export function usePaperCheck() {
  const trust = useRef<Promise<PublicCertificate[] | null>>(undefined);
  const latest = useRef<File>(undefined);
  const [checking, setChecking] = useState(false);
  const [checked, setChecked] = useState<Checked>();
  useEffect(() => {
    trust.current ??= published();
  }, []);
  const ask = async (file: File) => {
    latest.current = file;
    setChecking(true);
    setChecked(undefined);
    const kept = await trust.current;
    if (!kept) trust.current = published();
    const answer = await check(file, kept ?? (await trust.current) ?? null);
    // A file that was dropped meanwhile has the last word.
    if (latest.current !== file) return;
    setChecked(answer);
    setChecking(false);
  };
  return { checking, checked, ask };
}
