import { languageTag } from '../page/languageTag.ts';
import { renderView } from '../page/renderView.ts';
import { joinSentences } from '../words/sentences.ts';
import type { Computed } from './reportView/computed.ts';
import { type Around, describeReport } from './reportView/describeReport.ts';
import { describeRestOfGallery } from './reportView/restOfGallery.ts';
import type { Speaker } from './table/table.ts';

/**
 * The report as one file that is handed on: styles and pictures stand in it, it needs no script and no network, and its policy
 * lets it have neither. The same view as on the site.
 */
export function writeReportHtml(
  computed: Computed,
  about: Around & { readonly title: string; readonly isMade: boolean },
  speaker: Speaker,
): string {
  const { language } = speaker;
  const described = describeReport(computed, about, speaker);
  const { isTooFew, importance } = described;
  return renderView('analyse/report', {
    ...described,
    gallery: isTooFew ? [] : describeRestOfGallery(computed, importance !== null, speaker),
    ...speaker,
    lang: languageTag(language),
    join: (...sentences: readonly string[]) => joinSentences(sentences, language),
    title: about.title,
    isMade: about.isMade,
    kind: 'staff',
    isAlone: true,
  });
}
