import type { ReactNode } from 'react'
import { AreaBar } from './area-bar.tsx'
import { squareMetres } from './area.ts'
import { HallStage } from './hall-stage.tsx'
import { Icon } from './icon.tsx'
import { MarkIcon, StanceMark, type Stance } from './marks.tsx'
import { PhraseTitle } from './phrase-title.tsx'
import { Qr } from './qr.tsx'
import { Ridge } from './ridge.tsx'
import type { MajoritiesView } from './two-majorities.tsx'
import { fitted, squaresOf } from './hall-type.ts'
import { MasonLine, Wall, sharesOneLine, thresholdPercent } from './wall.tsx'

export interface HallQr { text: string; label: string }

/** Somebody has the floor. `clock` is a SpeakerClock of size hall; words are already in the hall's language. */
export function HallDebate({ place, question, heading, stance, clock, qr, qrCaption, nextTitle, next, foot, tight = false, children }: {
  place: ReactNode
  question: string
  heading: ReactNode
  stance?: Stance
  clock?: ReactNode
  qr: HallQr
  qrCaption: ReactNode
  nextTitle?: ReactNode
  next: readonly { key: string; name: string; stance: Stance }[]
  foot: ReactNode
  /** the question smaller, to leave room below */
  tight?: boolean
  /** under the clock, or in its place when nobody speaks */
  children?: ReactNode
}) {
  return (
    <HallStage>
      <Ridge size="hall" />
      <div className={tight ? 'hall-debate hall-debate--tight' : 'hall-debate'}>
        <div>
          <p className="hall-place">{place}</p>
          <h1 className="say" style={{ fontSize: tight ? fitted(question, 1284, 150, [80, 68, 58, 50, 44]) ?? 38 : fitted(question, 1284, 292, [112, 96, 80, 68, 58, 50, 44]) ?? 38 }}><PhraseTitle text={question} /></h1>
          <div className="hall-speaker"><div><h2>{heading}</h2>{stance && <StanceMark stance={stance} />}</div>{clock}</div>
          {children}
        </div>
        <aside className="hall-side">
          <Qr {...qr} /><p className="hall-caption">{qrCaption}</p>
          {next.length > 0 && <><h3>{nextTitle}</h3><ol>{next.slice(0, 3).map((each) => <li key={each.key}>{each.name}<StanceMark stance={each.stance} /></li>)}</ol></>}
        </aside>
      </div>
      <p className="hall-foot"><span>{foot}</span></p>
    </HallStage>
  )
}

/** A ballot is open: turnout only, no colour, what is still missing. */
export function HallBallot({ title, timeLeft, question, turnout, needWords, count, countUnit, countWords, missing, act, qr, wallLabel }: {
  title: ReactNode
  timeLeft: ReactNode
  question: string
  turnout: { part: number; total: number; need: number | null }
  needWords?: string
  count: ReactNode
  countUnit: ReactNode
  countWords: ReactNode
  missing: readonly { key: string; term: ReactNode; value: ReactNode }[]
  act: ReactNode
  qr: HallQr
  wallLabel: string
}) {
  const wall = { total: turnout.total, in: turnout.part, size: 'hall' as const }
  const size = fitted(question, 1776, 100, [72, 64]) ?? fitted(question, 1776, 160, [58, 48]) ?? 38
  return (
    <HallStage className={size < 48 ? 'hall--ballot hall--long' : 'hall--ballot'}>
      <div className="hall-top"><span className="say">{title}</span><span className="hall-time">{timeLeft}</span></div>
      <h1 className="say" style={{ fontSize: size }}><PhraseTitle text={question} /></h1>
      <div className="walls hall-walls"><Wall {...wall} label={wallLabel} />{turnout.need !== null && <MasonLine percent={thresholdPercent(wall, turnout.need)}>{needWords}</MasonLine>}</div>
      <div className="hall-sum">
        <div><p className="hall-count">{count}<small> {countUnit}</small></p><p className="hall-words">{countWords}</p></div>
        <div>{missing.map((each) => <p className="hall-need" key={each.key}><small>{each.term}</small>{each.value}</p>)}</div>
        <p className="hall-act">{act}</p>
        <Qr {...qr} />
      </div>
    </HallStage>
  )
}

/** The verdict as large as the hall, both majorities beside it when they apply. */
export function HallResult({ title, verdict, passed, lead, below, qr, qrCaption, majorities, words, children }: {
  title: ReactNode
  verdict: string
  passed: boolean
  lead: readonly string[]
  /** small lines between the numbers and the QR code: the fingerprint of the count */
  below?: ReactNode
  qr: HallQr
  qrCaption: ReactNode
  majorities?: MajoritiesView
  words?: {
    participation: ReactNode; consent: ReactNode; enough: ReactNode; short: ReactNode
    heads: (n: number) => ReactNode; needHeads: (n: number) => ReactNode; area: (n: string) => ReactNode; needArea: (n: string) => ReactNode
    yes: ReactNode; no: ReactNode; abstain: ReactNode; participationLabel: string; consentLabel: string
  }
  /** what stands at the right when there are no two majorities */
  children?: ReactNode
}) {
  return (
    <HallStage>
      <div className="hall-result">
        <div>
          <p className="hall-q">{title}</p>
          <p className="say hall-verdict" style={{ fontSize: verdictSize(verdict, passed) }}>{verdict}{passed && <Icon name="check" />}</p>
          <p className="hall-lead">{lead.map((line, at) => <span key={at}>{line}<br /></span>)}</p>
          {below}
          <div className="hall-scan"><Qr {...qr} /><p>{qrCaption}</p></div>
        </div>
        <div>
          {majorities && words && (
            <>
              <HallQuestion
                title={words.participation} met={majorities.participation.met} metWords={majorities.participation.met ? words.enough : words.short}
                heads={[words.heads(majorities.participation.heads.part), words.needHeads(majorities.participation.heads.need)]}
                area={[words.area(squareMetres(majorities.participation.area.part, true)), words.needArea(squareMetres(majorities.participation.area.need, true))]}
                wall={{ total: majorities.participation.heads.total, in: majorities.participation.heads.part, size: 'hallPanel', label: words.participationLabel }} need={majorities.participation.heads.need}
                bar={{ total: majorities.participation.area.total, need: majorities.participation.area.need, parts: [{ kind: 'in', area: majorities.participation.area.part }], label: words.participationLabel }}
              />
              <HallQuestion
                title={words.consent} met={majorities.consent.met} metWords={majorities.consent.met ? words.enough : words.short}
                heads={[words.heads(majorities.consent.heads.yes), words.needHeads(majorities.consent.heads.need)]}
                area={[words.area(squareMetres(majorities.consent.area.yes, true)), words.needArea(squareMetres(majorities.consent.area.need, true))]}
                wall={{ total: majorities.consent.heads.total, yes: majorities.consent.heads.yes, no: majorities.consent.heads.no, hollow: majorities.consent.heads.abstain, size: 'hallPanelTall', label: words.consentLabel }} need={majorities.consent.heads.need}
                bar={{ total: majorities.consent.area.total, need: majorities.consent.area.need, parts: [{ kind: 'yes', area: majorities.consent.area.yes }, { kind: 'no', area: majorities.consent.area.no }], label: words.consentLabel }}
              />
              <p className="key"><span><MarkIcon mark="yes" />{words.yes}</span><span><MarkIcon mark="no" />{words.no}</span><span><MarkIcon mark="hollow" />{words.abstain}</span></p>
            </>
          )}
          {children}
        </div>
      </div>
    </HallStage>
  )
}

/** As large as the column of 580 px allows, beside the check. */
function verdictSize(verdict: string, withCheck: boolean): number {
  return Math.min(212, Math.floor((withCheck ? 426 : 580) / Math.max(1, squaresOf(verdict))))
}

/** One question of a result: its numbers, its wall with the threshold, the area below it where area counts. */
export function HallQuestion({ title, met, metWords, heads, area, wall, need, bar }: {
  title: ReactNode; met: boolean; metWords: ReactNode; heads: [ReactNode, ReactNode]; area?: [ReactNode, ReactNode]
  wall: Parameters<typeof Wall>[0]; need: number; bar?: Parameters<typeof AreaBar>[0] & { need: number }
}) {
  const percent = thresholdPercent(wall, need)
  const headsOnly = <div className="walls"><div className="hall-m"><b>{heads[0]}</b><span>{heads[1]}</span></div><Wall {...wall} /><MasonLine percent={percent} /></div>
  const asked = <h2>{title}<span className={met ? 'hall-ok' : 'hall-ok hall-ok--not'}>{met && <Icon name="check" />}{metWords}</span></h2>
  if (!area || !bar) return <section>{asked}{headsOnly}</section>
  const areaShare = 100 * bar.need / Math.max(1, bar.total)
  const headsLine = <><div className="hall-m"><b>{heads[0]}</b><span>{heads[1]}</span></div><Wall {...wall} /></>
  const areaLine = <><div className="hall-m"><b>{area[0]}</b><span>{area[1]}</span></div><AreaBar {...bar} /></>
  return (
    <section>
      {asked}
      {sharesOneLine(wall, need, areaShare)
        ? <div className="walls">{headsLine}{areaLine}<MasonLine percent={percent} /></div>
        : <>{headsOnly}<div className="walls">{areaLine}<MasonLine percent={areaShare} /></div></>}
    </section>
  )
}
