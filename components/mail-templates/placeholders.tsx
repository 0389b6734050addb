import { useTranslations } from 'next-intl';

/** What the words of a mail can name, with what will stand there. */
export function Placeholders({
  samples,
  needs,
}: {
  samples: Record<string, string>;
  needs: readonly string[];
}) {
  const t = useTranslations('mailTemplates');
  return (
    <section aria-labelledby="placeholders">
      <h2 id="placeholders" className="mb-2 text-base font-semibold">
        {t('placeholders')}
      </h2>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {Object.entries(samples).map(([name, sample]) => (
          <div key={name} className="contents">
            <dt>
              <code>{`{${name}}`}</code>
              {needs.includes(name) && <span className="text-ink-muted"> {t('needed')}</span>}
            </dt>
            <dd className="text-ink-muted min-w-0 break-words">{sample}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
