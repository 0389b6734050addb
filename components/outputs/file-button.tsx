'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';

type Props = {
  label: string;
  /** What the field for the file is called: of which document it is. */
  name: string;
  onFile: (file: File) => Promise<void>;
};

/** A button that asks for one file and hands it over at once. */
export function FileButton({ label, name, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const take = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    setPending(true);
    await onFile(file);
    setPending(false);
  };
  return (
    <>
      <Button size="sm" variant="quiet" pending={pending} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        aria-label={name}
        tabIndex={-1}
        accept="image/*,.pdf,.heic"
        className="sr-only"
        onChange={(event) => {
          void take(event.target.files);
          event.target.value = '';
        }}
      />
    </>
  );
}
