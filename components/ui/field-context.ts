'use client';

import { createContext, useContext } from 'react';

type FieldContext = { id: string; describedBy?: string; invalid: boolean; required: boolean };

export const FieldContext = createContext<FieldContext | null>(null);

type Own = { id?: string; required?: boolean; 'aria-invalid'?: unknown; 'aria-describedby'?: string };

/** The attributes that tie a control to the label, hint and error of the Field around it. */
export function useFieldControl(own: Own) {
  const field = useContext(FieldContext);
  const invalid = own['aria-invalid'] ?? field?.invalid;
  return {
    id: own.id ?? field?.id,
    'aria-invalid': invalid ? (true as const) : undefined,
    'aria-describedby': [field?.describedBy, own['aria-describedby']].filter(Boolean).join(' ') || undefined,
    'aria-required': (own.required ?? field?.required) || undefined,
  };
}
