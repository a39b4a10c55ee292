import { agendaTextMode } from '../../domain/access/shared-text.ts'
import { canSettleSuggestion } from '../../domain/access/session.ts'
import type { SessionState } from '../../domain/session/state.ts'
import type { SuggestionState } from '../../domain/session/suggestion.ts'
import { agendaAuthors } from '../agenda/authors.ts'
import type { Viewer } from '../identity/viewer.ts'
import { db } from '../runtime.ts'

export interface SuggestionView {
  id: string
  itemId: string
  by: string
  text: string
  at: number
  settled: { by: string; isAdopted: boolean; answer: string | null } | null
  can: { settle: boolean; withdraw: boolean }
}

/** What stands beside the agenda: who writes it, what was suggested, and whether this person may write, suggest or settle. */
export interface AgendaDesk { writers: string[]; suggestions: SuggestionView[]; can: { write: boolean; suggest: boolean } }

export async function agendaDesk(viewer: Viewer, session: SessionState): Promise<AgendaDesk> {
  const actor = viewer.actor?.isMember ? viewer.actor : null
  const authors = await agendaAuthors(db(), session)
  const isAuthor = actor !== null && authors.has(actor.userId)
  const isOpen = session.phase === 'DRAFT' || session.phase === 'ANNOUNCED' || session.phase === 'POSTPONED'
  const rows = actor ? await db().agendaSuggestion.findMany({ where: { sessionId: session.id }, orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { state: true } }) : []
  const suggestions = rows.map(({ state }) => state as unknown as SuggestionState).filter(({ withdrawnAt }) => withdrawnAt === null)
  const canSettle = canSettleSuggestion(actor, isAuthor)
  const canWrite = agendaTextMode(session, actor, isAuthor) === 'edit'
  return {
    writers: [...authors.values()],
    suggestions: suggestions.map(({ id, itemId, by, text, at, settled }) => ({
      id, itemId, by: by.name, text, at, settled: settled && { by: settled.by.name, isAdopted: settled.isAdopted, answer: settled.answer },
      can: { settle: isOpen && canSettle && settled === null, withdraw: settled === null && by.userId === actor?.userId },
    })),
    can: { write: canWrite, suggest: isOpen && !canWrite && actor?.isVerified === true },
  }
}
