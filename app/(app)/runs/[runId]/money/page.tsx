import { getLocale } from 'next-intl/server';
import { AllowancePanel } from '@/components/money/allowance-panel';
import { CostPanel } from '@/components/money/cost-panel';
import { SharesForm } from '@/components/money/shares-form';
import { ClientMessages } from '@/components/shell/client-messages';
import { allowanceList } from '@/lib/attendance/allowances/queries';
import { found } from '@/lib/auth/found';
import { requireActor } from '@/lib/auth/session';
import { donorOptions } from '@/lib/programmes/queries';
import { runMoney } from '@/lib/runs/money/queries';
import { inLanguage } from '@/lib/text/in-language';
import { saveAllowance, saveCost, saveShares, takeBackCost } from './actions';

type Props = { params: Promise<{ runId: string }> };

/** Who pays for this run, what does it cost, and who is to get what? */
export default async function RunMoneyPage({ params }: Props) {
  const { runId } = await params;
  const actor = await requireActor();
  const [money, allowances, donors, locale] = await Promise.all([
    found(runMoney(actor, runId)),
    found(allowanceList(actor, runId)),
    found(donorOptions(actor)),
    getLocale(),
  ]);
  const language = locale === 'ru' ? 'RU' : 'EN';
  return (
    <ClientMessages namespaces={['money']}>
      <div className="flex flex-col gap-4">
        <div className="grid items-start gap-4 2xl:grid-cols-2">
          <SharesForm
            // What was saved is what the form holds.
            key={JSON.stringify(money.donors.map(({ id, sharePercent }) => [id, sharePercent]))}
            runId={money.id}
            donors={money.donors}
            choices={donors.map(({ id, name, nameRu, acronym }) => ({
              value: id,
              label: inLanguage(language, name, nameRu),
              ...(acronym ? { detail: acronym } : {}),
            }))}
            save={saveShares}
          />
          <CostPanel money={money} personDays={allowances.personDays} save={saveCost} remove={takeBackCost} />
        </div>
        <AllowancePanel list={allowances} save={saveAllowance} />
      </div>
    </ClientMessages>
  );
}
