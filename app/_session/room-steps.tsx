import { useTranslations } from 'next-intl'
import type { AgendaItem } from '../../domain/session/state.ts'
import type { ItemPhase } from '../../domain/session/phases.ts'
import { PhaseSteps } from '../_ui/steps.tsx'

const steps: readonly ItemPhase[] = ['REPORT', 'QUESTIONS', 'DEBATE', 'MOTION', 'BALLOT']

/** Where an agenda item is. A report is not put to the vote, and a mere discussion needs none. */
export function ItemSteps({ item, size }: { item: AgendaItem; size?: 'room' | 'desk' }) {
  const t = useTranslations('room')
  const shown = item.kind === 'REPORT' ? steps.slice(0, 3) : item.kind === 'DISCUSSION' && item.phase !== 'MOTION' && item.phase !== 'BALLOT' ? steps.slice(0, 3) : steps
  return <PhaseSteps size={size} current={item.phase} steps={shown.map((key) => ({ key, label: t(`step.${key as 'REPORT'}`) }))} />
}
