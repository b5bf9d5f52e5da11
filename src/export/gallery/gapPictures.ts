import type { DimensionFigures } from '../../core/report/buildDimensions.ts';
import type { ItemFigures } from '../../core/report/buildItems.ts';
import { formatDifference } from '../../words/numbers.ts';
import { drawDumbbells, type NamedFigures, sortByGap } from '../picture/dumbbells.ts';
import { tabulateDimensions, tabulateItems } from '../table/gapTables.ts';
import { nameDimension, nameItem, type Speaker, type Table } from '../table/table.ts';
import { nothingToDraw } from './makePicture.ts';
import type { Painter, Picture, Pictured } from './picture.ts';

/** The dimensions from expectation to perception. */
export const paintDimensions: Painter = (pictured, speaker) => [
  paint('dumbbells', nameDimensions(pictured, speaker), pictured, speaker, tabulateDimensions),
];

/** The same of every item. */
export const paintItems: Painter = (pictured, speaker) => [
  paint('items', nameItems(pictured, speaker), pictured, speaker, tabulateItems),
];

function paint(
  name: 'dumbbells' | 'items',
  rows: readonly NamedFigures[],
  pictured: Pictured,
  speaker: Speaker,
  tabulate: (pictured: Pictured, speaker: Speaker) => Table,
): Picture {
  const { say, language } = speaker;
  const title = say(`pictures.${name}.title`);
  const sorted = sortByGap(rows);
  const [first] = sorted;
  if (!first) return nothingToDraw(name, title, say(whyNoGap(pictured)));
  const last = sorted.at(-1) ?? first;
  const proven = sorted.filter(({ figures }) => figures.verdict === 'shortfall').length;
  const [wideGap, narrowGap] = [formatDifference(first.figures.gap), formatDifference(last.figures.gap)];
  const ends = { widest: first.name, wideGap, narrowest: last.name, narrowGap };
  const sentence = say(wideGap === narrowGap ? 'pictures.dumbbells.same' : 'pictures.dumbbells.sentence', {
    proven,
    count: sorted.length,
    ...ends,
  });
  return {
    name,
    title,
    sentence,
    key: say('pictures.dumbbells.key'),
    draw: (shape) => drawDumbbells(sorted, pictured.report.scale, { title, sentence }, language, shape),
    table: tabulate(pictured, speaker),
  };
}

/** The words for why a report has no gap at all: one side alone was asked, or nobody answered both. */
export function whyNoGap({ questionnaire }: Pictured): string {
  const asked = (['expectation', 'perception'] as const).filter((side) =>
    questionnaire.sides.some((each) => each.side === side),
  );
  return asked.length === 2 ? 'pictures.nobody' : 'pictures.oneSide';
}

/** The figures of each dimension by its title. */
export function nameDimensions(
  { report, questionnaire }: Pictured,
  speaker: Speaker,
): readonly { readonly name: string; readonly figures: DimensionFigures }[] {
  return report.dimensions.map((figures) => ({ name: nameDimension(questionnaire, figures.id, speaker), figures }));
}

/** The figures of each item by its place and text. */
export function nameItems(
  { report, questionnaire }: Pictured,
  speaker: Speaker,
): readonly { readonly name: string; readonly figures: ItemFigures }[] {
  return report.items.map((figures, index) => ({ name: nameItem(questionnaire, index, speaker), figures }));
}
