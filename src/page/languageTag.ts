import type { Language } from '../core/instrument/text.ts';

/** The language as HTML names it: our Chinese is the simplified one, and fonts go by that. */
export function languageTag(language: Language): string {
  return language === 'zh' ? 'zh-CN' : language;
}
