'use client';

import clsx from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import { ToneIcon } from '@/components/ui/state';
import type { GenuineBadge } from '@/lib/certificates/credential/rules';
import type { GenuinePaper } from '@/lib/certificates/signature/rules';
import { formatDate, formatDateTime } from '@/lib/text/format';
import type { Checked } from './use-paper-check';

const tones = {
  GENUINE: 'ok',
  HELD_THEN: 'ok',
  UNASKED: 'info',
  STATUS_ENDED: 'warn',
  EXPIRED: 'warn',
  SUPERSEDED: 'warn',
  REVOKED: 'danger',
  ENDED_THEN: 'danger',
  UNKNOWN: 'danger',
  ALTERED: 'danger',
  NOT_OURS: 'danger',
  UNREADABLE: 'danger',
  NO_CRYPTOGRAPHY: 'info',
  NO_ED25519: 'info',
  NO_CERTIFICATES: 'info',
} as const;

const frames = {
  ok: 'border-ok/35 bg-ok-soft [&_:is(svg,h2)]:text-ok',
  warn: 'border-warn/35 bg-warn-soft [&_:is(svg,h2)]:text-warn',
  danger: 'border-danger/35 bg-danger-soft [&_:is(svg,h2)]:text-danger',
  info: 'border-info/35 bg-info-soft [&_:is(svg,h2)]:text-info',
};

function useExplanation(checked: Checked): string {
  const t = useTranslations('verify.paper.explanations');
  const locale = useLocale();
  const instant = (at: string | null) => (at ? formatDateTime(new Date(at), 'UTC', locale) : '');
  switch (checked.answer) {
    case 'REVOKED':
      return t('REVOKED', { when: instant(checked.at) });
    case 'SUPERSEDED':
      return checked.successor
        ? t('SUPERSEDED', { when: instant(checked.at), successor: checked.successor })
        : t('REVOKED', { when: instant(checked.at) });
    case 'STATUS_ENDED':
    case 'EXPIRED':
      return t(checked.answer, { day: formatDate(checked.on, locale) });
    case 'HELD_THEN':
    case 'ENDED_THEN':
      return t(checked.answer, { when: formatDateTime(checked.asOf, 'UTC', locale) });
    case 'NOT_OURS':
      return t(`NOT_OURS.${checked.reason}`);
    default:
      return t(checked.answer);
  }
}

/** A paper can be read; of a badge it is said what it says. */
function saidOf(paper: GenuinePaper | GenuineBadge) {
  if (!('badge' in paper)) return null;
  const { name, credentialSubject } = paper.badge;
  return { holder: credentialSubject.identifier.map((each) => each.identityHash).join(' · '), what: name };
}

function Facts({ paper }: { paper: GenuinePaper | GenuineBadge }) {
  const t = useTranslations('verify.paper');
  const locale = useLocale();
  const said = saidOf(paper);
  const facts = [
    ...(said
      ? [
          [t('holder'), said.holder],
          [t('what'), said.what],
        ]
      : []),
    [t('number'), paper.number],
    [t('signer'), paper.signer],
    [t('signedAt'), `${formatDateTime(paper.at, 'UTC', locale)} UTC`],
  ];
  return (
    <dl className="flex flex-col gap-2">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt className="text-ink-muted text-sm">{term}</dt>
          <dd className="font-medium break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The answer about a file: large and plain, with what the signature says, and the way to what the office says. */
export function PaperAnswer({ checked }: { checked: Checked }) {
  const t = useTranslations('verify.paper');
  const explanation = useExplanation(checked);
  const tone = tones[checked.answer];
  return (
    <section className="flex flex-col gap-4">
      <div className={clsx('flex items-start gap-3 rounded-lg border p-4', frames[tone])}>
        <ToneIcon tone={tone} className="mt-0.5 size-7!" />
        <div className="min-w-0">
          <h2 className="text-xl font-semibold">{t(`answers.${checked.answer}`)}</h2>
          <p className="mt-1">{explanation}</p>
        </div>
      </div>
      {'paper' in checked && (
        <>
          <Facts paper={checked.paper} />
          <p>
            {/* Plain HTML without the application's frame: a page of its own, not a part of this one. */}
            <a href={`/verify/${checked.paper.code}`} className="text-accent underline underline-offset-2">
              {t('ofTheOffice')}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
