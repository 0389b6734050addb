'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { formatMoney } from '@/lib/runs/money/currencies/rules';
import type { RunMoney } from '@/lib/runs/money/queries';
import { costPerDay } from '@/lib/runs/money/rules';
import { CostDialog, type SaveCost } from './cost-dialog';

type Props = {
  money: RunMoney;
  /** Days attended by everybody together. */
  personDays: number;
  save: SaveCost;
  remove: Action<{ runId: string; costId: string }, unknown>;
};

/** What the run was to cost and cost, line by line, and what a person-day cost. */
export function CostPanel({ money, personDays, save, remove }: Props) {
  const t = useTranslations('money');
  const common = useTranslations('common');
  const locale = useLocale() === 'ru' ? 'ru' : 'en';
  const router = useRouter();
  const command = useCommand(remove, { onDone: () => router.refresh() });
  const amount = (minor: number | null, currency: string) =>
    minor === null ? '–' : formatMoney(minor, currency, locale);
  const perDay = money.totals.flatMap(({ currency, actualMinor }) => {
    const minor = actualMinor > 0 ? costPerDay(actualMinor, personDays) : null;
    return minor === null ? [] : [formatMoney(minor, currency, locale)];
  });
  return (
    <Panel
      flush
      title={t('costs')}
      actions={
        <CostDialog
          runId={money.id}
          cost={null}
          currency={money.totals[0]?.currency ?? 'USD'}
          save={save}
          trigger={<Button size="sm">{t('addCost')}</Button>}
        />
      }
      footer={
        <p className="text-ink-muted text-sm">
          {perDay.length > 0
            ? t('perPersonDay', { amounts: perDay.join(', '), days: personDays })
            : t('noPersonDays', { days: personDays })}
        </p>
      }
    >
      {(command.refusals.length > 0 || command.errorId) && (
        <div className="px-4 pb-3">
          <Failure refusals={command.refusals} errorId={command.errorId} />
        </div>
      )}
      {money.costs.length === 0 ? (
        <p className="text-ink-muted px-4 pb-4">{t('noCosts')}</p>
      ) : (
        <Table caption={t('costs')}>
          <Thead>
            <Tr>
              <Th>{t('line')}</Th>
              <Th numeric>{t('budget')}</Th>
              <Th numeric>{t('actual')}</Th>
              <Th>
                <span className="sr-only">{common('actions')}</span>
              </Th>
            </Tr>
          </Thead>
          <Tbody>
            {money.costs.map((cost) => (
              <Tr key={cost.id}>
                <Td head>{cost.line}</Td>
                <Td numeric label={t('budget')} className="whitespace-nowrap tabular-nums">
                  {amount(cost.budgetMinor, cost.currency)}
                </Td>
                <Td numeric label={t('actual')} className="whitespace-nowrap tabular-nums">
                  {amount(cost.actualMinor, cost.currency)}
                </Td>
                <Td>
                  <div className="flex justify-end gap-1">
                    <CostDialog
                      runId={money.id}
                      cost={cost}
                      currency={cost.currency}
                      save={save}
                      trigger={
                        <Button size="sm" variant="quiet" aria-label={t('editCost', { line: cost.line })}>
                          {common('edit')}
                        </Button>
                      }
                    />
                    <Button
                      size="sm"
                      variant="quiet"
                      aria-label={t('removeCost', { line: cost.line })}
                      pending={command.pending}
                      onClick={() => command.run({ runId: money.id, costId: cost.id })}
                    >
                      {common('remove')}
                    </Button>
                  </div>
                </Td>
              </Tr>
            ))}
            {money.totals.map(({ currency, budgetMinor, actualMinor }) => (
              <Tr key={currency} className="font-semibold">
                <Td head className="font-semibold">
                  {t('totalIn', { currency })}
                </Td>
                <Td numeric label={t('budget')} className="font-semibold whitespace-nowrap tabular-nums">
                  {amount(budgetMinor, currency)}
                </Td>
                <Td numeric label={t('actual')} className="font-semibold whitespace-nowrap tabular-nums">
                  {amount(actualMinor, currency)}
                </Td>
                <Td />
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Panel>
  );
}
