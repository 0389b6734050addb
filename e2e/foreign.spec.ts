import { expect, expectAccessible, test } from './fixtures';

const nobody = '01a20ae3-2176-714c-8c85-000000000000';

test('what is somebody else’s is not found, like what is not there', async ({
  open,
  office,
  words: { say },
  expectStatus,
}) => {
  expectStatus(404);
  const mine = await office.anAccount();
  const other = await office.aCertificate();
  const now = await office.aRunNow();
  const { courseId, questionId } = await office.somethingOfEach();
  const page = await open(mine);
  const holder = await office.aPerson({ latinName: 'Somebody Else' });
  const pages = [
    `/runs/${other.runId}`,
    `/runs/${other.runId}/agenda`,
    `/runs/${other.runId}/people`,
    `/runs/${other.runId}/certificates`,
    `/runs/${other.runId}/attendance`,
    `/runs/${other.runId}/attendance/paper`,
    `/me/sheets/${other.runId}`,
    `/runs/${other.runId}/tests`,
    `/me/tests/${other.runId}`,
    `/me/tests/${other.runId}/questions`,
    `/runs/${other.runId}/evaluation`,
    `/me/evaluation/${other.runId}`,
    `/runs/${other.runId}/import`,
    `/runs/${other.runId}/outputs`,
    `/runs/${other.runId}/money`,
    `/runs/${other.runId}/edit`,
    `/courses/${courseId}/certificate`,
    `/courses/${courseId}/tests`,
    `/courses/${courseId}/tests/statistics`,
    `/courses/${courseId}/tests/questions/new`,
    `/courses/${courseId}/tests/questions/${questionId}`,
    `/runs/${other.runId}/tests/questions`,
    `/people/${holder}`,
    `/people/${holder}/edit`,
    `/runs/${nobody}`,
    `/people/${nobody}`,
    '/reports',
    '/reports/rows?figure=people',
    '/settings/accounts',
    '/settings/audit',
    '/nowhere',
  ];
  for (const path of pages) {
    const response = await page.goto(path);
    expect.soft(response?.status(), path).toBe(404);
    await expect.soft(page.getByRole('heading', { level: 1 }), path).toHaveText(say('errors.notFoundTitle'));
  }
  await expectAccessible(page);

  const handlers = [
    `/api/certificates/${other.certificateId}`,
    `/api/certificates/${nobody}`,
    `/api/certificates/${other.certificateId}/badge/json`,
    `/api/certificates/${nobody}/badge/jwt`,
    `/api/register/${now.sessionIds[0]}`,
    `/api/runs/${other.runId}/board`,
    `/api/runs/${other.runId}/sign-in-sheet?day=${other.startsOn}`,
    `/api/runs/${other.runId}/certificate-progress`,
    `/api/runs/${other.runId}/certificate-papers`,
    `/api/signed-sheets/${nobody}`,
    `/api/evidence/${nobody}`,
    `/api/hand-outs/${nobody}/file`,
    `/api/runs/${other.runId}/allowances`,
    `/runs/${other.runId}/evaluation/code`,
    `/api/reports/exports/${nobody}`,
    `/api/courses/${courseId}/question-file/example`,
  ];
  const stranger = await open('anyone');
  for (const path of handlers) {
    expect.soft((await page.request.get(path)).status(), path).toBe(404);
    expect.soft((await stranger.request.get(path)).status(), path).toBe(401);
  }
});

test('nobody gets further than the sign-in without an account', async ({ open, office, words: { say } }) => {
  const { runId } = await office.aRunNow();
  const page = await open('anyone');
  for (const path of ['/today', `/runs/${runId}`, '/people', '/me', '/settings', '/register']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: say('signIn.title') }), path).toBeVisible();
    expect(new URL(page.url()).searchParams.get('next'), path).toBe(path);
  }
});
