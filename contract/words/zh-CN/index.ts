/** One line per area: the file name is the namespace. Both languages list the same files (a test compares). */
import common from './common.json' with { type: 'json' }
import dates from './dates.json' with { type: 'json' }
import ui from './ui.json' with { type: 'json' }

export default {
  common,
  dates,
  ui,
}
