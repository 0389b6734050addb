'use client';

import { Award } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { DescriptionList } from '@/components/ui/description-list';
import { toast } from '@/components/ui/toast';
import type { ToIssue } from '@/lib/certificates/dry-run/rules';
import type { IssueInput, Terms } from '@/lib/certificates/schema';
import { formatDate } from '@/lib/text/format';
import { call, nothingFailed, type Action } from './call';
import { useDesk } from './desk';
import { HoldButton, type Hold } from './holds/hold-button';
import { useOutcomeText } from './outcome-text';
import { RefusedList } from './refused-list';

export type IssueAction = Action<IssueInput & { runId: string }, { issued: number }>;

type Props = {
  runId: string;
  kind: 'COMPLETION' | 'ATTENDANCE';
  terms: Terms & { issuedOn: string };
  ready: readonly string[];
  /** Have earned a certificate of attendance only. */
  attendance: readonly string[];
  issuable: readonly string[];
  /** Of those who can be chosen, who would get one of attendance beside the course’s own. */
  ofAttendance: readonly string[];
  /** Of them, whose valid certificate of attendance is replaced. */
  replacing: readonly string[];
  confers: { name: string; until: string | null } | null;
  /** Who is not certified yet, by where they stand. */
  toIssue: ToIssue;
  /** The day of the terms is none, or the run is not over. */
  disabled: boolean;
  issue: IssueAction;
  hold: Hold;
};

/** The one thing to do here: issue to everyone who is chosen, after saying what that means. */
export function IssueBar({ runId, kind, terms, ready, issuable, confers, disabled, ...props }: Props) {
  const { toIssue, issue, hold, attendance, replacing } = props;
  const t = useTranslations('certificates');
  const router = useRouter();
  const locale = useLocale();
  const { chosen, set, reset } = useDesk();
  const [failed, setFailed] = useState(nothingFailed);
  const count = chosen.size;
  const among = (ids: readonly string[]) => ids.filter((id) => chosen.has(id));
  const ofAttendance = among(props.ofAttendance);
  const own = count - ofAttendance.length;
  const parts = { ready: among(ready).length, attendance: among(attendance).length };
  const again = count - parts.ready - parts.attendance;
  const replaced = among(replacing).length;
  const outcome = useOutcomeText()(toIssue, { ...parts, again });
  const confirm = async () => {
    const answer = await call(issue({ ...terms, runId, enrolmentIds: [...chosen], ofAttendance }));
    if ('failed' in answer) {
      setFailed(answer.failed);
      return false;
    }
    toast.success(t('issued', { count: answer.value.issued }));
    reset();
    router.refresh();
    return true;
  };
  const facts = [
    { term: t('outcome.term'), value: outcome },
    {
      term: t('issueFacts.paper'),
      value:
        ofAttendance.length > 0
          ? t('issueFacts.papers', { own, attendance: ofAttendance.length })
          : t(`kind.${kind}`),
    },
    { term: t('issueFacts.language'), value: t(`language.${terms.language}`) },
    { term: t('issueFacts.date'), value: formatDate(terms.issuedOn, locale) },
    {
      term: t('issueFacts.signed'),
      value: terms.signatories.map(({ name }) => name).join(', ') || t('issueFacts.nobodySigns'),
    },
    confers &&
      own > 0 && {
        term: t('issueFacts.confers'),
        value: `${t('issueFacts.confersOn', { status: confers.name, count: own })}, ${
          confers.until
            ? t('issueFacts.until', { day: formatDate(confers.until, locale) })
            : t('issueFacts.noEnd')
        }`,
      },
    replaced > 0 && {
      term: t('issueFacts.replaces'),
      value: t('issueFacts.replacesOn', { count: replaced }),
    },
    again > 0 && { term: t('issueFacts.again'), value: t('issueFacts.againOn', { count: again }) },
  ].filter((fact) => fact !== null && fact !== false);
  return (
    <div className="border-line bg-surface sticky top-(--sticky-top,0px) z-20 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-t-lg border-b px-4 py-2">
      <Checkbox
        label={t('selectAll')}
        disabled={ready.length === 0 || disabled}
        checked={ready.length > 0 && parts.ready === ready.length}
        onChange={(event) => set(ready, event.target.checked)}
      />
      {attendance.length > 0 && (
        <Checkbox
          label={t('selectAttendance', { count: attendance.length })}
          disabled={disabled}
          checked={parts.attendance === attendance.length}
          onChange={(event) => set(attendance, event.target.checked)}
        />
      )}
      <span className="text-ink-muted mr-auto text-sm" aria-live="polite">
        {issuable.length > 0 ? t('selectedOf', { count, total: issuable.length }) : t('selected', { count })}
      </span>
      <HoldButton runId={runId} enrolmentIds={[...chosen]} hold={hold} onDone={reset} />
      <AlertDialog
        title={t('issueQuestion', { count })}
        description={t('issueConsequence')}
        confirmLabel={t('issue', { count })}
        onConfirm={confirm}
        onOpenChange={() => setFailed(nothingFailed)}
        trigger={
          <Button
            variant="primary"
            icon={<Award aria-hidden className="size-4" />}
            disabled={count === 0 || disabled}
            className="max-md:w-full"
          >
            {t('issue', { count })}
          </Button>
        }
      >
        <RefusedList title={t('refused')} {...failed} />
        <DescriptionList facts={facts} />
      </AlertDialog>
    </div>
  );
}
