import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { upload } from '@/components/nominations/upload';
import { buttonClass } from '@/components/ui/button-style';
import { Combobox, Thumbnail } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import type { TemplateImage } from '@/lib/certificates/templates/queries';
import { useTemplateText } from './form';

export type Images = {
  courseId: string;
  list: readonly TemplateImage[];
  add: (image: TemplateImage) => void;
};

type Props = {
  images: Images;
  label: string;
  /** What the picture is for, for who hears the page. */
  what: string;
  /** Text of the choice of none; without it one is asked for. */
  none?: string;
  value: string | null;
  onValue: (imageId: string | null) => void;
  error?: string;
};

const addressOf = (imageId: string) => `/api/certificate-images/${imageId}`;

/** One of the course's pictures, or another that is sent now; why it is refused stands beside it. */
export function ImageField({ images, label, what, none, value, onValue, error }: Props) {
  const t = useTranslations('certificateTemplates');
  const errors = useTranslations('errors');
  const text = useTemplateText();
  const id = useId();
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string>();
  const send = async (file: File | undefined) => {
    if (!file) return;
    setSending(true);
    setRefused(undefined);
    const { outcome, errorId } = await upload<TemplateImage>(
      `/api/courses/${images.courseId}/certificate-images`,
      file,
    );
    setSending(false);
    if (outcome?.ok) {
      images.add(outcome.value);
      onValue(outcome.value.id);
    } else {
      setRefused(
        errorId ? errors('failedId', { id: errorId }) : text(outcome?.refusals[0] ?? { code: 'INVALID' }),
      );
    }
  };
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Field label={label} required={!none} error={refused ?? error}>
        <div className="flex items-center gap-2">
          {value && <Thumbnail address={addressOf(value)} />}
          <div className="min-w-0 flex-1">
            <Combobox
              value={value ?? ''}
              onValueChange={(imageId) => onValue(imageId || null)}
              placeholder={none ?? t('chooseImage')}
              options={images.list.map(({ id: imageId, name, width, height }) => ({
                value: imageId,
                label: name,
                detail: t('imageSize', { width: Math.round(width), height: Math.round(height) }),
                picture: addressOf(imageId),
              }))}
            />
          </div>
        </div>
      </Field>
      <label
        htmlFor={id}
        className={`${buttonClass({ size: 'sm' })} has-focus-visible:outline-accent relative self-start has-focus-visible:outline-2`}
      >
        <span className="sr-only">{t('uploadFor', { what })}</span>
        <span aria-hidden>{sending ? t('uploading') : t('upload')}</span>
        <input
          id={id}
          type="file"
          accept=".svg,.png"
          className="sr-only"
          disabled={sending}
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
    </div>
  );
}
