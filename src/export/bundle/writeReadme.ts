import type { Questionnaire } from '../../core/instrument/questionnaire.ts';
import { languages } from '../../core/instrument/text.ts';
import { describeFilter } from '../reportView/describeFilter.ts';
import { speakerOf } from '../table/table.ts';
import type { AboutBundle } from './bundleFiles.ts';

/** What is in a bundle and how to use it, in each language. */
export function writeReadme(
  { study, version, filter, without }: AboutBundle,
  customers: Questionnaire,
  hasScripts: boolean,
): string {
  const parts = languages.map((language) => {
    const speaker = speakerOf(language);
    const { say } = speaker;
    const lines = [
      say('bundle.what', { study, version }),
      ...(filter ? [say('bundle.filter', { chosen: describeFilter(filter, customers, speaker) })] : []),
      ...(without ? [say('bundle.without')] : []),
      say('bundle.staff'),
      say('bundle.verify'),
      ...(hasScripts ? [say('bundle.r'), say('bundle.python')] : []),
      say('bundle.spss'),
      say('bundle.files'),
    ];
    return `# ${say('bundle.title')}\n\n${lines.join('\n\n')}\n`;
  });
  return parts.join('\n');
}
