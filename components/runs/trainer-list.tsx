import Link from 'next/link';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import type { RunTrainer } from '@/lib/runs/trainers/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

type Props = {
  /** The run is over: nobody waits for an answer any more. */
  over: boolean;
  trainers: readonly RunTrainer[];
  /** The dialog that assigns one. */
  assign: ReactNode;
  /** The button that ends an assignment. */
  remove: (trainer: RunTrainer) => ReactNode;
  /** The dialog that admits somebody without the status. */
  waive: (trainer: RunTrainer) => ReactNode;
};

/** Who teaches on the run, whether they may, and who did. */
export function TrainerList({ over, trainers, assign, remove, waive }: Props) {
  const t = useTranslations('trainers');
  return (
    <Panel title={<span id="trainers">{t('title')}</span>} actions={assign} flush>
      {trainers.length === 0 ? (
        <p className="text-ink-muted px-4 py-4">{t('none')}</p>
      ) : (
        <ul className="divide-line divide-y">
          {trainers.map((trainer) => (
            <li key={trainer.id} className="flex items-start gap-3 px-4 py-2.5">
              <div className="min-w-0 flex-1">
                <Link href={`/people/${trainer.person.id}`} className="link font-medium">
                  {trainer.person.officialName ?? trainer.person.latinName}
                </Link>
                <Details trainer={trainer} over={over} />
                {!trainer.removedAt && !trainer.verdict.may && !trainer.waiverReason && waive(trainer)}
              </div>
              {!trainer.removedAt && remove(trainer)}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Details({ trainer, over }: { trainer: RunTrainer; over: boolean }) {
  const t = useTranslations('trainers');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const { person, sessions, ofSessions, verdict, waiverReason, clashReason, removedAt, answer } = trainer;
  const home =
    person.institution &&
    ((language === 'RU' ? person.institution.nameRu : person.institution.nameEn) ?? person.institution.name);
  const held =
    verdict.may && verdict.reason === 'HOLDS_STATUS' && trainer.asked.find(({ id }) => id === verdict.typeId);
  return (
    <div className="flex flex-col items-start gap-1 text-sm">
      <span className="text-ink-muted">
        {[home, t('sessions', { sessions, ofSessions })].filter(Boolean).join(' · ')}
      </span>
      {!(over && answer === 'WAITING') && <Answer trainer={trainer} />}
      {removedAt ? null : held ? (
        <State tone="ok" plain>
          {inLanguage(language, held.nameEn, held.nameRu)}
        </State>
      ) : (
        !verdict.may && (
          <>
            <State tone={waiverReason ? 'info' : 'danger'} plain>
              {waiverReason ? t('waived') : t(`verdict.${verdict.reason}`)}
            </State>
            {waiverReason && (
              <span className="text-ink-muted">{t('waiverSays', { reason: waiverReason })}</span>
            )}
          </>
        )
      )}
      {clashReason && answer !== 'DECLINED' && (
        <span className="text-warn">{t('clashSays', { reason: clashReason })}</span>
      )}
    </div>
  );
}

const tones = { ACCEPTED: 'ok', WAITING: 'warn', DECLINED: 'danger' } as const;

/** What the trainer said, or until when they taught here. */
function Answer({ trainer: { answer, removedAt, declinedAt, declinedReason } }: { trainer: RunTrainer }) {
  const t = useTranslations('trainers');
  const locale = useLocale();
  if (answer === 'REMOVED') {
    return (
      <State tone="neutral" plain>
        {t('removed', { day: removedAt ? formatDate(removedAt.toISOString(), locale) : '' })}
      </State>
    );
  }
  return (
    <>
      <State tone={tones[answer]} plain>
        {t(`answer.${answer}`)}
      </State>
      {declinedAt && declinedReason && (
        <span className="text-ink-muted">
          {t('declinedSays', { day: formatDate(declinedAt.toISOString(), locale), reason: declinedReason })}
        </span>
      )}
    </>
  );
}
