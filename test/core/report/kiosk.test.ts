import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildQuestionnaire, itemsOf } from '../../../src/core/instrument/questionnaire.ts';
import { pickText } from '../../../src/core/instrument/text.ts';
import { givenInstrument } from '../given.ts';
import { packSet, pairedSet, reportOf } from './paired.ts';

/** A kiosk in Korea: six dimensions of its own, a scale from 0 to 10, texts in Korean alone. Only a file, no code. */
const file = `
id: kiosk
version: "1"
title: { ko: 키오스크 서비스 품질 }
structure: { ko: 여섯 차원 }
scale: { min: 0, max: 10, lowest: { ko: 전혀 아니다 }, highest: { ko: 매우 그렇다 } }
sides:
  - { side: expectation, title: { ko: 기대 }, stem: { ko: 훌륭한 키오스크라면 } }
  - { side: perception, title: { ko: 지각 }, stem: { ko: 이 키오스크는 } }
dimensions:
  - { id: speed, title: { ko: 속도 }, about: { ko: 빠르게 끝난다 } }
  - { id: clarity, title: { ko: 명확성 }, about: { ko: 알아보기 쉽다 } }
  - { id: safety, title: { ko: 안전 }, about: { ko: 결제가 안전하다 } }
  - { id: help, title: { ko: 도움 }, about: { ko: 직원이 돕는다 } }
  - { id: comfort, title: { ko: 편안함 }, about: { ko: 쓰기 편하다 } }
  - { id: price, title: { ko: 가격 }, about: { ko: 값을 한다 } }
items:
  - { id: s1, dimension: speed, text: { ko: 주문이 빠르다 } }
  - { id: s2, dimension: speed, text: { ko: 화면이 바로 바뀐다 } }
  - { id: s3, dimension: speed, text: { ko: 줄이 짧다 } }
  - { id: c1, dimension: clarity, text: { ko: 글자가 크다 } }
  - { id: c2, dimension: clarity, text: { ko: 차례가 분명하다 } }
  - { id: f1, dimension: safety, text: { ko: 카드가 안전하다 } }
  - { id: f2, dimension: safety, text: { ko: 정보가 남지 않는다 } }
  - { id: h1, dimension: help, text: { ko: 직원이 곁에 있다 } }
  - { id: h2, dimension: help, text: { ko: 묻기 쉽다 } }
  - { id: m1, dimension: comfort, text: { ko: 높이가 알맞다 } }
  - { id: m2, dimension: comfort, text: { ko: 조용하다 } }
  - { id: p1, dimension: price, text: { ko: 값이 같다 } }
`;

test('An instrument of six dimensions in Korean on a scale from 0 to 10 works from its file to its report', () => {
  const set = pairedSet('a kiosk, six dimensions, 0 to 10');
  const form = buildQuestionnaire(givenInstrument(parse(file)), 'customer');
  expect(form.dimensions.map(({ id }) => itemsOf(form, id).length)).toEqual([3, 2, 2, 2, 2, 1]);
  expect(pickText(form.dimensions[0]?.title ?? {}, 'zh')).toBe('속도');

  const report = reportOf(form, packSet(form, set));
  expect(report.scale).toEqual({ min: 0, max: 10 });
  expect(report.dimensions.map(({ id, n }) => [id, n])).toEqual(
    set.dimensions.map((id, index) => [id, set.dimensionFigures[index]?.n]),
  );
  for (const [index, { gap, p }] of report.dimensions.entries()) {
    expect(gap).toBeCloseTo(set.dimensionFigures[index]?.gap ?? NaN, 9);
    expect(p).toBeCloseTo(set.dimensionFigures[index]?.p ?? NaN, 6);
  }
  expect(report.overall.unweighted.gap).toBeCloseTo(set.overall.gap ?? NaN, 9);
  expect(report.findings[0]?.verdict).toBe('shortfall');
});
