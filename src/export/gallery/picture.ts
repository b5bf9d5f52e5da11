import type { DeepReport, Report } from '../../core/report/report.ts';
import type { Drawing } from '../../page/svg.ts';
import type { Shape } from '../picture/gapModelLayout.ts';
import type { RadarPlot } from '../picture/radar.ts';
import type { Computed } from '../reportView/computed.ts';
import type { Speaker, Table } from '../table/table.ts';

/** What pictures are drawn from. The importance map needs the part of the report that takes longer. */
export interface Pictured extends Computed {
  readonly report: Report & Partial<DeepReport>;
  /** The page that says what each of the five gaps rests on; without one the gap model leads nowhere. */
  readonly evidence?: string;
}

/** A picture of a report, in one language, with what goes with it wherever it is shown: on a page, a slide, in a file. */
export interface Picture {
  /** Names it in addresses and file names: small letters, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  /** What it shows in one plain sentence; where there is nothing to draw, why, and what to do. */
  readonly sentence: string;
  /** How it is to be read; null where there is nothing to draw. */
  readonly key: string | null;
  /** Draws it for screens wider than high, or for phones; null where there is nothing to draw. */
  readonly draw: ((shape: Shape) => Drawing) | null;
  /** Its numbers; null where there are none. */
  readonly table: Table | null;
  /** What a page's script draws in its place, to be asked with pointer and keys. */
  readonly plot?: RadarPlot;
}

/** Makes the pictures of one kind: one, also where there is nothing to draw, or one for each division of people. */
export type Painter = (pictured: Pictured, speaker: Speaker) => readonly Picture[];
