import { languages } from '../../core/instrument/text.ts';
import { speak } from '../../words/catalogue.ts';
import type { AboutBundle } from './bundleFiles.ts';

/** What is in a bundle and how to use it, in each language. */
export function writeReadme({ study, version }: AboutBundle, hasScripts: boolean): string {
  const parts = languages.map((language) => {
    const say = speak(language);
    const lines = [
      say('bundle.what', { study, version }),
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
