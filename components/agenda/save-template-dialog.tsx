'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import type { Agenda } from '@/lib/runs/sessions/queries';
import { inLanguage } from '@/lib/text/in-language';
import { TaskDialog } from './task-dialog';
import type { AgendaActions } from './types';

type Props = { agenda: Agenda; saveTemplate: AgendaActions['saveTemplate']; onClose: () => void };

/** Keeps this agenda as the one of the course; says first what it would replace. */
export function SaveTemplateDialog({ agenda, saveTemplate, onClose }: Props) {
  const t = useTranslations('agenda');
  const locale = useLocale();
  const router = useRouter();
  const saving = useCommand(saveTemplate, {
    onDone: ({ blocks }) => {
      onClose();
      toast.success(t('template.saved', { count: blocks }));
      router.refresh();
    },
  });
  const replaces = agenda.templateBlocks > 0;
  const { titleEn, titleRu } = agenda.course;
  return (
    <TaskDialog
      title={t('template.saveTitle')}
      description={t('template.saveText', {
        course: inLanguage(locale === 'ru' ? 'RU' : 'EN', titleEn, titleRu),
      })}
      submit={replaces ? t('template.replace') : t('template.save')}
      pending={saving.pending}
      onSubmit={() => saving.run({ runId: agenda.id, replace: replaces })}
      onClose={onClose}
    >
      <Failure refusals={saving.refusals} errorId={saving.errorId} />
      {replaces && <Notice tone="warn">{t('template.replaces', { count: agenda.templateBlocks })}</Notice>}
    </TaskDialog>
  );
}
