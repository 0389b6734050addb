'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Plus, Trash2 } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFieldArray, useForm } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Fieldset } from '@/components/ui/fieldset';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { termsSchema, type Terms } from '@/lib/certificates/schema';
import { termsParams } from '@/lib/certificates/terms/rules';
import { formatDate } from '@/lib/text/format';

const mostSignatories = 3;

type Props = { terms: Terms; endsOn: string; today: string };

/** What all papers of the issue have in common. Applied, it stands in the address, and the list is checked by it. */
export function TermsDialog(props: Props) {
  const t = useTranslations('certificates.terms');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      wide
      title={t('title')}
      description={t('dialogHint')}
      trigger={<Button size="sm">{t('change')}</Button>}
      open={open}
      onOpenChange={setOpen}
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="certificate-terms">
            {t('apply')}
          </Button>
        </>
      }
    >
      <TermsForm {...props} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function TermsForm({ terms, endsOn, today, onDone }: Props & { onDone: () => void }) {
  const t = useTranslations('certificates');
  const locale = useLocale();
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const { register, control, handleSubmit, formState } = useForm({
    resolver: zodResolver(termsSchema),
    defaultValues: {
      ...terms,
      signatories: terms.signatories.map((each) => ({ ...each, titleRu: each.titleRu ?? '' })),
    },
  });
  const { fields, append, remove } = useFieldArray({ control, name: 'signatories' });
  const { errors } = formState;
  const apply = handleSubmit((values) => {
    const next = new URLSearchParams(termsParams(values));
    for (const name of ['q', 'show']) {
      const value = search.get(name);
      if (value) next.set(name, value);
    }
    router.replace(`${path}?${next}`, { scroll: false });
    onDone();
  });
  return (
    <form id="certificate-terms" onSubmit={apply} noValidate className="flex flex-col gap-5 pb-2">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('terms.language')} required error={errors.language?.message}>
          <Select
            options={(['EN', 'RU', 'EN_RU'] as const).map((value) => ({
              value,
              label: t(`language.${value}`),
            }))}
            {...register('language')}
          />
        </Field>
        <Field
          label={t('terms.issuedOn')}
          hint={t('terms.issuedOnHint', { day: formatDate(endsOn, locale) })}
          required
          error={errors.issuedOn?.message}
        >
          <DateInput min={endsOn} max={today} {...register('issuedOn')} />
        </Field>
      </div>
      {fields.map((field, index) => (
        <Fieldset key={field.id} legend={t('terms.signatory', { place: index + 1 })}>
          <div className="grid gap-3 sm:grid-cols-[1fr_1fr_1fr_auto] sm:items-end">
            <Field label={t('terms.name')} required error={errors.signatories?.[index]?.name?.message}>
              <Input maxLength={120} {...register(`signatories.${index}.name`)} />
            </Field>
            <Field label={t('terms.titleEn')} required error={errors.signatories?.[index]?.titleEn?.message}>
              <Input maxLength={200} {...register(`signatories.${index}.titleEn`)} />
            </Field>
            <Field label={t('terms.titleRu')} error={errors.signatories?.[index]?.titleRu?.message}>
              <Input maxLength={200} lang="ru" {...register(`signatories.${index}.titleRu`)} />
            </Field>
            <Button
              variant="quiet"
              square
              aria-label={t('terms.removeSignatory', { place: index + 1 })}
              onClick={() => remove(index)}
            >
              <Trash2 aria-hidden className="size-4" />
            </Button>
          </div>
        </Fieldset>
      ))}
      {fields.length < mostSignatories && (
        <div>
          <Button
            icon={<Plus aria-hidden className="size-4" />}
            onClick={() => append({ name: '', titleEn: '', titleRu: '' })}
          >
            {t('terms.addSignatory')}
          </Button>
        </div>
      )}
    </form>
  );
}
