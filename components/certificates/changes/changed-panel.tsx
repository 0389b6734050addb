import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import type { ChangedCertificate } from '@/lib/certificates/changes/queries';
import { ChangedRow, type Decisions } from './changed-row';
import { KeepButton } from './decide';

type Props = {
  runId: string;
  changed: readonly ChangedCertificate[];
  status: string | null;
  /** The person of who is looking. */
  self: string | null;
  decisions: Decisions;
};

/** Certificates after whose issue attendance was recorded: each is issued anew, revoked, or kept as it is. */
export function ChangedPanel({ runId, changed, status, self, decisions }: Props) {
  const t = useTranslations('issueChanges');
  if (changed.length === 0) return null;
  // What does not stand any more is looked at one by one.
  const standing = changed.filter(({ effect, person }) => effect === 'STANDS' && person.id !== self);
  return (
    <Panel
      title={<span id="changed">{t('title', { count: changed.length })}</span>}
      hint={t('hint')}
      actions={
        standing.length > 1 && (
          <KeepButton runId={runId} all={standing.map(({ id }) => id)} keep={decisions.keep} />
        )
      }
      flush
    >
      <ul className="divide-line divide-y">
        {changed.map((certificate) => (
          <ChangedRow
            key={certificate.id}
            runId={runId}
            certificate={certificate}
            status={status}
            own={certificate.person.id === self}
            decisions={decisions}
          />
        ))}
      </ul>
    </Panel>
  );
}
