import common from '../../contract/words/zh-CN/common.json' with { type: 'json' }
import dates from '../../contract/words/zh-CN/dates.json' with { type: 'json' }
import ui from '../../contract/words/zh-CN/ui.json' with { type: 'json' }
import type { BaseMessages } from './words-of-pages.ts'

export default { common, dates, ui } satisfies BaseMessages
