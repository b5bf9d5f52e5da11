import { parseDecimal } from '../../core/answers/parseNumber.ts';
import { type Problem, quoteValue } from '../../core/problem.ts';

/** A number that a page asks for. */
export interface AskedAmount {
  readonly name: string;
  readonly label: string;
  /** What it belongs to, where its label alone does not say so in a sentence. */
  readonly of?: string;
  /** What stands there at first; null leaves it empty, which counts as the least. */
  readonly usual: number | null;
  readonly min: number;
  readonly max: number;
  readonly isWhole: boolean;
}

/** A number as it was typed, and what it is or why it is none. What is left out is as usual. */
export interface ReadAmount extends AskedAmount {
  readonly typed: string;
  readonly value: number;
  readonly problem: Problem | null;
}

/** Reads the numbers of an address, each by itself. */
export function readAmounts(
  query: Readonly<Record<string, unknown>>,
  asked: readonly AskedAmount[],
): readonly ReadAmount[] {
  return asked.map((amount) => {
    const { name, label, of, usual, min, max, isWhole } = amount;
    const given = query[name];
    const typed = typeof given === 'string' && given.trim() !== '' ? given.trim() : String(usual ?? '');
    const value = typed === '' ? min : parseDecimal(typed);
    if (value !== null && value >= min && value <= max && (!isWhole || Number.isInteger(value)))
      return { ...amount, typed, value, problem: null };
    const code = isWhole ? 'count-out-of-range' : 'number-out-of-range';
    const problem = {
      code,
      path: of === undefined ? label : `${of} · ${label}`,
      values: { value: quoteValue(typed), min, max },
    } as const;
    return { ...amount, typed, value: min, problem };
  });
}
