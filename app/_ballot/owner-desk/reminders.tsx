'use client'
import { useTranslations } from 'next-intl'
import type { RulePack } from '../../../domain/rule-pack.ts'
import type { OwnerDesk } from '../../../server/queries/owner-desk.ts'
import { useDates } from '../../_i18n/dates.ts'
import { NotYet } from '../../_ui/not-yet.tsx'
import { Act } from '../staff-acts.tsx'

/** Those whose vote is missing hear so: never more often than the community's rules allow, and once by the server itself. */
export function Reminders({ community, desk, now, rules }: { community: string; desk: OwnerDesk; now: number; rules: RulePack }) {
  const t = useTranslations('owners.desk')
  const dates = useDates()
  const { view: { ballot }, silent, reminder } = desk
  const mustWait = reminder.next !== null && now < reminder.next
  return (
    <section className="section" aria-labelledby="reminders">
      <h2 id="reminders">{t('reminders')}</h2>
      <div className="stack">
        {silent.all === 0 ? <p>{t('remindNone')}</p> : <p>{t('remindWho', { n: silent.all })}{silent.unreachable > 0 && <> {t('unreachable', { n: silent.unreachable })}</>}</p>}
        {ballot.reminders?.map((each) => (
          <p className="note" key={each.at}>{each.by === null ? t('remindedOwn', { day: dates.dayTime(each.at), n: each.people, texts: each.texts }) : t('remindedBy', { day: dates.dayTime(each.at), name: each.by, n: each.people, texts: each.texts })}</p>
        ))}
        {mustWait && reminder.next !== null && <NotYet>{t('remindNext', { day: dates.dayTime(reminder.next), n: rules.reminderGap.value })}</NotYet>}
        {!mustWait && desk.isCommittee && silent.all > silent.unreachable && <div><Act community={community} ballot={ballot} name="RemindVoters" words={t('remind')} /></div>}
        {reminder.own !== null && <p className="note">{t('remindOwn', { day: dates.dayTime(reminder.own) })}</p>}
      </div>
    </section>
  )
}
