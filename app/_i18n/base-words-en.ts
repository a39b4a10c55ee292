import common from '../../contract/words/en/common.json' with { type: 'json' }
import dates from '../../contract/words/en/dates.json' with { type: 'json' }
import ui from '../../contract/words/en/ui.json' with { type: 'json' }
import type { BaseMessages } from './words-of-pages.ts'

export default { common, dates, ui } satisfies BaseMessages
