import { measureText } from '../../picture/text.ts';
import type { ChartPlan } from './chartPlan.ts';

/** How many lying bars a slide has room for, with names that the back row can read, and how many if any name takes two lines. */
const mostBars = 16;
const mostOfLong = 8;
/** So wide is the longest name that stands in one line, in units of its letters. */
const longestLine = 36;

/** A chart of too many bars as several of about as many each; any other as it is. */
export function splitPlan(plan: ChartPlan): readonly ChartPlan[] {
  const count = plan.categories.length;
  const most = plan.categories.some((name) => measureText(name) > longestLine) ? mostOfLong : mostBars;
  if (plan.kind !== 'bars' || count <= most) return [plan];
  const parts = Math.ceil(count / most);
  const size = Math.ceil(count / parts);
  return Array.from({ length: parts }, (_, part): ChartPlan => {
    const [from, to] = [part * size, (part + 1) * size];
    const cut = <Value>(values: readonly Value[]) => values.slice(from, to);
    return {
      ...plan,
      categories: cut(plan.categories),
      series: plan.series.map((each) => ({ ...each, values: cut(each.values) })),
      ...(plan.shown && { shown: cut(plan.shown) }),
      ...(plan.colours && { colours: cut(plan.colours) }),
      ...(plan.whiskers && {
        whiskers: plan.whiskers
          .filter(({ category }) => category >= from && category < to)
          .map((each) => ({ ...each, category: each.category - from })),
      }),
    };
  });
}
