import { useLocale, useTranslations } from 'next-intl';
import { Download } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-style';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import type { NominationCallView } from '@/lib/enrolments/nominations/queries';
import { formatDate } from '@/lib/text/format';
import { CallLink } from './call-link';
import { CallTable } from './call-table';
import type { CallActions } from './decision-types';

type Props = {
  runId: string;
  call: NominationCallView;
  owner: string;
  /** The last day that a deadline can be. */
  last: string;
  today: string;
  actions: CallActions;
};

const tones = { OPEN: 'info', OVER: 'warn', CLOSED: 'ended' } as const;

/** One call: whom it asks, how far it is, its link, and the names by rank. */
export function CallPanel({ runId, call, owner, last, today, actions }: Props) {
  const t = useTranslations('nominations');
  const locale = useLocale();
  const standing = call.nominations.filter((each) => each.stands).length;
  const { places, alternates } = call;
  const state = call.state === 'OPEN' && call.submittedAt ? 'SENT' : call.state;
  return (
    <Panel
      title={owner}
      hint={[
        t('asked', { name: call.focalName, email: call.focalEmail }),
        t('placesAndAlternates', { places, alternates }),
        t('until', { day: formatDate(call.deadline, locale) }),
      ].join(' · ')}
      actions={
        <>
          <State tone={state === 'SENT' ? 'ok' : tones[state]}>
            {t(`call.${state}`, { count: standing })}
          </State>
          {call.letter && (
            <a
              href={`/runs/${runId}/nominations/${call.id}/letter`}
              download
              className={buttonClass({ size: 'sm' })}
            >
              <Download aria-hidden className="size-4" />
              {t('letter')}
            </a>
          )}
        </>
      }
      flush
    >
      <div className="border-line border-t px-4 py-3">
        <CallLink
          callId={call.id}
          url={call.url}
          closed={call.state === 'CLOSED'}
          deadline={call.deadline}
          last={last}
          today={today}
          renew={actions.renew}
          close={actions.close}
        />
      </div>
      {call.nominations.length > 0 ? (
        <CallTable runId={runId} nominations={call.nominations} owner={owner} actions={actions} />
      ) : (
        <p className="text-ink-muted px-4 pb-4">{t('nobody')}</p>
      )}
    </Panel>
  );
}
