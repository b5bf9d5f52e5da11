import { type FunctionName, functions } from './functions.ts';

/** Lines of R, the last of which prints the figure, and the functions of the library that they call. */
export interface RCode {
  readonly needs: readonly FunctionName[];
  readonly lines: readonly string[];
}

/** A text as an R string, with the line ends that R makes of all as it reads a file. */
export function quote(text: string): string {
  return JSON.stringify(text.replace(/\r\n?/g, '\n'));
}

/** Texts as an R vector. */
export function vectorOf(texts: readonly string[]): string {
  return `c(${texts.map(quote).join(', ')})`;
}

/** First these lines, then those. */
export function joinCode(...parts: readonly RCode[]): RCode {
  return { needs: parts.flatMap(({ needs }) => needs), lines: parts.flatMap(({ lines }) => lines) };
}

export function code(needs: readonly FunctionName[], ...lines: readonly string[]): RCode {
  return { needs, lines };
}

/** A whole script: the functions that are needed, those that need others after them, then the lines. */
export function writeScript({ needs, lines }: RCode): string {
  const wanted = new Set<FunctionName>();
  const add = (name: FunctionName): void => {
    if (wanted.has(name)) return;
    for (const other of functions[name].needs ?? []) add(other as FunctionName);
    wanted.add(name);
  };
  for (const name of needs) add(name);
  return `${[...[...wanted].map((name) => functions[name].text), ...lines].join('\n')}\n`;
}
