/** One line per area: the file name is the namespace. Both languages list the same files (a test compares). */
import ballot from './ballot.json' with { type: 'json' }
import common from './common.json' with { type: 'json' }
import dates from './dates.json' with { type: 'json' }
import imports from './import.json' with { type: 'json' }
import people from './people.json' with { type: 'json' }
import refusals from './refusals.json' with { type: 'json' }
import log from './log.json' with { type: 'json' }
import minutes from './minutes.json' with { type: 'json' }
import owners from './owners.json' with { type: 'json' }
import paper from './paper.json' with { type: 'json' }
import text from './text.json' with { type: 'json' }
import rules from './rules.json' with { type: 'json' }
import ui from './ui.json' with { type: 'json' }
import desk from './desk.json' with { type: 'json' }
import front from './front.json' with { type: 'json' }
import notices from './notices.json' with { type: 'json' }
import topic from './topic.json' with { type: 'json' }
import room from './room.json' with { type: 'json' }
import screen from './screen.json' with { type: 'json' }
import session from './session.json' with { type: 'json' }
import record from './record.json' with { type: 'json' }
import records from './records.json' with { type: 'json' }
import task from './task.json' with { type: 'json' }
import voter from './voter.json' with { type: 'json' }

export default {
  ballot,
  record,
  records,
  task,
  voter,
  room,
  screen,
  session,
  topic,
  notices,
  front,
  desk,
  common,
  dates,
  import: imports,
  people,
  refusals,
  log,
  minutes,
  owners,
  paper,
  text,
  rules,
  ui,
}
