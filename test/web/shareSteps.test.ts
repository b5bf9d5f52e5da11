import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SteppedResponse } from '../../src/web/analyse/shareSteps.ts';
import { type ErasableSteps, startErasableSteps } from './erasableSteps.ts';

const minGroup = 3;
const divisions = ['wave', 'branch'] as const;

/** What happens: people send their answers, someone sends other answers under an id that was used, a correction, somebody withdraws. */
type Event =
  | { readonly kind: 'delivery'; readonly people: readonly Person[] }
  | { readonly kind: 'conflict'; readonly with: number; readonly person: Person }
  | { readonly kind: 'correction'; readonly by: number }
  | { readonly kind: 'erasure'; readonly of: number };
interface Person {
  readonly items: string;
  readonly wave: string | undefined;
  readonly branch: string | undefined;
}

const anyPerson: fc.Arbitrary<Person> = fc.record({
  items: fc.constantFrom('000', '000', '00.', '.00', '0..', '...'),
  wave: fc.constantFrom('1', '1', '2'),
  branch: fc.constantFrom('north', 'north', 'south', 'south', 'west', undefined),
});
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('delivery'),
      people: fc.array(anyPerson, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('delivery'),
      people: fc.array(anyPerson, { minLength: 1, maxLength: 30 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('conflict'), with: fc.nat(), person: anyPerson }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('correction'), by: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('erasure'), of: fc.nat() }) },
) as fc.Arbitrary<Event>;

interface Row extends SteppedResponse {
  /** The id under which it came: whoever shares it may be one person. */
  readonly root: string;
}

function makeRow(person: Person, id: string, arrived: number, root = id): Row {
  const groups = new Map<string, string>();
  for (const division of divisions) {
    const group = person[division];
    if (group !== undefined) groups.set(division, group);
  }
  return { id, root, arrived, items: person.items, groups, isConflict: id !== root };
}

/** Lets events happen one after the other. `look` is called after each with all rows so far. */
function play(
  events: readonly Event[],
  steps: ErasableSteps,
  look: (rows: readonly Row[], number: number) => void = () => {},
): readonly Row[] {
  let rows: readonly Row[] = [];
  const supersededBy = new Map<string, string>();
  for (const [index, event] of events.entries()) {
    const number = index + 1;
    const add = (row: Row) => {
      rows = [...rows, row];
      steps.add(row);
    };
    if (event.kind === 'delivery')
      for (const [place, person] of event.people.entries()) add(makeRow(person, `${number}-${place}`, number));
    const own = rows.filter(({ isConflict }) => !isConflict);
    const conflicts = rows.filter(({ isConflict }) => isConflict);
    if (event.kind === 'conflict') {
      const first = own[event.with % own.length];
      if (first) add(makeRow(event.person, `${number}-0`, number, first.id));
    }
    const correction = event.kind === 'correction' ? conflicts[event.by % conflicts.length] : undefined;
    if (correction) {
      // As the database does it: the last correction so far of the first response is superseded.
      let last = correction.root;
      while (supersededBy.get(last) !== undefined && supersededBy.get(last) !== correction.id)
        last = supersededBy.get(last) ?? '';
      const superseded = rows.find(({ id }) => id === last);
      if (superseded && last !== correction.id && !supersededBy.has(last)) {
        supersededBy.set(last, correction.id);
        steps.remove(superseded, number);
      }
    }
    const withdrawn = event.kind === 'erasure' ? rows[event.of % rows.length] : undefined;
    if (withdrawn) {
      const chain = new Set([withdrawn]);
      for (const { id } of chain)
        for (const row of rows) if (supersededBy.get(id) === row.id || supersededBy.get(row.id) === id) chain.add(row);
      rows = rows.filter((row) => !chain.has(row));
      for (const { id } of chain) supersededBy.delete(id);
      steps.erase([...chain], number);
    } else steps.close(number);
    look(rows, number);
  }
  return rows;
}

/** The sets whose figures a shared report shows, or gives away as a difference: the whole, each group, and those in none. */
function listSets(rows: readonly Row[], steps: ErasableSteps): readonly ReadonlySet<Row>[][] {
  const counted = rows.flatMap((row) => {
    const share = steps.findShare(row);
    return share ? [{ row, share }] : [];
  });
  const whole = new Set(counted.map(({ row }) => row));
  return divisions.map((division) => {
    const sets = new Map<string, Set<Row>>();
    for (const { row, share } of counted) {
      const name = share.ungrouped.has(division) ? '' : (row.groups.get(division) ?? '');
      sets.set(name, (sets.get(name) ?? new Set()).add(row));
    }
    return [whole, ...sets.values()];
  });
}

/** How many people two sets differ by: those who share an id count once, at the question that most of them answered. */
function countDifference(a: ReadonlySet<Row>, b: ReadonlySet<Row>): { readonly rows: number; readonly people: number } {
  const rows = [...[...a].filter((row) => !b.has(row)), ...[...b].filter((row) => !a.has(row))];
  const answered = [0, 1, 2].map(
    (place) => new Set(rows.filter(({ items }) => items[place] === '0').map(({ root }) => root)),
  );
  return { rows: rows.length, people: Math.max(...answered.map(({ size }) => size)) };
}

describe('A shared report', () => {
  test('never shows two sets, now or at any two times, that differ by fewer people than a group needs', () => {
    let stepsTaken = 0;
    let corrected = 0;
    let thawed = 0;
    fc.assert(
      fc.property(fc.array(anyEvent, { minLength: 10, maxLength: 80, size: 'max' }), (events) => {
        const steps = startErasableSteps(minGroup);
        const seen = divisions.map((): ReadonlySet<Row>[] => [new Set()]);
        let before = { upTo: -1, erasures: 0 };
        let wasFrozen = false;
        play(events, steps, (rows) => {
          const state = steps.state();
          if (state.isFrozen) wasFrozen = true;
          if (state.isFrozen || (state.upTo === before.upTo && state.erasures === before.erasures)) return;
          if (state.upTo !== before.upTo) stepsTaken++;
          if (wasFrozen) thawed++;
          wasFrozen = false;
          before = state;
          for (const [index, sets] of listSets(rows, steps).entries())
            for (const set of sets) {
              for (const before of seen[index] ?? []) {
                const { rows: changed, people } = countDifference(set, before);
                expect(changed === 0 || people >= minGroup, `${changed} rows of ${people} people`).toBe(true);
              }
              seen[index]?.push(set);
            }
        });
        corrected += events.filter(({ kind }) => kind === 'correction').length;
      }),
      { numRuns: 400 },
    );
    // The property is about something: there were many steps and many corrections.
    expect(stepsTaken).toBeGreaterThan(1000);
    expect(corrected).toBeGreaterThan(500);
    expect(thawed).toBeGreaterThan(100);
  });

  test('shows between two steps exactly what it showed before', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40, size: 'max' }), (events) => {
        const steps = startErasableSteps(minGroup);
        let before = { upTo: -1, sets: '' };
        play(events, steps, (rows) => {
          const { upTo, isFrozen } = steps.state();
          if (isFrozen) return;
          const sets = JSON.stringify(
            listSets(rows, steps).map((each) => each.map((set) => [...set].map(({ id }) => id))),
          );
          if (upTo === before.upTo) expect(sets).toBe(before.sets || sets);
          before = { upTo, sets };
        });
      }),
    );
  });

  test('shows after a restart what it showed before: the steps follow from the arrivals, and later ones do not alter them', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40, size: 'max' }), fc.nat(40), (events, count) => {
        const [first, again] = [startErasableSteps(minGroup), startErasableSteps(minGroup)];
        const rows = play(events.slice(0, count), first);
        const upTo = first.state().upTo;
        const restarted = first.restart();
        expect(restarted.state()).toEqual({
          upTo,
          isBehind: first.state().isBehind,
          ungrouped: first.state().ungrouped,
        });
        for (const row of rows) expect(restarted.findShare(row)).toEqual(first.findShare(row));
        play(events, again, (_, number) => {
          if (number !== Math.min(count, events.length)) return;
          expect(again.state().upTo).toBe(upTo);
          for (const row of rows) expect(again.findShare(row)).toEqual(first.findShare(row));
        });
      }),
      { numRuns: 300 },
    );
  });

  test('never lags by as many people as four groups need', () => {
    fc.assert(
      fc.property(fc.array(anyPerson, { maxLength: 200, size: 'max' }), (people) => {
        const steps = startErasableSteps(minGroup);
        const all = people.map((person) => ({ ...person, items: '000' }));
        play(
          all.map((person) => ({ kind: 'delivery', people: [person] })),
          steps,
          (rows) => expect(rows.filter((row) => steps.findShare(row) === null).length).toBeLessThan(4 * minGroup),
        );
      }),
    );
  });
});

describe('A step', () => {
  const person = (branch?: string, items = '000', wave = '1'): Person => ({ items, wave, branch });
  const arrive = (people: readonly Person[], together = false): readonly Event[] =>
    together ? [{ kind: 'delivery', people }] : people.map((each) => ({ kind: 'delivery', people: [each] }));
  /** How many count after each event, and how many of each branch at the end. */
  const watch = (events: readonly Event[]) => {
    const steps = startErasableSteps(5);
    const counts: number[] = [];
    const rows = play(events, steps, (all) => counts.push(all.filter((row) => steps.findShare(row) !== null).length));
    const branches: Record<string, number> = {};
    for (const row of rows) {
      const share = steps.findShare(row);
      if (!share) continue;
      const name = share.ungrouped.has('branch') ? '-' : (row.groups.get('branch') ?? '-');
      branches[name] = (branches[name] ?? 0) + 1;
    }
    return { counts, branches, ...steps.state() };
  };
  const times = <Value>(count: number, value: Value) => Array.from({ length: count }, () => value);

  test('lets in every fifth person, with the four before', () => {
    const { counts, isBehind } = watch(arrive(times(12, person())));
    expect(counts).toEqual([0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10]);
    expect(isBehind).toBe(true);
    expect(watch(arrive(times(10, person()))).isBehind).toBe(false);
  });

  test('is not brought about by people who answered nothing', () => {
    expect(watch(arrive([...times(4, person()), ...times(20, person(undefined, '...'))])).counts.at(-1)).toBe(0);
    // Nor by five of whom no four answered the same question.
    const scattered = ['0..', '.0.', '..0', '0..', '.0.'].map((items) => person(undefined, items));
    expect(watch(arrive(scattered)).counts.at(-1)).toBe(0);
  });

  test('lets in a file as a whole', () => {
    const file = [...times(40, person('north')), ...times(33, person('south')), ...times(8, person())];
    expect(watch(arrive(file, true))).toMatchObject({
      counts: [81],
      branches: { north: 40, south: 33, '-': 8 },
      isBehind: false,
    });
  });

  test('lets in a small group without its name, and the next smallest too where nobody else has none', () => {
    const file = [...times(40, person('north')), ...times(33, person('south')), ...times(2, person('west'))];
    expect(watch(arrive(file, true)).branches).toEqual({ north: 40, '-': 35 });
    const others = [...file, ...times(3, person())];
    expect(watch(arrive(others, true)).branches).toEqual({ north: 40, south: 33, '-': 5 });
  });

  test('waits for a group that comes in slowly, but not for more people than are counted already', () => {
    const file = arrive([...times(20, person('north')), ...times(20, person('south'))], true);
    const north = times(4, person('north'));
    const mixed = [...north, person('south'), ...times(4, person('south'))];
    const { counts, branches } = watch([...file, ...arrive(mixed.slice(0, 8))]);
    expect([counts.at(-1), branches]).toEqual([40, { north: 20, south: 20 }]);
    // 4 of one and 5 of the other are 9, of which the 4 would stand out; the fifth makes a group of its own.
    expect(watch([...file, ...arrive([...mixed, person('north')])]).branches).toEqual({ north: 25, south: 25 });
    const slow = [...times(3, person('west')), ...times(17, person('north'))];
    expect(watch([...file, ...arrive(slow.slice(0, 19))]).counts.at(-1)).toBe(40);
    expect(watch([...file, ...arrive(slow)]).branches).toEqual({ north: 20, south: 20, '-': 20 });
  });

  test('is waited for when somebody withdraws who had been let in, and then takes place without them', () => {
    const events: readonly Event[] = [...arrive(times(10, person('north'))), { kind: 'erasure', of: 2 }];
    expect(watch(events)).toMatchObject({ counts: [...times(4, 0), ...times(5, 5), 10, 9], isFrozen: true });
    expect(watch([...events, ...arrive(times(4, person('north')))])).toMatchObject({ isFrozen: true });
    expect(watch([...events, ...arrive(times(5, person('north')))])).toMatchObject({
      isFrozen: false,
      branches: { north: 14 },
    });
    // Five of another group leave that of the one who withdrew as small as it is.
    expect(watch([...events, ...arrive(times(5, person('south')))])).toMatchObject({ isFrozen: true });
    // Who was not let in yet has never been there.
    const waiting = watch([...arrive(times(7, person('north'))), { kind: 'erasure', of: 6 }]);
    expect(waiting).toMatchObject({ upTo: 5, isFrozen: false, branches: { north: 5 } });
  });

  test('is waited for by those of no group, too, once there are groups at all', () => {
    const events: readonly Event[] = [...arrive(times(10, person())), { kind: 'erasure', of: 2 }];
    // All ten less these would be the others, of whom one is missing.
    expect(watch([...events, ...arrive(times(5, person('north')))])).toMatchObject({ isFrozen: true });
    expect(watch([...events, ...arrive(times(5, person()))])).toMatchObject({ isFrozen: false });
  });

  test('is not lost with all who came when it was taken', () => {
    const erasures = times(10, { kind: 'erasure', of: 0 } as const);
    const { upTo, isFrozen, branches } = watch([...arrive(times(10, person('north'))), ...erasures]);
    expect([upTo, isFrozen, branches]).toEqual([10, true, {}]);
  });

  test('takes in a correction, and the response that made it, only together with five other people', () => {
    const first = arrive(times(5, person()));
    const correct: readonly Event[] = [
      { kind: 'conflict', with: 0, person: person() },
      { kind: 'correction', by: 0 },
    ];
    const { counts } = watch([...first, ...correct, ...arrive(times(5, person()))]);
    expect(counts).toEqual([0, 0, 0, 0, 5, 5, 5, 5, 5, 5, 5, 10]);
    // Corrected before anybody has seen it, it never counts; the response under its id still waits.
    const early = [...first.slice(0, 4), ...correct, ...arrive(times(2, person()))];
    expect(watch(early).counts).toEqual([0, 0, 0, 0, 0, 0, 0, 6]);
  });
});
