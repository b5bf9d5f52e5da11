import type { Problem } from '../core/problem.ts';

/** The value that a text means as JSON, or the line at which it ceases to mean one. */
export function parseJson(text: string): { readonly value: unknown } | { readonly problem: Problem } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: { code: 'json-broken', path: '.', values: { line: findBrokenLine(text) } } };
  }
}

/** Node does not say where the mistake is. Up to the line before it a text merely ends too early. */
function findBrokenLine(text: string): number {
  const lines = text.trimEnd().split('\n');
  let [good, bad] = [0, lines.length];
  while (good + 1 < bad) {
    const middle = (good + bad) >> 1;
    // No text of JSON goes on behind the end of a line.
    if (mayGoOn(`${lines.slice(0, middle).join('\n')}\n`)) good = middle;
    else bad = middle;
  }
  return bad;
}

function mayGoOn(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = /at position (\d+)/.exec(message)?.[1];
    return message.startsWith('Unexpected end') || (position !== undefined && Number(position) >= text.length);
  }
}
