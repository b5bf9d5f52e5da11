import type { Finding, Found } from './finding.ts';

/** Below this a reliability is too low to compare people or groups by. Source: Nunnally (1978), Psychometric Theory. */
const leastReliability = 0.7;
/** From this share of expectations at the top of the scale on, most people have no room left to expect more. */
const ceilingShare = 0.5;
/** Means of fewer people say little; the interval is shown, and this in words. */
const fewPeople = 30;

/** What the data cannot say, or say only with care. */
export function listCautions(found: Found): readonly Finding[] {
  return [
    ...cautionWhole(found),
    ...cautionFew(found),
    ...cautionCeiling(found),
    ...cautionReliability(found),
    ...cautionAgainst(found),
    ...cautionFlagged(found),
    ...(found.isFilledToTarget ? [{ code: 'target-alpha', kind: 'caution', values: {} } as const] : []),
  ];
}

/** Dimensions each have their people, but those with a score on all of them are too few for a test of the whole. */
function cautionWhole({ overall, dimensions }: Found): readonly Finding[] {
  const isLeft = overall.n < 2 && dimensions.some(({ n, gap }) => n > 1 && gap !== null);
  return isLeft ? [{ code: 'no-whole', kind: 'caution', values: { n: overall.n } }] : [];
}

function cautionFew({ overall, gaps }: Found): readonly Finding[] {
  const customers: readonly Finding[] =
    overall.n > 1 && overall.n < fewPeople
      ? [{ code: 'few-people', kind: 'caution', gap: 5, values: { n: overall.n } }]
      : [];
  const inside = ([1, 2, 3, 4] as const).flatMap((gap): readonly Finding[] => {
    const n = gaps[gap]?.n;
    if (n === undefined) return [];
    const least = typeof n === 'number' ? n : Math.min(...n);
    return least < fewPeople ? [{ code: 'few-people', kind: 'caution', gap, values: { n: least } }] : [];
  });
  return [...customers, ...inside];
}

/** Expectations crowded at the top leave no spread: zones of tolerance or perceptions alone then measure better. */
function cautionCeiling({ items }: Found): readonly Finding[] {
  const shares = items.flatMap(({ ceiling }) => ceiling.expectation ?? []);
  if (shares.length === 0) return [];
  const share = shares.reduce((sum, each) => sum + each, 0) / shares.length;
  return share >= ceilingShare ? [{ code: 'ceiling', kind: 'caution', values: { percent: 100 * share } }] : [];
}

/** Reliabilities of a handful of people mean nothing, so nothing is said of them. */
function cautionReliability({ dimensions }: Found): readonly Finding[] {
  return dimensions.flatMap(({ id, n, reliabilityOfDifference, alpha }): readonly Finding[] => {
    if (n < fewPeople) return [];
    if (reliabilityOfDifference !== null && reliabilityOfDifference < leastReliability)
      return [
        {
          code: 'unreliable-difference',
          kind: 'caution',
          dimension: id,
          values: { coefficient: reliabilityOfDifference, least: leastReliability },
        },
      ];
    const value = alpha.perception.value;
    return value !== null && value < leastReliability
      ? [
          {
            code: 'unreliable-scale',
            kind: 'caution',
            dimension: id,
            values: { coefficient: value, least: leastReliability },
          },
        ]
      : [];
  });
}

/** Items that run against the rest of their dimension: perhaps worded negatively and not turned round. */
function cautionAgainst({ overall, against }: Found): readonly Finding[] {
  if (overall.n < fewPeople || against.length === 0) return [];
  return [{ code: 'runs-against', kind: 'caution', items: against, values: { count: against.length } }];
}

function cautionFlagged({ flagged, used }: Found): readonly Finding[] {
  if (flagged === 0 || used === 0) return [];
  return [{ code: 'flagged', kind: 'caution', values: { flagged, percent: (100 * flagged) / used } }];
}
