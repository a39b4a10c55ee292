import { notFound } from 'next/navigation'
import { Button, ButtonLink, MoreLink } from '../../_ui/button.tsx'
import { ConnectionNote } from '../../_ui/connection.tsx'
import { SpeakerClock } from '../../_ui/countdown.tsx'
import { AgendaPlan, PresenceList, TimeRuler, type PlanItem } from '../../_ui/desk-parts.tsx'
import { BoardColumn, LiveHouse, OutcomeRow, RowLink, TaskSlip, TopicRow } from '../../_ui/front-parts.tsx'
import { HallBallot, HallDebate, HallResult } from '../../_ui/hall-parts.tsx'
import type { IconName } from '../../_ui/icon.tsx'
import { Lamp, type LampColor } from '../../_ui/lamp.tsx'
import { Logo } from '../../_ui/logo.tsx'
import { StanceMark, type Stance } from '../../_ui/marks.tsx'
import { NotYet } from '../../_ui/not-yet.tsx'
import { PageShell } from '../../_ui/page-shell.tsx'
import { PhraseTitle } from '../../_ui/phrase-title.tsx'
import { QueueList } from '../../_ui/queue-list.tsx'
import { readPreferences } from '../../_ui/read-preferences.ts'
import { House } from '../../_ui/ridge.tsx'
import { Dock, FloorSheet, RoomBar, RoomQuestion, RoomSection } from '../../_ui/room-parts.tsx'
import { PhaseSteps } from '../../_ui/steps.tsx'
import { StanceSample } from '../live-samples.tsx'
import { momentOfRequest } from '../moment.ts'
import samples from '../samples.json' with { type: 'json' }
import screens from '../screen-samples.json' with { type: 'json' }

const community = { slug: 'rongyin', name: samples.community, phone: samples.phone }
const speakers = samples.queue.map(([name, stance, why]) => ({ key: name!, name: name!, stance: stance as Stance, why }))
const steps = samples.phases.map(([key, label]) => ({ key: key!, label }))

/** The signature screens, put together from the shared parts, for laying beside the mock-ups. Development only. */
export default async function Screen({ params }: { params: Promise<{ screen: string }> }) {
  if (process.env.NODE_ENV === 'production') notFound()
  const { screen } = await params
  const at = momentOfRequest()
  const clock = { until: at + 72_000, offset: 0, initialNow: at, total: 120_000 }
  if (screen === 'front') return <Front />
  if (screen === 'room') return <Room clock={clock} />
  if (screen === 'desk') return <Desk clock={clock} />
  if (screen === 'board') return <Board />
  if (screen === 'hall-debate') return <Debate clock={clock} />
  if (screen === 'hall-ballot') return <HallTurnout />
  if (screen === 'hall-result') return <HallVerdict />
  notFound()
}

interface Clock { until: number; offset: number; initialNow: number; total: number }

async function Front() {
  const f = screens.front
  const { mode } = await readPreferences()
  return (
    <PageShell community={community} viewer={null} current="home">
      <LiveHouse now={samples.live} question={samples.question} sentence={samples.here} enterHref="/gallery/room" enter={samples.enter} note={samples.noSignIn} agendaTitle={f.agendaTitle}
        agenda={f.agenda.map(([title, note], n) => ({ key: title!, title: title!, note: note!, current: n === 1 }))} />
      {mode === 'elder'
        ? <ul className="rows" style={{ marginTop: 32 }}>{f.rows.map(([icon, title, words]) => <RowLink key={title} href="/gallery" icon={icon as IconName} title={title}>{words}</RowLink>)}</ul>
        : (
          <div className="cols">
            <div>
              <section className="section" aria-labelledby="topics"><header><h2 id="topics">{f.topicsTitle}</h2><p className="note">{f.topicsNote}</p></header>
                <ul>{f.topics.map((topic) => <TopicRow key={topic.title} href="/gallery" title={topic.title} by={topic.by} count={topic.count} missing={topic.missing} wall={{ have: topic.have, need: 10, label: topic.count }} due={topic.due} action={topic.due ? undefined : <Button icon="plus">{f.endorse}</Button>} />)}</ul>
                <MoreLink href="/gallery">{f.moreTopics}</MoreLink>
              </section>
              <section className="tray" style={{ marginTop: 32 }}><h2>{f.wantTitle}</h2><p className="note">{f.wantNote}</p><ButtonLink icon="pen" href="/gallery">{f.want}</ButtonLink></section>
            </div>
            <div>
              <section className="section" aria-labelledby="outs"><header><h2 id="outs"><PhraseTitle text={f.outTitle} /></h2></header>
                <ul>{f.outs.map(([lamp, title, left, note]) => <OutcomeRow key={title} href="/gallery" lamp={lamp as LampColor} title={title!} left={left} note={note} />)}</ul>
                <MoreLink href="/gallery">{f.moreOuts}</MoreLink>
              </section>
              <section className="section"><h2>{f.nextTitle}</h2>{f.next.map((line) => <p key={line}>{line}</p>)}<MoreLink href="/gallery" icon="cal">{f.calendar}</MoreLink></section>
            </div>
          </div>
        )}
    </PageShell>
  )
}

function Room({ clock }: { clock: Clock }) {
  const r = screens.room
  return (
    <div className="room">
      <RoomBar backHref="/gallery/front" backLabel={r.back} title={r.place} end={<ConnectionNote link={{ state: 'live' }} />} />
      <main>
        <RoomQuestion question={samples.question} steps={<PhaseSteps steps={steps} current="DEBATE" />} />
        <FloorSheet heading={samples.speaking} stance="AGAINST" clock={<SpeakerClock {...clock} />} record={r.record} />
        <RoomSection title={r.next} link={<a href="#why">{r.why}</a>}><QueueList speakers={speakers.slice(0, 3)} /></RoomSection>
        <Dock title={r.dock}><StanceSample words={r.raise} /><div className="dock-two"><Button kind="ink" icon="pen">{r.write}</Button><Button kind="ink" icon="help">{r.help}</Button></div></Dock>
      </main>
    </div>
  )
}

function Desk({ clock }: { clock: Clock }) {
  const d = screens.desk
  return (
    <>
      <header className="desk-top"><Logo /><div className="desk-title"><b>{d.title}</b><span>{d.chair}</span></div><ConnectionNote link={{ state: 'live' }} /><div className="desk-clock"><b>{d.clock}</b><span className="note">{d.late}</span></div><Button icon="screen">{d.screen}</Button><Button icon="swap">{d.hand}</Button></header>
      <main className="desk">
        <div className="desk-col desk-col--plan"><h2>{d.agenda}</h2>
          <TimeRuler planned={[15, 55, 20, 20]} actual={[{ minutes: 19, past: true }, { minutes: 17, past: true }, { minutes: 38, past: false }, { minutes: 18, past: false }, { minutes: 18, past: false }]} now={36} plannedWord={d.planned} actualWord={d.actual} nowWord={d.now} label={d.ruler} />
          <AgendaPlan items={d.items.map(([state, title, planned, actual]) => ({ key: title!, state: state as PlanItem['state'], title: <PhraseTitle text={title!} />, lines: [{ key: 'p', term: d.planned, time: planned }, { key: 'a', term: state === 'todo' ? d.expected : d.actual, time: actual }] }))} />
          <p className="later" style={{ borderTop: '1px solid var(--line)', paddingTop: 12, marginBottom: 32 }}>{d.end}</p>
          <section className="later"><h2>{d.minutes}</h2><p>{d.minutesBy}</p><p>{d.saved}</p><Button small icon="doc">{d.openMinutes}</Button></section>
        </div>
        <div className="desk-col">
          <House size="desk">
            <h1 className="say"><PhraseTitle text={samples.question} /></h1>
            <PhaseSteps size="desk" steps={steps} current="DEBATE" />
            <div className="desk-floor"><div><h2>{samples.speaking}<StanceMark stance="AGAINST" /></h2><p>{d.turns}</p></div><SpeakerClock size="desk" {...clock} /><div className="desk-acts">{(['plus', 'pause', 'help'] as const).map((icon, n) => <Button key={icon} icon={icon}>{d.acts[n]}</Button>)}</div></div>
            <div className="desk-go"><Button kind="main" wide icon="next">{d.go}</Button><p className="desk-undo"><span>{d.did}</span><Button kind="text" icon="undo">{samples.buttons.text}</Button></p></div>
            <div className="desk-more">
              <div><h3>{d.rule}</h3><div className="btn-row">{d.rulings.map((word) => <Button key={word} small>{word}</Button>)}</div></div>
              <div><h3>{d.also}</h3><div className="btn-row">{d.alsoActs.map((word) => <Button key={word} small>{word}</Button>)}</div></div>
              <div className="tray desk-motion"><p><b>{d.motionTitle}</b>{d.motion}</p><Button>{d.read}</Button></div>
              <NotYet>{d.notYet}</NotYet>
            </div>
          </House>
        </div>
        <div className="desk-col">
          <section><header><h2>{d.queue}</h2><a className="note" href="#rule">{d.queueRule}</a></header><QueueList withWhy speakers={speakers} /></section>
          <section><header><h2>{d.here}</h2><span className="note">{d.hereHow}</span></header><PresenceList enough words={d.quorum} kinds={d.kinds.map(([name, count]) => ({ key: String(name), name, count: Number(count), present: true }))} awaited={[{ key: 'fire', name: d.awaited[0], when: d.awaited[1] }]} /></section>
        </div>
      </main>
    </>
  )
}

function Board() {
  const b = screens.board
  return (
    <PageShell community={community} viewer={{ displayName: speakers[2]!.name, unread: 2 }} current="board" width="wide">
      <div className="page-head"><h1 className="say"><PhraseTitle text={b.title} /></h1><p className="lamps">{b.counts.map(([lamp, words]) => <Lamp key={lamp} color={lamp as LampColor}>{words}</Lamp>)}</p></div>
      <div className="tools">{b.tools.map((word, n) => <Button key={word} aria-pressed={n === 0}>{word}</Button>)}<ButtonLink className="end" icon="download" href="/gallery">{b.download}</ButtonLink></div>
      <div className="board">{b.columns.map(([title, count, rule], n) => (
        <BoardColumn key={String(title)} title={title} count={Number(count)} rule={rule}>
          {samples.slips.slice(n % 2, n % 2 + 2 + (n % 2)).map(([lamp, left, name, who, extra, number]) => <TaskSlip key={number} href="/gallery" lamp={lamp as LampColor} left={left} title={name!} who={who} extra={extra} number={number!} />)}
        </BoardColumn>
      ))}</div>
    </PageShell>
  )
}

const qr = { text: 'https://huiketing.example/j/7K3M', label: screens.hall.qr }

function Debate({ clock }: { clock: Clock }) {
  const h = screens.hall
  return <HallDebate place={screens.room.place} question={samples.question} heading={samples.speaking} stance="AGAINST" clock={<SpeakerClock size="hall" {...clock} />} qr={qr} qrCaption={h.scan} nextTitle={screens.room.next} next={speakers} foot={h.foot} />
}

function HallTurnout() {
  const h = screens.hall
  return <HallBallot title={h.voting} timeLeft={<>{h.left}<b>9:40</b></>} question={samples.title} turnout={{ part: 119, total: 186, need: 124 }} needWords={h.need} count="119" countUnit={h.unit} countWords={h.laid} missing={h.missing.map(([term, value]) => ({ key: term!, term, value }))} act={h.act} qr={qr} wallLabel={h.turnout} />
}

function HallVerdict() {
  const h = screens.hall
  return (
    <HallResult title={h.resultTitle} verdict={h.passed} passed lead={h.lead} qr={qr} qrCaption={h.check}
      majorities={{
        participation: { met: true, heads: { part: 142, total: 186, need: 124 }, area: { part: 1_290_518, total: 1_674_260, need: 1_116_174 } },
        consent: { met: true, share: 'THREE_QUARTERS', heads: { yes: 113, no: 22, abstain: 7, total: 142, need: 107 }, area: { yes: 1_008_842, no: 217_046, total: 1_290_518, need: 967_889 } },
      }}
      words={{
        participation: h.participation, consent: h.consent, enough: h.enough, short: h.short, heads: (n) => `${n} ${h.households}`, needHeads: (n) => `${h.want} ${n} ${h.households}`,
        area: (n) => `${n} m²`, needArea: (n) => `${h.want} ${n} m²`, yes: h.yes, no: h.no, abstain: h.abstain, participationLabel: h.turnout, consentLabel: h.turnout,
      }} />
  )
}

