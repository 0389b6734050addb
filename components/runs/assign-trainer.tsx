'use client';

import { useRef, useState, useTransition } from 'react';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import type { AssignmentCheck, TrainerChoice } from '@/lib/runs/trainers/queries';
import { AssignmentFindings } from './assignment-findings';
import { Failure } from './failure';
import type { Action, Answer } from './form-types';

type Props = {
  runId: string;
  find: (input: { runId: string; q: string }) => Answer<TrainerChoice[]>;
  check: (input: { runId: string; personId: string }) => Answer<AssignmentCheck>;
  assign: Action<
    { runId: string; personId: string; waiverReason: string | null; clashReason: string | null },
    unknown
  >;
};

const TYPING_PAUSE_MS = 200;

/** Finds a person by name in any script and says, before anything is saved, what stands against their teaching here. */
export function AssignTrainer({ runId, find, check, assign }: Props) {
  const t = useTranslations('trainers');
  const common = useTranslations('common');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<TrainerChoice[]>([]);
  const [personId, setPersonId] = useState('');
  const [findings, setFindings] = useState<AssignmentCheck | null>(null);
  const [reason, setReason] = useState('');
  const [clashReason, setClashReason] = useState('');
  const [checking, startChecking] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);

  const search = (q: string, pause = TYPING_PAUSE_MS) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const mine = ++asked.current;
      find({ runId, q }).then(
        (answer) => mine === asked.current && answer.data && setFound(answer.data),
        () => undefined,
      );
    }, pause);
  };
  const command = useCommand(assign, {
    onDone: () => {
      setOpen(false);
      toast.success(t('assigned'));
      router.refresh();
    },
  });
  const choose = (id: string) => {
    setPersonId(id);
    setFindings(null);
    setReason('');
    setClashReason('');
    if (id) startChecking(async () => setFindings((await check({ runId, personId: id })).data ?? null));
  };
  const unqualified = findings !== null && !findings.qualification.verdict.may;
  const expectedElsewhere =
    findings !== null && findings.takesPartElsewhere.length + findings.away.length > 0;
  const barred =
    !findings ||
    findings.clashes.length > 0 ||
    findings.teachesAlready ||
    findings.takesPart ||
    (unqualified && !(findings.mayWaive && reason.trim())) ||
    (expectedElsewhere && !clashReason.trim());

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) {
          choose('');
          search('', 0);
        }
      }}
      title={t('assign')}
      description={t('assignHint')}
      trigger={
        <Button size="sm" icon={<Plus aria-hidden className="size-4" />}>
          {t('assign')}
        </Button>
      }
      footer={
        <>
          <DialogClose>
            <Button>{common('cancel')}</Button>
          </DialogClose>
          <Button
            variant="primary"
            disabled={barred}
            pending={command.pending}
            onClick={() =>
              command.run({
                ...{ runId, personId, waiverReason: unqualified ? reason : null },
                clashReason: expectedElsewhere ? clashReason : null,
              })
            }
          >
            {t('assign')}
          </Button>
        </>
      }
    >
      <div className="flex min-h-44 flex-col gap-4 pb-3">
        <Field label={t('person')} required>
          <Combobox
            options={found.map((choice) => optionOf(choice, t('mayNot')))}
            value={personId}
            onValueChange={choose}
            onSearch={search}
            placeholder={t('findPerson')}
          />
        </Field>
        {checking && (
          <p role="status" className="text-ink-muted">
            {t('checking')}
          </p>
        )}
        {findings && <AssignmentFindings findings={findings} />}
        {unqualified && findings.mayWaive && (
          <Field label={t('waiver')} hint={t('waiverHint')} required>
            <Textarea rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
        )}
        {expectedElsewhere && (
          <Field label={t('clashReason')} hint={t('clashReasonHint')} required>
            <Textarea rows={2} value={clashReason} onChange={(event) => setClashReason(event.target.value)} />
          </Field>
        )}
        <Failure refusals={command.refusals} errorId={command.errorId} />
      </div>
    </Dialog>
  );
}

function optionOf(
  { id, officialName, latinName, institution, verdict }: TrainerChoice,
  mayNot: string,
): ComboboxOption {
  const other = officialName && latinName && officialName !== latinName ? latinName : null;
  const detail = [other, institution?.name, verdict.may ? null : mayNot].filter(Boolean).join(' · ');
  return { value: id, label: officialName ?? latinName ?? '', ...(detail ? { detail } : {}) };
}
