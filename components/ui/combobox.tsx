'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import clsx from 'clsx';
import { Check, ChevronDown, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { foldRegional } from '@/lib/text/names/regional';
import { controlClass } from './control-style';
import { useFieldControl } from './field-context';
import { floatClass, optionClass } from './overlay-style';

/** `picture`: the address of a small picture beside the words, which say what it is. */
export type ComboboxOption = { value: string; label: string; detail?: string; picture?: string };

type Props = {
  options: readonly ComboboxOption[];
  /** The chosen value; an empty string for none. */
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  name?: string;
  placeholder?: string;
  disabled?: boolean;
  id?: string;
  /** For options that come from the server: what was typed. Filtering is then the server's. */
  onSearch?: (text: string) => void;
};

/** Every word that was typed, in any script, in the option or in what tells it apart. */
const matches = ({ label, detail }: ComboboxOption, typed: string): boolean => {
  const text = foldRegional(`${label} ${detail ?? ''}`);
  return foldRegional(typed)
    .split(' ')
    .every((word) => text.includes(word));
};

/** One of many, found by typing. With react-hook-form: <Controller> and value, onValueChange. */
export function Combobox({
  options,
  value,
  defaultValue,
  onValueChange,
  name,
  placeholder,
  disabled,
  id,
  onSearch,
}: Props) {
  const t = useTranslations('common');
  const field = useFieldControl({ id });
  // The popup hides the rest of the page from screen readers; a label that is pointed to is read all the same.
  const labelledBy = field.id && !id ? `${field.id}-label` : undefined;
  const find = (wanted: string | undefined) => options.find((option) => option.value === wanted) ?? null;
  return (
    <Base.Root
      items={options}
      name={name}
      disabled={disabled}
      value={value === undefined ? undefined : find(value)}
      defaultValue={defaultValue === undefined ? undefined : find(defaultValue)}
      onValueChange={(option) => onValueChange?.((option as ComboboxOption | null)?.value ?? '')}
      onInputValueChange={
        onSearch && ((text, details) => details.reason === 'input-change' && onSearch(text))
      }
      filter={onSearch ? null : matches}
      isItemEqualToValue={(item, chosen) => item.value === chosen.value}
      itemToStringLabel={(item: ComboboxOption) => item.label}
      itemToStringValue={(item: ComboboxOption) => item.value}
      autoHighlight
    >
      <Base.InputGroup className="relative">
        <Base.Input
          {...field}
          aria-labelledby={labelledBy}
          placeholder={placeholder}
          className={clsx(controlClass, 'pr-16')}
        />
        <div className="text-ink-muted absolute inset-y-0 right-1 flex items-center">
          {!disabled && (
            <Base.Clear
              aria-label={t('clear')}
              className="hover:text-ink flex size-8 items-center justify-center rounded-md"
            >
              <X aria-hidden className="size-4" />
            </Base.Clear>
          )}
          <Base.Trigger
            aria-label={t('showChoices')}
            className="hover:text-ink flex size-8 items-center justify-center rounded-md"
          >
            <ChevronDown aria-hidden className="size-4" />
          </Base.Trigger>
        </div>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={clsx(floatClass, 'w-(--anchor-width) min-w-56 p-1')}>
            <Base.Empty className="text-ink-muted px-2.5 py-2 empty:hidden">{t('noMatches')}</Base.Empty>
            <Base.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto overscroll-contain">
              {(option: ComboboxOption) => (
                <Base.Item key={option.value} value={option} className={optionClass}>
                  {option.picture && <Thumbnail address={option.picture} />}
                  <span className="min-w-0 flex-1">
                    {option.label}
                    {option.detail && <span className="text-ink-muted block text-sm">{option.detail}</span>}
                  </span>
                  <Base.ItemIndicator>
                    <Check aria-hidden className="text-accent size-4" />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** On white, as on paper: what is drawn dark would not be seen in the dark. */
export function Thumbnail({ address }: { address: string }) {
  return (
    // eslint-disable-next-line @next/next/no-img-element -- served to who may see it, in its own size
    <img
      src={address}
      alt=""
      loading="lazy"
      className="border-line h-9 w-14 shrink-0 rounded-sm border bg-white object-contain p-0.5"
    />
  );
}
