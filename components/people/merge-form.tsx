'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCommand } from '@/components/forms/use-command';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Field } from '@/components/ui/field';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import type { MergeField, Side } from '@/lib/certificates/merges/rules';
import type { MergeInput } from '@/lib/certificates/merges/schema';
import type { Outcome } from '@/lib/errors/outcome';
import { MergeFields, type FieldToMerge } from './merge-fields';

type Account = { email: string; rights: number };

type Props = {
  keptId: string;
  mergedId: string;
  fields: readonly FieldToMerge[];
  /** Where both have one. */
  accounts: { kept: Account; merged: Account } | null;
  needsReason: boolean;
  /** Something stands in the way that nothing on the form can mend. */
  stopped: boolean;
  merge: (
    input: MergeInput,
  ) => Promise<{ data?: Outcome<{ personId: string }>; serverError?: { errorId: string } } | undefined>;
};

/** What is decided before two records become one: whose value stays, which account goes on, and how it is known. */
export function MergeForm({ keptId, mergedId, fields, accounts, needsReason, stopped, merge }: Props) {
  const t = useTranslations('merges');
  const common = useTranslations('common');
  const errors = useTranslations('errors');
  const text = useRefusalText();
  const router = useRouter();
  const [chosen, setChosen] = useState<Partial<Record<MergeField, Side>>>({});
  const [account, setAccount] = useState<Side | null>(null);
  const [reason, setReason] = useState('');
  const { run, pending, refusals, errorId } = useCommand(merge, {
    onDone: ({ personId }) => {
      toast.success(t('done'), { description: t('undoable') });
      router.push(`/people/${personId}`);
      router.refresh();
    },
  });
  const refusalOf = (path: string) => {
    const refusal = refusals.find((each) => each.path === path);
    return refusal && text(refusal);
  };
  const others = refusals.filter(({ path }) => path !== 'account' && path !== 'reason');
  const option = (value: Side, { email, rights }: Account) => ({
    value,
    label: <span className="break-all">{email}</span>,
    hint: rights > 0 ? t('accountRights', { count: rights }) : undefined,
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run({ keptId, mergedId, fields: chosen, account, reason });
      }}
      className="flex flex-col gap-4"
    >
      <MergeFields
        fields={fields}
        chosen={chosen}
        onChoose={(field, side) => setChosen((before) => ({ ...before, [field]: side }))}
      />
      {accounts && (
        <Panel>
          <RadioGroup
            legend={t('accounts')}
            hint={t('accountsHint')}
            error={refusalOf('account')}
            name="account"
            value={account ?? ''}
            onChange={(event) => setAccount(event.target.value as Side)}
            options={[option('KEPT', accounts.kept), option('MERGED', accounts.merged)]}
          />
        </Panel>
      )}
      {needsReason && !stopped && (
        <Panel>
          <Field label={t('reason')} hint={t('reasonHint')} error={refusalOf('reason')} required>
            <Textarea
              name="reason"
              rows={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        </Panel>
      )}
      {(others.length > 0 || errorId) && (
        <Notice tone="danger" live>
          {others.map((refusal, index) => (
            <p key={index}>{text(refusal)}</p>
          ))}
          {errorId && <p>{errors('failedId', { id: errorId })}</p>}
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <span className="text-ink-muted text-sm">{t('undoable')}</span>
        <LinkButton href={`/people/${keptId}`}>{common('cancel')}</LinkButton>
        <SubmitButton pending={pending} disabled={stopped}>
          {t('merge')}
        </SubmitButton>
      </div>
    </form>
  );
}
