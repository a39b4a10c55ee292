import type { AnyCommand } from './kit.ts'
import { chairingCommands } from './session/chairing.ts'
import { conveningCommands } from './session/convening.ts'
import { doorCommands } from './session/door.ts'
import { doorPeopleCommands } from './session/door-people.ts'
import { floorCommands } from './session/floor.ts'
import { itemFileCommands } from './session/item-files.ts'
import { moodCommands } from './session/mood.ts'
import { motionCommands } from './session/motions.ts'
import { suggestionCommands } from './session/suggestions.ts'
import { textCommands } from './session/texts.ts'

/** Everything that is done in and around a session, apart from its ballots (ballot-in-session) and its minutes. */
export const sessionCommands: readonly AnyCommand[] = [
  ...conveningCommands, ...doorCommands, ...doorPeopleCommands, ...chairingCommands, ...floorCommands, ...motionCommands, ...textCommands, ...moodCommands, ...suggestionCommands, ...itemFileCommands,
]
