import type { Command } from '../command.ts';
import { type Completed, describeCommands, listFirstWords, listVerbs } from './describeCommands.ts';
import type { Shell } from './shells.ts';

/** A script that completes our command line in a shell. Where it knows nothing, the shell completes names of files. */
export function writeCompletion(commands: readonly Command[], shell: Shell): string {
  const completed = describeCommands(commands);
  if (shell === 'fish') return writeFish(completed);
  return `${shell === 'zsh' ? '#compdef fivegaps\n' : ''}${writeChoices(completed)}${shell === 'zsh' ? zshEnd : bashEnd}`;
}

/** A function that both bash and zsh run: it prints what may stand at a place. */
function writeChoices(completed: readonly Completed[]): string {
  const nouns = listFirstWords(completed).filter((noun) => listVerbs(completed, noun).length > 0);
  return `# The first word and the second, the word before, the place asked for, and its beginning.
_fivegaps_words() {
  case "$4:$1" in
    1:*) echo "${listFirstWords(completed).join(' ')} --help --version"; return ;;
${nouns.map((noun) => `    2:${noun}) echo "${listVerbs(completed, noun).join(' ')}"; return ;;\n`).join('')}  esac
  case "$1 $2 " in
${completed.map(writeCase).join('')}  esac
}
`;
}

function writeCase({ words, choices, options }: Completed): string {
  const taking = options.filter(({ takesValue }) => takesValue);
  const names = options.flatMap((option) => option.names);
  const values = taking.map((option) => `        ${option.names.join('|')}) echo "${option.choices.join(' ')}" ;;\n`);
  return `    "${words.join(' ')} "*)
      case "$3" in
${values.join('')}        *) case "$5" in -*) echo "${names.join(' ')}" ;; *) echo "${choices.join(' ')}" ;; esac ;;
      esac ;;
`;
}

/** Bash cuts `--lang=zh` at the sign, which zsh and fish do not. */
const bashEnd = `_fivegaps() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}"
  if [ "$cur" = = ]; then cur=; elif [ "$prev" = = ]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  local words="$(_fivegaps_words "\${COMP_WORDS[1]}" "\${COMP_WORDS[2]}" "$prev" "$COMP_CWORD" "$cur")"
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _fivegaps fivegaps
`;

const zshEnd = `_fivegaps() {
  local found="$(_fivegaps_words "$words[2]" "$words[3]" "$words[CURRENT-1]" "$((CURRENT-1))" "$words[CURRENT]")"
  if [[ -n "$found" ]]; then compadd -- \${=found}; else _files; fi
}
if [[ "$funcstack[1]" = _fivegaps ]]; then _fivegaps "$@"; else compdef _fivegaps fivegaps; fi
`;

function writeFish(completed: readonly Completed[]): string {
  const lines = listFirstWords(completed).map((word) => `complete -c fivegaps -n __fish_use_subcommand -f -a ${word}`);
  lines.push('complete -c fivegaps -n __fish_use_subcommand -l help -l version');
  for (const { words, choices, options } of completed) {
    const [noun = '', verb] = words;
    const seen = `__fish_seen_subcommand_from ${noun}`;
    const isHere = verb ? `${seen}; and __fish_seen_subcommand_from ${verb}` : seen;
    if (verb) {
      const others = listVerbs(completed, noun).join(' ');
      lines.push(`complete -c fivegaps -n '${seen}; and not __fish_seen_subcommand_from ${others}' -f -a ${verb}`);
    }
    if (choices.length > 0) lines.push(`complete -c fivegaps -n '${isHere}' -f -a '${choices.join(' ')}'`);
    for (const option of options) {
      const names = option.names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
      const value = option.choices.length > 0 ? ` -x -a '${option.choices.join(' ')}'` : option.takesValue ? ' -r' : '';
      lines.push(`complete -c fivegaps -n '${isHere}' ${names.join(' ')}${value} -d '${option.about}'`);
    }
  }
  return `${lines.join('\n')}\n`;
}
