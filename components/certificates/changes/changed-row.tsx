import { useLocale, useTranslations } from 'next-intl';
import { TwoNames } from '@/components/people/two-names';
import { State, type Tone } from '@/components/ui/state';
import type { ChangedCertificate } from '@/lib/certificates/changes/queries';
import { shownName } from '@/lib/people/names/rules';
import { formatDate, formatDateTime } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import type { Action } from '../call';
import { CompletionReason } from '../completion-reason';
import { RevokeButton } from '../revoke-button';
import { KeepButton, ReissueButton, type Keep, type Reissue } from './decide';

const tone = { STANDS: 'ok', UNEARNED: 'danger', UNCERTAIN: 'warn', GONE: 'warn' } as const satisfies Record<
  string,
  Tone
>;

/** More sessions than this are said by their number. */
const mostTitles = 3;

export type Decisions = {
  keep: Keep;
  reissue: Reissue;
  revoke: Action<{ certificateId: string; reason: string }, unknown>;
};

type Props = {
  runId: string;
  certificate: ChangedCertificate;
  /** The status that the course confers. */
  status: string | null;
  /** One's own: somebody else has to decide. */
  own: boolean;
  decisions: Decisions;
};

/** One certificate after whose issue something was recorded: what it went by, what follows now, and what to do. */
export function ChangedRow({ runId, certificate, status, own, decisions }: Props) {
  const t = useTranslations('issueChanges');
  const locale = useLocale();
  const { id, number, issuedOn, person, sessions, marks, results, ruleMoved, madeMandatory, lastAt } =
    certificate;
  const { before, now, effect, differs } = certificate;
  const one = { certificateId: id, number, name: shownName(person) };
  const when = formatDateTime(lastAt, certificate.timeZone, locale, 'shortDay');
  const titles = sessions.map((each) =>
    inLanguage(locale === 'ru' ? 'RU' : 'EN', each.titleEn, each.titleRu),
  );
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_17rem]">
      <div className="min-w-0">
        <TwoNames
          {...person}
          href={`/people/${person.id}`}
          note={t('paper', { number, day: formatDate(issuedOn, locale, 'shortDay') })}
        />
        <p className="text-ink-muted mt-1 text-sm break-words">
          {marks > 0 && `${t('marks', { count: marks, when })} ${titles.slice(0, mostTitles).join(', ')} `}
          {titles.length > mostTitles && t('moreSessions', { count: titles.length - mostTitles })}
          {results > 0 && <span className="block">{t('results', { count: results, when })}</span>}
          {ruleMoved && <span className="block">{t('ruleMoved')}</span>}
          {madeMandatory && <span className="block">{t('madeMandatory')}</span>}
        </p>
      </div>
      <div className="min-w-0 text-sm">
        <State tone={tone[effect]} plain>
          {effect === 'STANDS' && !differs ? t('effect.SAME') : t(`effect.${effect}`)}
        </State>
        {differs && (
          <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
            <dt className="text-ink-muted">{t('then')}</dt>
            <dd>
              <CompletionReason completion={before} />
            </dd>
            {now && (
              <>
                <dt className="text-ink-muted">{t('now')}</dt>
                <dd>
                  <CompletionReason completion={now} />
                </dd>
              </>
            )}
          </dl>
        )}
      </div>
      {own ? (
        <p className="text-ink-muted text-sm">{t('own')}</p>
      ) : (
        <div className="flex flex-wrap items-start gap-1 lg:justify-end">
          <KeepButton runId={runId} one={one} keep={decisions.keep} />
          {effect === 'STANDS' && <ReissueButton {...one} reissue={decisions.reissue} />}
          <RevokeButton {...one} status={certificate.confers ? status : null} revoke={decisions.revoke} />
        </div>
      )}
    </li>
  );
}
