import type { StaffForm } from '../../core/instrument/staffForm.ts';
import type { Report } from '../../core/report/report.ts';
import { formatCount, formatShare, formatShareRange } from '../../words/numbers.ts';
import { drawGapModel } from '../picture/gapModel.ts';
import type { Computed } from '../reportView/computed.ts';
import { describePeople } from '../reportView/describeFilter.ts';
import { describeFindingSection } from '../reportView/findingSection.ts';
import { describeEvidence } from '../reportView/gapSections.ts';
import { tellRepurchase } from '../reportView/repurchaseSection.ts';
import { tabulateDimensions } from '../table/gapTables.ts';
import { chooseColumns, type Speaker } from '../table/table.ts';

const shownColumns = ['n', 'expectation', 'perception', 'gap', 'ci'];
/** As many questions as a group talks over in a lesson. */
const mostQuestions = 3;
/** Below more dimensions the sheet has no room for who would buy again. */
const mostAboveBought = 6;

/** A report on one sheet of paper: the model, the dimensions, who would buy again, where to begin, and what to talk over. */
export function describeHandout(computed: Computed, staffForm: StaffForm, speaker: Speaker) {
  const { report, samples, questionnaire } = computed;
  const { headline, priorities } = describeFindingSection(report, questionnaire, speaker);
  const { picture: _, ...table } = chooseColumns(tabulateDimensions(computed, speaker), ({ key }) =>
    shownColumns.includes(key),
  );
  const all = describeEvidence(report, samples, staffForm, speaker).toReversed();
  const measured = all.filter(({ measure }) => measure === null);
  const asked = measured.length > 0 ? measured : all.slice(0, 1);
  const questions = [0, 1, 2].flatMap((place) => asked.flatMap((gap) => gap.questions[place] ?? []));
  return {
    people: describePeople(report, questionnaire, speaker),
    count: report.responses.used,
    headline: headline.sentence,
    model: drawGapModel(report, speaker.language, 'wide'),
    table,
    bought: report.dimensions.length > mostAboveBought ? null : describeBought(report, speaker),
    priorities: priorities.map(({ sentence }) => sentence),
    questions: questions.slice(0, mostQuestions),
  };
}

/** Who would buy again; null where a cell is hidden or empty, as the sheet has no room to say why. */
function describeBought({ repurchase }: Report, speaker: Speaker) {
  const { headline } = repurchase ? tellRepurchase(repurchase, speaker) : { headline: null };
  if (!repurchase || headline === null) return null;
  const { say } = speaker;
  const rates = repurchase.cells.map(({ id, n, value, ci }) => ({
    name: say(`lesson.cell.${id}`),
    rate: formatShare(value),
    ci: formatShareRange(ci),
    n: say('picture.n', { n: formatCount(n) }),
  }));
  return { headline, rates };
}
