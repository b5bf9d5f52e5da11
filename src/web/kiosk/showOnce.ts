const maxRemembered = 10_000;

/**
 * Tells whether what was typed into a form may be shown again: once. The browser keeps what was sent in its history and sends it
 * anew for whoever goes back there, and the next person must not see it. Of a program that was started since, nothing is known.
 */
export function showOnce(): (form: string) => boolean {
  const shown = new Set<string>();
  return (form) => {
    if (shown.has(form)) return false;
    if (shown.size >= maxRemembered) shown.clear();
    if (form !== '') shown.add(form);
    return true;
  };
}
