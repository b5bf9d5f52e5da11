import type { Scale } from '../../../core/instrument/scale.ts';

/**
 * A native chart before it is written: plain figures of the report, unrounded, so that whoever opens its data in PowerPoint finds the
 * report's own numbers.
 */
export interface ChartPlan {
  readonly kind: /** Lying bars from zero, the first category on top. */
    | 'bars'
    /** Marks above each category, such as expectation and perception. */
    | 'marks'
    /** A line for each series from category to category. */
    | 'lines'
    | 'radar'
    /** Lying bars of parts of a whole. */
    | 'parts'
    /** Lying bars on one another, of which the first series cannot be seen. */
    | 'steps'
    /** Points of two figures: the first series is where they stand along the line, the second how high. */
    | 'points';
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** The ends of the axis of values. */
  readonly axis: Scale;
  /** The ends of the other axis, of points. */
  readonly across?: Scale;
  /** Of bars, the colour of each. */
  readonly colours?: readonly string[];
  /** 95 % intervals, drawn as shapes over the chart, since the writer knows no error bars. */
  readonly whiskers?: readonly Whisker[];
  /** What they are, in a few words beside the chart. */
  readonly whiskersAre?: string;
  /** What stands at the right edge of each lying bar, where no interval runs through it. */
  readonly shown?: readonly string[];
  /** What stands at the two ends of each line. */
  readonly ends?: readonly (readonly [string, string])[];
  /** Of points, where the two lines cross that part them into four fields. */
  readonly cross?: readonly [along: number, up: number];
  /** Numbers are differences, with their sign, or shares. */
  readonly format: 'score' | 'difference' | 'share';
  /** The names of the axes of points. */
  readonly axes?: readonly [string, string];
}

export interface Series {
  readonly name: string;
  readonly values: readonly number[];
  readonly colour: string;
}

/** An interval on the axis of values, at the place of a category. */
export interface Whisker {
  readonly category: number;
  readonly from: number;
  readonly to: number;
}
