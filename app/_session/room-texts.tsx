import { useTranslations } from 'next-intl'
import type { RoomMine } from '../../contract/commands/session.ts'
import type { FloorState } from '../../domain/floor/state.ts'
import { RoomSection } from '../_ui/room-parts.tsx'

/** What neighbours wrote and the chair put on the screens; and what became of my own. */
export function RoomTexts({ floor, mine }: { floor: FloorState; mine: RoomMine }) {
  const t = useTranslations('room.texts')
  const own = mine.texts.filter((each) => each.itemId === floor.itemId && !floor.shown.some((shown) => shown.id === each.id))
  if (floor.shown.length === 0 && own.length === 0) return null
  return (
    <RoomSection title={t('title')}>
      <ul className="texts">
        {floor.shown.map((each) => <li key={each.id}><p><b>{each.userId === mine.userId ? t('mine') : t('by', { name: each.name })}</b>{each.text}</p>{each.answer && <p className="quote">{t('answer', { text: each.answer })}</p>}</li>)}
        {own.map((each) => <li key={each.id}><p><b>{t('mine')}</b>{each.text}</p><p className="note">{t(`state.${each.phase}`)}</p></li>)}
      </ul>
    </RoomSection>
  )
}
