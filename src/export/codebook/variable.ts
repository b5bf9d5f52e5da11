import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Side } from '../../core/instrument/side.ts';
import { type Labels, labelsOf } from './labels.ts';

export interface ValueLabel {
  readonly value: string;
  readonly label: Labels;
}

/** What a variable holds; `id` tells rows or people apart and has nothing to count. */
export type VariableKind = 'id' | 'text' | 'nominal' | 'scale' | 'number' | 'time';

/** What one column of the table of responses means. */
export interface Variable {
  readonly name: string;
  readonly label: Labels;
  readonly kind: VariableKind;
  /** The values that have a name: choices, or the ends of a scale. */
  readonly values: readonly ValueLabel[];
  /** Values that stand for no answer; an empty cell is a blank. */
  readonly missing: readonly ValueLabel[];
  readonly range: { readonly min: number; readonly max: number } | null;
  readonly dimension: string | null;
  readonly side: Side | null;
  /** Whether the answers, which are raw, are turned round before they are counted. */
  readonly isReversed: boolean;
}

/** What is known of a variable besides its name; the rest is as usual. */
export type Described = Partial<Variable> & Pick<Variable, 'label' | 'kind'>;

/** The ends of a scale with what they mean. */
export function nameEnds({ min, max, lowest, highest }: Questionnaire['scale']): Variable['values'] {
  return [
    { value: String(min), label: labelsOf(lowest) },
    { value: String(max), label: labelsOf(highest) },
  ];
}
