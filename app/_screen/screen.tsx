'use client'
import { useRef } from 'react'
import type { TurnoutView } from '../../contract/commands/ballot.ts'
import type { MoodCounts } from '../../domain/session/mood.ts'
import type { RoomMine } from '../../contract/commands/session.ts'
import { hallCodeStands } from '../../domain/session/hall-code.ts'
import type { BigScreen } from '../../server/queries/screen.ts'
import { useRoom } from '../_session/use-room.ts'
import { useNow } from '../_ui/use-now.ts'
import { BallotCountingScene, BallotOpenScene, BallotSoonScene } from './ballot.tsx'
import { AgendaScene, ClosedScene, ItemOverScene, RecessScene } from './between.tsx'
import { AppealScene, FloorScene, MotionScene, SpeechScene } from './floor.tsx'
import type { Hall } from './frame.tsx'
import { MoodScene } from './mood.tsx'
import { FullScreenButton, useAwake } from './projector.tsx'
import { PutAway } from './put-away.tsx'
import { ResultScene } from './result.tsx'
import { sceneOf, type Scene } from './scene.ts'
import { useHallCode } from './use-hall-code.ts'
import { LinkLine, useReload } from './link-line.tsx'
import { ItemScene, PauseScene, QueueScene } from './picked.tsx'
import { DoorScene, Off, Waiting } from './waiting.tsx'
import './screen.css'

const nobody: RoomMine = { userId: null, attendance: null, texts: [], agreed: [], mood: null, votes: null }

/** The projector: one scene at a time, following the room. Whatever the network does, the last true picture stays. */
export function Screen({ token, screen }: { token: string; screen: BigScreen }) {
  const live = useRoom({ community: screen.community.slug, sessionId: screen.room.session.id, initial: screen.room, seq: screen.seq, mine: { ...nobody, hallCode: screen.hallCode }, screenToken: token })
  const hallCode = useHallCode(live)
  const now = useNow(live.clockOffset, screen.now) ?? screen.now
  const turnouts = useTurnouts(screen.turnouts, live.presence)
  useAwake()
  useReload(live.link)
  if (live.link.state === 'refused') return <PutAway />
  const hall: Hall = { community: screen.community, session: live.session, here: live.here, rules: screen.rules, address: screen.address, hallCode: hallCode && now < hallCode.until + hallCodeStands ? hallCode : null, now, offset: live.clockOffset }
  const scene = sceneOf(live.session, live.ballots.map(({ state }) => state))
  return (
    <>
      <SceneView hall={hall} scene={scene} turnouts={turnouts} mood={live.mood?.counts ?? null} />
      <LinkLine link={live.link} offset={live.clockOffset} />
      <FullScreenButton />
    </>
  )
}

/** Turnouts as last heard: those that the page was made with, until newer ones come. */
function useTurnouts(initial: Record<string, TurnoutView>, presence: Record<string, unknown>): (ballotId: string) => TurnoutView | null {
  const known = useRef(initial)
  return (ballotId) => (presence[`turnout:${ballotId}`] as TurnoutView | undefined) ?? known.current[ballotId] ?? null
}

function SceneView({ hall, scene, turnouts, mood }: { hall: Hall; scene: Scene; turnouts: (ballotId: string) => TurnoutView | null; mood: MoodCounts | null }) {
  switch (scene.kind) {
    case 'WAITING': return <Waiting hall={hall} />
    case 'OFF': return <Off hall={hall} why={scene.why} />
    case 'RECESS': return <RecessScene hall={hall} until={scene.until} />
    case 'AGENDA': return <AgendaScene hall={hall} />
    case 'SPEECH': return <SpeechScene hall={hall} item={scene.item} floor={scene.floor} speech={scene.speech} />
    case 'FLOOR': return <FloorScene hall={hall} item={scene.item} floor={scene.floor} />
    case 'MOTION': return <MotionScene hall={hall} item={scene.item} floor={scene.floor} motion={scene.motion} />
    case 'MOOD': return <MoodScene hall={hall} item={scene.item} counts={mood} />
    case 'APPEAL': return <AppealScene hall={hall} item={scene.item} ruling={scene.ruling} />
    case 'BALLOT_SOON': return <BallotSoonScene hall={hall} item={scene.item} ballot={scene.ballot} />
    case 'BALLOT_OPEN': return <BallotOpenScene hall={hall} ballot={scene.ballot} turnout={turnouts(scene.ballot.id)} />
    case 'BALLOT_COUNTING': return <BallotCountingScene hall={hall} ballot={scene.ballot} turnout={turnouts(scene.ballot.id)} />
    case 'RESULT': return <ResultScene hall={hall} item={scene.item} ballot={scene.ballot} />
    case 'ITEM_OVER': return <ItemOverScene hall={hall} item={scene.item} />
    case 'CLOSED': return <ClosedScene hall={hall} />
    case 'ITEM': return <ItemScene hall={hall} item={scene.item} />
    case 'QUEUE': return <QueueScene hall={hall} item={scene.item} floor={scene.floor} />
    case 'DOOR': return <DoorScene hall={hall} />
    case 'PAUSE': return <PauseScene hall={hall} text={scene.text} />
  }
}
