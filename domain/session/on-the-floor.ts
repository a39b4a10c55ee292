import { refuse, type Decision } from '../decision.ts'
import type { FloorEvent } from '../floor/events.ts'
import type { Scene } from '../floor/scene.ts'
import type { Context } from '../people.ts'
import type { SessionEvent } from './events.ts'
import { isChair } from '../access/session.ts'
import { isItemOver } from './phases.ts'
import { currentItem, type SessionState } from './state.ts'

/** The floor as its rules see it; null when nothing is open. */
export function sceneOf(state: SessionState): Scene | null {
  const item = currentItem(state)
  if (!item || !state.floor || isItemOver(item.phase)) return null
  return { floor: state.floor, itemPhase: item.phase, chair: state.chair }
}

/** Something that anybody in the room may do on the open item. Refuses: SESSION_WRONG_MOMENT, NO_ITEM, and as `rule`. */
export function onTheFloor(state: SessionState, rule: (scene: Scene) => Decision<FloorEvent>): Decision<SessionEvent> {
  if (state.phase !== 'IN_PROGRESS' && state.phase !== 'RECESS') return refuse('SESSION_WRONG_MOMENT')
  const scene = sceneOf(state)
  return scene ? rule(scene) : refuse('NO_ITEM')
}

/** Something that only the chair does, and not during a break. Refuses also: NOT_CHAIR. */
export function fromTheChair(state: SessionState, { actor }: Context, rule: (scene: Scene) => Decision<FloorEvent>): Decision<SessionEvent> {
  if (!isChair(state, actor)) return refuse('NOT_CHAIR', { name: state.chair.name })
  if (state.phase !== 'IN_PROGRESS') return refuse('SESSION_WRONG_MOMENT')
  return onTheFloor(state, rule)
}
