/** What survey tools put behind the words of a question: its kind, and that it must be answered. */
const remarks =
  /[(（【[]\s*(?:[^()（）【】[\]]{0,8}(?:单选|多选|填空|矩阵|量表|排序|打分|下拉|简答)[^()（）【】[\]]{0,12}|\*?\s*必(?:答|填)|required)\s*[)）】\]]/gi;

/** A header's words without the tool's remarks, line breaks and marks such as `*`. */
export function cleanWords(text: string): string {
  return text
    .replace(/<[^<>]{1,200}>/g, ' ')
    .replace(remarks, ' ')
    .replace(/^\*+|\*+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const shapes: readonly RegExp[] = [
  // Question [Row], as Google Forms and LimeSurvey write grids.
  /^(.*\S)\s*\[([^[\]]+)\]$/,
  // Question?.Row, as Microsoft Forms does.
  /^(.*[?？:：。])\.(\S.*)$/,
  // 题干—行, as 问卷星 does, and Question - Row as Qualtrics and Excel users do.
  /^(.*?\S)\s*[—–]+\s*(\S.*)$/,
  /^(.*\S)\s+-\s+(\S.*)$/,
];

/** A question and its row, where a header names both; else the whole as the question. */
export function splitHeader(text: string): { readonly stem: string; readonly row: string } {
  const words = cleanWords(text);
  for (const shape of shapes) {
    const [, stem, row] = shape.exec(words) ?? [];
    if (stem !== undefined && row !== undefined) return { stem, row };
  }
  return { stem: words, row: '' };
}
