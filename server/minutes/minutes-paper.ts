import { defaultLocale, type Locale } from '../../contract/words/index.ts'
import { verdictWords, choiceName, type BallotWords } from '../../contract/words/verdict.ts'
import { squareMetres } from '../../domain/ballot/area.ts'
import { isOwnerType } from '../../domain/ballot/types.ts'
import { voterUnit } from '../../domain/ballot/verdict.ts'
import { isEmpty, type FrozenMinutes, type PresentedMinutes } from '../../domain/minutes/content.ts'
import type { BallotRecord, ItemRecord, MinutesRecord } from '../../domain/minutes/record.ts'
import { plannedTimes } from '../../domain/session/timeline.ts'
import { datesIn, wordsOf } from '../words.ts'
import { rulingLine, stopped } from './compose.ts'
import type { Paper, PaperPart } from './paper.ts'

/** What a file of minutes is made of. `LIVE`: the session is still running. */
export type MinutesOnPaper =
  | { stage: 'LIVE'; content: PresentedMinutes }
  | { stage: 'DRAFT'; content: PresentedMinutes }
  | { stage: 'PRESENTED'; content: PresentedMinutes; hash: string; names: readonly string[] }
  | { stage: 'SETTLED'; content: FrozenMinutes; hash: string; at: number; publishedAt: null }
  | { stage: 'PUBLISHED'; content: FrozenMinutes; hash: string; at: number; publishedAt: number }

const marks = { LIVE: 'liveDraft', DRAFT: 'draft', PRESENTED: 'presentedDraft', SETTLED: 'settledDraft', PUBLISHED: null } as const

/** `address`: where the minutes can be read and their data downloaded. */
export function minutesPaper(minutes: MinutesOnPaper, place: { community: string; address: string }, locale: Locale = defaultLocale): Paper {
  const t = wordsOf(locale, 'paper')
  const { record } = minutes.content
  const { session } = record
  const mark = marks[minutes.stage]
  const number = t('number', { community: place.community, year: String(session.year), n: session.number, form: wordsOf(locale, 'session')(`form.${session.form}`) })
  const title = t('name', { title: session.title })
  const page = '\u0001'
  const all = '\u0002'
  return {
    locale, title, author: place.community, mark: mark && t(mark), foot: `${number}  ${session.title}`,
    pageWords: t('page', { n: page, all }).replace(page, '{n}').replace(all, '{all}'),
    parts: [
      { kind: 'TITLE', text: title, under: number },
      ...whatItWas(record, locale, minutes.stage === 'LIVE'),
      ...agenda(record, locale),
      { kind: 'HEADING', level: 1, text: t('body') },
      isEmpty(minutes.content.body) ? { kind: 'LINE', text: t('empty'), isQuiet: true } : { kind: 'TEXT', blocks: minutes.content.body },
      ...dissent(minutes, locale),
      ...confirmations(minutes, place.address, locale),
      ...recorded(record, locale),
    ],
  }
}

/** The name of the file, for people. */
export function minutesFileName(minutes: MinutesOnPaper, locale: Locale): string {
  return wordsOf(locale, 'paper')(minutes.stage === 'PUBLISHED' ? 'name' : 'draftName', { title: minutes.content.record.session.title })
}

function tools(locale: Locale) {
  const list = (parts: readonly string[]) => (locale === 'en' ? parts.join(', ') : parts.join('、'))
  return { t: wordsOf(locale, 'paper'), minutes: wordsOf(locale, 'minutes'), dates: datesIn(locale), list }
}

function whatItWas(record: MinutesRecord, locale: Locale, isLive: boolean): PaperPart[] {
  const { t, minutes, dates, list } = tools(locale)
  const kind = wordsOf(locale, 'people')
  const { session, chairs, breaks, attendance } = record
  const range = ({ from, to }: { from: number; to: number }) => t('range', { from: dates.clock(from), to: dates.clock(to) })
  const rows: [string, string][] = [
    [t('facts.when'), `${dates.dayOfYear(session.startedAt)} ${isLive ? t('breakOpen', { from: dates.clock(session.startedAt) }) : range({ from: session.startedAt, to: session.closedAt })}`],
    [t('facts.place'), session.place || minutes('draft.online')],
    [t('facts.chair'), list(chairs.map(({ name, from }, at) => (at === 0 ? name : t('facts.chairFrom', { name, time: dates.clock(from) }))))],
    [t('facts.people'), t('peopleText', { people: attendance.people, remote: attendance.remote, atStart: attendance.atStart })],
    [t('facts.kinds'), list(attendance.kinds.map((each) => t('kind', { kind: kind(`kind.${each.kind}`), n: each.inPerson + each.remote })))],
  ]
  if (attendance.listeners > 0) rows.push([t('facts.listeners'), t('n', { n: attendance.listeners })])
  if (breaks.length > 0) rows.push([t('facts.breaks'), list(breaks.map(range))])
  return [{ kind: 'FACTS', rows }]
}

function agenda({ session, items }: MinutesRecord, locale: Locale): PaperPart[] {
  const { t, minutes, dates } = tools(locale)
  const times = plannedTimes(session.startsAt, items.map((item) => item.minutes ?? 0))
  const late = (item: ItemRecord, planned: { from: number; to: number }) => {
    if (item.openedAt === null || item.minutes === undefined) return ''
    const n = Math.round(((item.closedAt ?? session.closedAt) - planned.to) / 60_000)
    return n === 0 ? '' : `\n${t(n > 0 ? 'agenda.late' : 'agenda.early', { n: Math.abs(n) })}`
  }
  const span = (from: number, to: number, n: number) => t('agenda.minutes', { from: dates.clock(from), to: dates.clock(to), n })
  return [
    { kind: 'HEADING', level: 1, text: t('agenda.title') },
    {
      kind: 'TABLE', head: [t('agenda.no'), t('agenda.item'), t('agenda.planned'), t('agenda.actual'), t('agenda.result')], widths: [6, 42, 18, 18, 16],
      rows: items.map((item, at) => [
        String(at + 1), item.title,
        item.minutes === undefined ? '' : span(times[at]!.from, times[at]!.to, item.minutes),
        item.openedAt === null ? t('agenda.notReached')
          : `${span(item.openedAt, item.closedAt ?? session.closedAt, Math.round(((item.closedAt ?? session.closedAt) - item.openedAt) / 60_000))}${late(item, times[at]!)}`,
        minutes(`record.conclusion.${item.isDeferred ? 'DEFERRED' : item.conclusion ?? 'NONE'}`),
      ]),
    },
  ]
}

function dissent(minutes: MinutesOnPaper, locale: Locale): PaperPart[] {
  if (minutes.stage !== 'SETTLED' && minutes.stage !== 'PUBLISHED') return []
  const { t } = tools(locale)
  const titleOf = (itemId: string | null) => minutes.content.record.items.find((item) => item.id === itemId)?.title
  return [
    { kind: 'HEADING', level: 1, text: t('dissent.title') },
    ...(minutes.content.dissent.length === 0 ? [{ kind: 'LINE' as const, text: t('dissent.none') }] : []),
    ...minutes.content.dissent.flatMap((each): PaperPart[] => {
      const title = titleOf(each.itemId)
      return [
        { kind: 'LINE', text: title ? t('dissent.about', { name: each.by, title, text: each.text }) : t('dissent.line', { name: each.by, text: each.text }) },
        { kind: 'LINE', text: each.answer ? t('dissent.answer', { name: each.answer.by, text: each.answer.text }) : t('dissent.unanswered') },
      ]
    }),
  ]
}

function confirmations(minutes: MinutesOnPaper, address: string, locale: Locale): PaperPart[] {
  if (minutes.stage === 'LIVE' || minutes.stage === 'DRAFT') return []
  const { t, dates, list } = tools(locale)
  const final = minutes.stage === 'PRESENTED' ? null : minutes
  const { names, dissenters } = minutes.stage === 'PRESENTED' ? { names: minutes.names, dissenters: 0 } : minutes.content.signatures
  const line = (text: string): PaperPart => ({ kind: 'LINE', text })
  return [
    { kind: 'HEADING', level: 1, text: t('confirmed.title') },
    line(names.length > 0 ? t('confirmed.line', { n: names.length, names: list(names) }) : t('confirmed.none')),
    ...(dissenters > 0 ? [line(t('confirmed.dissenters', { n: dissenters }))] : []),
    ...(final ? [line(t('confirmed.settled', { time: dates.dayOfYearTime(final.at) }))] : []),
    ...(final?.publishedAt ? [line(t('confirmed.published', { day: dates.dayOfYear(final.publishedAt) }))] : []),
    { kind: 'HEADING', level: 2, text: t('hash.title') },
    { kind: 'CODE', text: t(final ? 'hash.line' : 'hash.presented', { hash: minutes.hash }) },
    ...(minutes.stage === 'PUBLISHED' ? [{ kind: 'LINE' as const, text: t('hash.why', { address }), isQuiet: true as const }] : []),
  ]
}

/** What nobody wrote: speeches, rulings, motions, counts, and what the chair did. */
function recorded(record: MinutesRecord, locale: Locale): PaperPart[] {
  const { t, dates } = tools(locale)
  const log = wordsOf(locale, 'log') as unknown as BallotWords
  return [
    { kind: 'HEADING', level: 1, text: t('record.title') },
    { kind: 'LINE', text: t('record.why'), isQuiet: true },
    ...record.items.flatMap((item, at) => (item.openedAt === null ? [] : itemParts(item, at + 1, record.session.closedAt, locale))),
    ...(record.log && record.log.length > 0 ? [
      { kind: 'HEADING' as const, level: 1 as const, text: t('log.title') },
      { kind: 'TABLE' as const, head: [t('record.time'), t('log.title')], widths: [14, 86], rows: record.log.map(({ at, key, values }) => [dates.clock(at), log(`line.${key}`, values)]) },
    ] : []),
  ]
}

function itemParts(item: ItemRecord, n: number, closedAt: number, locale: Locale): PaperPart[] {
  const { t, minutes, dates } = tools(locale)
  const line = (text: string): PaperPart => ({ kind: 'LINE', text })
  return [
    { kind: 'HEADING', level: 2, text: t('record.item', { n, title: item.title }) },
    line(t('record.facts', { kind: wordsOf(locale, 'session')(`itemKind.${item.kind}`), from: dates.clock(item.openedAt!), to: dates.clock(item.closedAt ?? closedAt) })),
    ...(item.presenter ? [line(t('record.presenter', { name: item.presenter }))] : []),
    ...(item.background.trim() ? [line(t('record.background', { text: item.background.trim().replace(/\n{2,}/g, '\n') }))] : []),
    ...(item.speeches.length > 0 ? [{
      kind: 'TABLE' as const, head: [t('record.time'), t('record.who'), t('record.stance'), t('record.length')], widths: [16, 44, 18, 22],
      rows: item.speeches.map(({ at, by, readBy, stance, seconds }) => [
        dates.clock(at), readBy ? t('record.readBy', { name: by, by: readBy }) : by, minutes(`stance.${stance}`),
        t('record.seconds', { m: Math.floor(seconds / 60), s: seconds % 60 }),
      ]),
    }] : []),
    ...item.texts.map(({ by, text, answer }) => line([stopped(minutes('draft.text', { name: by || t('record.someone'), text })), answer && stopped(minutes('draft.answer', { text: answer }))].filter(Boolean).join(locale === 'en' ? ' ' : ''))),
    ...item.rulings.map((ruling) => line(rulingLine(ruling, locale))),
    ...item.motions.map(({ by, text, seconds, phase }) => line([
      stopped(minutes('draft.motion', { name: by, text })), minutes('draft.motionSeconds', { n: seconds }), phase === 'WITHDRAWN' && minutes('draft.motionWithdrawn'),
    ].filter(Boolean).join(locale === 'en' ? ' ' : ''))),
    ...(item.voidBallots > 0 ? [line(minutes('draft.voided', { n: item.voidBallots }))] : []),
    ...(item.ballot ? ballotParts(item.ballot, locale) : []),
    ...(item.note ? [line(stopped(minutes('draft.chairSaid', { note: item.note })))] : []),
  ]
}

function ballotParts(ballot: BallotRecord, locale: Locale): PaperPart[] {
  if (!ballot.tally || !ballot.verdict) return []
  const { t, minutes, dates } = tools(locale)
  const words = wordsOf(locale, 'ballot') as unknown as BallotWords
  const unit = voterUnit(ballot)
  const unitWord = t('ballot.unit', { unit })
  const hasArea = isOwnerType(ballot.type)
  const { word, lead } = verdictWords(words, ballot, ballot.verdict)
  const all = ballot.body?.kind === 'OWNERS' ? squareMetres(ballot.body.area) : 'none'
  return [
    { kind: 'LINE', text: t('ballot.title', { question: ballot.question.text }), isBold: true },
    {
      kind: 'LINE',
      text: t('ballot.roll', {
        secrecy: minutes(`secrecy.${ballot.secrecy}`), voters: ballot.voters, unit: unitWord, area: all, took: ballot.tally.participating.heads,
        tookArea: hasArea ? squareMetres(ballot.tally.participating.area) : 'none',
      }),
    },
    ...(ballot.openedAt !== null && ballot.closedAt !== null
      ? [{ kind: 'LINE' as const, text: t('ballot.time', { from: dates.clockSeconds(ballot.openedAt), to: dates.clockSeconds(ballot.closedAt) }) }] : []),
    {
      kind: 'TABLE', head: [t('ballot.choice'), t('ballot.heads', { unit }), ...(hasArea ? [t('ballot.area')] : [])],
      widths: hasArea ? [50, 20, 30] : [70, 30], numeric: hasArea ? [1, 2] : [1],
      rows: ballot.verdict.options.map(({ id, heads, area }) => [choiceName(words, ballot.question.choices, id), String(heads), ...(hasArea ? [squareMetres(area)] : [])]),
    },
    { kind: 'LINE', text: `${word}${locale === 'en' ? '. ' : '。'}${lead}` },
    ...(ballot.chainHead ? [{ kind: 'CODE' as const, text: t('ballot.chain', { hash: ballot.chainHead }) }] : []),
  ]
}
