'use client';

import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { TwoNames } from '@/components/people/two-names';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { State } from '@/components/ui/state';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { NominationView } from '@/lib/enrolments/nominations/queries';
import { isUndecided } from '@/lib/enrolments/nominations/rules';
import { shownName } from '@/lib/people/names/rules';
import { AcceptDialog } from './accept-dialog';
import type { CallActions } from './decision-types';
import { ExplainDialog } from './explain-dialog';
import { MatchNote } from './match-note';
import { NominationStanding } from './nomination-standing';

type Props = { runId: string; nominations: readonly NominationView[]; owner: string; actions: CallActions };
type Doing = 'accept' | 'question' | 'refuse' | 'replace';

/** The nominated of a call by rank; a selection is decided together. */
export function CallTable({ runId, nominations, owner, actions }: Props) {
  const t = useTranslations('nominations');
  const sexes = useTranslations('people.sex');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [doing, setDoing] = useState<Doing | null>(null);
  const selectable = nominations.filter(({ replaceable }) => replaceable);
  const selected = selectable.filter(({ id }) => chosen.has(id));
  const undecided = selected.length > 0 && selected.every(({ state }) => isUndecided(state));
  const choose = (ids: readonly string[], on: boolean) =>
    setChosen(new Set([...chosen].filter((id) => !ids.includes(id)).concat(on ? ids : [])));
  const finished = () => {
    setDoing(null);
    setChosen(new Set());
  };
  return (
    <>
      {selectable.length > 0 && (
        <div
          className={
            selected.length > 0
              ? 'border-accent-line bg-accent-soft sticky top-(--sticky-top,0px) z-20 flex flex-wrap items-center gap-2 border-y px-4 py-2'
              : 'border-line flex items-center border-y px-4 py-1'
          }
        >
          <Checkbox
            label={
              selected.length > 0 ? t('selected', { count: selected.length }) : t('selectAll', { owner })
            }
            checked={selected.length === selectable.length}
            onChange={(event) =>
              choose(
                selectable.map(({ id }) => id),
                event.target.checked,
              )
            }
            className="mr-auto"
          />
          {undecided && (
            <>
              <Button size="sm" variant="primary" onClick={() => setDoing('accept')}>
                {t('accept.action')}
              </Button>
              <Button size="sm" onClick={() => setDoing('question')}>
                {t('question.action')}
              </Button>
              <Button size="sm" onClick={() => setDoing('refuse')}>
                {t('refuse.action')}
              </Button>
            </>
          )}
          {selected.length > 0 && (
            <Button size="sm" onClick={() => setDoing('replace')}>
              {t('replace.action')}
            </Button>
          )}
        </div>
      )}
      <Table caption={t('caption', { owner })}>
        <Thead>
          <Tr>
            <Th className="w-10">
              <span className="sr-only">{t('selectAll', { owner })}</span>
            </Th>
            <Th numeric>{t('rank')}</Th>
            <Th>{t('name')}</Th>
            <Th>{t('sex')}</Th>
            <Th>{t('known')}</Th>
            <Th>{t('standing')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {nominations.map((row) => (
            <Tr key={row.id} className={chosen.has(row.id) ? 'bg-accent-soft' : undefined}>
              <Td className="md:pr-0">
                {row.replaceable && (
                  <Checkbox
                    label={t('select', { name: shownName(row) })}
                    hideLabel
                    checked={chosen.has(row.id)}
                    onChange={(event) => choose([row.id], event.target.checked)}
                  />
                )}
              </Td>
              <Td label={t('rank')} numeric>
                {row.stands ? row.rank : '–'}
                {row.stands && row.alternate && (
                  <State tone="neutral" plain className="block">
                    {t('alternate')}
                  </State>
                )}
              </Td>
              <Td head>
                <TwoNames
                  {...row}
                  href={row.personId ? `/people/${row.personId}` : undefined}
                  note={[row.position, row.institution, row.birthDate, row.phone, row.email]
                    .filter(Boolean)
                    .join(' · ')}
                />
              </Td>
              <Td label={t('sex')}>{row.sex ? sexes(row.sex) : '–'}</Td>
              <Td label={t('known')} className="max-md:text-right md:max-w-80">
                <MatchNote nomination={row} />
              </Td>
              <Td label={t('standing')} className="max-md:text-right md:max-w-72">
                <NominationStanding nomination={row} />
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {doing === 'accept' && (
        <AcceptDialog
          runId={runId}
          nominations={selected}
          accept={actions.accept}
          onClose={() => setDoing(null)}
          onDone={finished}
        />
      )}
      {doing !== null && doing !== 'accept' && (
        <ExplainDialog
          kind={doing}
          runId={runId}
          nominationIds={selected.map(({ id }) => id)}
          actions={actions}
          onClose={() => setDoing(null)}
          onDone={finished}
        />
      )}
    </>
  );
}
