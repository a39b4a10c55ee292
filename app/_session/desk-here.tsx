'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { paths } from '../../contract/paths.ts'
import { participantKinds, type ParticipantKind } from '../../domain/people.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { quorumOf } from '../../domain/session/quorum.ts'
import { useDates } from '../_i18n/dates.ts'
import { PresenceList } from '../_ui/desk-parts.tsx'
import type { LiveRoom } from './use-room.ts'

/** Who is here by kind, against the kinds without whom the meeting may not begin. */
export function DeskHere({ community, live, rules, canKeepDoor }: { community: string; live: LiveRoom; rules: RulePack; canKeepDoor: boolean }) {
  const t = useTranslations('session')
  const dates = useDates()
  const { session, here } = live
  const quorum = quorumOf(session, here, rules)
  const label = (kind: ParticipantKind) => session.required.find((each) => each.kind === kind && each.label)?.label ?? t(`kind.${kind}`)
  const known = new Set([...session.required.map((each) => each.kind), ...participantKinds])
  const shown = [...known].filter((kind) => (here.byKind[kind] ?? 0) > 0 || session.required.some((each) => each.kind === kind))
  const missing = quorum.missing.map((each) => each.label ?? t(`kind.${each.kind}`)).join(t('desk.and'))
  const words = quorum.isReached ? t('desk.quorumReached', { need: quorum.need, kinds: session.required.length })
    : quorum.missing.length > 0 ? t('desk.quorumKinds', { kinds: missing, people: Math.max(0, quorum.need - quorum.people) })
      : t('desk.quorumPeople', { n: quorum.need - quorum.people })
  return (
    <section className="here">
      <header><h2>{t('desk.here', { n: quorum.people })}</h2><span className="note">{t('desk.hereSplit', { hall: here.inPerson, online: here.remote })}</span></header>
      <PresenceList
        enough={quorum.isReached} words={words}
        kinds={shown.map((kind) => ({ key: kind, name: label(kind), count: here.byKind[kind] ?? 0, present: (here.byKind[kind] ?? 0) > 0 }))}
        awaited={session.arrivals.map((each) => ({ key: each.id, name: t('desk.onTheWay', { label: each.label }), when: each.at === null ? '' : t('desk.arrives', { time: dates.clock(each.at) }) }))}
      />
      {here.listeners > 0 && <p className="note">{t('desk.listeners', { n: here.listeners })}</p>}
      {canKeepDoor && <p><Link href={paths(community).door(session.id)}>{t('desk.toDoor')}</Link></p>}
    </section>
  )
}
