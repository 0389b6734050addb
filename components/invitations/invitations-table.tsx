'use client';

import { useState } from 'react';
import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EnrolmentState } from '@/components/enrolments/enrolment-state';
import { TwoNames } from '@/components/people/two-names';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Menu, MenuItem } from '@/components/ui/menu';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import type { InvitationRow } from '@/lib/enrolments/invitations/queries';
import { shownName } from '@/lib/people/names/rules';
import { AnswerCell } from './answer-cell';
import { LinkDialog } from './link-dialog';
import { MailCell } from './mail-cell';
import { SendDialog } from './send-dialog';
import { SentCell } from './sent-cell';
import type { InvitationActions, Kind } from './types';

const canInvite = ({ state }: InvitationRow) => ['NOMINATED', 'INVITED', 'CONFIRMED'].includes(state);
const unanswered = ({ state, invitation }: InvitationRow) =>
  state === 'INVITED' && invitation !== null && invitation.answeredAt === null;

type Props = {
  runId: string;
  timeZone: string;
  rows: readonly InvitationRow[];
  /** The run has begun or was cancelled: nobody is written to any more. */
  over: boolean;
  actions: InvitationActions;
};

/** Who was sent what, who answered, and the way to write to a selection of them. */
export function InvitationsTable({ runId, timeZone, rows, over, actions }: Props) {
  const t = useTranslations('invitations.tab');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [sending, setSending] = useState<{ kind: Kind; ids: string[] } | null>(null);
  const [linkOf, setLinkOf] = useState<InvitationRow | null>(null);
  const selected = rows.filter(({ id }) => chosen.has(id));
  const ids = (of: (row: InvitationRow) => boolean) => selected.filter(of).map(({ id }) => id);
  const [toInvite, toRemind] = [ids(canInvite), ids(unanswered)];
  const toggle = (id: string, on: boolean) => {
    const others = [...chosen].filter((each) => each !== id);
    setChosen(new Set(on ? [...others, id] : others));
  };
  return (
    <>
      {!over && (
        <div className="border-line bg-surface sticky top-(--sticky-top,0px) z-20 flex min-h-12 flex-wrap items-center gap-2 border-b px-4 py-1.5">
          <Checkbox
            className="mr-auto"
            label={chosen.size > 0 ? t('selected', { count: selected.length }) : t('selectAll')}
            checked={rows.length > 0 && selected.length === rows.length}
            onChange={({ target }) => setChosen(new Set(target.checked ? rows.map(({ id }) => id) : []))}
          />
          {toRemind.length > 0 && (
            <Button size="sm" onClick={() => setSending({ kind: 'invitation-reminder', ids: toRemind })}>
              {t('remind', { count: toRemind.length })}
            </Button>
          )}
          {toInvite.length > 0 && (
            <Button
              size="sm"
              variant="primary"
              onClick={() => setSending({ kind: 'invitation', ids: toInvite })}
            >
              {t('invite', { count: toInvite.length })}
            </Button>
          )}
        </div>
      )}
      <Table caption={t('caption')}>
        <Thead>
          <Tr>
            {!over && (
              <Th className="w-10">
                <span className="sr-only">{t('selectAll')}</span>
              </Th>
            )}
            <Th>{t('column.name')}</Th>
            <Th>{t('column.state')}</Th>
            <Th>{t('column.sent')}</Th>
            <Th>{t('column.answer')}</Th>
            <Th>{t('column.mail')}</Th>
            <Th className="w-12">
              <span className="sr-only">{t('column.actions')}</span>
            </Th>
          </Tr>
        </Thead>
        <Tbody>
          {rows.map((row) => (
            <Tr key={row.id} className={chosen.has(row.id) ? 'bg-accent-soft' : undefined}>
              {!over && (
                <Td className="md:pr-0">
                  <Checkbox
                    hideLabel
                    label={t('select', { name: shownName(row.person) })}
                    checked={chosen.has(row.id)}
                    onChange={({ target }) => toggle(row.id, target.checked)}
                  />
                </Td>
              )}
              <Td head>
                <TwoNames {...row.person} href={`/people/${row.person.id}`} />
              </Td>
              <Td label={t('column.state')}>
                <EnrolmentState state={row.state} plain />
              </Td>
              <Td label={t('column.sent')} className="max-md:text-right">
                <SentCell row={row} timeZone={timeZone} />
              </Td>
              <Td label={t('column.answer')} className="max-md:text-right">
                <AnswerCell row={row} timeZone={timeZone} />
              </Td>
              <Td label={t('column.mail')} className="max-md:text-right md:max-w-60">
                <MailCell row={row} />
              </Td>
              <Td label={t('column.actions')}>
                <Menu
                  trigger={
                    <Button
                      square
                      size="sm"
                      variant="quiet"
                      aria-label={t('actionsOf', { name: shownName(row.person) })}
                      icon={<Ellipsis aria-hidden />}
                    />
                  }
                >
                  {!over && canInvite(row) && (
                    <MenuItem onClick={() => setSending({ kind: 'invitation', ids: [row.id] })}>
                      {t(row.invitation ? 'again' : 'inviteOne')}
                    </MenuItem>
                  )}
                  {!over && unanswered(row) && (
                    <MenuItem onClick={() => setSending({ kind: 'invitation-reminder', ids: [row.id] })}>
                      {t('remindOne')}
                    </MenuItem>
                  )}
                  <MenuItem disabled={!row.invitation} onClick={() => setLinkOf(row)}>
                    {t('link.show')}
                  </MenuItem>
                </Menu>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {sending && (
        <SendDialog
          runId={runId}
          kind={sending.kind}
          enrolmentIds={sending.ids}
          actions={actions}
          onClose={() => setSending(null)}
          onSent={() => {
            setSending(null);
            setChosen(new Set());
          }}
        />
      )}
      {linkOf && (
        <LinkDialog
          runId={runId}
          enrolmentId={linkOf.id}
          name={shownName(linkOf.person)}
          actions={actions}
          onClose={() => setLinkOf(null)}
        />
      )}
    </>
  );
}
