import type { Response } from '../../../src/core/answers/response.ts';
import { buildReport, type ReportSettings } from '../../../src/core/report/buildReport.ts';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import { givenForm, givenResponse } from '../given.ts';
import { settings } from './paired.ts';

const scales = { product: [1, 7], service: [0, 10], repurchase: [1, 2] } as const;
const words = { text: { en: 'o' }, lowest: { en: 'no' }, highest: { en: 'yes' } };
export const outcomes = Object.entries(scales).map(([role, [min, max]]) => {
  return { ...words, id: `q-${role}`, role: role as keyof typeof scales, min, max };
});
export const repurchaseForm = {
  ...givenForm({ items: ['a'] }),
  outcomes,
  profile: [{ id: 'branch', text: { en: 'branch' } }],
};

/** Somebody who gave these points for product and service, and to buying again; null is blank. */
export const somebody = (product: number | null, service: number | null, again: number | null, index = 0): Response =>
  givenResponse('44', {
    id: `${product} ${service} ${again} ${index}`,
    answers: {
      outcomes: new Map(
        [product, service, again].flatMap((point, at) =>
          point === null ? [] : [[outcomes[at]?.id ?? '', point] as const],
        ),
      ),
    },
  });
const cells = [
  [5, 6],
  [7, 5],
  [4, 10],
  [1, 0],
] as const satisfies readonly (readonly [product: number, service: number])[];
/** So many of each cell, of whom so many would buy again. */
export const people = (counts: readonly (readonly [n: number, again: number])[]) =>
  counts.flatMap(([n, again], cell) =>
    Array.from({ length: n }, (_, index) => {
      const [product, service] = cells[cell] ?? cells[0];
      return somebody(product, service, index < again ? 2 : 1, index);
    }),
  );
export const reportOf = (responses: readonly Response[], more: Partial<ReportSettings> = {}) =>
  buildReport(
    { customer: buildSample(repurchaseForm, responses) },
    { ...settings, read: responses.length, minGroup: 5, ...more },
  );
export const class94 = [
  [40, 38],
  [24, 9],
  [21, 14],
  [9, 2],
] as const;
