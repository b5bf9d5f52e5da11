import type { ChartPlan } from '../chart/chartPlan.ts';

/** Where in the chart's frame its axes enclose the data, as shares of the frame. Shapes drawn over a chart have to know. */
export interface Plot {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A radar finds its own place. */
export const plots = {
  bars: { x: 0.42, y: 0.02, w: 0.5, h: 0.9 },
  marks: { x: 0.05, y: 0.11, w: 0.94, h: 0.7 },
  lines: { x: 0.07, y: 0.04, w: 0.58, h: 0.84 },
  radar: null,
  parts: { x: 0.3, y: 0.11, w: 0.68, h: 0.78 },
  steps: { x: 0.3, y: 0.02, w: 0.62, h: 0.9 },
  points: { x: 0.08, y: 0.03, w: 0.9, h: 0.8 },
} as const satisfies Record<ChartPlan['kind'], Plot | null>;
