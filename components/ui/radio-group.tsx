import { useId, type ComponentProps, type ReactNode } from 'react';
import { Fieldset } from './fieldset';

type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type Props = Omit<ComponentProps<'input'>, 'type' | 'value' | 'defaultValue'> & {
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  options: readonly Choice[];
  value?: string;
  defaultValue?: string;
};

/** One of a few, all visible. `{...register('kind')}` fits; so do `value` with `onChange`. */
export function RadioGroup({ legend, hint, error, options, value, defaultValue, name, ...rest }: Props) {
  const id = useId();
  return (
    <Fieldset legend={legend} hint={hint} error={error}>
      <div className="flex flex-col">
        {options.map((option) => (
          <label key={option.value} className="flex items-start gap-2.5 py-1.5 pointer-coarse:py-2.5">
            <input
              {...rest}
              type="radio"
              name={name ?? id}
              value={option.value}
              disabled={option.disabled || rest.disabled}
              checked={value === undefined ? undefined : value === option.value}
              defaultChecked={defaultValue === undefined ? undefined : defaultValue === option.value}
              className="accent-accent mt-0.5 size-4 shrink-0 pointer-coarse:size-5"
            />
            <span className="min-w-0">
              {option.label}
              {option.hint && <span className="text-ink-muted block text-sm">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  );
}
