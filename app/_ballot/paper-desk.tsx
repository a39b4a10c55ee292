'use client'
import { useEffect, useState } from 'react'
import { limits } from '../../contract/limits.ts'
import { paths } from '../../contract/paths.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { ABSTAIN, choiceIds } from '../../domain/ballot/types.ts'
import type { DeskPaper, RollVoter } from '../../server/queries/ballots.ts'
import { uploadFile } from '../_client/upload.ts'
import type { Refusal } from '../_client/use-command.ts'
import { SmallForm } from '../_task/small-form.tsx'
import { Button } from '../_ui/button.tsx'
import { TextArea, TextField } from '../_ui/field.tsx'
import { Options } from '../_ui/options.tsx'
import { PhotoInput } from '../_ui/photo-input.tsx'
import { useBallotCommand } from './use-ballot-command.ts'
import { useBallotWords, wordsOfBallot } from './ballot-words.ts'

interface Desk { community: string; ballot: BallotState }

/**
 * Paper votes: two people read each, by themselves; a third where they differ. What was set aside stays here to be seen by
 * those who read it.
 */
export function PaperDesk({ community, ballot, papers, canEnter }: Desk & { papers: readonly DeskPaper[]; canEnter: boolean }) {
  const t = useBallotWords()
  const [isOpen, setOpen] = useState(false)
  const waiting = papers.filter((paper) => paper.outcome === null)
  const ended = papers.filter((paper) => paper.outcome !== null)
  return (
    <>
      <h3>{t('run.pending')}</h3>
      {waiting.length === 0 ? <p className="note">{t('run.pendingNone')}</p> : <p>{t('run.beforeClosing', { n: waiting.length })}</p>}
      {waiting.map((paper) => <Waiting key={paper.id} community={community} ballot={ballot} paper={paper} canEnter={canEnter} />)}
      {canEnter && (isOpen
        ? <PaperForm community={community} ballot={ballot} onDone={() => setOpen(false)} />
        : <Button icon="pen" onClick={() => setOpen(true)}>{t('run.paper')}</Button>)}
      {ended.length > 0 && (
        <details className="why">
          <summary>{t('run.ended')}</summary>
          <div className="why-body"><ul className="option-rows">{ended.map((paper) => <li key={paper.id}><Ended ballot={ballot} paper={paper} /></li>)}</ul></div>
        </details>
      )}
    </>
  )
}

function Waiting({ community, ballot, paper, canEnter }: Desk & { paper: DeskPaper; canEnter: boolean }) {
  const t = useBallotWords()
  const { choices } = wordsOfBallot(t, ballot)
  const [isBack, setBack] = useState(false)
  const mayCheck = canEnter && paper.readings === null
  return (
    <div className="paper-check">
      <p><b>{paper.voter}</b> <span className="note">{t('run.enteredBy', { name: paper.firstBy })}</span></p>
      <a href={`/files/${community}/${paper.photoId}`} target="_blank" rel="noreferrer"><img className="paper-photo" src={`/files/${community}/${paper.photoId}/small`} alt={t('run.photo')} /></a>
      {mayCheck && <SecondReading community={community} ballot={ballot} paper={paper} />}
      {paper.isDisputed && paper.readings?.second && (
        <>
          <p className="enough enough--not"><span><b>{t('run.differs')}</b></span></p>
          <p>{t('run.readings', { first: paper.firstBy, one: choices(paper.readings.first), second: paper.secondBy ?? '', two: choices(paper.readings.second) })}</p>
          {paper.isMine ? <p className="note">{t('run.thirdNeeded')}</p> : <Settle community={community} ballot={ballot} paper={paper} />}
        </>
      )}
      {paper.isMine && !paper.isDisputed && <p className="note">{t('run.byYou')}</p>}
      {isBack ? <GiveBack community={community} paper={paper} /> : <Button kind="text" onClick={() => setBack(true)}>{t('run.giveBack')}</Button>}
    </div>
  )
}

/** The same tick as on the paper, for every kind of question. */
function Ticks({ ballot, name, legend, chosen, onChange }: { ballot: BallotState; name: string; legend: string; chosen: string[]; onChange: (ids: string[]) => void }) {
  const t = useBallotWords()
  const words = wordsOfBallot(t, ballot)
  const { choices } = ballot.question
  const ids = choiceIds(choices)
  if (choices.kind !== 'UP_TO') {
    return <Options name={name} compact legend={legend} value={chosen[0] ?? ''} onChange={(id) => onChange([id])} options={ids.map((id) => ({ value: id, label: words.choice(id) }))} />
  }
  const toggle = (id: string) => {
    if (chosen.includes(id)) onChange(chosen.filter((each) => each !== id))
    else if (id === ABSTAIN) onChange([ABSTAIN])
    else onChange([...chosen.filter((each) => each !== ABSTAIN), id].slice(0, choices.most))
  }
  return (
    <fieldset>
      <legend className="label">{legend}</legend>
      <div className="opts opts--compact">
        {ids.map((id) => <label className="opt" key={id}><input type="checkbox" name={name} value={id} checked={chosen.includes(id)} onChange={() => toggle(id)} /><span>{words.choice(id)}</span></label>)}
      </div>
    </fieldset>
  )
}

function SecondReading({ community, ballot, paper }: Desk & { paper: DeskPaper }) {
  const t = useBallotWords()
  const { run, busy, refusal } = useBallotCommand(community, 'CheckPaperVote')
  const [chosen, setChosen] = useState<string[]>([])
  return (
    <SmallForm act={t('run.check')} busy={busy} refusal={refusal} onSubmit={() => void run({ entryId: paper.id, choices: chosen })}>
      <p className="note">{t('run.checkWhy')}</p>
      <Ticks ballot={ballot} name={`check-${paper.id}`} legend={t('run.checkTitle')} chosen={chosen} onChange={setChosen} />
    </SmallForm>
  )
}

function Settle({ community, ballot, paper }: Desk & { paper: DeskPaper }) {
  const t = useBallotWords()
  const { run, busy, refusal } = useBallotCommand(community, 'SettlePaperVote')
  const [chosen, setChosen] = useState<string[]>([])
  const [reason, setReason] = useState('')
  return (
    <SmallForm act={t('run.settle')} busy={busy} refusal={refusal} onSubmit={() => void run({ entryId: paper.id, choices: chosen, reason })}>
      <Ticks ballot={ballot} name={`settle-${paper.id}`} legend={t('run.checkTitle')} chosen={chosen} onChange={setChosen} />
      <TextArea label={t('run.settleReason')} maxLength={limits.reason} value={reason} onChange={(event) => setReason(event.target.value)} />
    </SmallForm>
  )
}

function GiveBack({ community, paper }: { community: string; paper: DeskPaper }) {
  const t = useBallotWords()
  const { run, busy, refusal } = useBallotCommand(community, 'ReturnPaperVote')
  const [reason, setReason] = useState('')
  return (
    <SmallForm act={t('run.giveBack')} busy={busy} refusal={refusal} onSubmit={() => void run({ entryId: paper.id, reason })}>
      <TextArea label={t('run.giveBackReason')} maxLength={limits.reason} value={reason} onChange={(event) => setReason(event.target.value)} />
    </SmallForm>
  )
}

function Ended({ ballot, paper }: { ballot: BallotState; paper: DeskPaper }) {
  const t = useBallotWords()
  const { choices } = wordsOfBallot(t, ballot)
  const read = paper.readings?.final ?? paper.readings?.first
  return (
    <>
      <p><b>{paper.voter}</b> {read && choices(read)} <span className="note">{[paper.firstBy, paper.secondBy].filter(Boolean).join(' · ')}</span></p>
      <p>{t(`run.outcome.${paper.outcome ?? 'WAITS'}`)}</p>
      {paper.reason && <p className="note">{paper.reason}</p>}
    </>
  )
}

function PaperForm({ community, ballot, onDone }: Desk & { onDone: () => void }) {
  const t = useBallotWords()
  const { run, busy, refusal } = useBallotCommand(community, 'EnterPaperVote')
  const [voter, setVoter] = useState<RollVoter | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const [files, setFiles] = useState<File[]>([])
  const [isSending, setSending] = useState(false)
  const [fileRefusal, setFileRefusal] = useState<Refusal | null>(null)
  async function enter() {
    const [photo] = files
    setFileRefusal(null)
    if (!photo) { setFileRefusal({ ok: false, code: 'EVIDENCE_NEEDED' }); return }
    setSending(true)
    const stored = await uploadFile(community, photo)
    setSending(false)
    if (!stored.ok) { setFileRefusal(stored); return }
    if (await run({ ballotId: ballot.id, voterId: voter?.voterId ?? '', choices: chosen, photoId: stored.data.fileId })) onDone()
  }
  return (
    <SmallForm act={t('run.enter')} busy={busy || isSending} refusal={fileRefusal ?? refusal} onSubmit={() => void enter()}>
      <h3>{t('run.paperTitle')}</h3>
      <VoterSearch community={community} ballotId={ballot.id} voter={voter} onChange={setVoter} />
      <Ticks ballot={ballot} name="paper-choice" legend={t('list.choice')} chosen={chosen} onChange={setChosen} />
      <PhotoInput label={t('run.photo')} hint={t('run.photoHint')} files={files} most={1} onChange={setFiles} />
    </SmallForm>
  )
}

/** Finds a door on the roll by a few letters: a roll may have a hundred thousand lines. */
export function VoterSearch({ community, ballotId, voter, onChange }: { community: string; ballotId: string; voter: RollVoter | null; onChange: (voter: RollVoter) => void }) {
  const t = useBallotWords()
  const [words, setWords] = useState('')
  const [found, setFound] = useState<RollVoter[] | null>(null)
  useEffect(() => {
    const wanted = words.trim()
    setFound(null)
    if (!wanted) return
    const stop = new AbortController()
    fetch(`${paths(community).ballot(ballotId)}/voters?words=${encodeURIComponent(wanted)}`, { signal: stop.signal })
      .then((answer) => answer.json() as Promise<{ voters: RollVoter[] }>)
      .then(({ voters }) => setFound(voters))
      .catch(() => undefined)
    return () => stop.abort()
  }, [community, ballotId, words])
  return (
    <>
      <TextField label={t('run.searchVoter')} hint={t('run.searchHint')} value={words} onChange={(event) => setWords(event.target.value)} autoComplete="off" maxLength={40} />
      {found?.length === 0 && <p role="status">{t('run.searchNone')}</p>}
      {found && found.length > 0 && (
        <Options name="paper-voter" compact legend={t('run.voter')} value={voter?.voterId ?? ''} onChange={(id) => { const next = found.find((each) => each.voterId === id); if (next) onChange(next) }}
          options={found.map((each) => ({ value: each.voterId, label: each.label, note: each.hasVoted ? t('run.votedAlready') : undefined }))} />
      )}
      {voter && !found?.some((each) => each.voterId === voter.voterId) && <p><b>{t('run.chosenVoter', { label: voter.label })}</b></p>}
    </>
  )
}
