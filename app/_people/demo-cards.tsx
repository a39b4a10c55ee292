'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { signIn } from 'next-auth/react'
import type { DemoPerson } from '../../server/queries/people.ts'
import { ErrorLine } from '../_ui/field.tsx'
import { Icon } from '../_ui/icon.tsx'

/** The people of the demo: one tap signs in as that person. */
export function DemoCards({ people, back }: { people: DemoPerson[]; back: string | null }) {
  const t = useTranslations('people')
  const [busy, setBusy] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)

  async function enter(person: DemoPerson) {
    setBusy(person.userId)
    setFailed(false)
    const answer = await signIn('demo', { redirect: false, userId: person.userId })
    if (answer?.ok) { window.location.assign(back ?? `/c/${person.slug}`); return }
    setBusy(null)
    setFailed(true)
  }

  const describe = (person: DemoPerson) => {
    if (person.line) return person.line
    const duties = person.roles.filter((role) => role !== 'resident').map((role) => t(`role.${role}`))
    return [person.place, ...duties].filter(Boolean).join(' · ')
  }

  const byCommunity = new Map<string, DemoPerson[]>()
  for (const person of people) byCommunity.set(person.community, [...byCommunity.get(person.community) ?? [], person])
  return (
    <>
      {failed && <ErrorLine>{t('signIn.failed')}</ErrorLine>}
      {[...byCommunity].map(([community, members]) => {
        const isStaff = (person: DemoPerson) => person.roles.some((role) => role !== 'resident')
        return (
          <section key={community} className="demo-people" aria-label={community}>
            <h2>{community}</h2>
            {([['demoNeighbours', members.filter((each) => !isStaff(each))], ['demoStaff', members.filter(isStaff)]] as const).map(([group, list]) => list.length > 0 && (
              <div key={group}>
                <h3>{t(`signIn.${group}`)}</h3>
                <ul className="person-cards">
                  {list.map((person) => (
                    <li key={person.userId}>
                      <button type="button" className="person-card" aria-busy={busy === person.userId || undefined} onClick={() => void enter(person)}>
                        <Icon name="me" /><span><b>{person.displayName}</b><span>{describe(person)}</span></span>
                      </button>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
        )
      })}
    </>
  )
}
