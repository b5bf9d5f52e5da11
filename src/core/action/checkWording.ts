/** Words that fit every action and so tell nobody what to do: the endings of English verbs are left open. */
const vagueEnglish =
  /\b(?:improv\w*|better|enhanc\w*|increas\w*|rais\w*|optimi\w*|strengthen\w*|services?|quality|customers?|satisfaction|attention|levels?|gaps?|clos\w*|experiences?|pay|make|do|be|more|and|or|the|an?|of|our|we|to|for|in|on|with|all|this|that|it)\b/gi;
const vagueChinese =
  /进一步|满意度|提高|提升|改进|改善|加强|优化|增强|强化|完善|做好|更好|努力|不断|重视|服务|质量|水平|顾客|客户|满意|差距|体验|工作|我们|[的地得和与更好]/g;

/** What is left has to be at least as much as three words say. */
const fewestWords = 3;

/**
 * Whether the text of an action says who does what, rather than that things shall improve. A Chinese word is taken for two
 * characters.
 */
export function isSpecific(text: string): boolean {
  const told = text.normalize('NFKC').replace(vagueEnglish, ' ').replace(vagueChinese, ' ');
  const characters = told.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu) ?? [];
  const words = told.match(/(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}]+/gu) ?? [];
  return characters.length / 2 + words.length >= fewestWords;
}
