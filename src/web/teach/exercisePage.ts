import type { RequestHandler } from 'express';
import { isTooFew } from '../../core/report/notes.ts';
import { describeExercise, describeExerciseKey } from '../../export/classroom/exercise.ts';
import { carryPeople, chooseReport } from '../analyse/leaveOut.ts';
import { filterOf } from '../analyse/requestFilter.ts';
import type { StudyReports } from '../analyse/studyReport.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listen, sendPage } from '../sendPage.ts';
import { addChoice } from '../visit.ts';

/** The class sheet on A4; with `?key=1` the same tables with the study's own figures, by the choices of the address. */
export function showExercise(reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const study = ownStudy(response);
    const speaker = listen(request);
    const { say, text } = speaker;
    const isKey = request.query['key'] === '1';
    const { computed } = chooseReport(request, await reports.findOwn(study, filterOf(request)));
    const folder = `/studies/${encodeURIComponent(study.id)}`;
    const own = `${folder}/exercise`;
    const isHidden = isKey && isTooFew(computed.report);
    sendPage(request, response, {
      view: isKey ? 'teach/exerciseKey' : 'teach/exercise',
      title: say(isKey ? 'exercise.keyTitle' : 'exercise.title'),
      style: 'classroom',
      path: carryPeople(request, isKey ? addChoice(own, 'key', '1') : own),
      data: {
        study: text(study.title),
        how: say(isKey ? 'exercise.howKey' : 'exercise.howPrint'),
        back: carryPeople(request, `${folder}/downloads`),
        backTo: say('handOver.title'),
        minGroup: study.settings.minGroup,
        isHidden,
        exercise: isKey ? isHidden || describeExerciseKey(computed, speaker) : describeExercise(computed, speaker),
      },
    });
  };
}
