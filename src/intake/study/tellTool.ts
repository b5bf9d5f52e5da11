import { speak } from '../../words/catalogue.ts';
import type { Layout } from '../recognise/layout.ts';
import type { Messages } from './messages.ts';

/** Which tool wrote a file, and how sure that is; nothing of a table that anybody may have made. */
export function tellTool(
  { tool, confidence }: Pick<Layout, 'tool' | 'confidence'>,
  messages: Pick<Messages, 'tellSentence'>,
): void {
  if (tool === 'table') return;
  const percent = Math.round(100 * confidence);
  messages.tellSentence({ code: 'recognised', values: { tool, percent } }, (language) =>
    speak(language)(`terminal.recognised.${tool}`, { percent }),
  );
}
