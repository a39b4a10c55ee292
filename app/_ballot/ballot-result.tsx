import { squareMetres } from '../../domain/ballot/area.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import { ABSTAIN, NO, YES } from '../../domain/ballot/types.ts'
import { decidingVerdict, voterUnit, type Verdict } from '../../domain/ballot/verdict.ts'
import { verdictWords } from '../../contract/words/verdict.ts'
import { AreaBar } from '../_ui/area-bar.tsx'
import { Icon } from '../_ui/icon.tsx'
import { MarkIcon } from '../_ui/marks.tsx'
import { TwoMajorities } from '../_ui/two-majorities.tsx'
import { ThresholdWall, Wall } from '../_ui/wall.tsx'
import { useBallotWords, wordsOfBallot } from './ballot-words.ts'
import { majoritiesView } from './majorities-view.ts'
import './ballot.css'

/** The word and the sentence: 通过. 142 户参与，113 户同意，比门槛多 6 户。 `as` the heading's level on its page. */
export function VerdictHead({ ballot, as: Heading = 'h1' }: { ballot: BallotState; as?: 'h1' | 'h2' }) {
  const t = useBallotWords()
  if (!ballot.count) return null
  const words = verdictWords(t, ballot, ballot.count.verdict)
  return (
    <div className="verdict">
      <Heading className="say">{words.word}{decidingVerdict(ballot.count.verdict).outcome === 'PASSED' && <Icon name="check" />}</Heading>
      <p className="lead">{words.lead}</p>
    </div>
  )
}

/** What the verdict is made of, drawn: both majorities, one majority, or shares. The numbers are the verdict's own. */
export function VerdictDrawing({ ballot, beside = false }: { ballot: BallotState; beside?: boolean }) {
  const t = useBallotWords()
  if (!ballot.count) return null
  const { verdict } = ballot.count
  return (
    <>
      <OneVerdict ballot={ballot} verdict={decidingVerdict(verdict)} beside={beside} />
      {verdict.withSilence && (
        <section className="ask">
          <h3>{t('result.silentTitle')}</h3>
          <p>{t('result.silentRule', { counts: verdict.withSilence.rule.counts, cite: verdict.withSilence.rule.cite })}</p>
          <p>{t('result.silentCount', { count: t('people', { unit: voterUnit(ballot), n: verdict.withSilence.silent.heads }), area: squareMetres(verdict.withSilence.silent.area) })}</p>
          <p>{t('result.silentBefore', { lead: verdictWords(t, ballot, { ...verdict, withSilence: null }).lead })}</p>
          <p>{t('result.silentAfter', { lead: verdictWords(t, ballot, verdict.withSilence.verdict).lead })}</p>
        </section>
      )}
    </>
  )
}

export function OneVerdict({ ballot, verdict, beside }: { ballot: BallotState; verdict: Verdict; beside: boolean }) {
  const view = majoritiesView(verdict)
  if (view) return <TwoMajorities view={view} beside={beside} />
  return (
    <div className={beside ? 'asks' : 'asks asks--below'}>
      {verdict.participation && <Participation ballot={ballot} verdict={verdict} />}
      {ballot.question.choices.kind === 'YES_NO' ? <YesNo ballot={ballot} verdict={verdict} /> : <Options ballot={ballot} verdict={verdict} />}
    </div>
  )
}

function Enough({ isMet, children }: { isMet: boolean; children: React.ReactNode }) {
  return <p className={isMet ? 'enough' : 'enough enough--not'}>{isMet && <Icon name="check" />}<span>{children}</span></p>
}

function Participation({ ballot, verdict }: { ballot: BallotState; verdict: Verdict }) {
  const t = useBallotWords()
  const { people } = wordsOfBallot(t, ballot)
  const majority = verdict.participation
  if (!majority) return null
  const { heads, fraction } = majority
  const isQuorum = fraction === null
  const hasAllSides = verdict.missingKinds.length === 0
  return (
    <section className="ask">
      <h3>{t(isQuorum ? 'result.quorum' : 'result.participation')}</h3>
      <p>{isQuorum ? t('result.ruleQuorum', { count: people(heads.need) }) : t('result.ruleBody')}</p>
      <div className="measure-row"><b>{people(heads.have)}</b><span>{t('result.line', { count: people(heads.need) })}</span></div>
      {!isQuorum && <ThresholdWall total={heads.of} in={heads.have} need={heads.need} words={t('result.half')} label={t('result.wallBody', { total: people(heads.of), part: people(heads.have), need: people(heads.need) })} />}
      <Enough isMet={heads.isMet && hasAllSides}>{!heads.isMet ? t('result.notEnough', { count: people(-heads.gap) }) : hasAllSides ? t('result.enough') : t('result.sideMissing')}</Enough>
    </section>
  )
}

function YesNo({ ballot, verdict }: { ballot: BallotState; verdict: Verdict }) {
  const t = useBallotWords()
  const { people } = wordsOfBallot(t, ballot)
  const heads = (id: string) => verdict.options.find((option) => option.id === id)?.heads ?? 0
  const [yes, no, abstain] = [heads(YES), heads(NO), heads(ABSTAIN)]
  const total = verdict.approval?.heads.of ?? yes + no + abstain
  const silent = Math.max(0, total - yes - no - abstain)
  const need = verdict.approval?.heads.need
  const counts = { total, yes, no, hollow: abstain, todo: silent, size: 'panelTall' as const }
  return (
    <section className="ask">
      {need !== undefined && <><h3>{t('result.approval')}</h3><p>{t(verdict.participation?.fraction === null ? 'result.rulePresent' : 'result.ruleTook', { count: people(total) })}</p></>}
      <div className="measure-row"><b>{t('agreed', { count: people(yes) })}</b>{need !== undefined && <span>{t('result.line', { count: people(need) })}</span>}</div>
      {need !== undefined
        ? <ThresholdWall {...counts} need={need} words={t('result.half')} label={t('result.wallYes', { total: people(total), yes, no, abstain, need: people(need) })} />
        : <Wall {...counts} label={t('result.wallShares', { total: people(total), yes, no, abstain })} />}
      <p className="key">
        <span><MarkIcon mark="yes" />{t('result.tally.yes', { n: yes })}</span>
        <span><MarkIcon mark="no" />{t('result.tally.no', { n: no })}</span>
        <span><MarkIcon mark="hollow" />{t('result.tally.abstain', { n: abstain })}</span>
        {silent > 0 && <span><MarkIcon mark="todo" />{t('result.tally.silent', { n: silent })}</span>}
      </p>
      {verdict.approval && <Enough isMet={verdict.approval.isMet}>{verdict.approval.isMet ? t('result.enough') : t('result.notEnough', { count: people(-verdict.approval.heads.gap) })}</Enough>}
    </section>
  )
}

function Options({ ballot, verdict }: { ballot: BallotState; verdict: Verdict }) {
  const t = useBallotWords()
  const { people, choice, choices } = wordsOfBallot(t, ballot)
  const most = Math.max(1, ...verdict.options.map((option) => option.heads))
  return (
    <section className="ask">
      {verdict.approval && <><h3>{t('result.approvalOptions')}</h3><p>{t('result.ruleOptions', { count: people(verdict.approval.heads.of) })}</p></>}
      <ul className="option-rows">
        {verdict.options.map((option) => (
          <li key={option.id}>
            <div className="measure-row">
              <b>{choice(option.id)}</b>
              <span>{people(option.heads)}{option.area > 0 && ` · ${t('result.optionArea', { area: squareMetres(option.area) })}`}</span>
            </div>
            <AreaBar parts={[{ kind: 'in', area: option.heads }]} total={verdict.approval?.heads.of ?? most} label={`${choice(option.id)} ${people(option.heads)}`} />
            {verdict.adopted.includes(option.id) && <p className="option-mark"><Icon name="check" />{t('result.adoptedMark')}</p>}
          </li>
        ))}
      </ul>
      {verdict.tied.length > 0 && <Enough isMet={false}>{t('result.tied', { names: choices(verdict.tied) })}</Enough>}
    </section>
  )
}
