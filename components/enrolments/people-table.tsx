'use client';

import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { TwoNames } from '@/components/people/two-names';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Menu, MenuItem } from '@/components/ui/menu';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { nextStates } from '@/lib/enrolments/rules';
import { shownName } from '@/lib/people/names/rules';
import type { EnrolmentState as State } from '@/prisma/generated/enums';
import { DecideDialog, type Decide } from './decide-dialog';
import { EnrolmentState } from './enrolment-state';
import { OfferDialog, type Offer } from './offer-dialog';

export type PeopleRow = {
  id: string;
  personId: string;
  officialName: string | null;
  latinName: string | null;
  institution: string | null;
  position: string | null;
  country: string | null;
  sex: 'FEMALE' | 'MALE' | null;
  state: State;
  reason: string | null;
  /** From 1, in the waiting line of the run. */
  inLine: number | null;
  /** A place is offered to them until then, in words. */
  offeredUntil: string | null;
  /** No mail can bring them the offer: they have to be called. */
  unreachable: boolean;
  /** An earlier offer was not taken. */
  offerLapsed: boolean;
};

const order = [
  'CONFIRMED',
  'WAITING_LIST',
  'INVITED',
  'NOMINATED',
  'NO_SHOW',
  'DECLINED',
  'WITHDRAWN',
] as const;

/** The people of a run with the state of each; a selection is decided together. */
export function PeopleTable({
  rows,
  runId,
  decide,
  offer,
  offerHours,
}: {
  rows: readonly PeopleRow[];
  runId: string;
  decide: Decide;
  offer: Offer;
  offerHours: number;
}) {
  const t = useTranslations('enrolments');
  const sexes = useTranslations('people.sex');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [to, setTo] = useState<State | null>(null);
  const [offering, setOffering] = useState(false);
  const selected = rows.filter(({ id }) => chosen.has(id));
  const possible = order.filter((state) => selected.some((row) => nextStates(row.state).includes(state)));
  const allWait = selected.length > 0 && selected.every(({ state }) => state === 'WAITING_LIST');
  const allOffered = selected.length > 0 && selected.every(({ offeredUntil }) => offeredUntil !== null);
  const set = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    setChosen(next);
  };
  return (
    <>
      <div
        className={
          selected.length > 0
            ? 'border-accent-line bg-accent-soft sticky top-(--sticky-top,0px) z-20 flex flex-wrap items-center gap-2 border-b px-4 py-2'
            : 'border-line flex items-center border-b px-4 py-1'
        }
      >
        <Checkbox
          label={selected.length > 0 ? t('selected', { count: selected.length }) : t('selectAll')}
          checked={selected.length === rows.length}
          onChange={(event) =>
            set(
              rows.map(({ id }) => id),
              event.target.checked,
            )
          }
          className="mr-auto"
        />
        {allWait && (
          <Button size="sm" onClick={() => setOffering(true)}>
            {t('offer.action')}
          </Button>
        )}
        {allOffered && (
          <Button size="sm" onClick={() => setTo('WAITING_LIST')}>
            {t('offer.takeBack')}
          </Button>
        )}
        {possible.slice(0, 2).map((state) => (
          <Button
            key={state}
            size="sm"
            variant={state === 'CONFIRMED' ? 'primary' : 'secondary'}
            onClick={() => setTo(state)}
          >
            {t(`decide.${state}`)}
          </Button>
        ))}
        {possible.length > 2 && (
          <Menu trigger={<Button size="sm">{t('more')}</Button>}>
            {possible.slice(2).map((state) => (
              <MenuItem
                key={state}
                danger={state === 'WITHDRAWN' || state === 'DECLINED'}
                onClick={() => setTo(state)}
              >
                {t(`decide.${state}`)}
              </MenuItem>
            ))}
          </Menu>
        )}
      </div>
      <Table caption={t('caption')}>
        <Thead>
          <Tr>
            <Th className="w-10">
              <span className="sr-only">{t('selectAll')}</span>
            </Th>
            <Th>{t('column.name')}</Th>
            <Th>{t('column.institution')}</Th>
            <Th>{t('column.country')}</Th>
            <Th>{t('column.sex')}</Th>
            <Th>{t('column.state')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {rows.map((row) => (
            <Tr key={row.id} className={chosen.has(row.id) ? 'bg-accent-soft' : undefined}>
              <Td className="md:pr-0">
                <Checkbox
                  label={t('select', { name: shownName(row) })}
                  hideLabel
                  checked={chosen.has(row.id)}
                  onChange={(event) => set([row.id], event.target.checked)}
                />
              </Td>
              <Td head>
                <TwoNames {...row} href={`/people/${row.personId}`} />
              </Td>
              <Td label={t('column.institution')} className="max-md:text-right md:max-w-72">
                <span className="min-w-0">
                  {row.institution ?? '–'}
                  {row.position && <span className="text-ink-muted block text-sm">{row.position}</span>}
                </span>
              </Td>
              <Td label={t('column.country')}>{row.country ?? '–'}</Td>
              <Td label={t('column.sex')}>{row.sex ? sexes(row.sex) : '–'}</Td>
              <Td label={t('column.state')} className="max-md:text-right">
                <span className="min-w-0">
                  <EnrolmentState state={row.state} plain />
                  <WaitingNote row={row} />
                  {row.reason && (
                    <span className="text-ink-muted block max-w-60 truncate text-sm" title={row.reason}>
                      {row.reason}
                    </span>
                  )}
                </span>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {offering && (
        <OfferDialog
          offer={offer}
          runId={runId}
          enrolmentIds={selected.map(({ id }) => id)}
          hours={offerHours}
          onClose={() => setOffering(false)}
          onOffered={() => {
            setOffering(false);
            setChosen(new Set());
          }}
        />
      )}
      {to && (
        <DecideDialog
          decide={decide}
          runId={runId}
          enrolmentIds={selected.map(({ id }) => id)}
          to={to}
          onClose={() => setTo(null)}
          onDecided={() => {
            setTo(null);
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
}

/** Where in the line somebody stands, and what became of an offer. */
function WaitingNote({ row }: { row: PeopleRow }) {
  const t = useTranslations('enrolments.offer');
  const notes = [
    row.inLine !== null && t('inLine', { number: row.inLine }),
    row.offeredUntil !== null && t('until', { time: row.offeredUntil }),
    row.unreachable && t('unreachable'),
    row.offerLapsed && t('lapsed'),
  ].filter((note) => note !== false);
  if (notes.length === 0) return null;
  return <span className="text-ink-muted block text-sm">{notes.join(' · ')}</span>;
}
