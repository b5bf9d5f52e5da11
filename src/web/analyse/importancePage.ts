import type { RequestHandler } from 'express';
import { pickText } from '../../core/instrument/text.ts';
import type { DimensionRegression } from '../../core/report/buildRegression.ts';
import { crosshairRules } from '../../core/report/quadrants.ts';
import { drawImportanceMap } from '../../export/picture/importanceMap.ts';
import { tabulateImportance, tabulateRegression } from '../../export/table/importanceTables.ts';
import { formatCount, formatDegrees, formatScore, tellP } from '../../words/numbers.ts';
import { type Analysed, showAnalystPage } from './analystPage.ts';
import { carryChoices } from './leaveOut.ts';
import type { StudyReports } from './studyReport.ts';

/** What matters: the map by the source and the rule that the address names, and what goes with the outcomes. */
export function showImportance(reports: StudyReports): RequestHandler {
  return showAnalystPage(reports, 'importance', async (analysed) => {
    const { report, questionnaire, deep, speaker, request, path } = analysed;
    const { language, say } = speaker;
    const all = (await deep()).importance;
    const maps = all.filter(({ crosshairs }) => crosshairs.means !== null);
    const map = maps.find(({ source }) => source === request.query['source']) ?? maps[0];
    const rules = crosshairRules.filter((each) => map?.crosshairs[each]);
    const rule = rules.find((each) => each === request.query['rule']) ?? rules[0] ?? 'means';
    const query = (source: string, by: string) => new URLSearchParams({ source, rule: by });
    const link = (source: string, by: string) => carryChoices(request, `${path}?${query(source, by)}`);
    const names = questionnaire.items.map(({ text }) => pickText(text, language));
    const draw = (shape: 'wide' | 'tall') =>
      map ? drawImportanceMap({ scale: report.scale, map, rule, names }, language, shape) : null;
    const [wide, tall] = [draw('wide'), draw('tall')];
    return {
      data: {
        map:
          map && wide && tall
            ? {
                wide,
                tall,
                table: tabulateImportance(all.indexOf(map), map, rule, questionnaire, speaker),
                about: say(`report.importance.about.${map.source}`),
                sources: maps.map(({ source }) => ({
                  name: say(`report.importance.by.${source}`),
                  href: link(source, rule),
                  isCurrent: source === map.source,
                })),
                rules: rules.map((each) => ({
                  name: say(`picture.map.rule.${each}`),
                  href: link(map.source, each),
                  isCurrent: each === rule,
                })),
              }
            : null,
        outcomes: describeOutcomes(analysed),
      },
      ...(map && { query: query(map.source, rule) }),
    };
  });
}

function describeOutcomes({ report, questionnaire, speaker }: Analysed) {
  return questionnaire.outcomes.flatMap(({ id, text }) => {
    const models = report.regression[id];
    if (!models) return [];
    const describe = (kind: 'gaps' | 'perceptions') => {
      const model = models[kind];
      if (!model) return [];
      return [
        {
          title: speaker.say(`report.regression.${kind}`),
          fit: tellFit(model, speaker.say),
          table: tabulateRegression(id, kind, model, questionnaire, speaker),
        },
      ];
    };
    const { gaps, perceptions } = models;
    const comparison =
      gaps && perceptions && gaps.r2 !== null && perceptions.r2 !== null
        ? speaker.say(`report.regression.${perceptions.r2 > gaps.r2 ? 'perceptionsMore' : 'gapsMore'}`, {
            gaps: formatScore(gaps.r2),
            perceptions: formatScore(perceptions.r2),
          })
        : null;
    return [{ title: speaker.text(text), comparison, models: [...describe('gaps'), ...describe('perceptions')] }];
  });
}

function tellFit(model: DimensionRegression, say: Analysed['speaker']['say']): string {
  const { n, r2, adjR2, f, df1, df2, p } = model;
  return say('report.regression.fit', {
    n: formatCount(n),
    r2: formatScore(r2),
    adjR2: formatScore(adjR2),
    f: formatScore(f),
    df1: formatDegrees(df1),
    df2: formatDegrees(df2),
    p: tellP(p),
  });
}
