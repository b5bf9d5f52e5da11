import type { StaffForm } from '../../core/instrument/staffForm.ts';
import type { Text } from '../../core/instrument/text.ts';
import { isTooFew } from '../../core/report/notes.ts';
import { frame } from '../gallery/frame.ts';
import { paintDimensions } from '../gallery/gapPictures.ts';
import { paintShares } from '../gallery/sharePictures.ts';
import { tabulateFewManagers } from '../table/fewManagersTable.ts';
import { tabulateDimensions, tabulateItems } from '../table/gapTables.ts';
import { tabulateZones } from '../table/scoreTables.ts';
import type { Speaker } from '../table/table.ts';
import type { Computed } from './computed.ts';
import { describePeople } from './describeFilter.ts';
import { describeFindingSection } from './findingSection.ts';
import { describeEvidence, describeFiveGaps, describeWaterfall } from './gapSections.ts';
import { describeSegments, describeWaves } from './groupSections.ts';
import { describeImportance } from './importanceSection.ts';
import { describeRepurchase } from './repurchaseSection.ts';

/** What a report needs besides its figures. */
export interface Around {
  /** The causes of each gap. */
  readonly staffForm: StaffForm;
  /** Of what kind the instrument's own structure is, in words. */
  readonly structure: Text;
  readonly minGroup: number;
  /** Whether it is for the analyst alone, who may see single managers. */
  readonly isOwn: boolean;
}

/** What `views/analyse/report.ejs` prints, on the site and in a file. */
export function describeReport(
  computed: Computed,
  { staffForm, structure, minGroup, isOwn }: Around,
  speaker: Speaker,
) {
  const { report, samples, questionnaire } = computed;
  return {
    report,
    chosen: report.filter || report.without ? describePeople(report, questionnaire, speaker) : null,
    isTooFew: isTooFew(report),
    minGroup,
    isShort: questionnaire.isShort,
    structure,
    findings: describeFindingSection(report, questionnaire, speaker),
    fiveGaps: describeFiveGaps(report, samples, speaker),
    fewManagers: isOwn ? tabulateFewManagers(report, samples, speaker) : null,
    waterfall: describeWaterfall(report, speaker),
    evidence: describeEvidence(report, samples, staffForm, speaker),
    zones: report.zones && tabulateZones(report.zones, computed, speaker),
    dimensions: paintDimensions(computed, speaker).map(frame),
    shares: paintShares(computed, speaker)
      .filter(({ draw }) => draw)
      .map(frame),
    byDimension: tabulateDimensions(computed, speaker),
    byItem: tabulateItems(computed, speaker),
    importance: describeImportance(report, questionnaire, speaker),
    bought: describeRepurchase(report, questionnaire, minGroup, speaker),
    waves: describeWaves(computed, speaker),
    segments: describeSegments(computed, speaker, minGroup),
  };
}
