import type { Instrument, Item } from '../../core/instrument/instrument.ts';
import type { Scale } from '../../core/instrument/scale.ts';
import { audienceOf } from '../../core/instrument/side.ts';
import { type Language, pickText, type Text } from '../../core/instrument/text.ts';
import { languageTag } from '../../page/languageTag.ts';
import { speak } from '../../words/catalogue.ts';

/** What stands in a cell: a text in the language of its column, after its name and before a quiet note if it has these. */
interface Cell {
  readonly lang: string;
  readonly name: string;
  /** Null where the instrument says nothing in this language. */
  readonly text: string | null;
  readonly note: string;
}

/** A part of an instrument, each of its texts in one row with a column for each language. */
export interface BilingualTable {
  /** In the order of the languages. */
  readonly titles: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly cells: readonly Cell[];
    readonly marks: readonly string[];
    /** Worded negatively. */
    readonly reversed: boolean;
  }[];
}

interface Part {
  readonly label?: string | number;
  readonly name?: Text;
  readonly text: Text;
  readonly note?: (language: Language) => string;
  readonly marks?: readonly string[];
  readonly reversed?: boolean;
}

/** All that an instrument says, as tables: first what is asked and how, then the statements by area, or by dimension without areas. */
export function describeInstrument(instrument: Instrument, inOrder: readonly Language[]) {
  const [reader = 'zh'] = inOrder;
  const say = speak(reader);
  const { scale, sides, dimensions, outcomes, comments, words } = instrument;
  const tabulate = (titles: readonly string[], parts: readonly Part[]): BilingualTable => ({
    titles,
    rows: parts.map(({ label = '', name, text, note, marks = [], reversed = false }) => ({
      label: String(label),
      cells: inOrder.map((each) => ({
        lang: languageTag(each),
        name: name?.[each] ?? '',
        text: text[each] ?? null,
        note: note?.(each) ?? '',
      })),
      marks,
      reversed,
    })),
  });
  const titled = (key: string, parts: readonly Part[]) => tabulate([say(`instruments.part.${key}`)], parts);
  const nameEnds = ({ min, max, lowest, highest }: Scale & Readonly<Record<'lowest' | 'highest', Text>>) => {
    return (each: Language) => `${min} ${lowest[each] ?? '?'} – ${max} ${highest[each] ?? '?'}`;
  };
  return {
    about: [
      titled(
        'sides',
        sides.map(({ side, title, stem }) => ({
          name: title,
          text: stem,
          marks: [say(`instruments.audience.${audienceOf(side)}`)],
        })),
      ),
      titled('scale', [
        { label: scale.min, text: scale.lowest },
        { label: scale.max, text: scale.highest },
      ]),
      titled(
        'dimensions',
        dimensions.map(({ title, about }) => ({ name: title, text: about })),
      ),
    ],
    statements: groupItems(instrument, inOrder).map(({ titles, items }) =>
      tabulate(
        titles,
        items.map(({ number, item }) => ({
          label: number,
          text: item.text,
          marks: listMarks(instrument, item, reader),
          reversed: item.reverse,
        })),
      ),
    ),
    rest: [
      titled(
        'outcomes',
        outcomes.map((outcome) => ({
          text: outcome.text,
          note: nameEnds(outcome),
          marks: outcome.role ? [say(`repurchase.role.${outcome.role}`)] : [],
        })),
      ),
      titled('comments', comments),
      titled(
        'words',
        Object.entries(words).map(([word, text]) => ({ text, marks: [`$${word}`] })),
      ),
    ].filter(({ rows }) => rows.length > 0),
  };
}

/** The items with their numbers, by area or else by dimension; those of no area come last. */
function groupItems({ areas, dimensions, items }: Instrument, inOrder: readonly Language[]) {
  const numbered = items.map((item, index) => ({ number: index + 1, item }));
  const groups = (areas.length > 0 ? areas : dimensions).map(({ id, title }) => ({
    titles: inOrder.map((each) => pickText(title, each)),
    items: numbered.filter(({ item }) => (areas.length > 0 ? item.area : item.dimension) === id),
  }));
  const rest = {
    titles: inOrder.map((each) => speak(each)('coverage.noArea')),
    items: areas.length > 0 ? numbered.filter(({ item }) => item.area === undefined) : [],
  };
  return [...groups, rest].filter((group) => group.items.length > 0);
}

/** Where an item belongs, beyond the heading that it stands under. */
function listMarks({ areas, dimensions, touchpoints }: Instrument, item: Item, reader: Language): readonly string[] {
  const say = speak(reader);
  const nameIn = (among: Instrument['areas'], id: string | undefined) =>
    among.flatMap((each) => (each.id === id ? [pickText(each.title, reader)] : []));
  return [
    ...(areas.length > 0 ? nameIn(dimensions, item.dimension) : []),
    ...nameIn(touchpoints, item.touchpoint),
    ...(item.phase ? [say(`instruments.phase.${item.phase}`)] : []),
  ];
}
