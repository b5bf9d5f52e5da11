import { writeJsonLine } from './jsonLine.ts';

/** What commander says of a mistake on the command line, and the same in Chinese. It says the name and value with `$1`, `$2`. */
const sentences: readonly (readonly [said: RegExp, zh: string])[] = [
  [/^missing required argument '(.*)'$/s, '缺少参数“$1”。'],
  [/^option '(.*)' argument missing$/s, '选项“$1”后面缺少内容。'],
  [/^required option '(.*)' not specified$/s, '必须给出选项“$1”。'],
  [/^option '(.*)' cannot be used with option '(.*)'$/s, '选项“$1”不能与“$2”同时使用。'],
  [/^unknown option '(.*)'$/s, '没有选项“$1”。'],
  [/^unknown command '(.*)'$/s, '没有命令“$1”。'],
  [/^too many arguments for '(.*)'\. Expected (\d+) arguments? but got (\d+)\.$/s, '“$1”需要 $2 个参数，却有 $3 个。'],
  [/^option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s, '选项“$1”不能是“$2”，可以是：$3。'],
  [/^option '(.*)' argument '(.*)' is invalid\. (.*)$/s, '选项“$1”不能是“$2”，应为：$3'],
  [
    /^command-argument value '(.*)' is invalid for argument '(.*)'\. Allowed choices are (.*)\.$/s,
    '参数“$2”不能是“$1”，可以是：$3。',
  ],
];

const suggestion = /\n\(Did you mean (?:one of )?(.*)\?\)$/s;

/** A mistake on the command line in both languages, Chinese first; what has no Chinese sentence stands as commander says it. */
export function describeUsage(message: string, isJson: boolean): string {
  const said = message.replace(/^error: /, '').trimEnd();
  const [meant = '', similar] = suggestion.exec(said) ?? [];
  const plain = said.slice(0, said.length - meant.length);
  const [pattern, zh] = sentences.find(([each]) => each.test(plain)) ?? [];
  const guess = similar === undefined ? '' : `是否要写 ${similar}？`;
  const inChinese = pattern && zh !== undefined ? `用法有误：${plain.replace(pattern, zh)}${guess}` : null;
  const inEnglish = `Wrong usage: ${said}`;
  if (isJson)
    return writeJsonLine({
      code: 'usage',
      help: 'fivegaps --help',
      message: { zh: inChinese ?? inEnglish, en: inEnglish },
    });
  return [...(inChinese === null ? [] : [inChinese]), inEnglish].map((line) => `${line}\n`).join('');
}
