import type { Argument, HelpConfiguration, Option } from 'commander';

/** What commander puts above the parts of a help page, and the same in Chinese. */
const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法 / Usage:',
  'Arguments:': '参数 / Arguments:',
  'Options:': '选项 / Options:',
  'Commands:': '命令 / Commands:',
};

/** Help in both languages; what can be chosen and what is usual stand behind, as they need no words. */
export const helpInBoth: HelpConfiguration = {
  styleTitle: (title) => titles[title] ?? title,
  optionDescription: describe,
  argumentDescription: describe,
};

function describe({ description, argChoices, defaultValue }: Option | Argument): string {
  const values = [
    ...(argChoices ? [argChoices.join(', ')] : []),
    ...(defaultValue === undefined ? [] : [`= ${defaultValue}`]),
  ];
  return values.length > 0 ? `${description} (${values.join('; ')})` : description;
}
