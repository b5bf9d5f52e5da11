import type { Problem } from '../core/problem.ts';
import { audienceWanted, type Wanted } from './columns.ts';
import { draftMapping } from './draftMapping.ts';
import { findSharedAnswers, findSharedNames } from './findSharedAnswers.ts';
import { findUnpaired } from './findUnpaired.ts';
import { fitOutcomes, fitScale, fitWanted } from './fitWanted.ts';
import { audienceOfEntry, type Mapping } from './mapping.ts';
import { makeMappingTemplate } from './mappingTemplate.ts';
import { compareScales } from './planColumn.ts';
import { addLabels } from './recognise/addLabels.ts';
import { addOutcomes } from './recognise/addOutcomes.ts';
import { addAnswerCodes } from './recognise/answerCodes.ts';
import { type Described, describeColumns } from './recognise/describeColumns.ts';
import { findUnread, type Unread } from './recognise/findUnread.ts';
import { isTurned } from './recognise/isTurned.ts';
import { keepLists } from './recognise/keepLists.ts';
import type { Layout } from './recognise/layout.ts';
import { readReadingWords } from './recognise/readingWords.ts';
import { sortColumns } from './recognise/sortColumns.ts';
import { recogniseNames } from './recogniseNames.ts';
import type { Table } from './table/openTable.ts';
import { tellWhy } from './tellWhy.ts';
import { hasOtherHalf, isHalf, isRest } from './wholeness.ts';

/** What is given to read a file by. */
export type How =
  | { readonly mapping: Mapping; readonly wanted: Wanted }
  | { readonly mapping: null; readonly wanted: Exclude<Wanted, { readonly audience: unknown }> };

/**
 * What a file says of itself: the tool that wrote it, how sure that is, how the sides of an item were told apart, and whether
 * its items are those that were wanted.
 */
export type Recognised = Pick<Layout, 'tool' | 'confidence'> & Pick<Described, 'items' | 'by'>;

/**
 * Why a file cannot be used. `draft` is there when its columns are not recognised, or what they say of themselves does not fit the
 * study: the mapping it needs, ready to edit. `layout` is there as well then: a tool's export may be known where its columns are not.
 */
export interface Unusable {
  readonly problems: readonly Problem[];
  readonly draft: Mapping | null;
  readonly layout?: Pick<Layout, 'tool' | 'confidence'>;
}

/** What a file is read by. */
interface Settled {
  readonly mapping: Mapping;
  readonly wanted: Wanted;
  /** Null where a mapping says what the file is. */
  readonly recognised: Recognised | null;
}

/**
 * The mapping to read a file by: the one given where it knows this audience, else the one that the names of its columns make,
 * else the one that their words and cells do.
 */
export async function settleMapping({ header, layout, sample }: Table, how: How): Promise<Settled | Unusable> {
  const { mapping, wanted } = how;
  const audience = audienceWanted(wanted);
  if (mapping?.columns.some((entry) => audienceOfEntry(entry) === audience)) {
    const shared = findSharedNames(layout, mapping);
    return shared.length > 0 ? { problems: shared, draft: null } : { mapping, wanted, recognised: null };
  }
  const { template, problems } = findTemplate(how);
  if (template === null || problems.length > 0) return { problems, draft: null };
  const { tool, confidence } = layout;
  const words = addAnswerCodes(await readReadingWords(), tool, template.scale);
  const sorted = sortColumns(layout, sample, template, words);
  const named = recogniseNames(layout, sorted, template, words);
  const byNames: Settled | null =
    'problems' in named
      ? null
      : {
          mapping: { ...mapping, ...named },
          wanted: 'audience' in wanted ? { template } : wanted,
          recognised: { tool, confidence, items: 'known', by: 'names' },
        };
  const shared = findSharedAnswers(layout, sorted, null, template, words);
  const alike = 'problems' in named && named.mapping ? named : null;
  if (alike || shared.length > 0) {
    const { min, max } = template.scale;
    const both = { scale: { min, max }, ...mapping, columns: alike?.mapping?.columns ?? [] };
    return {
      problems: shared.length > 0 ? shared : (alike?.problems ?? []),
      draft: alike ? addLabels(both, sorted, template, words, false) : draftMapping(layout, template, words, sorted),
    };
  }
  const mayDiffer = 'template' in wanted && wanted.isGuess === true;
  // The page of a study asks for the points of each word.
  const asksLater = 'questionnaire' in wanted && !wanted.isUnseen;
  const findOwnUnread = (draft: Mapping) =>
    !asksLater && !mapping?.labels ? findUnread(draft, header, sorted, template.scale, words, mayDiffer) : null;
  const refuse = ({ problem, draft }: Unread): Unusable => ({
    problems: [problem],
    draft,
    layout: { tool, confidence },
  });
  const finish = (settled: Settled): Settled | Unusable => {
    const unread = findOwnUnread(settled.mapping);
    if (unread) return refuse(unread);
    const labelled = addLabels(settled.mapping, sorted, template, words, mayDiffer);
    const made = addOutcomes(labelled, sorted, template, words, 'template' in wanted);
    return { ...settled, mapping: made, wanted: fitOutcomes(fitScale(settled.wanted, made), made) };
  };
  const isWhole = (found: Mapping) => !isHalf(found, template) || !hasOtherHalf(found, sorted, template);
  if (byNames && !isHalf(byNames.mapping, template)) return finish(byNames);
  const onScale = mayDiffer ? null : describeColumns(template, keepLists(words, template.scale), sorted);
  const isOnScale = onScale?.mapping.scale && compareScales(onScale.mapping.scale, template.scale) === null;
  const found = isOnScale ? onScale : describeColumns(template, words, sorted);
  if (found !== null) {
    const problems = findSharedAnswers(layout, sorted, found.mapping, template, words);
    if (problems.length > 0) return { problems, draft: found.mapping };
  }
  const described = found?.items === 'own' && isRest(found.mapping, sorted) ? null : found;
  // A study's statements are answered by statements that say so; a report alone may take them by number or order, and tells.
  const isTaken = described?.items === 'by-number' || described?.items === 'in-order';
  const isCertain = described?.items === 'known' || ('template' in wanted && isTaken);
  if (described !== null && isWhole(described.mapping) && (isCertain || mayDiffer))
    return finish({
      mapping: described.mapping,
      wanted: fitWanted(wanted, template, described),
      recognised: { tool, confidence, items: described.items, by: described.by },
    });
  if (byNames && isWhole(byNames.mapping)) return finish(byNames);
  if (isTurned(sample, template, words)) return { problems: [{ code: 'table-turned' }], draft: null };
  const draft =
    described !== null && isTaken
      ? addOutcomes(described.mapping, sorted, template, words, 'template' in wanted)
      : draftMapping(layout, template, words, sorted);
  const unread = findOwnUnread(draft);
  if (unread) return refuse(unread);
  return {
    problems: tellWhy(named, sorted, findUnpaired(draft, template), template, words),
    draft,
    layout: { tool, confidence },
  };
}

function findTemplate(how: How): ReturnType<typeof makeMappingTemplate> {
  if (how.mapping !== null && 'audience' in how.wanted) return makeMappingTemplate(how.mapping, how.wanted.audience);
  const { wanted } = how;
  if ('template' in wanted) return { template: wanted.template, problems: [] };
  return { template: 'questionnaire' in wanted ? wanted.questionnaire : null, problems: [] };
}
