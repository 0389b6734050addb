'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { useRefusalText } from '@/components/forms/refusal-text';
import { Failure } from '@/components/runs/failure';
import type { Action } from '@/components/runs/form-types';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-error';
import { Notice } from '@/components/ui/notice';
import { OrderList } from '@/components/ui/order-list';
import { Panel } from '@/components/ui/panel';
import { State } from '@/components/ui/state';
import { toast } from '@/components/ui/toast';
import { sameOrder } from '@/lib/assessment/tests/rules';
import type { TestInput } from '@/lib/assessment/tests/schema';
import type { TestKind } from '@/prisma/generated/enums';

/** A question as a list of a test shows it. */
export type Listed = { id: string; number: number; text: string; points: number; retired: boolean };

export type TestActions = {
  compose: Action<TestInput & { courseId: string }, { version: number }>;
  same: Action<{ courseId: string; seen: number | null }, { version: number }>;
};

type Props = {
  courseId: string;
  kind: TestKind;
  /** What is asked now; null: there is no such test yet. */
  test: { version: number; facts: string; questionIds: string[]; outdated: number } | null;
  /** What can be asked, and what this test asks of it that is retired. */
  questions: readonly Listed[];
  compose: TestActions['compose'];
  /** Makes this test ask the same as the other; null where it does, or where there is no other. */
  same: TestActions['same'] | null;
};

/** One test of a course: its questions in their order, put in and left out until it is saved as a new version. */
export function TestPanel({ courseId, kind, test, questions, compose, same }: Props) {
  const t = useTranslations('bank.test');
  const text = useRefusalText();
  const router = useRouter();
  const id = useId();
  const saved = test?.questionIds ?? [];
  const [ids, setIds] = useState(saved);
  // The box starts afresh after each addition; the cursor stays in it, so that the next one can be typed.
  const [round, setRound] = useState(0);
  const added = useRef(false);
  useEffect(() => {
    if (added.current) document.getElementById(`${id}-add`)?.focus();
    added.current = false;
  }, [round, id]);
  const known = new Map(questions.map((each) => [each.id, each]));
  const seen = test?.version ?? null;
  const onDone = ({ version }: { version: number }) => {
    toast.success(t('saved', { test: kind, version }));
    router.refresh();
  };
  const saving = useCommand(compose, { onDone });
  const equal = useCommand(same ?? (() => Promise.resolve(undefined)), { onDone });
  const nameOf = (question: string) => {
    const { number = 0, text: words = '' } = known.get(question) ?? {};
    return t('named', { number, text: words });
  };
  const points = ids.reduce((sum, each) => sum + (known.get(each)?.points ?? 0), 0);
  const changed = !sameOrder(ids, saved);
  const placed = new Map(
    saving.refusals.flatMap(({ path, ...refusal }) =>
      path?.startsWith('questionIds.') ? [[Number(path.split('.')[1]), refusal] as const] : [],
    ),
  );
  const others = questions.filter((each) => !each.retired && !ids.includes(each.id));
  return (
    <Panel
      title={t(`kind.${kind}`)}
      hint={test ? test.facts : t('none')}
      actions={
        same && (
          <Button size="sm" pending={equal.pending} onClick={() => equal.run({ courseId, seen })}>
            {t('same')}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-3">
        <Failure
          refusals={[
            ...saving.refusals.filter(({ path }) => !path?.startsWith('questionIds.')),
            ...equal.refusals,
          ]}
          errorId={saving.errorId ?? equal.errorId}
        />
        {test && test.outdated > 0 && !changed && (
          <Notice tone="info" title={t('outdated', { count: test.outdated })}>
            {t('outdatedHint')}
          </Notice>
        )}
        {ids.length === 0 ? (
          <p className="text-ink-muted">{t('empty')}</p>
        ) : (
          <OrderList
            ids={ids}
            onChange={setIds}
            label={t('order', { test: t(`kind.${kind}`) })}
            nameOf={nameOf}
            words={{
              up: (name) => t('up', { name }),
              down: (name) => t('down', { name }),
              leaveOut: (name) => t('leaveOut', { name }),
              moved: (move) => t('moved', move),
            }}
          >
            {(question) => {
              const { retired = false, points: worth = 0, text: words = '' } = known.get(question) ?? {};
              const refused = placed.get(ids.indexOf(question));
              return (
                <>
                  <span className="block break-words">{words}</span>
                  <span className="text-ink-muted flex flex-wrap gap-x-3 text-sm">
                    {t('worth', { points: worth })}
                    {retired && <State tone="warn">{t('retired')}</State>}
                  </span>
                  {refused && <FieldError>{text(refused)}</FieldError>}
                </>
              );
            }}
          </OrderList>
        )}
        {others.length > 0 && (
          <Field id={`${id}-add`} label={t('add', { test: kind })} unmarked>
            <Combobox
              key={round}
              value=""
              placeholder={t('addHint')}
              options={others.map((each) => ({
                value: each.id,
                label: nameOf(each.id),
                detail: t('worth', { points: each.points }),
              }))}
              onValueChange={(value) => {
                if (!value) return;
                added.current = true;
                setIds([...ids, value]);
                setRound(round + 1);
              }}
            />
          </Field>
        )}
        {(changed || (test?.outdated ?? 0) > 0) && (
          <div className="flex flex-wrap items-center justify-between gap-2">
            <span className="text-ink-muted text-sm" role="status">
              {changed && t('unsaved', { count: ids.length, points })}
            </span>
            <span className="flex flex-wrap gap-2 max-md:w-full max-md:*:flex-auto">
              {changed && <Button onClick={() => setIds(saved)}>{t('discard')}</Button>}
              <Button
                variant="primary"
                disabled={ids.length === 0}
                pending={saving.pending}
                onClick={() => saving.run({ courseId, kind, questionIds: ids, seen })}
              >
                {t('save', { version: (test?.version ?? 0) + 1 })}
              </Button>
            </span>
          </div>
        )}
      </div>
    </Panel>
  );
}
