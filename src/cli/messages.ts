import { type Language, languages } from '../core/instrument/text.ts';
import type { About, Messages } from '../intake/study/messages.ts';
import { speak } from '../words/catalogue.ts';
import { describeProblem } from '../words/sentences.ts';
import { asksForJson, writeJsonLine } from './jsonLine.ts';
import { startProgressBar } from './progressBar.ts';

/** How many problems are printed one by one; beyond it their number is enough to see that the whole file is off. */
const mostProblems = 50;

/** Messages for the person, on stderr: in the language asked for, else in each. */
export interface Printed extends Messages {
  /** How many problems there were beyond those told, once all are known: `untold` of them were only counted. */
  readonly tellRest: (untold?: number) => void;
  /** Takes what was drawn of `tellShare` off the terminal, once nothing more is read. */
  readonly clearShare: () => void;
  readonly about: (file: string) => Printed;
}

/** With `--json` each stands as one line of JSON, for programs. */
export function startMessages(
  language: Language | null,
  terminal: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
  isJson = asksForJson(process.argv),
): Printed {
  const spoken = language === null ? languages : [language];
  const bar = startProgressBar(terminal, Date.now);
  let count = 0;
  const print = (file: string | null, about: About, sentenceIn: (language: Language) => string) => {
    bar.clear();
    const message = Object.fromEntries(spoken.map((each) => [each, sentenceIn(each)]));
    if (isJson) {
      terminal.write(writeJsonLine({ ...(file !== null && { file }), ...about, message }));
      return;
    }
    for (const each of spoken) {
      const sentence = message[each] ?? '';
      const line = file === null ? sentence : speak(each)('place.file', { file, sentence });
      terminal.write(`${withoutControls(line)}\n`);
    }
  };
  const tell = (file: string | null, key: string, values?: About['values']) =>
    print(file, { code: nameCode(key), ...(values && { values }) }, (each) => speak(each)(`terminal.${key}`, values));
  const speakAbout = (file: string | null): Printed => ({
    tell: (key, values) => tell(file, key, values),
    tellSentence: (about, sentenceIn) => print(file, about, sentenceIn),
    tellProblems(problems) {
      for (const problem of problems) {
        count++;
        if (count <= mostProblems) print(file, problem, (each) => describeProblem(problem, each));
      }
    },
    tellShare: bar.tell,
    clearShare: bar.clear,
    tellRest(untold = 0) {
      const rest = count - mostProblems + untold;
      if (rest > 0) tell(null, 'moreProblems', { count: rest });
    },
    about: speakAbout,
  });
  return speakAbout(null);
}

/** The key of a message as codes of problems are written. */
function nameCode(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The language of what is printed on stdout: the one asked for, else that of the terminal. */
export function chooseLanguage(asked: Language | null, environment: NodeJS.ProcessEnv): Language {
  const locale = environment['LC_ALL'] || environment['LANG'] || '';
  return asked ?? (locale.toLowerCase().startsWith('zh') ? 'zh' : 'en');
}

/** A cell may hold codes that move the cursor or recolour a terminal: what is quoted from a file must not. */
function withoutControls(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the point here
  return line.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ');
}
