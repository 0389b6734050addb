import { useEffect } from 'react';

/** Asks before a page with something unsaved is left, by a link of the page or by the browser. */
export function useUnsaved(unsaved: boolean, question: string): void {
  useEffect(() => {
    if (!unsaved) return;
    const leaving = (event: BeforeUnloadEvent) => event.preventDefault();
    const followed = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (!link || link.getAttribute('target') === '_blank' || event.ctrlKey || event.metaKey) return;
      if (window.confirm(question)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('beforeunload', leaving);
    // Before the router sees it.
    document.addEventListener('click', followed, true);
    return () => {
      window.removeEventListener('beforeunload', leaving);
      document.removeEventListener('click', followed, true);
    };
  }, [unsaved, question]);
}
