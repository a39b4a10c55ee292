import { useTranslations } from 'next-intl'
import { verdictWords } from '../../contract/words/verdict.ts'
import type { BallotState } from '../../domain/ballot/state.ts'
import type { Majority } from '../../domain/ballot/majority.ts'
import { squareMetres } from '../../domain/ballot/area.ts'
import { ABSTAIN, isOwnerType, NO, YES } from '../../domain/ballot/types.ts'
import { decidingVerdict, type Verdict } from '../../domain/ballot/verdict.ts'
import type { ParticipantKind } from '../../domain/people.ts'
import type { AgendaItem } from '../../domain/session/state.ts'
import { useBallotWords, wordsOfBallot } from '../_ballot/ballot-words.ts'
import { majoritiesView } from '../_ballot/majorities-view.ts'
import { HallQuestion, HallResult } from '../_ui/hall-parts.tsx'
import { MarkIcon } from '../_ui/marks.tsx'
import { phrasesOf } from '../_ui/phrase-title.tsx'
import { Wall } from '../_ui/wall.tsx'
import { hallLinks, type Hall } from './frame.tsx'

/** "9f3a 20c1 77be": the beginning of the hash over all counted papers, to be compared with the page of the ballot. */
export function fingerprint(chainHead: string): string {
  return (chainHead.slice(0, 12).match(/.{4}/g) ?? []).join(' ')
}

/** The verdict, and the numbers that made it. */
export function ResultScene({ hall, item, ballot }: { hall: Hall; item: AgendaItem; ballot: BallotState }) {
  const t = useTranslations('screen.result')
  const b = useBallotWords()
  const ui = useTranslations('ui.majorities')
  if (!ballot.count) return null
  const { verdict, chainHead } = ballot.count
  const result = decidingVerdict(verdict)
  const words = wordsOfBallot(b, ballot)
  const said = verdictWords(b, ballot, verdict)
  const view = majoritiesView(result)
  const label = said.lead
  const isUnofficial = isOwnerType(ballot.type) && !ballot.isOfficial
  return (
    <HallResult
      title={isUnofficial ? t('intentTitle', { title: item.title }) : item.title} verdict={said.word} passed={result.outcome === 'PASSED'} lead={phrasesOf(said.lead).map((phrase) => phrase.replace(/[\uFF0C\u3002,.]\s*$/u, ''))}
      below={(
        <div className="hall-below">
          {isUnofficial && <p>{t('intentNote')}</p>}
          {verdict.withSilence && <p>{t('silence', { count: words.people(verdict.withSilence.silent.heads) })}</p>}
        </div>
      )}
      qr={{ text: hallLinks(hall).ballot(ballot.id), label: t('qr') }} qrCaption={<>{b('hall.seeAll')}<br />{b('hall.checkOwn')}<small className="hall-chain">{t('fingerprint')}<br />{fingerprint(chainHead)}</small></>}
      {...(view && {
        majorities: view,
        words: {
          participation: t('participation.TWO_THIRDS'), consent: t(`consent.${view.consent.share}`), enough: b('result.enough'),
          short: <Short majority={view.participation.met ? result.approval : result.participation} people={words.people} />,
          heads: (n: number) => words.people(n), needHeads: (n: number) => b('result.line', { count: words.people(n) }),
          area: (n: string) => ui('area', { n }), needArea: (n: string) => b('result.line', { count: ui('area', { n }) }),
          yes: ui('yes', { n: view.consent.heads.yes }), no: ui('no', { n: view.consent.heads.no }), abstain: ui('abstain', { n: view.consent.heads.abstain }),
          participationLabel: label, consentLabel: label,
        },
      })}
    >
      {!view && <Majorities ballot={ballot} result={result} />}
    </HallResult>
  )
}

/** What is missing, in heads first. */
function Short({ majority, people }: { majority: Majority | null; people: (n: number) => string }) {
  const b = useBallotWords()
  if (majority && !majority.heads.isMet) return <>{b('result.notEnough', { count: people(-majority.heads.gap) })}</>
  if (majority?.area && !majority.area.isMet) return <>{b('turnout.areaMissing', { area: squareMetres(-majority.area.gap) })}</>
  return null
}

/** A hall, an assembly or a poll: heads alone. */
function Majorities({ ballot, result }: { ballot: BallotState; result: Verdict }) {
  const { participation } = result
  return (
    <>
      {participation && <Participation ballot={ballot} result={result} participation={participation} />}
      {ballot.question.choices.kind === 'YES_NO' ? <YesNo ballot={ballot} result={result} /> : <Options ballot={ballot} result={result} />}
    </>
  )
}

function Participation({ ballot, result, participation }: { ballot: BallotState; result: Verdict; participation: Majority }) {
  const t = useTranslations('screen')
  const kind = useTranslations('people.kind')
  const b = useBallotWords()
  const { people } = wordsOfBallot(b, ballot)
  const { heads, fraction } = participation
  const isMet = heads.isMet && result.missingKinds.length === 0
  const total = Math.max(heads.of, heads.need)
  const missing = result.missingKinds.map((each) => kind(each as ParticipantKind))
  return (
    <HallQuestion
      title={t(`result.participation.${fraction === null ? 'QUORUM' : 'HALF'}`)} met={isMet}
      metWords={isMet ? b('result.enough') : missing.length > 0 ? t('result.missingKinds', { kinds: missing.reduce((before, name) => t('and', { before, name })) }) : b('result.notEnough', { count: people(-heads.gap) })}
      heads={[people(heads.have), b('result.line', { count: people(heads.need) })]}
      wall={{ total, in: heads.have, size: 'hallAlone', label: b('result.wallBody', { total: people(total), part: people(heads.have), need: people(heads.need) }) }} need={heads.need}
    />
  )
}

function YesNo({ ballot, result }: { ballot: BallotState; result: Verdict }) {
  const t = useTranslations('screen.result')
  const b = useBallotWords()
  const { people } = wordsOfBallot(b, ballot)
  const headsOf = (id: string) => result.options.find((option) => option.id === id)?.heads ?? 0
  const [yes, no, abstain] = [headsOf(YES), headsOf(NO), headsOf(ABSTAIN)]
  const cast = yes + no + abstain
  const { approval } = result
  const total = Math.max(approval?.heads.of ?? cast, cast)
  const counts = { total, yes, no, hollow: abstain, size: 'hallAlone' as const }
  return (
    <>
      {approval
        ? (
          <HallQuestion
            title={t('consent.HALF_PRESENT')} met={approval.isMet} metWords={approval.isMet ? b('result.enough') : b('result.notEnough', { count: people(-approval.heads.gap) })}
            heads={[people(yes), b('result.line', { count: people(approval.heads.need) })]}
            wall={{ ...counts, label: b('result.wallYes', { total: people(total), yes, no, abstain, need: people(approval.heads.need) }) }} need={approval.heads.need}
          />
        )
        : <section><h2>{t('shares')}</h2><div className="walls"><div className="hall-m"><b>{people(total)}</b></div><Wall {...counts} label={b('result.wallShares', { total: people(total), yes, no, abstain })} /></div></section>}
      <p className="key">
        <span><MarkIcon mark="yes" />{b('result.tally.yes', { n: yes })}</span>
        <span><MarkIcon mark="no" />{b('result.tally.no', { n: no })}</span>
        <span><MarkIcon mark="hollow" />{b('result.tally.abstain', { n: abstain })}</span>
        {total > cast && <span><MarkIcon mark="todo" />{b('result.tally.silent', { n: total - cast })}</span>}
      </p>
    </>
  )
}

/** Several options: whole numbers and bars of one colour; the screen has no opinion. */
function Options({ ballot, result }: { ballot: BallotState; result: Verdict }) {
  const t = useTranslations('screen.result')
  const b = useBallotWords()
  const { people, choice, choices } = wordsOfBallot(b, ballot)
  const most = Math.max(1, result.approval?.heads.of ?? 0, ...result.options.map((option) => option.heads))
  return (
    <section>
      <h2>{t(result.approval ? 'consent.OPTION' : 'shares')}</h2>
      <ul className={result.options.length > 6 ? 'hall-options hall-options--many' : 'hall-options'}>
        {result.options.map((option) => (
          <li key={option.id}>
            <p className="hall-m"><b>{choice(option.id)}</b><span>{people(option.heads)}{result.adopted.includes(option.id) && <strong>{t('adopted')}</strong>}</span></p>
            <i className="hall-bar" style={{ width: `${(100 * option.heads) / most}%` }} />
          </li>
        ))}
      </ul>
      {result.tied.length > 0 && <p className="hall-small">{b('result.tied', { names: choices(result.tied) })}</p>}
    </section>
  )
}
