import { type Language, languages } from '../core/instrument/text.ts';
import type { Problem } from '../core/problem.ts';
import { speak } from '../words/catalogue.ts';
import { describeProblem } from '../words/sentences.ts';

/** How many problems are printed one by one; beyond it their number is enough to see that the whole file is off. */
const mostProblems = 50;

/** Messages for the person, on stderr: in the language asked for, else in each. */
export interface Messages {
  /** Sentences of `terminal.<key>` in the words. */
  readonly tell: (key: string, values?: Readonly<Record<string, string | number>>) => void;
  readonly tellProblems: (problems: readonly Problem[]) => void;
  /** How many problems there were beyond those told, once all are known. */
  readonly tellRest: () => void;
}

export function startMessages(language: Language | null): Messages {
  const spoken = language === null ? languages : [language];
  let count = 0;
  const print = (lines: readonly string[]) => {
    process.stderr.write(lines.map((line) => `${withoutControls(line)}\n`).join(''));
  };
  const tell: Messages['tell'] = (key, values) => print(spoken.map((each) => speak(each)(`terminal.${key}`, values)));
  return {
    tell,
    tellProblems(problems) {
      for (const problem of problems) {
        count++;
        if (count <= mostProblems) print(spoken.map((each) => describeProblem(problem, each)));
      }
    },
    tellRest() {
      if (count > mostProblems) tell('moreProblems', { count: count - mostProblems });
    },
  };
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
