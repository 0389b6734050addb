import { FileText } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button-style';
import { DescriptionList } from '@/components/ui/description-list';
import { Panel } from '@/components/ui/panel';
import { termsParams } from '@/lib/certificates/terms/rules';
import type { CertificateSheet } from '@/lib/certificates/sheet/queries';
import { formatDate } from '@/lib/text/format';
import { inLanguage } from '@/lib/text/in-language';
import { MoveTemplate, type ChooseTemplate } from './template/move-template';
import { TermsDialog } from './terms-dialog';

/** What the papers will say, and one of them to look at. */
export function TermsPanel({ sheet, choose }: { sheet: CertificateSheet; choose: ChooseTemplate }) {
  const t = useTranslations('certificates');
  const design = useTranslations('certificateTemplates.run');
  const locale = useLocale();
  const { run, terms, template, statusValidUntil } = sheet;
  const language = locale === 'ru' ? 'RU' : 'EN';
  const [own, ...others] = run.kinds.length > 0 ? run.kinds : [run.certificateKind];
  const sampleOf = (kind: typeof own) =>
    `/api/runs/${run.id}/certificate-sample?${new URLSearchParams({ ...termsParams(terms), ...(kind ? { kind } : {}) })}`;
  const facts = [
    own && {
      term: t('issueFacts.paper'),
      value: [own, ...others].map(
        (kind, index) =>
          kind && (
            <span key={kind} className="block">
              {t(`kind.${kind}`)}
              {index > 0 && (
                <span className="text-ink-muted block text-sm">
                  {t('terms.second')}{' '}
                  <a href={sampleOf(kind)} target="_blank" rel="noopener" className="text-accent underline">
                    {t('terms.sample')}
                  </a>
                </span>
              )}
            </span>
          ),
      ),
    },
    { term: t('terms.language'), value: t(`language.${terms.language}`) },
    { term: t('terms.issuedOn'), value: formatDate(terms.issuedOn, locale) },
    {
      term: t('terms.signatories'),
      value:
        terms.signatories.length === 0
          ? t('terms.none')
          : terms.signatories.map(({ name, titleEn, titleRu }, index) => (
              <span key={index} className="block">
                {name}
                <span className="text-ink-muted block text-sm">{inLanguage(language, titleEn, titleRu)}</span>
              </span>
            )),
    },
    {
      term: design('label'),
      value: (
        <>
          {template.version === null ? design('builtIn') : design('version', { version: template.version })}
          {template.kept && <span className="text-ink-muted block text-sm">{design('kept')}</span>}
          {template.latest !== null && template.latest !== template.version && (
            <MoveTemplate
              input={{ runId: run.id, language: terms.language, version: template.latest }}
              version={template.latest}
              choose={choose}
            />
          )}
        </>
      ),
    },
    run.confers && {
      term: t('terms.confers'),
      value: `${inLanguage(language, run.confers.nameEn, run.confers.nameRu)}, ${
        statusValidUntil
          ? t('issueFacts.until', { day: formatDate(statusValidUntil, locale) })
          : t('issueFacts.noEnd')
      }`,
    },
  ].filter((fact) => fact !== null);
  return (
    <Panel
      title={t('terms.title')}
      actions={
        <>
          <a
            href={sampleOf(own)}
            target="_blank"
            rel="noopener"
            title={t('terms.sampleHint')}
            className={buttonClass({ variant: 'quiet', size: 'sm' })}
          >
            <FileText aria-hidden className="size-4" />
            {t('terms.sample')}
          </a>
          <TermsDialog terms={terms} endsOn={run.endsOn} today={run.today} />
        </>
      }
    >
      <DescriptionList
        facts={facts}
        stacked
        className="grid! grid-cols-2 gap-x-6 gap-y-3 lg:grid-flow-col lg:grid-cols-none"
      />
    </Panel>
  );
}
