/** Whether a folded text is a name, or begins with one that ends there: `可靠性1`, `Reliability: …`. */
export function isNamed(text: string, name: string): boolean {
  if (text === name) return true;
  const rest = text.startsWith(name) ? text.slice(name.length) : null;
  return rest !== null && /^[\s\d:：—–_.|/、-]/.test(rest);
}
