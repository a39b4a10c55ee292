import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { paths } from '../../../../../../contract/paths.ts'
import { verdictWords, type BallotWords } from '../../../../../../contract/words/verdict.ts'
import type { BallotRecord, ItemRecord, MinutesRecord } from '../../../../../../domain/minutes/record.ts'
import { useDates } from '../../../../../_i18n/dates.ts'

/** What the system recorded, beside what people wrote: nobody can change it, and it decides when the two differ. */
export function RecordCard({ community, record }: { community: string; record: MinutesRecord }) {
  const t = useTranslations('minutes')
  const kinds = useTranslations('people.kind')
  const dates = useDates()
  const { session, attendance, chairs } = record
  return (
    <section className="record" aria-labelledby="record-title">
      <h2 id="record-title">{t('page.record')}</h2>
      <p className="note">{t('page.recordWhy')}</p>
      <dl className="record-facts">
        <dt>{t('record.when')}</dt><dd>{dates.dayOfYear(session.startedAt)}<br />{t('record.whenText', { from: dates.clock(session.startedAt), to: dates.clock(session.closedAt) })}</dd>
        <dt>{t('record.place')}</dt><dd>{session.place || t('draft.online')}</dd>
        <dt>{t('record.chair')}</dt><dd>{[...new Set(chairs.map(({ name }) => name))].map((name) => <span className="ph" key={name}>{name} </span>)}</dd>
        <dt>{t('record.people')}</dt><dd>{t('record.peopleText', { people: attendance.people, atStart: attendance.atStart })}</dd>
        {attendance.kinds.map(({ kind, inPerson, remote }) => (
          <Row key={kind} label={kinds(kind)}>{t('record.n', { n: inPerson + remote })}</Row>
        ))}
        {attendance.remote > 0 && <Row label={t('record.remote')}>{t('record.n', { n: attendance.remote })}</Row>}
        {attendance.listeners > 0 && <Row label={t('record.listeners')}>{t('record.n', { n: attendance.listeners })}</Row>}
      </dl>
      <ol className="record-items">
        {record.items.map((item) => <Item key={item.id} item={item} community={community} />)}
      </ol>
    </section>
  )
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return <><dt className="record-sub">{label}</dt><dd className="record-sub">{children}</dd></>
}

function Item({ item, community }: { item: ItemRecord; community: string }) {
  const t = useTranslations('minutes.record')
  const dates = useDates()
  const { openedAt, closedAt, speeches } = item
  const of = (stance: string) => speeches.filter((speech) => speech.stance === stance).length
  const result = item.isDeferred ? 'DEFERRED' : item.conclusion ?? 'NONE'
  return (
    <li>
      <h3>{item.title}</h3>
      <p className="note">
        {openedAt === null ? t('notReached') : t('itemTime', { from: dates.clock(openedAt), to: dates.clock(closedAt ?? openedAt) })}
        {!item.ballot && openedAt !== null && <> <b>{t(`conclusion.${result}`)}</b></>}
      </p>
      {speeches.length > 0 && <p className="note">{t('speeches', { n: speeches.length, support: of('SUPPORT'), oppose: of('OPPOSE'), ask: of('ASK') })}</p>}
      {item.ballot?.verdict && <BallotLine ballot={item.ballot} community={community} />}
    </li>
  )
}

function BallotLine({ ballot, community }: { ballot: BallotRecord; community: string }) {
  const t = useTranslations('minutes')
  const words = useTranslations('ballot') as unknown as BallotWords
  if (!ballot.verdict || !ballot.tally) return null
  const { word, lead } = verdictWords(words, ballot, ballot.verdict)
  return (
    <div className="record-ballot">
      <p><b>{word}</b> <span className="note">{t(`secrecy.${ballot.secrecy}`)}</span></p>
      <p>{lead}</p>
      <p><Link href={paths(community).ballot(ballot.id)}>{t('record.ballotLink')}</Link></p>
    </div>
  )
}
