import { asksSide, designs } from '../core/instrument/design.ts';
import { audienceOf, type Side } from '../core/instrument/side.ts';
import type { Problem } from '../core/problem.ts';

/**
 * The problem of sides that belong to two designs: a study measures the gaps inside the organisation by the chain of sides or
 * by direct ratings, and what came of both could not be compared. Nothing where one design asks them all.
 *
 * @param path the place of the sides in a mapping file, if they come from one
 */
export function findMixedDesigns(sides: readonly Side[], path?: string): readonly Problem[] {
  const staff = sides.filter((side) => audienceOf(side) !== 'customer');
  if (designs.some((design) => staff.every((side) => asksSide(design, side)))) return [];
  const [first = '', second = ''] = designs.map(
    (design) => staff.find((side) => designs.every((each) => asksSide(each, side) === (each === design))) ?? '',
  );
  return [{ code: 'designs-mixed', ...(path === undefined ? {} : { path }), values: { first, second } }];
}
