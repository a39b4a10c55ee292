import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { AreaBar } from '../_ui/area-bar.tsx'
import { BallotPaper, Facts, VotePaper } from '../_ui/ballot-paper.tsx'
import { Button, ButtonLink, MoreLink } from '../_ui/button.tsx'
import { DataTable } from '../_ui/data-table.tsx'
import { Empty } from '../_ui/empty.tsx'
import { CheckField, FieldGroup, Select, TextField } from '../_ui/field.tsx'
import { Icon, iconNames, type IconName } from '../_ui/icon.tsx'
import { Lamp, type LampColor } from '../_ui/lamp.tsx'
import { MarkIcon, StanceMark, type Stance } from '../_ui/marks.tsx'
import { NotYet } from '../_ui/not-yet.tsx'
import { Options } from '../_ui/options.tsx'
import { PageShell } from '../_ui/page-shell.tsx'
import { PhraseTitle } from '../_ui/phrase-title.tsx'
import { QueueList } from '../_ui/queue-list.tsx'
import { House, Ridge } from '../_ui/ridge.tsx'
import { CountedSeal, EmptySeal, PartySeal, Seals } from '../_ui/seal.tsx'
import { DayCount, PhaseSteps, ProgressLine, Quote, Timeline, Why, WizardAt, type CountedDay, type LineStep } from '../_ui/steps.tsx'
import { Strip } from '../_ui/strip.tsx'
import { TwoMajorities, type MajoritiesView } from '../_ui/two-majorities.tsx'
import { ThresholdWall, Wall } from '../_ui/wall.tsx'
import { ChoiceSamples, ClockSamples, DialogSample, StripSamples } from './live-samples.tsx'
import { momentOfRequest } from './moment.ts'
import samples from './samples.json' with { type: 'json' }
import './gallery.css'

const colours = [
  ['paper', 'ink'], ['sheet', 'ink'], ['tray', 'ink'], ['action', 'on-action'], ['action-tint', 'ink'], ['banyan-tint', 'banyan-text'],
  ['osmanthus-tint', 'osmanthus-text'], ['tile-tint', 'tile-text'], ['alarm-tint', 'alarm-text'],
] as const

const passed: MajoritiesView = {
  participation: { met: true, heads: { part: 142, total: 186, need: 124 }, area: { part: 1_290_518, total: 1_674_260, need: 1_116_174 } },
  consent: { met: true, share: 'THREE_QUARTERS', heads: { yes: 113, no: 22, abstain: 7, total: 142, need: 107 }, area: { yes: 1_008_842, no: 217_046, total: 1_290_518, need: 967_889 } },
}
const small: MajoritiesView = {
  participation: { met: true, heads: { part: 11, total: 12, need: 8 }, area: { part: 98_200, total: 106_400, need: 70_934 } },
  consent: { met: false, share: 'HALF', heads: { yes: 5, no: 5, abstain: 1, total: 11, need: 6 }, area: { yes: 51_000, no: 40_200, total: 98_200, need: 49_101 } },
}

function Shelf({ title, children }: { title: string; children: ReactNode }) {
  return <section><h2>{title}</h2>{children}</section>
}

/** Every component in every state. Development only; the sample texts live in samples.json. */
export default function Gallery() {
  if (process.env.NODE_ENV === 'production') notFound()
  const at = momentOfRequest()
  const s = samples
  return (
    <PageShell community={{ slug: 'rongyin', name: s.community, phone: s.phone }} viewer={null} current="home">
      <div className="gallery">
        <House><p className="now-live"><i />{s.live}</p><h1 className="say"><PhraseTitle text={s.question} /></h1><p>{s.here}</p><p style={{ margin: '20px 0 8px' }}><ButtonLink kind="main" href="/gallery">{s.enter}</ButtonLink></p><p className="note">{s.noSignIn}</p></House>

        <Shelf title="Colours"><ul className="gallery-colours">{colours.map(([back, text]) => <li key={back} style={{ background: `var(--${back})`, color: `var(--${text})` }}><b>{back}</b><br />{text}</li>)}</ul></Shelf>

        <Shelf title="Buttons">
          <div className="gallery-flow">
            <Button kind="main" icon="hand">{s.buttons.main}</Button><Button icon="pen">{s.buttons.plain}</Button><Button kind="text" icon="undo">{s.buttons.text}</Button><Button kind="ink" icon="speak">{s.buttons.ink}</Button>
            <Button kind="main" busy>{s.buttons.busy}</Button><Button busy>{s.buttons.busy}</Button><Button small>{s.buttons.small}</Button>
            <Button aria-pressed>{s.buttons.pressed}</Button><Button aria-pressed={false}>{s.buttons.unpressed}</Button>
            <Button className="gallery-ring">{s.buttons.ring}</Button><MoreLink href="/gallery">{s.buttons.all}</MoreLink><MoreLink href="/gallery" icon="cal">{s.buttons.calendar}</MoreLink>
          </div>
          <div style={{ maxWidth: 420, marginTop: 16 }} className="btn-stack"><Button kind="main" wide>{s.buttons.wide}</Button><ButtonLink href="/gallery" wide onward>{s.buttons.onward}</ButtonLink></div>
          <div style={{ marginTop: 16 }}><NotYet>{s.notYet}</NotYet></div>
        </Shelf>

        <Shelf title="Ridge, bricks, lamps, seals">
          <div style={{ maxWidth: 560, margin: '0 10px 24px' }}><Ridge /></div>
          <div style={{ maxWidth: 340 }}><Wall total={54} yes={31} no={10} hollow={4} size="panel" label={s.walls.vote} /></div>
          <div className="gallery-flow" style={{ margin: '16px 0 24px' }}>
            {(['FOR', 'AGAINST', 'NEUTRAL'] as const).map((stance) => <StanceMark key={stance} stance={stance} />)}
            {(['hollow', 'todo', 'in'] as const).map((mark) => <span className="stance" key={mark}><MarkIcon mark={mark} />{s.marks[mark]}</span>)}
          </div>
          <div className="lamps">{(['GREEN', 'YELLOW', 'RED', 'BLUE'] as const).map((color) => <Lamp key={color} color={color}>{s.lamps[color.toLowerCase() as Lowercase<LampColor>]}</Lamp>)}</div>
          <div className="gallery-flow" style={{ marginTop: 24 }}>
            <CountedSeal community={s.community} word={s.counted} time={s.time} /><CountedSeal community={s.longCommunity} word={s.counted} time={s.time} tilt={false} /><CountedSeal community={s.community} word={s.counted} time={s.timeShort} plain />
            <PartySeal lines={s.parties[0]!.seal as [string, string]} /><EmptySeal />
          </div>
        </Shelf>

        <Shelf title="Walls">
          <div className="gallery-walls">
            <div style={{ maxWidth: 230 }}><Wall size="row" total={10} yes={9} label={s.walls.nine} /></div>
            <div style={{ maxWidth: 230 }}><Wall size="row" total={10} yes={10} fresh={1} label={s.walls.ten} /></div>
            <ThresholdWall size="card" total={14} yes={13} need={10} words={s.walls.threshold} label={s.walls.ten} />
            <ThresholdWall total={5} in={3} need={4} words={s.walls.needFew} label={s.walls.few} />
            <ThresholdWall total={186} in={124} need={124} words={s.walls.need} label={s.walls.turnout} />
            <ThresholdWall total={142} yes={113} no={22} hollow={7} size="panelTall" need={107} words={s.walls.needYes} label={s.walls.vote} />
            <ThresholdWall total={2140} in={1208} need={1427} words={s.walls.needMany} label={s.walls.many} />
            <AreaBar total={1_674_260} parts={[{ kind: 'in', area: 1_290_518 }]} label={s.walls.turnout} />
            <AreaBar total={1_290_518} parts={[{ kind: 'yes', area: 1_008_842 }, { kind: 'no', area: 217_046 }]} label={s.walls.vote} />
          </div>
        </Shelf>

        <Shelf title="Two majorities">
          <div className="gallery-cards"><TwoMajorities view={passed} /><TwoMajorities view={small} /></div>
          <div style={{ marginTop: 24 }}><TwoMajorities view={passed} beside /></div>
        </Shelf>

        <Shelf title="Ballot">
          <div className="gallery-ballots">
            <div>
              <BallotPaper aside={<>9:40</>} intent>
                <h2 className="say"><PhraseTitle text={s.title} /></h2>
                <Facts facts={s.facts.map(([term, fact]) => ({ key: term!, term, fact }))} />
                <p className="mine">{s.mine}</p>
                <Options name="ballot" legend={s.title} legendHidden options={s.options.map(([value, label]) => ({ value: value!, label }))} defaultValue="yes" />
                <Button kind="main" wide>{s.buttons.wide}</Button><p className="note">{s.change}</p>
                <div className="b-foot"><Button kind="ink" icon="speak">{s.buttons.ink}</Button><Button kind="ink">{s.later}</Button></div>
              </BallotPaper>
            </div>
            <div>
              <BallotPaper aside={<>8:52</>} done>
                <CountedSeal community={s.community} word={s.counted} time={s.time} fresh />
                <h2 className="say">{s.countedTitle}</h2>
                <Facts facts={s.receipt.map(([term, fact]) => ({ key: term!, term, fact }))} />
                <ThresholdWall total={186} in={124} need={124} words={s.walls.need} label={s.walls.turnout} />
                <p className="below">{s.below}</p>
                <Button kind="main" wide>{s.back}</Button><Button kind="text" icon="undo" wide>{s.edit}</Button>
              </BallotPaper>
            </div>
          </div>
        </Shelf>

        <Shelf title="What became of a vote">
          <div className="gallery-cards">
            <VotePaper heading={s.papers.sending[0]}><p>{s.papers.sending[1]}</p><p><b>{s.papers.sending[2]}</b></p></VotePaper>
            <VotePaper big="0:30" heading={s.papers.soon[0]}><p>{s.papers.soon[1]}</p><Button kind="main" wide>{s.buttons.wide}</Button></VotePaper>
            <VotePaper bad heading={s.papers.late[0]}><p>{s.papers.late[1]}</p><p>{s.papers.late[2]}</p><Button wide icon="phone">{s.papers.late[3]}</Button><Button wide>{s.papers.late[4]}</Button></VotePaper>
            <VotePaper heading={s.papers.closed[0]}><p>{s.papers.closed[1]}</p><Button wide>{s.papers.closed[2]}</Button></VotePaper>
            <Empty title={s.verdicts.noQuorum[0]} action={<Button wide icon="cal">{s.buttons.calendar}</Button>}>{s.verdicts.noQuorum[1]}</Empty>
            <Empty title={s.empty[0]} action={<Button wide icon="pen">{s.empty[2]}</Button>}>{s.empty[1]}</Empty>
          </div>
          <div className="gallery-cards" style={{ marginTop: 24 }}>{(['passed', 'failed'] as const).map((each) => <div className="verdict" key={each}><p className="say">{s.verdicts[each][0]}{each === 'passed' && <Icon name="check" />}</p><p className="lead">{s.verdicts[each][1]}</p></div>)}</div>
        </Shelf>

        <Shelf title="Strips">
          <div className="gallery-cards">
            <StripSamples at={at} />
            <Strip kind="attention">{s.strips.attention}</Strip><Strip kind="alarm">{s.strips.late}</Strip><Strip kind="good">{s.strips.good}</Strip><Strip kind="info" icon="swap">{s.strips.info}</Strip>
          </div>
        </Shelf>

        <Shelf title="Clocks"><ClockSamples at={at} /></Shelf>

        <Shelf title="Forms">
          <div className="gallery-cards">
            <div className="card form">
              <WizardAt at={2} of={4} title={s.form.where} />
              <TextField label={s.form.phone} hint={s.form.phoneHint} type="tel" inputMode="numeric" defaultValue="13800000000" />
              <TextField label={s.form.phone} error={s.form.phoneBad} defaultValue="1380000" />
              <TextField label={s.form.code} code inputMode="numeric" defaultValue="482915" optional />
            </div>
            <div className="card form">
              <Select label={s.form.where}>{s.form.places.map((place) => <option key={place}>{place}</option>)}</Select>
              <FieldGroup legend={s.form.kind}><Options compact name="kind" legend={s.form.kind} legendHidden options={s.form.kinds.map(([value, label]) => ({ value: value!, label }))} defaultValue="HOME" /></FieldGroup>
              <CheckField label={s.form.consent} hint={s.form.consentHint} defaultChecked />
              <CheckField label={s.form.consent} />
            </div>
          </div>
          <div style={{ marginTop: 24 }}><ChoiceSamples /></div>
        </Shelf>

        <Shelf title="Closing by three parties"><div style={{ maxWidth: 400 }}><Seals parties={s.parties.map((party) => ({ key: party.name, name: party.name, detail: party.detail, seal: party.seal as [string, string] | null }))} /></div></Shelf>

        <Shelf title="Steps and time">
          <PhaseSteps steps={s.phases.map(([key, label]) => ({ key: key!, label }))} current="DEBATE" />
          <div style={{ margin: '16px 0 24px' }}><PhaseSteps size="desk" steps={s.phases.map(([key, label]) => ({ key: key!, label }))} current="DEBATE" /></div>
          <div className="gallery-cards">
            <ProgressLine steps={s.line.map(([state, title, detail]) => ({
              key: title!, state: state as LineStep['state'], title, detail,
              more: state === 'current' ? <Why question={s.why} open><p>{s.whyText}</p><DayCount days={s.days.map(([weekday, day, word, kind]) => ({ key: String(day), weekday: String(weekday), day: Number(day), word: String(word), kind: kind as CountedDay['kind'] }))} /></Why> : undefined,
            }))} />
            <ProgressLine steps={s.lineStopped.map(([state, title, detail]) => ({ key: title!, state: state as LineStep['state'], title, detail }))} />
            <Timeline entries={s.timeline.map(([when, title, words, ahead], n) => ({ key: String(n), when, title, ahead: Boolean(ahead), children: words ? (n === 2 ? <Quote>{words}</Quote> : <p>{words}</p>) : null }))} />
          </div>
        </Shelf>

        <Shelf title="Queue">
          <div className="gallery-cards">
            <QueueList speakers={s.queue.map(([name, stance], n) => ({ key: name!, name: name!, stance: stance as Stance, isMe: n === 2 }))} />
            <QueueList withWhy speakers={s.queue.map(([name, stance, why]) => ({ key: name!, name: name!, stance: stance as Stance, why }))} />
          </div>
        </Shelf>

        <Shelf title="Rows, slips, tables">
          <ul className="rows" style={{ maxWidth: 640 }}>{s.rows.map(([icon, title, words]) => <li key={title}><a className="row-link" href="#main"><Icon name={icon as IconName} /><span><b>{title}</b><span>{words}</span></span><Icon name="right" /></a></li>)}</ul>
          <div className="gallery-cards" style={{ marginTop: 24 }}>
            {s.slips.map(([color, left, title, who, extra, number]) => (
              <a key={number} className={`slip slip--${color!.toLowerCase()}`} href="#main"><Lamp color={color as LampColor}>{left}</Lamp><h3><PhraseTitle text={title!} /></h3><p>{who}</p>{extra && <p className="ex">{extra}</p>}<p className="no">{number}</p></a>
            ))}
          </div>
          <div className="gallery-flow" style={{ margin: '24px 0' }}>{s.chips.map((word, n) => <span key={word} className={['chip', 'chip chip--going', 'chip chip--soon', 'chip chip--info', 'chip chip--alarm'][n]}>{word}</span>)}</div>
          <DataTable caption={s.table.caption} rows={s.table.rows} rowKey={(row) => row[0]!} columns={s.table.head.map((head, n) => ({ key: head, head, cell: (row: string[]) => row[n], isRowHead: n === 0, numeric: n === 3 }))} />
          <div style={{ marginTop: 24 }}><DialogSample /></div>
        </Shelf>

        <Shelf title="Icons"><ul className="gallery-icons">{iconNames.map((name) => <li key={name}><Icon name={name} />{name}</li>)}</ul></Shelf>
      </div>
    </PageShell>
  )
}
