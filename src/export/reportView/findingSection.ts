import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import type { Finding } from '../../core/report/finding.ts';
import type { Report } from '../../core/report/report.ts';
import { describeFinding, describeFindings } from '../../words/sentences.ts';
import { drawDumbbell } from '../picture/rowPicture.ts';
import type { Speaker } from '../table/table.ts';

/** What the report says in sentences: the headline, the priorities, and what is proven, not proven or cannot be said. */
export function describeFindingSection(report: Report, questionnaire: Questionnaire, { language, say }: Speaker) {
  const tell = (finding: Finding) => ({
    sentence: describeFinding(finding, questionnaire, language),
    verdict: finding.verdict ?? '',
  });
  const [headline = tell({ code: 'none', kind: 'whole', values: {} }), ...whole] = report.findings
    .filter(({ kind }) => kind === 'whole')
    .map(tell);
  const priorities = report.findings
    .filter(({ kind }) => kind === 'priority')
    .map((finding) => {
      const figures = report.dimensions.find(({ id }) => id === finding.dimension);
      const label = say(figures?.verdict ? `verdict.${figures.verdict}` : 'report.noItems');
      return { ...tell(finding), picture: figures ? drawDumbbell(figures, report.scale, label) : null };
    });
  const groups = (['proven', 'not-proven', 'caution'] as const).map((kind) => ({
    title: say(`report.findings.${kind}`),
    kind,
    sentences: describeFindings(
      report.findings.filter((finding) => finding.kind === kind),
      questionnaire,
      language,
    ),
  }));
  return {
    headline,
    whole,
    priorities,
    ends: [report.scale.min, report.scale.max],
    groups: groups.filter(({ sentences }) => sentences.length > 0),
  };
}
