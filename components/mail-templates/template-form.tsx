'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useForm, useWatch } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { filled, type Template, type Wording } from '@/lib/mail/rules';
import { mailTemplateSchema, type MailTemplateInput, type TemplateKey } from '@/lib/mail/schema';
import type { Language } from '@/prisma/generated/enums';
import { Placeholders } from './placeholders';

type Props = {
  name: Template;
  language: Language;
  words: Wording;
  /** The office has words of its own. */
  changed: boolean;
  samples: Record<string, string>;
  needs: readonly string[];
  save: Action<MailTemplateInput, null>;
  reset: Action<TemplateKey, null>;
};

/** The words of a mail, what they can name, and beside them the mail as somebody would get it. */
export function TemplateForm({ name, language, words, changed, samples, needs, save, reset }: Props) {
  const t = useTranslations('mailTemplates');
  const common = useTranslations('common');
  const router = useRouter();
  const form = useForm<MailTemplateInput>({
    resolver: zodResolver(mailTemplateSchema),
    defaultValues: { name, language, ...words },
  });
  const { errors } = form.formState;
  const [subject, text] = useWatch({ control: form.control, name: ['subject', 'text'] });
  const saved = useCommand(save, {
    form,
    onDone: () => {
      toast.success(common('saved'));
      router.refresh();
    },
  });
  const undone = useCommand(reset, {
    onDone: () => {
      toast.success(t('isReset'));
      router.refresh();
    },
  });
  const lang = language.toLowerCase();
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <form
        noValidate
        onSubmit={form.handleSubmit((input) => saved.run(input))}
        className="flex flex-col gap-4"
      >
        <Failure
          refusals={[...saved.refusals, ...undone.refusals]}
          errorId={saved.errorId ?? undone.errorId}
        />
        <Field label={t('subject')} required error={errors.subject?.message}>
          <Input {...form.register('subject')} lang={lang} autoComplete="off" />
        </Field>
        <Field label={t('text')} required error={errors.text?.message}>
          <Textarea {...form.register('text')} lang={lang} rows={18} className="min-h-96" />
        </Field>
        <div className="flex flex-wrap gap-2">
          <SubmitButton pending={saved.pending}>{common('save')}</SubmitButton>
          {changed && (
            <AlertDialog
              danger
              trigger={<Button>{t('reset')}</Button>}
              title={t('resetTitle')}
              description={t('resetText')}
              confirmLabel={t('reset')}
              onConfirm={async () => undone.run({ name, language })}
            />
          )}
        </div>
        <Placeholders samples={samples} needs={needs} />
      </form>
      <Panel title={t('preview')} hint={t('previewHint')}>
        <div lang={lang} aria-live="polite">
          <p className="mb-2 font-semibold break-words">{filled(subject, samples)}</p>
          <p className="break-words whitespace-pre-line">{filled(text, samples)}</p>
        </div>
      </Panel>
    </div>
  );
}
