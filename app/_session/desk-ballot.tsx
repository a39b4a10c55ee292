'use client'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import type { TurnoutView } from '../../contract/commands/ballot.ts'
import { paths } from '../../contract/paths.ts'
import { limits } from '../../contract/limits.ts'
import { FACTS_MOST, defaultSecrecy } from '../../domain/ballot/prepare.ts'
import { ballotTypes, isAssemblyType, isOwnerType, secrecies, type BallotType, type Secrecy } from '../../domain/ballot/types.ts'
import type { RulePack } from '../../domain/rule-pack.ts'
import type { Step } from '../../domain/session/next-step.ts'
import { currentItem } from '../../domain/session/state.ts'
import { ballotTypesOf } from '../../domain/topic/phases.ts'
import { Button, ButtonLink } from '../_ui/button.tsx'
import { TimeLeft } from '../_ui/countdown.tsx'
import { Select, TextField } from '../_ui/field.tsx'
import { TurnoutWall } from '../_ballot/turnout-wall.tsx'
import '../_ballot/ballot.css'
import type { Act } from './use-act.ts'
import type { LiveRoom } from './use-room.ts'

/** The vote on the motion, from the chair's hand: which kind and how long, open, announce the end, show the result. */
export function DeskBallot({ community, act, live, step, rules }: { community: string; act: Act; live: LiveRoom; step: Step | null; rules: RulePack }) {
  const t = useTranslations('session.desk')
  const { session } = live
  const item = currentItem(session)
  const ballot = live.ballots.find(({ state }) => state.id === item?.ballotId)?.state ?? null
  const allowed = typesFor(item?.isAnnounced === true && item.kind === 'DECISION', item?.path ?? null)
  const [type, setType] = useState<BallotType>(allowed[0] ?? 'INTENT_POLL')
  const [minutes, setMinutes] = useState('5')
  const [secrecy, setSecrecy] = useState<Secrecy | null>(null)
  const [facts, setFacts] = useState<{ label: string; text: string }[]>([])
  if (!item || !step) return null

  async function put(event: FormEvent) {
    event.preventDefault()
    const made = await act.run<{ ballotId: string }>('PutMotion', { sessionId: session.id, type, secrecy: isOwnerType(type) ? 'NAMED' : secrecy ?? defaultSecrecy(type),
      facts: facts.map((fact) => ({ label: fact.label.trim(), text: fact.text.trim() })).filter((fact) => fact.label && fact.text), ...(isAssemblyType(type) && { basis: 'PEOPLE' }) })
    if (made.ok) await act.run('OpenBallot', { ballotId: made.data.ballotId, minutes: minutes === '' ? null : Number(minutes) })
  }
  const length = (
    <Select label={t('ballot.minutes')} value={minutes} onChange={(event) => setMinutes(event.target.value)}>
      {['2', '5', '10', '20'].map((n) => <option key={n} value={n}>{t('ballot.minutesOf', { n: Number(n) })}</option>)}
      <option value="">{t('ballot.untilClosed')}</option>
    </Select>
  )

  if (step.step === 'PUT_MOTION') {
    return (
      <form className="form" onSubmit={(event) => void put(event)}>
        <div className="desk-pair">
          <Select label={t('ballot.type')} value={type} onChange={(event) => setType(event.target.value as BallotType)}>
            {allowed.map((each) => <option key={each} value={each}>{t(`ballot.types.${each}`)}</option>)}
          </Select>
          {length}
        </div>
        {isOwnerType(type)
          ? <p className="note">{t('ballot.ownersNamed')}</p>
          : (
            <Select label={t('ballot.secrecy')} hint={t('ballot.secrecyHint')} value={secrecy ?? defaultSecrecy(type)} onChange={(event) => setSecrecy(event.target.value as Secrecy)}>
              {secrecies.map((each) => <option key={each} value={each}>{t(`ballot.secrecies.${each}`)}</option>)}
            </Select>
          )}
        {facts.map((fact, at) => (
          <div className="desk-pair" key={at}>
            <TextField label={t('ballot.factLabel', { n: at + 1 })} placeholder={t('ballot.factLabelExample')} value={fact.label} maxLength={limits.factLabel} required onChange={(event) => setFacts(facts.map((each, n) => (n === at ? { ...each, label: event.target.value } : each)))} />
            <TextField label={t('ballot.factText', { n: at + 1 })} value={fact.text} maxLength={limits.factText} required onChange={(event) => setFacts(facts.map((each, n) => (n === at ? { ...each, text: event.target.value } : each)))} />
          </div>
        ))}
        <div className="btn-row">
          {facts.length < FACTS_MOST && <Button small icon="plus" onClick={() => setFacts([...facts, { label: '', text: '' }])}>{t('ballot.addFact')}</Button>}
          {facts.length > 0 && <Button small kind="ink" onClick={() => setFacts(facts.slice(0, -1))}>{t('ballot.dropFact')}</Button>}
        </div>
        <p className="note">{t('ballot.factsNote')}</p>
        <Button kind="main" wide type="submit" busy={act.busy !== null}>{t(isOwnerType(type) ? 'go.PUT_OWNERS' : 'go.PUT_MOTION')}</Button>
      </form>
    )
  }
  if (!ballot) return null
  if (step.step === 'OPEN_BALLOT') {
    return (
      <form className="form" onSubmit={(event) => { event.preventDefault(); void act.run('OpenBallot', { ballotId: ballot.id, minutes: minutes === '' ? null : Number(minutes) }) }}>
        {length}<Button kind="main" wide type="submit" busy={act.busy !== null}>{t('go.OPEN_BALLOT')}</Button>
      </form>
    )
  }
  if (step.step === 'SHOW_RESULT') return <Button kind="main" wide busy={act.busy !== null} onClick={() => void act.run('PublishResult', { ballotId: ballot.id })}>{t('go.SHOW_RESULT')}</Button>
  const turnout = live.presence[`turnout:${ballot.id}`] as TurnoutView | undefined
  const voted = turnout?.voters ?? 0
  const all = ballot.roll?.voters ?? 0
  const isEverybody = all > 0 && voted >= all
  const isAnnounced = ballot.closingAnnouncedAt !== null
  return (
    <div className="desk-vote">
      {ballot.closesAt !== null && <p><TimeLeft until={ballot.closesAt} offset={live.clockOffset} /></p>}
      {turnout && <div className="ballot-turnout"><TurnoutWall ballot={ballot} turnout={turnout} /></div>}
      {isEverybody
        ? <Button kind="main" wide busy={act.busy !== null} onClick={() => void act.run('CloseBallot', { ballotId: ballot.id })}>{t('go.CLOSE_BALLOT')}</Button>
        : isAnnounced
          ? <p className="note">{t('ballot.closing')}</p>
          : <Button kind="main" wide busy={act.busy !== null} onClick={() => void act.run('ScheduleClosing', { ballotId: ballot.id, seconds: rules.ballotClosingWarning.value })}>{t('go.announceClosing', { n: rules.ballotClosingWarning.value })}</Button>}
      <ButtonLink kind="ink" href={paths(community).ballot(ballot.id)}>{t('ballot.page')}</ButtonLink>
    </div>
  )
}

/** The kinds of vote that this matter allows, the binding ones first. */
function typesFor(mayBind: boolean, path: keyof typeof ballotTypesOf | null): BallotType[] {
  const all = path === null ? ballotTypes.filter((type) => type === 'SESSION_RESOLUTION' || type === 'INTENT_POLL') : ballotTypes.filter((type) => (ballotTypesOf[path] as readonly string[]).includes(type))
  const lawful = all.filter((type) => mayBind || type === 'INTENT_POLL')
  return [...lawful].sort((a, b) => Number(a === 'INTENT_POLL') - Number(b === 'INTENT_POLL'))
}
