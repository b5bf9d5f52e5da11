import { forgetDrafts } from './drafts.ts';
import { useInvitation } from './invitations.ts';
import { numberArrivals } from './numberArrivals.ts';
import { type NewResponse, packResponse, type Submission } from './packResponse.ts';
import { contentColumns, findContents, insertResponses, type StoredContent } from './responses.ts';
import type { Database } from './schema.ts';
import { supersedeResponse } from './supersedeResponse.ts';

/**
 * What became of a submission: stored; the same as one stored before; stored beside one with the same id and other answers
 * (under a fresh id); or not stored: because of that other one, where no fresh id was given, or because the invitation it came
 * by has been used for another response or revoked.
 */
export interface Receipt {
  readonly outcome: 'created' | 'same' | 'conflict' | 'refused';
  readonly id: string;
}

/**
 * A submission, and the id to keep it under should its own be taken by other answers; null to leave it out then. What comes
 * by an invitation is stored together with the mark that this has been used, or else neither is.
 */
export interface Delivery {
  readonly submission: Submission;
  readonly spareId: string | null;
  readonly invitation?: string;
}

export interface ResponseWriter {
  /** Writes all of the deliveries or, when it throws, none. Resolves only after they are safely on disk. */
  write(deliveries: readonly Delivery[]): Promise<readonly Receipt[]>;
  /** Lets a conflicting response count instead of the earlier one; false when there is no such response. */
  correct(studyId: string, conflictId: string): Promise<boolean>;
}

interface Waiting {
  readonly deliveries: readonly Delivery[];
  readonly resolve: (receipts: readonly Receipt[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The one way by which responses reach the database. Whatever arrives while a commit is under way shares the next one, so
 * that a class of phones costs a few disk flushes; when idle, a response is written at once.
 */
export function startResponseWriter(db: Database): ResponseWriter {
  let queue: Waiting[] = [];
  let isBusy = false;

  const commit = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const calls = group.map(({ deliveries }) => deliveries);
      const receipts = await db.transaction().execute((transaction) => store(transaction, calls));
      for (const [index, { resolve }] of group.entries()) resolve(receipts[index] ?? []);
    } catch (error) {
      // One bad delivery must not take the others down: each gets a transaction of its own.
      if (group.length === 1) group[0]?.reject(error);
      else for (const waiting of group) await commit([waiting]);
    }
  };

  const flush = async (): Promise<void> => {
    while (queue.length > 0) {
      const group = queue;
      queue = [];
      await commit(group);
    }
    isBusy = false;
  };

  return {
    write: (deliveries) =>
      new Promise((resolve, reject) => {
        queue.push({ deliveries, resolve, reject });
        if (isBusy) return;
        isBusy = true;
        setImmediate(flush);
      }),
    correct: (studyId, conflictId) =>
      db.transaction().execute((transaction) => supersedeResponse(transaction, studyId, conflictId)),
  };
}

/** Stores what was delivered in several calls, each of which is an arrival of its own; gives their receipts. */
async function store(db: Database, calls: readonly (readonly Delivery[])[]): Promise<readonly (readonly Receipt[])[]> {
  const known = await findKnown(db, calls.flat());
  const spent = await useInvitations(db, calls.flat(), known);
  const stored = calls.map((deliveries) => storeCall(deliveries, known, spent));
  const rows = await numberArrivals(
    db,
    stored.map((call) => call.rows),
  );
  await insertResponses(db, rows);
  await forgetSent(db, calls.flat());
  return stored.map(({ receipts }) => receipts);
}

/** What has arrived needs no draft any more. Only forms have any: files bring ids that no form has. */
async function forgetSent(db: Database, deliveries: readonly Delivery[]): Promise<void> {
  const sent = deliveries
    .map(({ submission }) => submission)
    .filter(({ source }) => !['import', 'made'].includes(source));
  for (const studyId of new Set(sent.map((submission) => submission.studyId))) {
    const ids = sent.filter((submission) => submission.studyId === studyId).map(({ response }) => response.id);
    await forgetDrafts(db, studyId, ids);
  }
}

/** Uses the invitations that deliveries came by; gives the deliveries that must not be stored, as theirs can be used no more. */
async function useInvitations(
  db: Database,
  deliveries: readonly Delivery[],
  known: ReadonlyMap<string, unknown>,
): Promise<ReadonlySet<Delivery>> {
  const usedFor = new Map<string, string>();
  const spent = new Set<Delivery>();
  for (const delivery of deliveries) {
    const { invitation, submission } = delivery;
    if (invitation === undefined) continue;
    const { studyId, response } = submission;
    const key = keyOf(studyId, invitation);
    if (await useInvitation(db, studyId, invitation)) usedFor.set(key, response.id);
    // Sent again, the same form belongs to the response that has used it.
    else if (usedFor.get(key) !== response.id && !known.has(keyOf(studyId, response.id))) spent.add(delivery);
  }
  return spent;
}

/** What has to be stored of one call, which is then known. */
function storeCall(
  deliveries: readonly Delivery[],
  known: Map<string, readonly StoredContent[]>,
  spent: ReadonlySet<Delivery>,
): { readonly receipts: readonly Receipt[]; readonly rows: readonly Row[] } {
  const rows: Row[] = [];
  const receipts = deliveries.map((delivery): Receipt => {
    const { submission, spareId } = delivery;
    const row = packResponse(submission);
    if (spent.has(delivery)) return { outcome: 'refused', id: row.id };
    const key = keyOf(submission.studyId, row.id);
    const before = known.get(key) ?? [];
    const same = before.find((each) => isSame(each, row));
    if (same) return { outcome: same.id === row.id ? 'same' : 'conflict', id: same.id };
    if (before.length > 0 && spareId === null) return { outcome: 'refused', id: row.id };
    const added = before.length === 0 ? row : { ...row, id: spareId ?? row.id, conflict_of: row.id };
    known.set(key, [...before, toContent(added)]);
    rows.push(added);
    return { outcome: before.length === 0 ? 'created' : 'conflict', id: added.id };
  });
  return { receipts, rows };
}

type Row = Omit<NewResponse, 'arrived'>;

/** What is stored under the ids of the deliveries, and what came with them and was kept beside it, by study and id. */
async function findKnown(
  db: Database,
  deliveries: readonly Delivery[],
): Promise<Map<string, readonly StoredContent[]>> {
  const idsByStudy = new Map<string, string[]>();
  for (const { submission } of deliveries) {
    const ids = idsByStudy.get(submission.studyId);
    if (ids) ids.push(submission.response.id);
    else idsByStudy.set(submission.studyId, [submission.response.id]);
  }
  const known = new Map<string, readonly StoredContent[]>();
  for (const [studyId, ids] of idsByStudy)
    for (const content of await findContents(db, studyId, ids))
      for (const id of [content.id, content.conflict_of]) {
        if (id === null) continue;
        const key = keyOf(studyId, id);
        known.set(key, [...(known.get(key) ?? []), content]);
      }
  return known;
}

function keyOf(studyId: string, id: string): string {
  return `${studyId} ${id}`;
}

function isSame(a: StoredContent, b: Row): boolean {
  return contentColumns.every((name) => a[name] === (b[name] ?? null));
}

function toContent(row: Row): StoredContent {
  const { id, answers, conflict_of = null, points = null, outcomes = null, profile = null, comments = null } = row;
  return { id, answers, conflict_of, points, outcomes, profile, comments };
}
