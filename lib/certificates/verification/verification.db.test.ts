import { expect, it } from 'vitest';
import { office, value } from '@/lib/runs/testing/fixture';
import { db } from '@/lib/db/client';
import { revokeCertificate } from '../commands';
import { issueCertificates } from '../issue/commands';
import { certifiableRun } from '../testing/fixture';
import { verification } from './queries';
import { groupedCode } from './rules';

async function certificateOf(options: Parameters<typeof certifiableRun>[0]) {
  const run = await certifiableRun(options);
  value(
    await issueCertificates(run.coordinator, run.runId, run.input({ enrolmentIds: run.earned.slice(0, 1) })),
  );
  return db.certificate.findFirstOrThrow({ where: { runId: run.runId } });
}

it('says of a genuine certificate what the paper says', async () => {
  const { code, number } = await certificateOf({});
  for (const typed of [code, groupedCode(code), ` ${code.toLowerCase()} `]) {
    expect(await verification(typed)).toMatchObject({
      state: 'GENUINE',
      number,
      endedAt: null,
      course: { titleEn: 'Course', titleRu: 'Курс' },
      run: { placeEn: 'Bishkek, Kyrgyzstan' },
      holder: { latinName: 'Bakyt Asanov 1' },
    });
  }
});

it('says of a revoked one that it is, when, and not why', async () => {
  const { id, code } = await certificateOf({});
  const reason = 'the secret reason';
  value(await revokeCertificate(office, id, { reason }));
  const answer = await verification(code);
  expect(answer).toMatchObject({ state: 'REVOKED', endedAt: expect.any(Date) });
  expect(JSON.stringify(answer)).not.toContain(reason);
});

it('says of a sensitive run neither title nor place nor dates nor status', async () => {
  const { code } = await certificateOf({ sensitive: true });
  const answer = await verification(code);
  expect(answer).toMatchObject({ state: 'GENUINE', course: null, run: null, qualification: null });
  expect(JSON.stringify(answer)).not.toMatch(/Bishkek|Бишкек|Course|Курс/);
});

it.each(['0'.repeat(26), '', 'nonsense', "' OR 1=1 --", '🦫'.repeat(13), '7'.repeat(5000)])(
  'knows nothing of %s',
  async (text) => {
    expect(await verification(text)).toEqual({ state: 'UNKNOWN' });
  },
);
