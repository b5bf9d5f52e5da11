import type { Request, RequestHandler, Response } from 'express';
import { buildBoard, fewestManagers } from '../../core/classroom/buildBoard.ts';
import { roles } from '../../core/classroom/roles.ts';
import { findNeighbours, readStage, type Stage, shows, stages } from '../../core/classroom/stages.ts';
import { tabulateClass } from '../../export/table/classTable.ts';
import { setStage } from '../../storage/classSessions.ts';
import { closeClass } from '../../storage/openClass.ts';
import type { StudyReports } from '../analyse/studyReport.ts';
import { sendError } from '../errors.ts';
import { ownStudy } from '../manage/ownStudy.ts';
import { listFields, readField } from '../readForm.ts';
import { listen, sendPage } from '../sendPage.ts';
import type { Site } from '../site.ts';
import { addChoice, carryLanguage, originOf } from '../visit.ts';
import { countFigures, readClassState } from './classState.ts';
import { describeJoining } from './describeJoining.ts';
import { ownClass } from './ownClass.ts';

/** Shows how to join, whatever is revealed. */
const joinChoice = 'join';
const refreshSeconds = 5;

/** The screen of a class, for the projector: how to join and how many have, then step by step what came of it. */
export function showClass(site: Site, reports: StudyReports): RequestHandler {
  return async (request, response) => {
    const { text } = listen(request);
    const study = ownStudy(response);
    const session = ownClass(response);
    const path = `/studies/${study.id}/class`;
    const figures = session.stage === 'joining' ? '' : await countFigures(reports, study);
    const state = await readClassState(site, session, figures, originOf(request, site.lanOrigin));
    const isJoining = request.query[joinChoice] !== undefined || state.stage === 'joining';
    const { previous, next } = findNeighbours(state.stage);
    sendPage(request, response, {
      view: 'teach/class',
      title: text(study.title),
      style: 'class',
      ...(isJoining && state.stage !== 'joining' && { path: addChoice(path, joinChoice, 'yes') }),
      data: {
        id: study.id,
        action: carryLanguage(request, path),
        code: session.code,
        state,
        isArchived: study.isArchived,
        stages: stages.slice(1),
        roles,
        previous,
        next,
        isJoining,
        screen: carryLanguage(request, path),
        joinScreen: carryLanguage(request, addChoice(path, joinChoice, 'yes')),
        ...describeJoining(request, site, session.code),
        ...(isJoining ? {} : await describeResults(request, response, reports, state.stage)),
        comesAnew: refreshSeconds,
      },
    });
  };
}

/** Reveals a stage, or hides it again; closes the class, or opens it again. Pressed twice it is the same. */
export function takeClassStage(site: Site): RequestHandler {
  return async (request, response) => {
    const { id, isArchived } = ownStudy(response);
    const fields = listFields(request.body);
    const stage = readStage(readField(fields, 'stage'));
    const end = readField(fields, 'end');
    if (stage) await setStage(site.db, id, stage);
    else if (end === 'close' || (end === 'open' && !isArchived))
      await closeClass(site.db, id, end === 'close' ? site.now().toISOString() : null);
    else {
      sendError(request, response, 'bad-request');
      return;
    }
    response.redirect(303, carryLanguage(request, `/studies/${id}/class`));
  };
}

/** What is revealed, and a sentence for whom too few have answered to show anything of. */
async function describeResults(request: Request, response: Response, reports: StudyReports, stage: Stage) {
  const speaker = listen(request);
  const study = ownStudy(response);
  const { samples, questionnaire } = await reports.findShared(study);
  const { minGroup } = study.settings;
  const board = buildBoard(samples, minGroup);
  const customersCount = shows(stage, 'expectation');
  const hidden = roles.filter((role) => !board[role].isShown && (role === 'manager' || customersCount));
  const isEmpty = hidden.length === (customersCount ? 2 : 1);
  return {
    hidden: hidden.map((role) =>
      speaker.say(`class.hidden.${role}`, {
        least: role === 'manager' ? Math.max(minGroup, fewestManagers) : minGroup,
      }),
    ),
    table: isEmpty ? null : tabulateClass(board, questionnaire, stage, speaker),
    counted: roles
      .filter((role) => board[role].isShown && (role === 'manager' || customersCount))
      .map((role) => speaker.say(`class.counted.${role}`, { count: board[role].n })),
    minGroup,
  };
}
