import type { Table } from '../table/table.ts';
import type { ChartPlan } from './chart/chartPlan.ts';

/** A slide before it is written. */
export interface DeckSlide {
  readonly title: string;
  /** What the slide says, in one sentence below its title. */
  readonly sentence: string;
  /** What the speaker sees alone: a paragraph each. */
  readonly notes: readonly string[];
  readonly body:
    | { readonly kind: 'cover' }
    | { readonly kind: 'chart'; readonly plan: ChartPlan }
    | { readonly kind: 'gap-model' }
    | { readonly kind: 'table'; readonly table: Table }
    | { readonly kind: 'words'; readonly list: readonly string[]; readonly marks: 'bullets' | 'numbers' | 'none' };
}
