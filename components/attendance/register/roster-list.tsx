'use client';

import { memo, useRef } from 'react';
import { isBlank } from '@/lib/attendance/rules';
import { useTexts } from '../texts';
import { PersonRow } from './person-row';
import type { RosterPerson } from './roster';
import type { RowActions } from './row-actions';
import type { Rows } from './rows';
import { useRosterKeys } from './use-roster-keys';
import type { Swipe } from './finger';
import { useSwipe } from './use-swipe';

type Props = {
  people: readonly RosterPerson[];
  walkIns: readonly RosterPerson[];
  rows: Rows;
  sessionMinutes: number;
  actions: RowActions;
  onCurrent: (id: string) => void;
  onSwipe: (id: string, to: Swipe) => void;
};

const groupSize = 5;

function groupsOf(people: readonly RosterPerson[]): RosterPerson[][] {
  const groups: RosterPerson[][] = [];
  for (let at = 0; at < people.length; at += groupSize) groups.push(people.slice(at, at + groupSize));
  return groups;
}

/**
 * The rows: those of the list, and those who came besides. Keys, and swipes of a finger, work for all of them. Rows away from
 * the screen are neither laid out nor painted (`content-visibility`), and are found by the browser's own search all the same;
 * by fives, as each such part is one more that the browser has to look at after every tap.
 */
export const RosterList = memo(function RosterList(props: Props) {
  const { people, walkIns, rows, sessionMinutes, actions, onCurrent, onSwipe } = props;
  const { t } = useTexts();
  const area = useRef<HTMLDivElement>(null);
  const reveal = useRef<HTMLDivElement>(null);
  const Reveal = useSwipe({ area, reveal, isFree: (id) => isBlank(rows.stateOf(id).mark), onSwipe });
  const onKeyDown = useRosterKeys({ area, onCurrent, actions });
  const drawn = (some: readonly RosterPerson[]) =>
    groupsOf(some).map((group, index) => (
      <div
        key={index}
        role="presentation"
        className="[contain-intrinsic-block-size:auto_305px] [content-visibility:auto]"
      >
        {group.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            rows={rows}
            sessionMinutes={sessionMinutes}
            actions={actions}
          />
        ))}
      </div>
    ));
  return (
    <div ref={area} onKeyDown={onKeyDown} className="relative isolate overflow-x-clip">
      {Reveal && <Reveal area={reveal} />}
      {people.length > 0 && (
        <div role="list" aria-label={t('roster')}>
          {drawn(people)}
        </div>
      )}
      {walkIns.length > 0 && (
        <section aria-labelledby="walk-ins">
          <h2 id="walk-ins" className="text-warn bg-warn-soft px-3 py-2 text-sm md:px-4">
            {t('walkIns', { count: walkIns.length })}
          </h2>
          <div role="list" aria-labelledby="walk-ins">
            {drawn(walkIns)}
          </div>
        </section>
      )}
    </div>
  );
});
