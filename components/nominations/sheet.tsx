'use client';

import { useRef, useState } from 'react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCommand } from '@/components/forms/use-command';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { NominationSheet } from '@/lib/enrolments/nominations/naming/queries';
import { shownName } from '@/lib/people/names/rules';
import { LetterDrop } from './letter-drop';
import { ListDrop } from './list-drop';
import { NomineeForm, nothingTyped } from './nominee-form';
import { NomineeItem } from './nominee-item';
import { Refused } from './refused';
import type { SheetActions, Typed } from './sheet-types';

type Props = { token: string; sheet: NominationSheet; actions: SheetActions };

/** The names of a call: added one by one or by the ministry's own list, ranked by thumb, handed over, changed until the deadline. */
export function Sheet({ token, sheet, actions }: Props) {
  const t = useTranslations('nominate');
  const router = useRouter();
  const [said, setSaid] = useState('');
  const [adding, setAdding] = useState(sheet.nominations.length === 0);
  const [replaces, setReplaces] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const list = useRef<HTMLElement>(null);
  const last = useRef('');
  const changed = (text: string) => {
    setSaid(text);
    router.refresh();
  };
  const naming = useCommand(actions.name, {
    onDone: () => {
      setRound(round + 1);
      setReplaces(null);
      if (replaces) setAdding(false);
      changed(t('named', { name: last.current }));
    },
  });
  const handing = useCommand(actions.handOver, {
    onDone: ({ named }) => changed(t('handedOver', { count: named })),
  });
  const save = (typed: Typed) => {
    last.current = shownName(typed);
    naming.run({ ...typed, token, replacesId: replaces });
  };
  const replaced = sheet.nominations.find(({ id }) => id === replaces);
  const standing = sheet.nominations.filter((each) => each.stands);
  const mayAdd = sheet.open && sheet.left > 0;
  const showsForm = replaced !== undefined || (mayAdd && adding);
  const title = replaced ? t('replaceTitle', { name: shownName(replaced) }) : t('addTitle');
  return (
    <div className="flex flex-col gap-5">
      {!sheet.open && <Notice tone="warn">{t('overButOpen')}</Notice>}
      {sheet.open && sheet.submitted && (
        <Notice tone="ok" title={t('submitted')}>
          {t('submittedHint')}
        </Notice>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      <section ref={list} aria-label={t('list')} className="flex flex-col gap-3">
        <h2>{t('listTitle', { count: standing.length, most: sheet.places + sheet.alternates })}</h2>
        {sheet.nominations.length === 0 ? (
          <p className="text-ink-muted">{t('nobody')}</p>
        ) : (
          <ol className="flex flex-col gap-2">
            {sheet.nominations.map((nominee) => (
              <NomineeItem
                key={nominee.id}
                token={token}
                nominee={nominee}
                ranks={sheet.open}
                first={nominee.rank === 1}
                last={nominee.rank === standing.length}
                asksInstitution={sheet.asksInstitution}
                actions={actions}
                onChanged={changed}
                onReplace={() => setReplaces(nominee.id)}
              />
            ))}
          </ol>
        )}
      </section>
      {showsForm && (
        <Panel title={title}>
          <NomineeForm
            key={`${round} ${replaces}`}
            typed={nothingTyped}
            asksInstitution={sheet.asksInstitution}
            label={t('addOne')}
            pending={naming.pending}
            refusals={naming.refusals}
            errorId={naming.errorId}
            onSave={save}
            onCancel={
              replaced || standing.length > 0
                ? () => {
                    setReplaces(null);
                    setAdding(false);
                  }
                : undefined
            }
          />
        </Panel>
      )}
      {mayAdd && !showsForm && <Button onClick={() => setAdding(true)}>{t('add')}</Button>}
      {mayAdd && <ListDrop token={token} nameMany={actions.nameMany} onNamed={changed} />}
      {sheet.open && <LetterDrop token={token} letter={sheet.letter} onKept={changed} />}
      {sheet.open && !sheet.submitted && standing.length > 0 && (
        <div className="flex flex-col gap-2">
          <Refused refusals={handing.refusals} errorId={handing.errorId} />
          <Button variant="primary" pending={handing.pending} onClick={() => handing.run({ token })}>
            {t('handOver', { count: standing.length })}
          </Button>
          <p className="text-ink-muted text-sm">{t('handOverHint')}</p>
        </div>
      )}
    </div>
  );
}
