import type { Response } from '../../../src/core/answers/response.ts';
import { buildQuestionnaire, type Questionnaire } from '../../../src/core/instrument/questionnaire.ts';
import { buildDeepReport } from '../../../src/core/report/buildDeepReport.ts';
import { buildReport } from '../../../src/core/report/buildReport.ts';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import { startRandom } from '../../../src/core/simulation/random.ts';
import type { Pictured } from '../../../src/export/gallery/picture.ts';
import { resolveInstrument } from '../../../src/intake/readInstrument.ts';
import { givenResponse, readYaml, servqualForm } from '../../core/given.ts';
import { settings } from '../../core/report/paired.ts';
import { class94, people, repurchaseForm } from '../../core/report/repurchased.ts';
import { makeStudy } from '../givenReports.ts';

/** The studies that every picture must be right for, however odd. */

/** A report of these customers and nobody else, with the part that takes longer. */
function reportOn(form: Questionnaire, responses: readonly Response[], minGroup = 1): Pictured {
  const customer = buildSample(form, responses);
  const samples = { customer };
  const report = buildReport(samples, { ...settings, read: responses.length, minGroup });
  return { report: { ...report, ...buildDeepReport(customer, 1) }, samples, questionnaire: form };
}

function deepen({ report, samples, questionnaire, deep }: ReturnType<typeof makeStudy>): Pictured {
  return { report: { ...report, ...deep() }, samples, questionnaire };
}

function formOf(id: string): Questionnaire {
  const instrument = resolveInstrument(readYaml(`surveys/${id}.yaml`));
  if ('problems' in instrument) throw new Error(JSON.stringify(instrument.problems));
  return buildQuestionnaire(instrument, 'customer');
}
const branch = { id: 'branch', text: { zh: '哪家分店？', en: 'Which branch?' } };

/** The published items, four for each of eight dimensions. */
const eightForm: Questionnaire = {
  ...servqualForm,
  points: false,
  dimensions: Array.from({ length: 8 }, (_, index) => ({
    id: `d${index}`,
    title: { zh: `第${index + 1}个服务维度`, en: `Responsibility and care ${index + 1}` },
    about: { zh: '…', en: '…' },
  })),
  items: Array.from({ length: 32 }, (_, index) => ({
    id: `i${index}`,
    dimension: `d${index % 8}`,
    text: { zh: `第${index + 1}个题目`, en: `Statement ${index + 1}` },
    reverse: false,
  })),
};

const longForm: Questionnaire = {
  ...servqualForm,
  items: servqualForm.items.map((item) => ({
    ...item,
    text: { zh: '服务'.repeat(30), en: 'Unbelievablylongwordsthatnobodybreaks and some that fit 12345'.slice(0, 60) },
  })),
};

const [perception = undefined as never] = servqualForm.sides.filter(({ side }) => side === 'perception');
const importanceForm: Questionnaire = {
  ...servqualForm,
  sides: [...servqualForm.sides, { ...perception, side: 'importance' }],
};

const wide = servqualForm.sides.length;
const all = (sign: string) => sign.repeat(servqualForm.items.length * wide);

/** Forty branches of five to sixteen people, who differ among themselves and, in every other branch, from the rest. */
function answerInBranches(): readonly Response[] {
  const random = startRandom(40);
  return Array.from({ length: 40 }, (_, place) => 5 + ((place * 5) % 12)).flatMap((people, place) =>
    Array.from({ length: people }, (_, person) => {
      const leaning = 3.5 + (place % 2) * (place / 40 - 0.5) + random.normal();
      const answer = () => Math.max(0, Math.min(6, Math.round(leaning + random.normal())));
      const items = servqualForm.items.map(() => `5${answer()}`).join('');
      const answers = { profile: new Map([['branch', `Branch ${place + 1}`]]) };
      return { ...givenResponse(items, { answers }), id: `b${place}-${person}` };
    }),
  );
}

const made = new Map<string, Pictured>();

/** A study, made when it is first asked for: several tests look at the same. */
export function givenStudy(name: string): Pictured {
  const pictured = made.get(name) ?? makers[name]?.();
  if (!pictured) throw new Error(`no study ${name}`);
  made.set(name, pictured);
  return pictured;
}

const makers: Readonly<Record<string, () => Pictured>> = {
  'an empty study': () => reportOn({ ...servqualForm, profile: [branch] }, []),
  'one response': () => reportOn(servqualForm, [givenResponse('53'.repeat(22))]),
  'all equal': () =>
    reportOn(
      servqualForm,
      Array.from({ length: 9 }, (_, index) => ({ ...givenResponse(all('4')), id: `e${index}` })),
    ),
  // Importance is 5 of the first item, 7 of the second, and so on in turn.
  'importance asked': () =>
    reportOn(
      importanceForm,
      Array.from({ length: 9 }, (_, index) => ({
        ...givenResponse(`${index % 2 ? '534' : '644'}${index % 2 ? '536' : '646'}`.repeat(11)),
        id: `i${index}`,
      })),
    ),
  'no expectations': () => deepen(makeStudy({ form: { ...formOf('servperf'), profile: [branch] } })),
  'eight dimensions': () => deepen(makeStudy({ form: { ...eightForm, profile: [branch] } })),
  'items of sixty characters': () => deepen(makeStudy({ form: longForm })),
  'forty branches': () => reportOn({ ...servqualForm, profile: [branch] }, answerInBranches()),
  'three columns': () => deepen(makeStudy({ form: { ...formOf('tolerance-zones'), profile: [branch] } })),
  'areas and moments of contact': () => deepen(makeStudy({ form: { ...formOf('hotel'), profile: [branch] } })),
  // Two of its four cells are hidden.
  'who would buy again': () => reportOn(repurchaseForm, people([...class94.slice(0, 3), [2, 1]]), 5),
  'the whole chain': () => deepen(makeStudy({ design: 'chain' })),
};

export const studyNames = Object.keys(makers);
