import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { RuleSentences } from '@/components/courses/rule-sentences';
import { TwoNames } from '@/components/people/two-names';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { RuleOfRun } from '@/lib/certificates/rule-version/queries';
import { formatDate } from '@/lib/text/format';
import { MoveRule, type MoveToNewestRule } from './move-rule';

type Props = {
  rule: RuleOfRun;
  /** For who manages the run. */
  move: MoveToNewestRule | null;
};

/** What completing this run takes; and where the course asks for something else by now, what going along would change. */
export function RuleOfRunPanel({ rule, move }: Props) {
  const t = useTranslations('tests.rule');
  const locale = useLocale();
  const { newer } = rule;
  return (
    <Panel
      title={t('title')}
      actions={
        move && (
          <Link className="link text-sm" href={`/courses/${rule.courseId}`}>
            {t('course')}
          </Link>
        )
      }
    >
      <RuleSentences definition={rule.definition} />
      <p className="text-ink-muted mt-2 text-sm">{t('version', { version: rule.version })}</p>
      {rule.definition.mandatorySessions && rule.mandatorySessions === 0 && (
        <div className="mt-3">
          <Notice
            tone="warn"
            title={t('noneMandatory')}
            actions={move && <LinkButton href={`/runs/${rule.runId}/agenda`}>{t('agenda')}</LinkButton>}
          />
        </div>
      )}
      {newer && move && (
        <div className="mt-3">
          <Notice
            tone="info"
            title={t('newer', {
              version: newer.version,
              since: formatDate(newer.createdAt.toISOString().slice(0, 10), locale),
            })}
            actions={
              <MoveRule runId={rule.runId} version={newer.version} move={move}>
                <Changes newer={newer} />
              </MoveRule>
            }
          >
            {t('keeps')}
          </Notice>
        </div>
      )}
    </Panel>
  );
}

const mostShown = 30;

function Changes({ newer }: { newer: NonNullable<RuleOfRun['newer']> }) {
  const t = useTranslations('tests.rule');
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h3>{t('asks')}</h3>
        <RuleSentences definition={newer.definition} plain />
      </div>
      <div>
        <p className="font-medium">{t('changes', { count: newer.changes.length })}</p>
        <ul className="divide-line divide-y">
          {newer.changes.slice(0, mostShown).map(({ person, before, after }) => (
            <li key={person.id} className="flex items-baseline justify-between gap-3 py-1.5">
              <TwoNames {...person} />
              <span className="text-ink-muted shrink-0 text-sm">
                {t('change', {
                  before: t(`verdict.${before.state}`),
                  after: t(`verdict.${after.state}`),
                })}
              </span>
            </li>
          ))}
        </ul>
        {newer.changes.length > mostShown && (
          <p className="text-ink-muted">{t('more', { count: newer.changes.length - mostShown })}</p>
        )}
      </div>
      {newer.certificates > 0 && <p>{t('certificates', { count: newer.certificates })}</p>}
    </div>
  );
}
