'use client';

import { ArrowLeft } from 'lucide-react';
import type { Register } from '@/lib/attendance/register/types';
import { useTexts } from '../texts';
import { PlainLink } from './plain-link';
import { inReadersLanguage, useWhen } from './when';

/** Which session this is, where and when. */
export function SessionHead({ session }: { session: Register['session'] }) {
  const { t, locale } = useTexts();
  const when = useWhen();
  const { day, time, here } = when(session);
  return (
    <header className="flex items-start gap-1 px-1 pt-2 pb-3 md:px-2">
      <PlainLink
        href="/register"
        aria-label={t('mySessions')}
        className="hover:bg-hover grid size-11 shrink-0 place-items-center rounded-md"
      >
        <ArrowLeft aria-hidden className="size-5" />
      </PlainLink>
      <div className="min-w-0 flex-1 pt-1.5">
        <h1 className="break-words max-md:text-lg">{inReadersLanguage(locale, session.title)}</h1>
        <p className="text-ink-muted text-sm break-words">
          {inReadersLanguage(locale, session.course)} · {session.code}
        </p>
        <p className="text-ink-muted text-sm break-words">
          {day}, {time} · {session.place}
        </p>
        {here && <p className="text-info text-sm">{t('phoneTime', { time: here })}</p>}
      </div>
    </header>
  );
}
