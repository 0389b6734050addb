'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import { toast } from '@/components/ui/toast';
import type { MergeOfPerson } from '@/lib/certificates/merges/queries';
import type { Outcome } from '@/lib/errors/outcome';
import { shownName } from '@/lib/people/names/rules';
import { formatDateTime } from '@/lib/text/format';
import type { Locale } from '@/lib/text/locale';

type Props = {
  merges: readonly MergeOfPerson[];
  undo: (input: {
    mergeId: string;
  }) => Promise<{ data?: Outcome<{ personId: string }>; serverError?: { errorId: string } } | undefined>;
};

/** Which records became this one, when and by whom; each merge can be undone. */
export function MergeHistory({ merges, undo }: Props) {
  const t = useTranslations('merges');
  const errors = useTranslations('errors');
  const text = useRefusalText();
  const locale = useLocale() as Locale;
  const router = useRouter();
  const { run, pending, refusals, errorId } = useCommand(undo, {
    onDone: () => {
      toast.success(t('undone'));
      router.refresh();
    },
  });
  return (
    <Panel title={t('history')} flush>
      {(refusals.length > 0 || errorId) && (
        <Notice tone="danger" live>
          {refusals.map((refusal, index) => (
            <p key={index}>{text(refusal)}</p>
          ))}
          {errorId && <p>{errors('failedId', { id: errorId })}</p>}
        </Notice>
      )}
      <ul className="divide-line divide-y">
        {merges.map((merge) => (
          <li key={merge.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <span className="min-w-0">
              <span dir="auto">{t('historyRow', { name: shownName(merge) })}</span>
              <span className="text-ink-muted block text-sm">
                {t(merge.by ? 'by' : 'bySystem', {
                  date: formatDateTime(merge.at, 'UTC', locale),
                  name: merge.by ?? '',
                })}
              </span>
            </span>
            {merge.undoneAt ? (
              <State tone="ended">{t('wasUndone')}</State>
            ) : (
              <Button size="sm" pending={pending} onClick={() => run({ mergeId: merge.id })}>
                {t('undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
