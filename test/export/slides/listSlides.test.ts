import { describe, expect, test } from 'vitest';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import { listPictures } from '../../../src/export/gallery/listPictures.ts';
import type { Pictured } from '../../../src/export/gallery/picture.ts';
import { listSlides } from '../../../src/export/slides/listSlides.ts';
import { readCase } from '../../../src/intake/readCase.ts';
import { staffForm } from '../../core/givenStaff.ts';
import { class94, people, reportOf, repurchaseForm } from '../../core/report/repurchased.ts';
import { givenStudy, studyNames } from '../gallery/givenStudies.ts';
import { makeStudy, speakers } from '../givenReports.ts';
import { readTexts, writeSvg } from '../picture/readSvg.ts';

const about = { title: 'Café Mai', staffForm, structure: {}, minGroup: 5, isOwn: true, isMade: true };
const [zh = undefined as never, en = undefined as never] = speakers;
const list = (pictured: Pictured, speaker = en) => listSlides(pictured, about, speaker);

function whoBuysAgain(counts: Parameters<typeof people>[0]): Pictured {
  const responses = people(counts);
  const samples = { customer: buildSample(repurchaseForm, responses) };
  return { report: reportOf(responses), samples, questionnaire: repurchaseForm };
}

describe('The slides of every study, however odd', () => {
  test.each(studyNames)('have a message and something beside it, in both languages: %s', (name) => {
    const pictured = givenStudy(name);
    const names = speakers.map((speaker) => {
      const drawn = new Set(listPictures(pictured, speaker).flatMap((picture) => (picture.draw ? [picture.name] : [])));
      const slides = list(pictured, speaker);
      for (const slide of slides) {
        expect(slide.title.trim(), slide.name).not.toBe('');
        const { picture, table, lines } = slide;
        expect([picture !== null, table !== null, lines.length > 0].filter(Boolean), slide.name).toHaveLength(1);
        if (picture !== null) expect(drawn).toContain(picture);
        const rows = table?.groups.flatMap((group) => group.rows) ?? [];
        if (table) expect([rows.length > 0, rows.length <= 8], slide.name).toEqual([true, true]);
        expect(JSON.stringify(slide)).not.toMatch(/NaN|undefined|Infinity|\{\{/);
      }
      return slides.map((slide) => slide.name);
    });
    expect(names[0]).toEqual(names[1]);
    for (const each of names[0] ?? []) expect(each).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(new Set(names[0]).size).toBe(names[0]?.length);
  });
});

test('The slides of a teaching case begin with its story and end with its questions, and what it teaches is for the speaker alone', async () => {
  const { said } = await readCase('search-advertising');
  const slides = listSlides(givenStudy('the whole chain'), { ...about, teachingCase: said }, zh);
  expect(slides.slice(0, 4).map(({ name }) => name)).toEqual(['title', 'story', 'story-table', 'five-gaps']);
  expect([slides[1]?.title, slides[1]?.lines]).toEqual([said.title['zh'], [said.story['zh']]]);
  expect(slides[2]?.table?.groups[0]?.rows.map(({ name }) => name)).toEqual(
    said.table?.rows.map(([name]) => name?.['zh']),
  );
  const last = slides.at(-1);
  expect([last?.name, last?.lines]).toEqual(['case-questions', said.questions.map(({ zh }) => zh)]);
  expect(last?.notes).toEqual([said.lesson['zh']]);
  const shown = JSON.stringify(slides.map(({ notes: _, ...seen }) => seen));
  for (const text of [said.lesson, ...said.key]) expect(shown).not.toContain(text['zh']);
});

describe('The slides of a report', () => {
  test('go from the model over each gap and each picture to what follows and what must not be concluded', () => {
    const names = list(givenStudy('the whole chain')).map(({ name }) => name);
    expect(names).toEqual([
      ...['title', 'five-gaps', 'gap-model'],
      ...[1, 2, 3, 4, 5].flatMap((gap) => [`gap-${gap}`, `gap-${gap}-causes`]),
      ...['waterfall', 'dumbbells', 'pareto', 'worst-items', 'shares', 'importance'],
      ...['waves', 'groups', 'priorities', 'discussion', 'cautions', 'cautions-2'],
    ]);
  });

  test('say on one slide how to measure all gaps that are missing, and show none of them', () => {
    const slides = list(givenStudy('forty branches'));
    const missing = slides.find(({ name }) => name === 'unmeasured');
    expect(missing?.title).toBe('4 of the five gaps are not measured yet');
    expect(missing?.table?.groups[0]?.rows).toHaveLength(4);
    expect(slides.map(({ name }) => name).filter((name) => name.startsWith('gap-'))).toEqual([
      ...['gap-model', 'gap-5', 'gap-5-causes'],
    ]);
  });

  test('have the finding of a gap for its title, and three questions to talk over', () => {
    const slides = list(givenStudy('the whole chain'), zh);
    const gap = slides.find(({ name }) => name === 'gap-1');
    expect(gap?.title).toMatch(/^差距 1（认知差距）：/);
    expect(gap?.questions).toHaveLength(3);
  });

  test('show the dimensions in steps only where both sides were asked', () => {
    const steps = (name: string) => list(givenStudy(name)).filter(({ kind }) => kind === 'steps');
    expect(steps('the whole chain').map(({ name }) => name)).toEqual(['dumbbells']);
    expect(steps('no expectations')).toEqual([]);
    expect(list(givenStudy('no expectations')).map(({ name }) => name)).toContain('radar');
  });

  test('say on the first one that a program made the answers, and of many groups how many are left out', () => {
    const slides = list(givenStudy('forty branches'));
    expect(slides[0]?.lines.at(-1)).toContain('made by a program');
    expect(slides.find(({ name }) => name === 'groups')?.lead).toBe('Which branch? 32 more in the report');
  });

  test('show the interval of perception as such where nothing was expected', () => {
    const { table } = list(givenStudy('no expectations')).find(({ name }) => name === 'groups') ?? {};
    expect(table?.columns.map(({ title }) => title)).toEqual(['n', 'Perception', '95% interval']);
    expect(table?.groups[0]?.rows[0]?.cells.at(-1)?.shown).toMatch(/^\[\d\.\d\d, \d\.\d\d\]$/);
  });

  test('say who would buy again where that was asked, before what sets groups apart, with what to say and to talk over', () => {
    for (const [speaker, title, lead] of [
      [
        en,
        'Buying again goes more with the service than with the product: service less product is +29.17',
        'Who would',
      ],
      [zh, '愿不愿再买，与服务的关系比与产品的大：服务减产品是 +29.17', '谁愿意再买'],
    ] as const) {
      const slides = list(whoBuysAgain(class94), speaker);
      const place = slides.findIndex(({ name }) => name === 'repurchase');
      const slide = slides[place];
      expect(slides[place + 1]?.name).toBe('discussion');
      expect([slide?.title, slide?.lead]).toEqual([expect.stringContaining(title), expect.stringContaining(lead)]);
      // How to read it, what to ask the room, how many, two comparisons, the means, the caution, and four lines on what counts.
      expect(slide?.notes).toHaveLength(11);
      expect(slide?.questions).toHaveLength(2);
    }
    expect(list(givenStudy('the whole chain')).map(({ name }) => name)).not.toContain('repurchase');
  });

  test('name on the slide of who would buy again the cells that are hidden, and draw them without a figure', () => {
    const pictured = givenStudy('who would buy again');
    const slide = list(pictured).find(({ name }) => name === 'repurchase');
    expect(slide?.lead).toBe('Not shown, to protect those who answered: With the service only and With neither');
    expect(slide?.notes.join()).toContain('A group of fewer than 5 is hidden');
    expect(slide?.title).toMatch(/^Of those content with the product/);
    const drawn = listPictures(pictured, en).find(({ name }) => name === 'repurchase');
    const svg = writeSvg(drawn?.draw?.('slide') ?? null);
    expect(
      readTexts(svg)
        .filter((text) => /%$|^–$/.test(text))
        .slice(-4),
    ).toEqual(['95.00%', '37.50%', '–', '–']);
    expect(svg.match(/class="rate"/g)).toHaveLength(2);
    // Of few rows, and of 1200 units: a room reads the n beside a name, too.
    const sizes = [...svg.matchAll(/font-size="([^"]+)"/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThan(23);
    expect(JSON.stringify([slide, drawn?.table]) + svg).not.toMatch(/66\.67|= 21|50\.00%/);
    const empty = list(whoBuysAgain([...class94.slice(0, 3), [0, 0]])).find(({ name }) => name === 'repurchase');
    expect(empty?.lead).toContain('A cell has nobody in it');
  });

  test('show no figure where too few have answered, and still the five gaps', () => {
    const { report, samples, questionnaire } = makeStudy({ people: 3 });
    const slides = list({ report, samples, questionnaire });
    expect(slides.map(({ name }) => name)).toEqual(['title', 'five-gaps', 'too-few']);
    expect(slides.at(-1)?.lines.join()).toContain('at least 5 people');
  });
});
