'use client';

import { useState } from 'react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import { Textarea } from '@/components/ui/textarea';
import type { MyAssignment } from '@/lib/runs/trainers/answers/queries';
import { formatDateRange } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';

type Props = {
  assignments: readonly MyAssignment[];
  accept: Action<{ assignmentId: string }, unknown>;
  decline: Action<{ assignmentId: string; reason: string }, unknown>;
};

/** What a trainer is asked to teach, with yes and no. */
export function Assignments({ assignments, ...answers }: Props) {
  const t = useTranslations('availability');
  return (
    <Panel title={t('asked')} flush className="border-accent-line!">
      <ul className="divide-line divide-y">
        {assignments.map((assignment) => (
          <Assignment key={assignment.id} assignment={assignment} {...answers} />
        ))}
      </ul>
    </Panel>
  );
}

function Assignment({
  assignment,
  accept,
  decline,
}: Omit<Props, 'assignments'> & { assignment: MyAssignment }) {
  const t = useTranslations('availability');
  const common = useTranslations('common');
  const locale = useLocale();
  const language = locale === 'ru' ? 'RU' : 'EN';
  const router = useRouter();
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const done = { onDone: () => router.refresh() };
  const yes = useCommand(accept, done);
  const no = useCommand(decline, done);
  const { id, answer, course, startsOn, endsOn, venue, cityEn, cityRu, country, sessions } = assignment;
  const title = inLanguage(language, course.titleEn, course.titleRu);
  const place = [
    venue?.name,
    inLanguage(language, cityEn, cityRu),
    inLanguage(language, country.nameEn, country.nameRu),
  ];
  const send = () => {
    if (!reason.trim()) return setMissing(true);
    no.run({ assignmentId: id, reason });
  };
  return (
    <li aria-label={title} className="flex flex-col gap-2 px-4 py-3.5">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <h3 className="text-balance">{title}</h3>
          <p className="text-ink-muted">
            {formatDateRange(startsOn, endsOn, locale)} · {place.filter(Boolean).join(', ')}
            {sessions > 0 && ` · ${t('sessions', { count: sessions })}`}
          </p>
        </div>
        <State tone={answer === 'ACCEPTED' ? 'ok' : 'warn'}>
          {t(answer === 'ACCEPTED' ? 'accepted' : 'waiting')}
        </State>
      </div>
      <Failure refusals={[...yes.refusals, ...no.refusals]} errorId={yes.errorId ?? no.errorId} />
      {declining ? (
        <div className="flex flex-col gap-2">
          <Field label={t('why')} hint={t('whyHint')} required error={missing ? 'REQUIRED' : undefined}>
            <Textarea
              rows={2}
              value={reason}
              onChange={(event) => {
                setReason(event.target.value);
                setMissing(false);
              }}
            />
          </Field>
          <div className="flex flex-wrap gap-2">
            <Button variant="danger" pending={no.pending} onClick={send}>
              {t('decline')}
            </Button>
            <Button onClick={() => setDeclining(false)}>{common('cancel')}</Button>
          </div>
        </div>
      ) : (
        <div className="flex flex-wrap gap-2">
          {answer !== 'ACCEPTED' && (
            <Button variant="primary" pending={yes.pending} onClick={() => yes.run({ assignmentId: id })}>
              {t('accept')}
            </Button>
          )}
          <Button onClick={() => setDeclining(true)}>{t('decline')}</Button>
        </div>
      )}
    </li>
  );
}
