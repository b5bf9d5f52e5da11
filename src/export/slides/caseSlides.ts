import { plain, type Table } from '../table/table.ts';
import { makeSlide, type SlideMaker, type ToldCase } from './slide.ts';

/** The story of the teaching case that a study was made of, and the figures that its customer gives. */
export const makeStory: SlideMaker = ({ about: { teachingCase }, speaker: { say, text } }) => {
  if (!teachingCase) return [];
  const { story, table } = teachingCase;
  const head = { title: text(teachingCase.title), lead: say('cases.story') };
  return [
    makeSlide({ ...head, name: 'story', kind: 'story', lines: [text(story)] }),
    ...(table
      ? [
          makeSlide({
            ...head,
            name: 'story-table',
            kind: 'table',
            table: tabulate(table, head.title, text),
            notes: [text(table.caution)],
          }),
        ]
      : []),
  ];
};

/** Its questions come last, once the class has seen all. What it teaches gives the answers away, so that only the speaker has it. */
export const makeCaseQuestions: SlideMaker = ({ about: { teachingCase }, speaker: { say, text } }) => {
  if (!teachingCase) return [];
  const lines = teachingCase.questions.map(text);
  return [
    makeSlide({
      name: 'case-questions',
      kind: 'questions',
      title: say('cases.questions'),
      lead: text(teachingCase.title),
      lines,
      notes: [text(teachingCase.lesson)],
      questions: lines,
    }),
  ];
};

function tabulate(
  { columns: [first = {}, ...columns], rows }: NonNullable<ToldCase['table']>,
  label: string,
  text: (text: ToldCase['title']) => string,
): Table {
  return {
    label,
    first: text(first),
    columns: columns.map((title, index) => ({ key: `column-${index}`, title: text(title), isText: true })),
    groups: [
      {
        title: null,
        rows: rows.map(([name = {}, ...cells]) => ({ name: text(name), cells: plain(...cells.map(text)) })),
      },
    ],
  };
}
