'use client';

import { useEffect, useRef, useState } from 'react';
import type { OfflineVerdict } from '@/lib/certificates/credential/offline';
import type { PaperVerdict } from '@/lib/certificates/signature/rules';
import { paperAnswer, type PaperAnswer } from '@/lib/certificates/verification/paper/rules';
import type { Standing } from '@/lib/certificates/verification/types';
import { checkPaper, preparePapers } from './check-paper';

/** A file's answer, or why there is none: no cryptography in this browser, or nothing to verify by. */
export type Checked = PaperAnswer | { answer: 'NO_CRYPTOGRAPHY' | 'NO_ED25519' | 'NO_CERTIFICATES' };

/** No certificate comes near it. */
const largestBytes = 20 * 1024 * 1024;

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

/** What badges are judged by: loaded after the page, which is there before. */
const badges = () => import('./check-badge');

type Verdict = PaperVerdict | OfflineVerdict | 'NO_ED25519' | null;

/** Null where what it is judged by cannot be loaded. */
async function badgeVerdict(bytes: Uint8Array<ArrayBuffer>): Promise<Verdict> {
  try {
    const { checkBadge } = await badges();
    return await checkBadge(bytes);
  } catch {
    return null;
  }
}

async function check(file: File): Promise<Checked> {
  if (!globalThis.crypto?.subtle) return { answer: 'NO_CRYPTOGRAPHY' };
  if (file.size > largestBytes) return { answer: 'UNREADABLE' };
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { answer: 'UNREADABLE' };
  }
  const verdict = mayBeBadge(bytes) ? await badgeVerdict(bytes) : await checkPaper(bytes);
  if (!verdict) return { answer: 'NO_CERTIFICATES' };
  if (verdict === 'NO_ED25519') return { answer: verdict };
  return paperAnswer(verdict, verdict.answer === 'GENUINE' ? await standingOf(verdict.code) : null);
}

/** What is there to judge by with no network: certificates and keys, and the lists as they were at a moment, if there are any. */
export type Ready = { listsOf: Date | null };

async function prepare(): Promise<Ready | null> {
  if (!(await preparePapers())) return null;
  const { prepareBadges } = await badges();
  return { listsOf: await prepareBadges() };
}

/**
 * Checks a file in this browser: it is not sent anywhere. What it is checked by is fetched when the page has opened, so that from
 * then on there needs no network: whether a badge still holds is then told by the lists that were read, and of a paper only
 * that it was signed.
 */
export function usePaperCheck() {
  const latest = useRef<File>(undefined);
  const [checking, setChecking] = useState(false);
  const [checked, setChecked] = useState<Checked>();
  const [ready, setReady] = useState<Ready | null>(null);
  useEffect(() => {
    let here = true;
    prepare().then(
      (found) => here && setReady(found),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, []);
  const ask = async (file: File) => {
    latest.current = file;
    setChecking(true);
    setChecked(undefined);
    const answer = await check(file);
    // A file that was dropped meanwhile has the last word.
    if (latest.current !== file) return;
    setChecked(answer);
    setChecking(false);
  };
  return { checking, checked, ready, ask };
}
