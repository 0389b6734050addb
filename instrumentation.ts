/**
 * Runs once when a server process starts, before it answers anyone; not while the application is built. All of
 * it stands under one condition, which the compiler of the other runtime reads: there it is left out.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    if (process.env.NEXT_PHASE === 'phase-production-build') return;
    const [
      { stateClientAddress },
      { startJobs },
      mail,
      delivery,
      signIn,
      papers,
      waiting,
      telling,
      reminders,
      duplicates,
      endings,
      followUps,
      reportFiles,
      reckoning,
      { reportError },
    ] = await Promise.all([
      import('@/lib/auth/client-address'),
      import('@/lib/jobs/worker'),
      import('@/lib/mail/send'),
      import('@/lib/mail/deliver'),
      import('@/lib/auth/sign-in/mails'),
      import('@/lib/certificates/file/commands'),
      import('@/lib/enrolments/waiting/commands'),
      import('@/lib/enrolments/invitations/telling/commands'),
      import('@/lib/enrolments/invitations/reminders/commands'),
      import('@/lib/people/duplicates/commands'),
      import('@/lib/qualifications/endings/commands'),
      import('@/lib/assessment/follow-up/asking/commands'),
      import('@/lib/reports/exports/commands'),
      import('@/lib/reports/figures/reckoning/commands'),
      import('@/lib/errors/report'),
    ]);
    stateClientAddress();
    // Copies that only answer requests are started with CASCADE_JOBS=off; some copy must run the jobs.
    if (process.env.CASCADE_JOBS === 'off') return;
    try {
      const tasks = {
        [mail.deliverMail]: delivery.deliver,
        [signIn.sendAccountMail]: signIn.sendRequestedMail,
        [papers.drawIssued]: papers.drawIssuedTask,
        [duplicates.findDuplicates]: duplicates.findDuplicatesTask,
        'offer-places': waiting.offerPlacesTask,
        [waiting.endOffer]: waiting.endOfferTask,
        'tell-participants': telling.tellTask,
        'remind-unanswered': reminders.remindTask,
        'tell-ending-statuses': endings.tellEndingsTask,
        'ask-follow-ups': followUps.askFollowUpsTask,
        [reportFiles.makeExport]: reportFiles.makeExportTask,
        [reportFiles.removeExports]: reportFiles.removeExportsTask,
        [reckoning.reckonRuns]: reckoning.reckonRunsTask,
      };
      const clock = [
        // Early in the morning where the offices are; a day on which nothing ran is made up for.
        '17 3 * * * tell-ending-statuses ?fill=1d',
        '37 3 * * * ask-follow-ups ?fill=1d',
        `41 * * * * ${reportFiles.removeExports} ?fill=1h`,
        `*/5 * * * * ${reckoning.reckonRuns} ?queue=${reckoning.reckonRuns}&max=1`,
      ];
      const jobs = await startJobs(tasks, { crontab: clock.join('\n') });
      for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        process.once(signal, () => void jobs.stop().catch(reportError));
      }
    } catch (error) {
      // Pages are worth more than jobs: they are answered, and the log says what is wrong.
      reportError(error);
    }
  }
}
