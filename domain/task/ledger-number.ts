/** Where a task's number comes from. `topicNumber` and `year` are those of the topic; 0 when no topic led to it. */
export interface LedgerPlace { communityCode: string; year: number; topicNumber: number }

/**
 * Ledger number of the `taskNumber`-th task of a topic, e.g. RY-2026-0007-03. Never reused: the task number comes from a
 * series that only grows. Longer numbers than four and two digits are written out, not cut.
 */
export function ledgerNumber(place: LedgerPlace, taskNumber: number): string {
  return [place.communityCode, place.year, String(place.topicNumber).padStart(4, '0'), String(taskNumber).padStart(2, '0')].join('-')
}

/** The series from which the task number is drawn. */
export function ledgerSeries(communityId: string, place: LedgerPlace): string {
  return `task:${communityId}:${place.year}:${place.topicNumber}`
}
