import { agendaDocName, itemField, minutesDocName, noteField, speechField, summaryField } from '../../../contract/shared-text.ts'
import type { SessionState } from '../../../domain/session/state.ts'
import type { CommunityContent, CourseStep, ItemContent, MinutesContent, SessionContent, SpeechStep } from '../content/types.ts'
import { playBallot } from './ballots.ts'
import { keepPicture } from './pictures.ts'
import type { Player } from './player.ts'

const SECOND = 1000
const MINUTE = 60_000

/** One evening: convened, announced, people come, item by item, minutes. */
export function playSession(player: Player, community: CommunityContent, session: SessionContent): void {
  const evening = new Evening(player, community, session)
  player.at(session.createdAt, `convenes ${session.key}`, () => evening.convene())
  player.at(session.announcedAt, `announces ${session.key}`, () => player.do(session.convenedBy, 'AnnounceSession', evening.s()))
  if (session.checkInAt && session.attendance) {
    const { checkInAt, attendance } = session
    player.at(checkInAt, `door of ${session.key}`, () => player.do(session.convenedBy, 'OpenCheckIn', evening.s()))
    const startedAt = player.moment(session.startedAt ?? session.startsAt)
    const from = player.moment(checkInAt) + MINUTE
    const coming = [...attendance.inPerson.map((who) => ({ who, mode: 'IN_PERSON' })), ...attendance.remote.map((who) => ({ who, mode: 'REMOTE' }))]
    coming.forEach(({ who, mode }, index) => {
      player.at(from + Math.floor(((startedAt - MINUTE - from) * index) / coming.length), `${who} comes to ${session.key}`, () => evening.checkIn(who, mode))
    })
    for (const arrival of session.arrivals) {
      player.at(startedAt - MINUTE, `${arrival.label} is on the way`, () =>
        player.do(session.convenedBy, 'ExpectArrival', evening.s({ arrivalId: null, label: arrival.label, kind: arrival.kind, at: player.moment(arrival.at) })))
    }
  }
  if (session.startedAt) player.at(session.startedAt, `starts ${session.key}`, () => player.do(evening.chair, 'StartSession', evening.s()))
  for (const item of session.items) for (const step of item.course) evening.step(item, step)
  if (session.closedAt) player.at(session.closedAt, `closes ${session.key}`, () => player.do(evening.chair, 'CloseSession', evening.s({ reason: null })))
  if (session.minutes) evening.minutes(session.minutes)
}

class Evening {
  readonly chair: string
  readonly #player: Player
  readonly #community: CommunityContent
  readonly #session: SessionContent
  readonly #spoken: { step: SpeechStep; id: string }[] = []

  constructor(player: Player, community: CommunityContent, session: SessionContent) {
    this.#player = player
    this.#community = community
    this.#session = session
    this.chair = session.moderators[0]!
  }

  get #id() { return this.#player.id('session', this.#session.key) }
  s(more: object = {}) { return { sessionId: this.#id, ...more } }
  async state(): Promise<SessionState> {
    return (await this.#player.db.session.findUniqueOrThrow({ where: { id: this.#id } })).state as unknown as SessionState
  }

  async convene(): Promise<void> {
    const { title, form, place, required, items, convenedBy, moderators, startsAt, key } = this.#session
    const { sessionId } = await this.#player.do<{ sessionId: string }>(convenedBy, 'CreateSession', {
      plan: {
        title: [...title].slice(0, 60).join(''), form, startsAt: this.#player.moment(startsAt), place, isRemoteAllowed: true, required,
        moderators: moderators.map((who) => this.#player.id('person', who)),
      },
      items: items.map((item) => ({ title: item.title, kind: item.kind, presenter: item.presenter, minutes: item.minutes, topicId: item.topic && this.#player.id('topic', item.topic) })),
    })
    this.#player.learn('session', key, sessionId)
    const { agenda } = await this.state()
    items.forEach((item, index) => this.#player.learn('item', `${key} ${item.key}`, agenda[index]!.id))
    for (const item of items) {
      if (!item.pictures) continue
      const fileIds: string[] = []
      for (const picture of item.pictures) fileIds.push(await keepPicture(this.#player, this.#community.key, convenedBy, picture))
      await this.#player.do(convenedBy, 'AttachToItem', this.s({ itemId: this.#item(item), fileIds, reason: null }))
    }
    await this.#player.write(agendaDocName(sessionId), (doc) => {
      for (const item of items) if (item.background.length > 0) doc.getText(itemField(this.#item(item))).insert(0, item.background.join('\n\n'))
    })
  }

  #item(item: ItemContent) { return this.#player.id('item', `${this.#session.key} ${item.key}`) }

  /** Online by their own telephone; in the hall the door checks them in: nobody says that of themselves. */
  async checkIn(who: string, mode: string): Promise<void> {
    const person = this.#community.people.find(({ key }) => key === who)
    const byThemselves = mode !== 'IN_PERSON' && person?.phone !== null && (person?.verified != null || person?.roles.some((role) => role !== 'resident'))
    const userId = byThemselves ? null : this.#player.id('person', who)
    await this.#player.do(byThemselves ? who : this.#session.convenedBy, 'CheckIn', this.s({ userId, mode, kind: null }))
  }

  step(item: ItemContent, step: CourseStep): void {
    if (step.step === 'ballot') {
      playBallot(this.#player, this.#community, { sessionId: () => this.#id, chair: this.chair, staff: [...new Set([this.#session.convenedBy, ...this.#session.recorders])] }, step.ballot)
      return
    }
    const what = `${step.step} in ${this.#session.key} ${item.key}`
    if (step.step === 'speech') { this.#speech(step, what); return }
    this.#player.at(step.at, what, () => this.#one(item, step))
  }

  #speech(step: SpeechStep, what: string): void {
    const player = this.#player
    const at = this.#player.moment(step.at)
    this.#player.at(at - 5 * SECOND, `hand for ${what}`, async () => {
      const { floor } = await this.state()
      if (!floor?.hands.some((hand) => hand.userId === this.#player.id('person', step.by))) await this.#raise(step.by, step.stance)
    })
    this.#player.at(at, what, async () => {
      await this.#player.do(this.chair, 'CallNext', this.s({ expected: this.#player.id('person', step.by) }))
      const { floor } = await this.state()
      const id = floor!.speech!.id
      this.#spoken.push({ step, id })
      if (step.readBy) await this.#player.do(this.chair, 'LetHelperRead', this.s({ speechId: id, readBy: this.#nameOf(step.readBy) }))
      if (this.#session.progress === 'LIVE') await this.#player.write(minutesDocName(this.#id), (doc) => { doc.getText(speechField(id)).insert(0, step.record) })
    })
    if (step.isExtended) {
      this.#player.at(at + 100 * SECOND, `extends ${what}`, () => this.#player.do(this.chair, 'ExtendSpeech', this.s({ speechId: this.#spoken.at(-1)!.id })))
    }
    if (step.seconds !== null) player.at(at + step.seconds * SECOND, `ends ${what}`, () => player.do(this.chair, 'EndSpeech', this.s({ speechId: this.#spoken.at(-1)!.id })))
    // Whoever has the floor when the demo is loaded is asked to wait a moment, so that a visitor finds a speaker and not an expired clock.
    else player.at(player.now, `pauses ${what}`, () => player.do(this.chair, 'PauseSpeech', this.s({ speechId: this.#spoken.at(-1)!.id })))
  }

  #nameOf(key: string) { return this.#community.people.find((person) => person.key === key)?.displayName ?? key }

  /** Who has no telephone raises the hand in the hall; the door presses. */
  async #raise(who: string, stance: string): Promise<void> {
    const hasPhone = this.#community.people.find((person) => person.key === who)?.phone !== null
    await this.#player.do(hasPhone ? who : this.#session.convenedBy, 'RaiseHand', this.s({ stance, forUserId: hasPhone ? null : this.#player.id('person', who) }))
  }

  async #moveTo(to: 'REPORT' | 'QUESTIONS' | 'DEBATE'): Promise<void> {
    const { agenda, current } = await this.state() as SessionState & { current?: string | null }
    const phase = agenda.find((each) => each.id === current)?.phase ?? agenda.find((each) => !['PENDING', 'RESOLVED', 'DEFERRED'].includes(each.phase))?.phase
    if (phase !== to) await this.#player.do(this.chair, 'MoveItem', this.s({ to }))
  }

  async #one(item: ItemContent, step: Exclude<CourseStep, { step: 'ballot' } | { step: 'speech' }>): Promise<void> {
    const player = this.#player
    const itemId = this.#item(item)
    const lastMotion = async () => (await this.state()).floor!.motions.at(-1)!.id
    switch (step.step) {
      case 'open': return player.do(this.chair, 'OpenItem', this.s({ itemId }))
      case 'report': {
        await this.#moveTo('REPORT')
        if (this.#session.progress === 'LIVE') await player.write(minutesDocName(this.#id), (doc) => { doc.getText(noteField(itemId)).insert(0, step.text) })
        return
      }
      case 'questions': return this.#moveTo('QUESTIONS')
      case 'debate': return this.#moveTo('DEBATE')
      case 'hand': return this.#raise(step.by, step.stance)
      case 'rule': return player.do(this.chair, 'RuleOnSpeech', this.s({ speechId: this.#spoken.at(-1)!.id, kind: step.kind, reason: step.reason }))
      case 'appeal': {
        const ruling = (await this.state()).floor!.rulings.at(-1)!
        await player.do(step.by, 'AppealRuling', this.s({ rulingId: ruling.id }))
        return player.do(this.chair, 'SettleAppeal', this.s({ forRuling: step.forRuling, againstRuling: step.againstRuling }))
      }
      case 'write': {
        await player.do(step.by, 'SendText', this.s({ text: step.text, isAnonymous: step.nameless ?? false }))
        if (step.answer === null && !step.agreedBy) return
        const sent = await player.db.sentText.findFirstOrThrow({ where: { sessionId: this.#id }, orderBy: { at: 'desc' } })
        await player.do(this.chair, 'ShowText', this.s({ textId: sent.id }))
        for (const who of step.agreedBy ?? []) await player.do(who, 'AgreeWithText', this.s({ textId: sent.id, agrees: true }))
        if (step.answer === null) return
        return player.do(this.chair, 'AnswerText', this.s({ textId: sent.id, answer: step.answer }))
      }
      case 'move': {
        await player.do(step.by, 'ProposeMotion', this.s({ text: step.text, forUserId: null }))
        const motionId = await lastMotion()
        for (const who of step.secondedBy) await player.do(who, 'SecondMotion', this.s({ motionId }))
        return
      }
      case 'amend': return player.do(step.by, 'AmendMotion', this.s({ motionId: await lastMotion(), text: step.text }))
      case 'withdrawMotion': return player.do(step.by, 'WithdrawMotion', this.s({ motionId: await lastMotion() }))
      case 'readOut': return player.do(this.chair, 'ReadOutMotion', this.s({ motionId: await lastMotion(), endSpeech: false }))
      case 'conclude': return player.do(this.chair, 'ConcludeItem', this.s({ conclusion: step.conclusion, note: step.note }))
      case 'defer': return player.do(this.chair, 'DeferItem', this.s({ reason: step.reason }))
    }
  }

  minutes(minutes: MinutesContent): void {
    const player = this.#player
    const { key } = this.#session
    const drafted = player.moment(minutes.draftedAt)
    player.at(drafted, `drafts minutes of ${key}`, async () => {
      await player.write(minutesDocName(this.#id), (doc) => {
        doc.getText(summaryField).insert(0, minutes.summary)
        for (const { step, id } of this.#spoken) doc.getText(speechField(id)).insert(0, step.record)
        for (const [item, note] of Object.entries(minutes.notes)) doc.getText(noteField(player.id('item', `${key} ${item}`))).insert(0, note)
      })
      await player.do(minutes.draftedBy, 'DraftMinutes', this.s())
      await player.do(minutes.draftedBy, 'PresentMinutes', this.s())
    })
    for (const dissent of minutes.dissent) {
      player.at(drafted + 30 * MINUTE, `dissent of ${dissent.by}`, async () => {
        const { remarkId } = await player.do<{ remarkId: string }>(dissent.by, 'RemarkOnMinutes', this.s({ itemId: player.id('item', `${key} ${dissent.item}`), kind: 'DISSENT', text: dissent.text }))
        await player.do(dissent.answeredBy, 'AnswerMinutesRemark', { remarkId, text: dissent.answer })
      })
    }
    for (const signature of minutes.signatures) {
      player.at(signature.at, `${signature.by} signs minutes of ${key}`, async () => {
        const { minutes: now } = await this.state()
        await player.do(signature.by, 'SignMinutes', this.s({ hash: now!.presented!.hash }))
      })
    }
    const last = Math.max(...minutes.signatures.map((signature) => player.moment(signature.at)))
    player.at(last + MINUTE, `confirms minutes of ${key}`, () => player.do(minutes.draftedBy, 'ConfirmMinutes', this.s()))
    player.at(minutes.publishedAt, `publishes minutes of ${key}`, () => player.do(minutes.draftedBy, 'PublishMinutes', this.s()))
  }
}
