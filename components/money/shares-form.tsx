'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Plus, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { Controller, useFieldArray, useForm } from 'react-hook-form';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { numberOrNull } from '@/components/runs/numbers';
import { Button } from '@/components/ui/button';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import { toast } from '@/components/ui/toast';
import { formatMoney } from '@/lib/runs/money/currencies/rules';
import type { RunMoney } from '@/lib/runs/money/queries';
import { sharesSchema, type SharesInput } from '@/lib/runs/money/schema';

type Props = {
  runId: string;
  donors: RunMoney['donors'];
  choices: ComboboxOption[];
  save: Action<SharesInput & { runId: string }, unknown>;
};

/** Who pays for the run, in per cent that add up to a hundred, and what each paid of what was spent. */
export function SharesForm({ runId, donors, choices, save }: Props) {
  const t = useTranslations('money');
  const common = useTranslations('common');
  const locale = useLocale() === 'ru' ? 'ru' : 'en';
  const router = useRouter();
  const form = useForm<SharesInput>({
    resolver: zodResolver(sharesSchema) as never,
    defaultValues: { donors: donors.map(({ id, sharePercent }) => ({ donorId: id, sharePercent })) },
  });
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'donors' });
  const command = useCommand(save, {
    form,
    onDone: () => {
      toast.success(common('saved'));
      router.refresh();
    },
  });
  const errors = form.formState.errors.donors;
  return (
    <Panel title={t('shares')} hint={t('sharesHint')}>
      <form
        noValidate
        className="flex flex-col gap-3"
        onSubmit={form.handleSubmit((input) => command.run({ ...input, runId }))}
      >
        <Failure refusals={command.refusals} errorId={command.errorId} />
        {fields.map((row, index) => {
          const paid = donors.find(({ id }) => id === row.donorId)?.parts ?? [];
          return (
            <div key={row.id} className="flex items-start gap-2">
              <Field
                className="flex-1"
                label={t('donorOf', { number: index + 1 })}
                hideLabel
                required
                error={errors?.[index]?.donorId?.message}
              >
                <Controller
                  control={form.control}
                  name={`donors.${index}.donorId`}
                  render={({ field }) => (
                    <Combobox
                      options={choices}
                      value={field.value}
                      onValueChange={field.onChange}
                      placeholder={t('donor')}
                    />
                  )}
                />
                {paid.length > 0 && (
                  <p className="text-ink-muted text-sm">
                    {t('paid', {
                      amounts: paid
                        .map(({ currency, minor }) => formatMoney(minor, currency, locale))
                        .join(', '),
                    })}
                  </p>
                )}
              </Field>
              <Field
                className="w-28"
                label={t('shareOf', { number: index + 1 })}
                hideLabel
                unmarked
                error={errors?.[index]?.sharePercent?.message}
              >
                <Input
                  {...form.register(`donors.${index}.sharePercent`, { setValueAs: numberOrNull })}
                  inputMode="decimal"
                  autoComplete="off"
                  placeholder="%"
                  className="text-right"
                />
              </Field>
              <Button
                variant="quiet"
                square
                aria-label={t('removeDonor', { number: index + 1 })}
                onClick={() => remove(index)}
              >
                <X aria-hidden className="size-4" />
              </Button>
            </div>
          );
        })}
        {fields.length === 0 && <p className="text-ink-muted">{t('noDonors')}</p>}
        <div className="flex flex-wrap justify-between gap-2">
          <Button
            size="sm"
            icon={<Plus aria-hidden className="size-4" />}
            onClick={() => append({ donorId: '', sharePercent: null })}
          >
            {t('addDonor')}
          </Button>
          <Button type="submit" size="sm" variant="primary" pending={command.pending}>
            {t('saveShares')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
