import { afterAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors/not-found';
import { actorWith, codes, value } from '@/lib/programmes/testing/fixture';
import { explorationOfAddress, usualSort } from '../schema';
import type { Exploration } from '../types';
import { removeView, renameView, saveView } from './commands';
import { savedViews } from './queries';
import { mostViews } from './rules';

const exploration: Exploration = {
  ...{ figure: 'people', rows: 'country', columns: 'sex', sort: usualSort('country'), hide: false },
  preset: 'lastYear',
  scope: {
    ...{ from: '2025-01-01', to: '2025-12-31', programmeId: null, donorId: null, courseId: null },
    ...{ countryCodes: ['KG'], kinds: [], sharedOut: true },
  },
};
const input = (name: string, shared = false) => ({ name, shared, exploration });
afterAll(() => db.$disconnect());

test('a view comes back as it was, and its period moves with the calendar', async () => {
  const actor = await actorWith({});
  value(await saveView(actor, input('Women by country')));
  const [view] = await savedViews(actor, '2027-03-01');
  expect(view).toMatchObject({ name: 'Women by country', own: true, shared: false });
  const params = new URLSearchParams(view?.address ?? '');
  const search = Object.fromEntries([...params.keys()].map((key) => [key, params.getAll(key)]));
  expect(explorationOfAddress(search, '2027-03-01')).toEqual({
    ...exploration,
    scope: { ...exploration.scope, from: '2026-01-01', to: '2026-12-31' },
  });
});

test('one’s own names are told apart whatever their letters; others have their own', async () => {
  const [actor, other] = [await actorWith({}), await actorWith({})];
  value(await saveView(actor, input('Donors')));
  expect(codes(await saveView(actor, input('DONORS')))).toEqual(['NAME_TAKEN']);
  value(await saveView(other, input('Donors')));
  const { viewId } = value(await saveView(actor, input('Second')));
  expect(codes(await renameView(actor, { viewId, name: 'donors', shared: false }))).toEqual(['NAME_TAKEN']);
  value(await renameView(actor, { viewId, name: 'Third', shared: false }));
  expect((await savedViews(actor, '2026-01-01')).filter(({ own }) => own).map(({ name }) => name)).toEqual([
    'Donors',
    'Third',
  ]);
});

test('what is shared is seen by who coordinates, and changed by its owner alone', async () => {
  const [actor, other, nobody] = [await actorWith({}), await actorWith({}), await actorWith(null)];
  const { viewId } = value(await saveView(actor, input('Shared with all', true)));
  const seen = async (by: typeof actor) =>
    (await savedViews(by, '2026-01-01')).some(({ id }) => id === viewId);
  expect([await seen(actor), await seen(other), await seen(nobody)]).toEqual([true, true, false]);
  for (const by of [other, nobody]) {
    await expect(renameView(by, { viewId, name: 'Mine', shared: true })).rejects.toThrow(NotFound);
    await expect(removeView(by, viewId)).rejects.toThrow(NotFound);
  }
  await expect(saveView(nobody, input('Mine'))).rejects.toThrow(NotFound);
  value(await renameView(actor, { viewId, name: 'Shared no more', shared: false }));
  expect(await seen(other)).toBe(false);
  value(await removeView(actor, viewId));
  expect(await seen(actor)).toBe(false);
});

test('what cannot be read any more is listed and says so', async () => {
  const actor = await actorWith({});
  const { viewId } = value(await saveView(actor, input('Old')));
  await db.savedView.update({ where: { id: viewId }, data: { definition: { figure: 'gone' } } });
  expect(await savedViews(actor, '2026-01-01')).toContainEqual(
    expect.objectContaining({ id: viewId, address: null }),
  );
  value(await removeView(actor, viewId));
});

test('nobody keeps more than a list can show', async () => {
  const actor = await actorWith({});
  await db.savedView.createMany({
    data: Array.from({ length: mostViews }, (_, at) => ({
      ...{ accountId: actor.accountId ?? '', name: `View ${at}`, definition: {} },
    })),
  });
  expect(codes(await saveView(actor, input('One more')))).toEqual(['TOO_MANY_VIEWS']);
});
