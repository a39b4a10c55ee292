import { squareMetres } from '../../domain/ballot/area.ts'
import { isOwnerType, type ChoiceSet } from '../../domain/ballot/types.ts'
import type { Block, Run } from '../../domain/minutes/content.ts'
import type { BallotRecord, ItemRecord, MinutesRecord, RulingRecord, SpeechRecord } from '../../domain/minutes/record.ts'
import { defaultLocale, type Locale } from '../../contract/words/index.ts'
import { datesIn, wordsOf } from '../words.ts'

/** What the recorder wrote down during the session, by field of the shared document. */
export interface Notes { summary: string; speeches: ReadonlyMap<string, string>; items: ReadonlyMap<string, string> }

/**
 * A first draft of the minutes from the record and the notes: people go on from there. `isLive`: the meeting still goes on, and
 * the record ends at the present moment.
 */
export function composeDraft(record: MinutesRecord, notes: Notes, { locale = defaultLocale, isLive = false }: { locale?: Locale; isLive?: boolean } = {}): Block[] {
  const words = phrases(locale)
  return [
    heading(words.t('draft.meeting')),
    ...paragraphsOf(notes.summary),
    paragraph(words.meeting(record, isLive)),
    paragraph(words.attendance(record)),
    ...record.items.flatMap((item, index) => [heading(words.t('draft.item', { n: index + 1, title: item.title })), ...words.item(item, notes)]),
  ]
}

function phrases(locale: Locale) {
  const t = wordsOf(locale, 'minutes')
  const people = wordsOf(locale, 'people')
  const dates = datesIn(locale)
  const sentences = (...parts: (string | null | false)[]) => parts.filter(Boolean).join(locale === 'en' ? ' ' : '')
  const list = new Intl.ListFormat(locale, { type: 'unit', style: locale === 'en' ? 'long' : 'narrow' })
  const comma = (parts: string[]) => (locale === 'en' ? list.format(parts) : parts.join('、'))

  function meeting({ session, chairs, breaks }: MinutesRecord, isLive: boolean): string {
    const when = { day: dates.dayWeekday(session.startedAt), place: session.place || t('draft.online'), from: dates.clock(session.startedAt) }
    return sentences(
      isLive ? t('draft.whenSoFar', { ...when, now: dates.clock(session.closedAt) }) : t('draft.when', { ...when, to: dates.clock(session.closedAt) }),
      ...chairs.map(({ name, from }, index) => (index === 0 ? t('draft.chair', { name }) : t('draft.chairThen', { name, time: dates.clock(from) }))),
      ...breaks.map(({ from, to }) => t('draft.break', { from: dates.clock(from), to: dates.clock(to) })),
    )
  }

  function attendance({ attendance: { kinds, people: n, remote, listeners } }: MinutesRecord): string {
    return sentences(
      t('draft.people', { people: n, kinds: comma(kinds.map(({ kind, inPerson, remote: far }) => t('draft.kind', { kind: people(`kind.${kind}`), n: inPerson + far }))) }),
      remote > 0 && t('draft.remote', { n: remote }),
      listeners > 0 && t('draft.listeners', { n: listeners }),
    )
  }

  function item(record: ItemRecord, notes: Notes): Block[] {
    if (record.openedAt === null) return [paragraph(sentences(t('draft.notReached'), record.note))]
    return [
      ...(record.presenter ? [paragraph(t('draft.presented', { name: record.presenter }))] : []),
      ...speeches(record.speeches, notes),
      ...record.texts.map(({ by, text, answer }) => paragraph(sentences(t('draft.text', { name: by || t('draft.someone'), text }), answer && t('draft.answer', { text: answer })))),
      ...record.rulings.map((ruling) => paragraph(rulingLine(ruling, locale))),
      ...paragraphsOf(notes.items.get(record.id) ?? ''),
      ...record.motions.map(({ by, text, seconds, phase }) => paragraph(sentences(
        stopped(t('draft.motion', { name: by, text })), t('draft.motionSeconds', { n: seconds }), phase === 'WITHDRAWN' && t('draft.motionWithdrawn'),
      ))),
      ...ballot(record),
      ...result(record),
    ]
  }

  function speeches(all: readonly SpeechRecord[], notes: Notes): Block[] {
    const noteOf = ({ id }: SpeechRecord) => notes.speeches.get(id)?.trim() ?? ''
    const others = [...new Set(all.filter((speech) => !noteOf(speech)).map(({ by, stance }) => t('draft.speaker', { name: by, stance: t(`stance.${stance}`) })))]
    return [
      ...all.filter(noteOf).map((speech) => {
        const { by, stance, readBy } = speech
        const values = { stance: t(`stance.${stance}`), text: noteOf(speech) }
        return paragraph([{ text: by, bold: true }, { text: readBy ? t('draft.speechReadBy', { ...values, name: readBy }) : t('draft.speech', values) }])
      }),
      ...(others.length > 0 ? [paragraph(t('draft.alsoSpoke', { names: comma(others) }))] : []),
    ]
  }

  function ballot({ ballot: held, voidBallots }: ItemRecord): Block[] {
    const voided = voidBallots > 0 ? [paragraph(t('draft.voided', { n: voidBallots }))] : []
    if (!held?.tally || !held.verdict) return voided
    return [
      ...voided,
      paragraph([{ text: stopped(t('draft.ballot', { question: held.question.text })), bold: true }]),
      paragraph(sentences(count(held, held.tally), t(`draft.outcome.${held.verdict.outcome}`))),
    ]
  }

  function count(held: BallotRecord, tally: NonNullable<BallotRecord['tally']>): string {
    const byArea = isOwnerType(held.type)
    const choices = Object.entries(tally.choices).map(([id, { heads, area }]) => t(byArea ? 'draft.choiceOwners' : 'draft.choice', {
      choice: choiceName(held.question.choices, id), n: heads, area: squareMetres(area),
    }))
    return t(byArea ? 'draft.countOwners' : 'draft.count', {
      secrecy: t(`secrecy.${held.secrecy}`), voters: held.voters, took: tally.participating.heads,
      area: squareMetres(tally.participating.area), choices: comma(choices),
    })
  }

  function choiceName(choices: ChoiceSet, id: string): string {
    if (id === 'yes' || id === 'no' || id === 'abstain') return t(`choice.${id}`)
    return choices.kind === 'YES_NO' ? id : choices.options.find((option) => option.id === id)?.text ?? id
  }

  function result({ conclusion, note, isDeferred, ballot: held }: ItemRecord): Block[] {
    const said = note && stopped(t('draft.chairSaid', { note }))
    if (isDeferred) return [paragraph(sentences(t('draft.deferred'), note))]
    // The ballot has said it already.
    const isTold = held?.verdict && (conclusion === 'PASSED' || conclusion === 'NOT_PASSED')
    const line = sentences(conclusion && !isTold && t(`draft.conclusion.${conclusion}`), said)
    return line ? [paragraph(line)] : []
  }

  return { t, meeting, attendance, item }
}

/** A ruling of the chair with its reason, and what the room said to it. */
export function rulingLine({ by, kind, reason, at, appeal }: RulingRecord, locale: Locale): string {
  const t = wordsOf(locale, 'minutes')
  return [
    stopped(t('draft.ruling', { time: datesIn(locale).clock(at), name: by, kind, reason })),
    appeal && t('draft.appeal', { name: appeal.by, against: appeal.againstRuling, forRuling: appeal.forRuling, isOverturned: String(appeal.isOverturned) }),
  ].filter(Boolean).join(locale === 'en' ? ' ' : '')
}

/** A sentence that ends like one, whatever people typed. */
export const stopped = (text: string) => (/[。！？.!?…”」』]$/u.test(text) ? text : /[\u3400-\u9fff]/u.test(text) ? `${text}\u3002` : `${text}.`)

const heading = (text: string): Block => ({ kind: 'HEADING', level: 2, runs: [{ text }] })
const paragraph = (content: string | Run[]): Block => ({ kind: 'PARAGRAPH', runs: typeof content === 'string' ? [{ text: content }] : content })

function paragraphsOf(text: string): Block[] {
  return text.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => paragraph(line))
}
