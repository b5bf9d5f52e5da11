/** Who answers a questionnaire: the customer, the manager, or the contact (front-line) staff. */
export const audiences = ['customer', 'manager', 'contact'] as const;
export type Audience = (typeof audiences)[number];

/**
 * What is asked of an item, and of whom. This is the one closed list of sides: E expectation, P perception, the two ends of
 * the zone of tolerance and importance for customers; M belief (the managers' guess of E) and S standard for managers;
 * D delivery and A promise for contact staff.
 */
const audienceBySide = {
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

export type Side = keyof typeof audienceBySide;
export const sides = Object.keys(audienceBySide) as readonly Side[];

export function audienceOf(side: Side): Audience {
  return audienceBySide[side];
}
