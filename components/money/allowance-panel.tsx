'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useLocale, useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import { TwoNames } from '@/components/people/two-names';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-style';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Panel } from '@/components/ui/panel';
import { Select } from '@/components/ui/select';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { AllowanceList } from '@/lib/attendance/allowances/queries';
import { allowanceSchema, type AllowanceInput } from '@/lib/attendance/allowances/schema';
import { currencies, formatMoney, typedAmount } from '@/lib/runs/money/currencies/rules';
import { formatDate } from '@/lib/text/format';

type Props = { list: AllowanceList; save: Action<AllowanceInput & { runId: string }, unknown> };

/** Who attended which days, what that makes, and the list to be signed. */
export function AllowancePanel({ list, save }: Props) {
  const t = useTranslations('money');
  const locale = useLocale() === 'ru' ? 'ru' : 'en';
  const { run, rate, rows, personDays } = list;
  const money = (minor: number) => (rate ? formatMoney(minor, rate.currency, locale) : '');
  const file = (format: string) => `/api/runs/${run.id}/allowances?format=${format}&language=${locale}`;
  return (
    <Panel
      flush
      title={t('allowances')}
      hint={rate ? t('list.perDay', { amount: money(rate.perDayMinor) }) : t('allowancesHint')}
      actions={
        <>
          {rate && rows.length > 0 && (
            <>
              <a className={buttonClass({ size: 'sm' })} href={file('pdf')} target="_blank" rel="noreferrer">
                {t('toSign')}
              </a>
              <a className={buttonClass({ size: 'sm' })} href={file('xlsx')} download>
                {t('asXlsx')}
              </a>
            </>
          )}
          <RateDialog runId={run.id} rate={rate} save={save} />
        </>
      }
    >
      {rows.length === 0 ? (
        <p className="text-ink-muted px-4 pb-4">{t('nobodyThere')}</p>
      ) : (
        <Table caption={t('allowances')}>
          <Thead>
            <Tr>
              <Th>{t('list.name')}</Th>
              <Th>{t('list.days')}</Th>
              <Th numeric>{t('list.count')}</Th>
              <Th numeric>{t('list.amount')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {rows.map(({ enrolmentId, officialName, latinName, days, minor }) => (
              <Tr key={enrolmentId}>
                <Td head>
                  <TwoNames officialName={officialName} latinName={latinName} />
                </Td>
                <Td label={t('list.days')}>
                  {days.map((day) => formatDate(day, locale, 'dayMonth')).join(', ')}
                </Td>
                <Td numeric label={t('list.count')} className="tabular-nums">
                  {days.length}
                </Td>
                <Td numeric label={t('list.amount')} className="whitespace-nowrap tabular-nums">
                  {minor === null ? '–' : money(minor)}
                </Td>
              </Tr>
            ))}
            <Tr>
              <Td head className="font-semibold">
                {t('list.total')}
              </Td>
              <Td className="max-md:hidden!" />
              <Td numeric label={t('list.count')} className="font-semibold tabular-nums">
                {personDays}
              </Td>
              <Td numeric label={t('list.amount')} className="font-semibold whitespace-nowrap tabular-nums">
                {rate ? money(rows.reduce((sum, { minor }) => sum + (minor ?? 0), 0)) : '–'}
              </Td>
            </Tr>
          </Tbody>
        </Table>
      )}
    </Panel>
  );
}

type RateProps = { runId: string; rate: AllowanceList['rate']; save: Props['save'] };

function RateDialog({ runId, rate, save }: RateProps) {
  const t = useTranslations('money');
  const form = useForm<AllowanceInput>({
    resolver: zodResolver(allowanceSchema) as never,
    defaultValues: {
      currency: (rate?.currency ?? 'USD') as AllowanceInput['currency'],
      perDay: rate ? typedAmount(rate.perDayMinor, rate.currency) : '',
    },
  });
  const { errors } = form.formState;
  return (
    <FormDialog
      form={form}
      action={save}
      input={(values) => ({ ...values, runId })}
      title={t('rateTitle')}
      description={t('rateHint')}
      trigger={<Button size="sm">{t(rate ? 'changeRate' : 'setRate')}</Button>}
      confirm={t('saveRate')}
      done={t('rateSaved')}
    >
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t('rate')} required error={errors.perDay?.message}>
          <Input {...form.register('perDay')} inputMode="decimal" autoComplete="off" />
        </Field>
        <Field label={t('currency')} required error={errors.currency?.message}>
          <Select
            {...form.register('currency')}
            options={currencies.map((code) => ({ value: code, label: code }))}
          />
        </Field>
      </div>
    </FormDialog>
  );
}
