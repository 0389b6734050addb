import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-style';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { Progress } from '@/components/ui/progress';
import { State, type Tone } from '@/components/ui/state';
import type { RunTestHead, RunTests } from '@/lib/assessment/attempts/overview/queries';
import type { TestActions } from './actions';
import { testHref } from './addresses';
import { TestPress, TestStep } from './test-step';

type Props = {
  tests: RunTests;
  /** The page of the run's results, below which those of its tests are. */
  base: string;
  actions: TestActions;
};

const tones: Record<RunTestHead['standing'], Tone> = {
  NONE: 'neutral',
  READY: 'neutral',
  PAPER: 'neutral',
  OPEN: 'ok',
  CLOSED: 'neutral',
};

/** The tests before and after a run: open or not, how many have handed in, and what there is to do. */
export function TestsPanel({ tests: { runId, courseId, managed, cancelled, tests }, base, actions }: Props) {
  const t = useTranslations('runTests');
  return (
    <Panel title={t('title')} hint={t('hint')} flush>
      <ul className="divide-line border-line divide-y border-t">
        {tests.map((test) => (
          <li key={test.kind} className="flex flex-col gap-3 px-4 py-3.5">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h3>{t(`kind.${test.kind}`)}</h3>
              <State tone={tones[test.standing]}>{t(`standing.${test.standing}`)}</State>
              {test.version !== null && (
                <span className="text-ink-muted text-sm">
                  {t('version', { questions: test.questions, version: test.version })}
                </span>
              )}
            </div>
            {test.standing === 'NONE' ? (
              <p className="text-ink-muted">
                {t('none')}{' '}
                {managed && (
                  <Link className="link" href={`/courses/${courseId}/tests`}>
                    {t('compose')}
                  </Link>
                )}
              </p>
            ) : (
              <>
                <Counts test={test} />
                {!cancelled && <Steps {...{ test, runId, base, actions }} />}
              </>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Counts({ test: { kind, standing, expected, handedIn, unfinished } }: { test: RunTestHead }) {
  const t = useTranslations('runTests');
  if (standing === 'READY' && handedIn === 0) return null;
  const said = [t('handedIn', { handedIn, expected })];
  if (unfinished > 0) said.push(t('unfinished', { count: unfinished }));
  return (
    <div className="max-w-lg">
      <p className="mb-1">{said.join(' · ')}</p>
      <Progress
        hideLabel
        label={t('progress', { kind: t(`kind.${kind}`) })}
        value={Math.min(handedIn, expected)}
        max={Math.max(expected, 1)}
      />
    </div>
  );
}

type StepsProps = { test: RunTestHead; runId: string; base: string; actions: TestActions };

function Steps({ test, runId, base, actions }: StepsProps) {
  const t = useTranslations('runTests');
  const { kind, standing, newer, unfinished } = test;
  const of = { runId, kind };
  /** The words of a step that asks; `values` fill those of its text. */
  const words = (
    step: 'close' | 'handInBegun' | 'renew' | 'mail',
    values: Record<string, number> = {},
    confirm = t(`${step}.action`),
  ) => ({
    ...{ action: t(`${step}.action`), title: t(`${step}.title`), confirm, done: t(`${step}.done`) },
    text: t(`${step}.text`, values as { count: number }),
  });
  const begun = test.handedIn + unfinished > 0;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {standing === 'OPEN' ? (
        <>
          {/* A page of its own, without the frame of the office: no link of the router. */}
          <a href={testHref(`/runs/${runId}/tests`, 'code', kind)} className={buttonClass({})}>
            {t('showCode')}
          </a>
          <TestStep {...of} step={actions.close} words={words('close', { count: unfinished })} />
        </>
      ) : (
        <TestPress
          {...of}
          step={actions.open}
          words={{ action: t(standing === 'CLOSED' ? 'openAgain' : 'open'), done: t('opened') }}
        />
      )}
      {(standing === 'CLOSED' || standing === 'PAPER') && unfinished > 0 && (
        <TestStep {...of} step={actions.handInBegun} words={words('handInBegun', { count: unfinished })} />
      )}
      <LinkButton href={testHref(base, 'paper', kind)}>{t('paper')}</LinkButton>
      {standing !== 'READY' && <LinkButton href={testHref(base, 'tries', kind)}>{t('people')}</LinkButton>}
      {standing === 'OPEN' && actions.mail && (
        <TestStep {...of} step={actions.mail} words={words('mail', {}, t('mail.send'))} />
      )}
      {standing === 'OPEN' && <TestStep {...of} step={actions.renew} words={words('renew')} />}
      {newer !== null && !begun && (
        <>
          <TestStep
            {...of}
            step={actions.takeNewest}
            words={{
              ...{ action: t('take.action', { version: newer }), title: t('take.title') },
              ...{ text: t('take.text', { version: newer }), done: t('take.done') },
              confirm: t('take.action', { version: newer }),
            }}
          />
          <p className="text-ink-muted text-sm">{t('newer', { version: newer })}</p>
        </>
      )}
    </div>
  );
}
