/*
 * Makes the pages of a form safe from a bad line: what is typed is kept on the phone until it is sent, and what cannot be
 * sent stays. The pages work without it.
 */
(() => {
  const prefix = 'cascade-draft:';

  function wire() {
    const form = document.querySelector('form[data-draft]');
    // Answered already, or over: what was begun here is of no use.
    if (!form) return drop(prefix + location.pathname);
    const key = prefix + form.dataset.draft;
    const note = form.querySelector('.offline');
    const button = form.querySelector('button');
    restore(form, key);
    const kept = form.querySelector('.kept');
    if (kept) kept.hidden = false;
    form.addEventListener('input', () => keep(form, key));
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      keep(form, key);
      note.hidden = true;
      const words = button.textContent;
      button.disabled = true;
      button.textContent = form.dataset.sending;
      try {
        const response = await fetch(form.action, {
          method: 'POST',
          body: new URLSearchParams(new FormData(form)),
        });
        // Received now or before; or not for anyone any more.
        if (response.ok || response.status === 409 || response.status === 404) drop(key);
        show(await response.text());
      } catch {
        note.hidden = false;
        note.scrollIntoView({ block: 'center' });
      } finally {
        button.disabled = false;
        button.textContent = words;
      }
    });
  }

  /** Puts the answer's page in the place of this one. */
  function show(page) {
    const answer = new DOMParser().parseFromString(page, 'text/html');
    document.querySelector('main').replaceWith(answer.querySelector('main'));
    document.documentElement.lang = answer.documentElement.lang;
    wire();
    const first = document.querySelector('.refused-note') ?? document.querySelector('h1');
    first.tabIndex = -1;
    first.focus();
    scrollTo(0, 0);
  }

  function keep(form, key) {
    const typed = [...new FormData(form)].filter(
      ([name, value]) => value && form.querySelector(`[name="${CSS.escape(name)}"]`).type !== 'hidden',
    );
    try {
      localStorage.setItem(key, JSON.stringify(typed));
    } catch {
      // A full or forbidden store keeps nothing; the form works all the same.
    }
  }

  function restore(form, key) {
    let typed = [];
    try {
      typed = JSON.parse(localStorage.getItem(key) ?? '[]');
    } catch {
      return;
    }
    for (const [name, value] of typed) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type === 'radio') field.checked = field.value === value;
        else if (field.type !== 'hidden' && field.value === '') field.value = value;
      }
    }
  }

  function drop(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept.
    }
  }

  wire();
})();
