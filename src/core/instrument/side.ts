/** Who answers a questionnaire: the customer, the manager, or the contact (front-line) staff. */
export const audiences = ['customer', 'manager', 'contact'] as const;
export type Audience = (typeof audiences)[number];

/**
 * What is asked of every item, and of whom: E expectation, P perception, the two ends of the zone of tolerance and importance
 * for customers; M belief (the managers' guess of E) and S standard for managers; D delivery and A promise for contact staff.
 */
const audienceByItemSide = {
  expectation: 'customer',
  perception: 'customer',
  minimum: 'customer',
  desired: 'customer',
  importance: 'customer',
  belief: 'manager',
  standard: 'manager',
  delivery: 'contact',
  promise: 'contact',
} as const satisfies Record<string, Audience>;

/**
 * The direct ratings of the original gap model, asked once of every dimension: whether standards are formalised (gap 2),
 * whether staff are able to meet them (gap 3), and whether promises are kept (gap 4).
 */
const audienceByRatingSide = {
  formalised: 'manager',
  able: 'contact',
  kept: 'contact',
} as const satisfies Record<string, Audience>;

const audienceBySide = { ...audienceByItemSide, ...audienceByRatingSide };

export type ItemSide = keyof typeof audienceByItemSide;
export type RatingSide = keyof typeof audienceByRatingSide;
export type Side = ItemSide | RatingSide;

export const itemSides = Object.keys(audienceByItemSide) as readonly ItemSide[];
export const ratingSides = Object.keys(audienceByRatingSide) as readonly RatingSide[];
/** The one closed list of sides, those of items first. */
export const sides: readonly Side[] = [...itemSides, ...ratingSides];

export function audienceOf(side: Side): Audience {
  return audienceBySide[side];
}
