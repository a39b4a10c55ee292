import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { paths } from '../../contract/paths.ts'
import type { RatingTally } from '../../domain/task/state.ts'
import type { Answer, FileView, NextStep, PastStep } from '../../server/queries/tasks.ts'
import { useDates } from '../_i18n/dates.ts'
import { Icon } from '../_ui/icon.tsx'
import { Quote, Timeline, type TimelineEntry } from '../_ui/steps.tsx'

/** What comes next, nearest first. */
export function NextSteps({ steps, community, now }: { steps: NextStep[]; community: string; now: number }) {
  const t = useTranslations('task')
  const dates = useDates()
  const title = (step: NextStep): ReactNode => {
    switch (step.type) {
      case 'RATE': return t('next.RATE', { n: step.raters })
      case 'SIGN': case 'REPLY': case 'ANSWER_AGAIN': case 'ANSWER_LISTED': return t(`next.${step.type}`, { department: step.department })
      default: return t(`next.${step.type}`, { community })
    }
  }
  return (
    <Timeline entries={steps.map((step): TimelineEntry => ({
      key: step.key, ahead: true, when: step.by === null ? t('next.noLimit') : t(now > step.by ? 'next.was' : 'next.by', { date: dates.day(step.by) }), title: title(step),
      children: step.type === 'RATE' ? <p><TallyWords tally={step.tally} /></p> : undefined,
    }))} />
  )
}

/** "9 rated: satisfied 7 …" – and how many did not, who count as nothing else. */
export function TallyWords({ tally, final = false }: { tally: RatingTally; final?: boolean }) {
  const t = useTranslations('task.tally')
  const rated = tally.satisfied + tally.basically + tally.unsatisfied
  if (rated === 0 && !final) return <>{t('nobody')}</>
  return <>{t('rated', { ...tally, rated })}{final && rated < tally.total && t('unrated', { n: tally.total - rated })}</>
}

/** What was done, newest first. */
export function PastSteps({ steps, slug, department }: { steps: PastStep[]; slug: string; department: string | null }) {
  const t = useTranslations('task.past')
  const all = useTranslations('task')
  const dates = useDates()
  const format = useFormatter()
  const to = paths(slug)

  const answerWords = (answer: Answer | null, what: 'RETURN' | 'EXTENSION') =>
    answer === null ? t('notDecided') : t(answer.granted ? `granted.${what}` : `refused.${what}`, { date: dates.day(answer.at), reason: answer.reason, hasReason: answer.reason ? 'yes' : 'no' })

  const told = (step: PastStep): { title: ReactNode; children?: ReactNode } => {
    switch (step.type) {
      case 'AGREED': return {
        title: t(step.sessionId ? 'AGREED' : 'VOTED'),
        children: <>{step.vote && <p>{t(`vote.${step.vote.of}`, { people: step.vote.people, yes: step.vote.yes })}</p>}{step.sessionId && <Link className="file" href={to.session(step.sessionId)}>{t('session')}</Link>}</>,
      }
      case 'REGISTERED': return { title: t('REGISTERED') }
      case 'ASSIGNED': return {
        title: t('ASSIGNED', { by: step.by, department: step.department }),
        children: <><p>{t(`limit.${step.limit.unit}`, { kind: all(`kind.${step.kind}`), n: step.limit.value })}</p>{step.note && <Quote>{step.note}</Quote>}</>,
      }
      case 'SIGNED': {
        const { workingDays, ms } = step.early
        const length = workingDays !== 0 ? dates.workingDays(Math.abs(workingDays)) : dates.span(Math.max(Math.abs(ms), 3_600_000))
        return { title: t('SIGNED', { department: step.department }), children: <p>{t(ms >= 0 ? 'signedEarly' : 'signedLate', { contact: step.contact, length })}</p> }
      }
      case 'RETURN': return { title: t('RETURN', { by: step.by }), children: <Quote>{t('because', { reason: step.reason })}{answerWords(step.answer, 'RETURN')}</Quote> }
      case 'EXTENSION': return {
        title: t(step.answer === null ? 'extensionAsked' : step.answer.granted ? 'extended' : 'extensionRefused', { date: dates.day(step.until) }),
        children: <><Quote>{t('because', { reason: step.reason })}{answerWords(step.answer, 'EXTENSION')}</Quote>{step.answer?.consent && <p>{t('consent', { consent: step.answer.consent })}</p>}</>,
      }
      case 'PROGRESS': return { title: t('PROGRESS', { by: step.by }), children: <><p className="said">{step.text}</p><Files files={step.files} slug={slug} /></> }
      case 'REPLIED': {
        const [headline, rest] = splitHeadline(step.text)
        return {
          title: headline ? t('repliedHeadline', { department: step.department, headline }) : t('replied', { department: step.department }),
          children: (
            <>
              {rest && <p className="said">{rest}</p>}
              {step.answerAgainBy !== null && <Quote>{t('tracked', { class: step.replyClass, words: all(`reply.classes.${step.replyClass}`), date: dates.day(step.answerAgainBy) })}</Quote>}
              <Files files={step.files} slug={slug} />
            </>
          ),
        }
      }
      case 'EVALUATION': return { title: t('EVALUATION', { n: step.raters }) }
      case 'COMPLETED': case 'REWORK': case 'TALK_CALLED': return { title: t(step.type), children: <p><TallyWords tally={step.tally} final /></p> }
      case 'TALKED': return { title: t(step.settled ? 'talkSettled' : 'talkNotSettled'), children: <p className="said">{step.note}</p> }
      case 'CONFIRMED': return { title: t(`confirmed.${step.party}`, { names: format.list(step.names) }), children: <>{step.note && <p className="said">{step.note}</p>}<Files files={step.files} slug={slug} /></> }
      case 'SLIP': return { title: t('SLIP', { level: step.level }), children: <p>{t('slipText', { level: step.level, department: department ?? '', date: dates.day(step.dueAt) })}</p> }
      case 'LISTED': return { title: t('LISTED'), children: <p>{t(`listed.${step.why}`, { by: step.by })}{step.why === 'RECOMMENDED' && ` ${step.reason}`}</p> }
      case 'CLOSED': return { title: t('CLOSED') }
    }
  }
  return <Timeline entries={steps.map((step) => ({ key: step.key, when: dates.day(step.at), iso: dates.iso(step.at), ...told(step) }))} />
}

/** A short first sentence is the headline; the rest follows below. Nothing is cut off. */
export function splitHeadline(text: string): [string | null, string] {
  const end = text.search(/[\u3002\uFF1B\n]|[.;](\s|$)/)
  const first = (end < 0 ? text : text.slice(0, end)).trim()
  if (first === '' || [...first].length > 24) return [null, text]
  return [first, end < 0 ? '' : text.slice(end + 1).trim()]
}

function Files({ files, slug }: { files: FileView[]; slug: string }) {
  const t = useTranslations('task.evidence')
  const to = paths(slug)
  const pictures = files.filter((file) => file.kind === 'IMAGE')
  return (
    <>
      {pictures.length > 0 && (
        <div className="pics">
          {pictures.map((file) => {
            const caption = file.caption || t(`moment.${file.moment}`)
            return (
              <figure key={file.fileId}>
                {/* kept in two sizes by the server already: no image service in between */}
                <a href={to.file(file.fileId)}><img src={to.file(file.fileId, true)} alt={caption} width={file.width ?? undefined} height={file.height ?? undefined} loading="lazy" /></a>
                <figcaption>{caption}</figcaption>
              </figure>
            )
          })}
        </div>
      )}
      {files.filter((file) => file.kind === 'PDF').map((file) => <p key={file.fileId}><a className="file" href={to.file(file.fileId)} download><Icon name="doc" />{file.caption || file.name}</a></p>)}
    </>
  )
}
