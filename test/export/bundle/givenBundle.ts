import { audiences } from '../../../src/core/instrument/side.ts';
import { buildSample } from '../../../src/core/report/buildSample.ts';
import { buildWholeReport } from '../../../src/core/report/buildWholeReport.ts';
import type { Samples } from '../../../src/core/report/sample.ts';
import type { Bundled } from '../../../src/export/bundle/listBundleParts.ts';
import type { GivenStudy } from '../../core/report/explain/givenStudy.ts';

/** What is bundled of a made study. */
export function givenBundle(
  { questionnaires, responses }: Pick<GivenStudy, 'questionnaires' | 'responses'>,
  minGroup = 1,
): Bundled {
  const samples = Object.fromEntries(
    audiences.map((audience) => [audience, buildSample(questionnaires[audience], responses[audience])]),
  ) as unknown as Samples;
  const sources = audiences.map((audience) => ({
    study: 'made',
    questionnaire: questionnaires[audience],
    async *openBlocks() {
      yield responses[audience];
    },
  }));
  const { length } = responses.customer;
  const settings = { read: length, duplicates: 0, minGroup, version: '1.2.3', waveOrder: null, notes: [] };
  const about = { study: 'made', seed: 1988, ...settings };
  return { about, report: buildWholeReport(samples, settings, 1988), samples, sources, mapping: null };
}
