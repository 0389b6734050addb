import { expect, it } from 'vitest';
import type { GenuinePaper } from '../../signature/rules';
import type { OfflineVerdict } from '../../credential/offline';
import type { Standing } from '../types';
import { paperAnswer } from './rules';

const paper: GenuinePaper = {
  answer: 'GENUINE',
  code: '0'.repeat(26),
  number: 'TST-2027-000001',
  address: 'https://cascade.example.org/verify/0',
  signer: 'Office',
  at: new Date(0),
};
const standing: Standing = {
  state: 'GENUINE',
  number: paper.number,
  endedAt: null,
  successor: null,
  statusEndedOn: null,
  expiredOn: null,
};

it('is genuine only where signature, number and state agree', () => {
  expect(paperAnswer(paper, standing)).toEqual({ answer: 'GENUINE', paper });
  expect(paperAnswer(paper, { ...standing, number: 'TST-2027-000002' })).toEqual({
    answer: 'UNKNOWN',
    paper,
  });
  expect(paperAnswer(paper, { state: 'UNKNOWN' })).toEqual({ answer: 'UNKNOWN', paper });
  expect(paperAnswer(paper, null)).toEqual({ answer: 'UNASKED', paper });
  for (const verdict of [{ answer: 'ALTERED' }, { answer: 'UNREADABLE' }] as const)
    expect(paperAnswer(verdict, standing)).toEqual(verdict);
});

it('is revoked, replaced, or of a status that has ended, with the time', () => {
  const at = '2027-05-01T10:00:00.000Z';
  const ended = { ...standing, endedAt: at };
  expect(paperAnswer(paper, { ...ended, state: 'REVOKED' })).toEqual({ answer: 'REVOKED', paper, at });
  const successor = 'TST-2027-000009';
  expect(paperAnswer(paper, { ...ended, state: 'SUPERSEDED', successor })).toEqual({
    answer: 'SUPERSEDED',
    paper,
    at,
    successor,
  });
  const statusEndedOn = '2027-05-31';
  expect(paperAnswer(paper, { ...standing, statusEndedOn })).toMatchObject({
    answer: 'STATUS_ENDED',
    on: statusEndedOn,
  });
  expect(paperAnswer(paper, { ...ended, state: 'REVOKED', statusEndedOn })).toMatchObject({
    answer: 'REVOKED',
  });
  const expiredOn = '2027-04-30';
  expect(paperAnswer(paper, { ...standing, statusEndedOn, expiredOn })).toEqual({
    answer: 'EXPIRED',
    paper,
    on: expiredOn,
  });
  expect(paperAnswer(paper, { ...ended, state: 'REVOKED', expiredOn })).toMatchObject({ answer: 'REVOKED' });
});

it('of a badge is told by the list that was read, where the office cannot be asked, and as of when', () => {
  const asOf = new Date('2027-05-01T10:00:00Z');
  const badge = (holds: object) => ({ ...paper, badge: {}, holds }) as unknown as OfflineVerdict;
  expect(paperAnswer(badge({ state: 'HOLDS', asOf }), null)).toMatchObject({ answer: 'HELD_THEN', asOf });
  expect(paperAnswer(badge({ state: 'ENDED', asOf }), null)).toMatchObject({ answer: 'ENDED_THEN', asOf });
  expect(paperAnswer(badge({ state: 'NOT_KNOWN' }), null)).toMatchObject({ answer: 'UNASKED' });
  expect(paperAnswer(badge({ state: 'EXPIRED', on: new Date('2027-05-31T23:59:59Z') }), null)).toMatchObject({
    answer: 'STATUS_ENDED',
    on: '2027-05-31',
  });
});

it('of a badge is what the office says, where it can be asked: a list is older', () => {
  const asOf = new Date(0);
  for (const state of ['HOLDS', 'ENDED'] as const) {
    const badge = { ...paper, badge: {}, holds: { state, asOf } } as unknown as OfflineVerdict;
    expect(paperAnswer(badge, standing)).toMatchObject({ answer: 'GENUINE' });
    expect(paperAnswer(badge, { ...standing, state: 'REVOKED' })).toMatchObject({ answer: 'REVOKED' });
  }
});
