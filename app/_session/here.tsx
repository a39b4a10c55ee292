'use client'
import { useTranslations } from 'next-intl'
import { participantKinds } from '../../domain/people.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import { quorumOf } from '../../domain/session/quorum.ts'
import { PresenceList } from '../_ui/desk-parts.tsx'
import type { LiveRoom } from './use-room.ts'

/** Who is here by kind of participant, and in plain words what is still missing to begin: the same in the lobby and in the room. */
export function HereByKind({ live, rules }: { live: Pick<LiveRoom, 'session' | 'here'>; rules: RulePack }) {
  const t = useTranslations('session')
  const { session, here } = live
  const quorum = quorumOf(session, here, rules)
  const shown = participantKinds.filter((kind) => (here.byKind[kind] ?? 0) > 0 || session.required.some((each) => each.kind === kind))
  return (
    <PresenceList
      enough={quorum.isReached}
      words={quorum.isReached ? t('desk.quorumReached', { need: quorum.need, kinds: session.required.length }) : quorum.missing.length > 0 ? t('desk.quorumKinds', { kinds: quorum.missing.map((each) => each.label ?? t(`kind.${each.kind}`)).join(t('desk.and')), people: Math.max(0, quorum.need - quorum.people) }) : t('desk.quorumPeople', { n: quorum.need - quorum.people })}
      kinds={shown.map((kind) => ({ key: kind, name: session.required.find((each) => each.kind === kind && each.label)?.label ?? t(`kind.${kind}`), count: here.byKind[kind] ?? 0, present: (here.byKind[kind] ?? 0) > 0 }))}
    />
  )
}
