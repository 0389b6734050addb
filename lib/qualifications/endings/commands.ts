import { audit } from '@/lib/audit/record';
import { systemActor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/transaction';
import { done } from '@/lib/errors/outcome';
import type { Task } from '@/lib/jobs/tasks';
import { sendMails, type Mail } from '@/lib/mail/send';
import { mailWords } from '@/lib/mail/templates';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { dateOf } from '@/lib/time/day';
import { todayIn } from '@/lib/time/wall-clock';
import { endingsToTell, type EndingStatus } from './queries';

const atOnce = 200;

/** What renews the status, as a sentence; empty where nothing does. */
function renewalSentence({ language, renewal, type }: EndingStatus): string {
  const t = mailWords(language);
  if (!renewal) return '';
  const { taught, refresher, verdict } = renewal;
  if (verdict.may) return t('renewal.met');
  const course = type.refresherCourse;
  const ways = [
    ...(taught ? [t('renewal.taught', taught)] : []),
    ...(refresher && course
      ? [t('renewal.refresher', { course: inLanguage(language, course.titleEn, course.titleRu) })]
      : []),
  ];
  return ways.length > 0 ? t('renewal.by', { ways: ways.join(t('renewal.or')) }) : '';
}

function mailOf(status: EndingStatus, office: string): Mail {
  const { language, name, email, type, validUntil } = status;
  return {
    ...{ to: email, language, template: 'status-ending' },
    params: {
      ...{ name, office, renewal: renewalSentence(status) },
      status: inLanguage(language, type.nameEn, type.nameRu),
      until: formatDate(validUntil, language === 'RU' ? 'ru' : 'en'),
    },
  };
}

/**
 * Tells holders by mail that their status ends soon: once for each last day, so that a status which was renewed is told of
 * again when its new end comes near. Told and written down in one transaction; done twice, it tells nobody twice.
 */
export async function tellEndings(now = new Date()): Promise<number> {
  const actor = systemActor('job:tell-ending-statuses');
  let told = 0;
  for (;;) {
    const outcome = await inTransaction(async (tx) => {
      const office = await tx.office.findUnique({
        where: { id: 1 },
        select: { timeZone: true, nameEn: true, nameRu: true },
      });
      const statuses = await endingsToTell(tx, todayIn(office?.timeZone ?? 'UTC', now), atOnce);
      const officeName = ({ language }: EndingStatus) =>
        office ? inLanguage(language, office.nameEn, office.nameRu) : '';
      await sendMails(
        tx,
        statuses.map((status) => mailOf(status, officeName(status))),
      );
      for (const { id, validUntil } of statuses) {
        await tx.qualification.update({
          where: { id },
          data: { endingToldFor: dateOf(validUntil) },
          select: { id: true },
        });
      }
      for (const { id, validUntil } of statuses) {
        await audit(tx, actor, {
          action: 'tellEnding',
          subjectType: 'qualification',
          subjectId: id,
          details: { until: validUntil },
        });
      }
      return done(statuses.length);
    });
    const some = outcome.ok ? outcome.value : 0;
    told += some;
    if (some < atOnce) return told;
  }
}

/** The job "tell-ending-statuses", which the clock of the queue starts once a day. */
export const tellEndingsTask: Task = async () => {
  await tellEndings();
};
